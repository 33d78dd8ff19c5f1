/** The panel of the map: the movable map or the drawn one, its legend, and saving it. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useElementSize } from '@mantine/hooks'
import { Acts, Button, Callout, Panel, Skeleton, showToast } from '@smart-rescue/ui'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { saveFile } from '../../../web/index.ts'
import { DrawnMap } from './drawn-map.tsx'
import { GlMap } from './gl-map.tsx'
import { type Countries, drawShapes, loadCountries } from './load-shapes.ts'
import { useMapColours } from './map-colours.ts'
import type { Arc, Dot } from './map-content.ts'
import { MapLegend } from './map-legend.tsx'
import { toPngBlob, toSvgBlob } from './save-picture.ts'

const useCountries = (): { countries?: Countries; failed: boolean; again: () => void } => {
  const [countries, setCountries] = useState<Countries>()
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what loads again
  useEffect(() => {
    let isGone = false
    setFailed(false)
    loadCountries().then(
      (loaded) => isGone || setCountries(loaded),
      () => isGone || setFailed(true),
    )
    return () => {
      isGone = true
    }
  }, [attempt])
  return { ...(countries === undefined ? {} : { countries }), failed, again: () => setAttempt((n) => n + 1) }
}

/** The panel. `file` begins the names of saved files. */
export const MapPanel = ({
  dots,
  arcs,
  chosen,
  file,
  onChoose,
}: {
  dots: readonly Dot[]
  arcs: readonly Arc[]
  chosen?: string | undefined
  file: string
  onChoose: (key: string) => void
}): ReactNode => {
  const { t } = useLingui()
  const { countries, failed, again } = useCountries()
  const colours = useMapColours()
  const { ref, width } = useElementSize()
  const drawing = useRef<SVGSVGElement>(null)
  const [wish, setWish] = useState<'movable' | 'drawn'>('movable')
  const [noGl, setNoGl] = useState(false)
  const shapes = useMemo(() => (countries === undefined ? [] : drawShapes(countries)), [countries])
  const size = { width: Math.max(260, Math.round(width)), height: width < 600 ? 320 : 460 }
  const isDrawn = noGl || wish === 'drawn'
  const title = plural(dots.length, {
    one: 'Map with # place; the table below lists its sources.',
    other: 'Map with # places; the table below lists their sources.',
  })
  const save = async (kind: 'svg' | 'png') => {
    if (drawing.current === null) return
    try {
      saveFile(
        `${file}-map.${kind}`,
        kind === 'svg' ? toSvgBlob(drawing.current) : await toPngBlob(drawing.current),
        kind === 'svg' ? 'image/svg+xml' : 'image/png',
      )
    } catch {
      showToast({ text: t`The picture could not be saved here; save the SVG instead.`, tone: 'bad' })
    }
  }
  return (
    <Panel title={t`Map`} aside={plural(dots.length, { one: '# place', other: '# places' })}>
      <div ref={ref} className="sr-where-map">
        {failed ? (
          <Callout tone="amber">
            <p>{t`The map could not be loaded. The table below holds everything it would show.`}</p>
            <Button tone="quiet" size="small" onClick={again}>
              {t`Try again`}
            </Button>
          </Callout>
        ) : countries === undefined || width === 0 ? (
          <Skeleton label={t`Loading the map`} lines={10} />
        ) : isDrawn ? (
          <DrawnMap
            title={title}
            shapes={shapes}
            size={size}
            dots={dots}
            arcs={arcs}
            chosen={chosen}
            colours={colours}
            onChoose={onChoose}
            ref={drawing}
          />
        ) : (
          <GlMap
            title={title}
            countries={countries}
            dots={dots}
            arcs={arcs}
            chosen={chosen}
            colours={colours}
            onChoose={onChoose}
            onFail={() => setNoGl(true)}
          />
        )}
      </div>
      <div className="sr-pad sr-stack tight">
        <MapLegend hasArcs={arcs.length > 0} />
        <Acts>
          {noGl ? null : (
            <Button
              tone="quiet"
              size="small"
              pressed={isDrawn}
              onClick={() => setWish(isDrawn ? 'movable' : 'drawn')}
            >
              {t`Map for print`}
            </Button>
          )}
          {isDrawn ? (
            <>
              <Button tone="quiet" size="small" onClick={() => void save('png')}>
                {t`Save as PNG`}
              </Button>
              <Button tone="quiet" size="small" onClick={() => void save('svg')}>
                {t`Save as SVG`}
              </Button>
            </>
          ) : null}
        </Acts>
      </div>
    </Panel>
  )
}
