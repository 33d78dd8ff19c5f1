/** The whole of a network's page: wishes, picture, what is chosen, days, tables, and taking it out. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { NetworkGraph } from '@smart-rescue/schema'
import { Callout } from '@smart-rescue/ui'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { TRACE_WORDS } from '../../../traces/web/index.ts'
import { SidePanel } from '../panels/side-panel.tsx'
import { Picture, type Places } from '../picture/picture.tsx'
import { NetworkTables } from '../tables/network-tables.tsx'
import { ExportPanel } from '../taking-out/export-panel.tsx'
import { useDecideJoin } from '../use-decide-join.ts'
import type { NetworkAsk, NetworkPlace } from './network-place.ts'
import { TimeSlider } from './time-slider.tsx'
import { ToolBar } from './tool-bar.tsx'
import { usePicture } from './use-picture.ts'

/** Templates and pictures have no name: they are called by how many hang on them; traces by what they are. */
const useNamed = (graph: NetworkGraph): NetworkGraph => {
  const { i18n } = useLingui()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  return useMemo(() => {
    const name = (count: number): string =>
      plural(count, { one: 'Template of # source', other: 'Template of # sources' })
    const alike = (count: number): string =>
      plural(count, { one: 'Picture of # source', other: 'Picture of # sources' })
    return {
      ...graph,
      nodes: graph.nodes.map((node) =>
        node.kind === 'template'
          ? { ...node, label: name(node.sources) }
          : node.kind === 'picture'
            ? { ...node, label: alike(node.sources) }
            : node.traceKind === undefined
              ? node
              : { ...node, label: `${i18n._(TRACE_WORDS[node.traceKind])} ${node.label}` },
      ),
    }
  }, [graph, i18n.locale])
}

/** The view. */
export const NetworkView = ({ graph, ...asked }: NetworkAsk & { graph: NetworkGraph }): ReactNode => {
  const { t } = useLingui()
  const state = usePicture(useNamed(graph))
  const act = useDecideJoin(asked.caseId)
  const place: NetworkPlace = { ...asked, act }
  const places = useRef<Places>(new Map())
  const [isWhole, setWhole] = useState(false)
  useEffect(() => {
    if (!isWhole) return undefined
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setWhole(false)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [isWhole])
  return (
    <>
      {graph.cut ? (
        <Callout tone="amber">
          <p>{t`More is there than the picture shows: it begins with what is joined most. Expand a node to see the rest of it.`}</p>
        </Callout>
      ) : null}
      <section className={isWhole ? 'sr-net whole' : 'sr-net'} aria-label={t`Picture of the network`}>
        <ToolBar state={state} place={place} />
        <p className="sr-net-count sr-small" role="status">
          {plural(state.part.nodeCount, { one: '# node', other: '# nodes' })} ·{' '}
          {plural(state.part.edgeCount, { one: '# join', other: '# joins' })}
        </p>
        <div className="sr-net-main">
          <Picture state={state} places={places} isWhole={isWhole} setWhole={setWhole} />
          <SidePanel state={state} place={place} />
        </div>
        <TimeSlider state={state} />
      </section>
      <NetworkTables state={state} />
      <ExportPanel state={state} place={place} places={places} />
    </>
  )
}
