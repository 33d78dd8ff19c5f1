/** The picture of the layout, in tiles: nothing is loaded until asked for, then blurred and grey, then clear for a while. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId, ExhibitPart } from '@smart-rescue/schema'
import { Acts, Button, Panel } from '@smart-rescue/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { usePlatform } from '../../../web/index.ts'
import { readPart } from '../../contract.ts'
import '../evidence.css'

/** Milliseconds after which a clear tile hides itself again. */
const CLEAR_MS = 60_000

const Tile = ({ part, address, number }: { part: ExhibitPart; address: string; number: number }) => {
  const { t } = useLingui()
  const [view, setView] = useState<'away' | 'blurred' | 'clear'>('away')
  useEffect(() => {
    if (view !== 'clear') return undefined
    const timer = setTimeout(() => setView('blurred'), CLEAR_MS)
    return () => clearTimeout(timer)
  }, [view])
  return (
    <figure className={view === 'clear' ? 'sr-shot clear' : 'sr-shot'} data-role={part.role}>
      <div className="sr-shot-view">
        {view === 'away' ? (
          <span className="sr-tag">{t`not loaded`}</span>
        ) : (
          <img
            src={address}
            alt={view === 'clear' ? t`Screenshot, tile ${number}` : t`Screenshot, tile ${number}, blurred`}
          />
        )}
      </div>
      <figcaption>
        <Acts>
          {view === 'away' ? (
            <Button tone="plain" size="small" onClick={() => setView('blurred')}>
              {t`Load tile ${number}`}
            </Button>
          ) : view === 'blurred' ? (
            <Button tone="plain" size="small" onClick={() => setView('clear')}>
              {t`Show tile ${number} clearly`}
            </Button>
          ) : (
            <Button tone="plain" size="small" onClick={() => setView('blurred')}>
              {t`Blur tile ${number}`}
            </Button>
          )}
        </Acts>
      </figcaption>
    </figure>
  )
}

/** The panel; every loaded tile is a logged reading. */
export const ScreenshotPanel = ({
  caseId,
  exhibitId,
  parts,
}: {
  caseId: CaseId
  exhibitId: ExhibitId
  parts: readonly ExhibitPart[]
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const tiles = parts
    .filter((part) => /^screenshot-\d+$/.test(part.role))
    .toSorted((a, b) => a.role.localeCompare(b.role, 'en'))
  if (tiles.length === 0) return null
  return (
    <Panel title={t`Screenshot`} aside={i18n.number(tiles.length)}>
      <p className="sr-pad sr-quiet">
        {t`Pictures of the page were withheld when it was captured: grey areas stand in their place. Loading a tile is logged. A clear tile blurs itself after a minute.`}
      </p>
      <div className="sr-shots">
        {tiles.map((part, index) => (
          <Tile
            key={part.role}
            part={part}
            number={index + 1}
            address={client.address(readPart, { caseId, exhibitId, role: part.role })}
          />
        ))}
      </div>
    </Panel>
  )
}
