/** Taking the shown part out: as a picture, for other tools, for partners. Each file says what it is, of which case, when, and that a machine proposed it. */
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import {
  type ExportAbout,
  preface,
  whatIsShown,
  writeEdgesCsv,
  writeGraphml,
  writeI2Csv,
  writeNodesCsv,
  writeStix,
  writeSvg,
} from '@smart-rescue/core/picturing'
import { Acts, Button, Panel, shorten, showHidden, showToast } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, type RefObject, useState } from 'react'
import { saveFile, useFailureText, usePlatform } from '../../../web/index.ts'
import { type ExportFormat, takeOut } from '../../contract.ts'
import { JOIN_WORDS, NODE_WORDS } from '../network-words.ts'
import { nodeSize } from '../picture/draw-network.ts'
import { communityColour, readLook } from '../picture/look.ts'
import { type Places, placesOf } from '../picture/picture.tsx'
import type { NetworkPlace } from '../view/network-place.ts'
import type { PictureState } from '../view/use-picture.ts'
import { drawPng } from './draw-png.ts'

/** Labels stand in a drawn file only while they can be read. */
const MOST_LABELS = 400
const MOST_SOURCE_LABELS = 60
const LABEL_LENGTH = 32

/** The panel. */
export const ExportPanel = ({
  state,
  place,
  places,
}: {
  state: PictureState
  place: NetworkPlace
  places: RefObject<Places>
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const [busy, setBusy] = useState(false)
  const { graph, part, shown } = state

  const leftOut = (): string[] => {
    const hidden = graph.nodes.filter((node) => node.hub).length
    return [
      ...(shown.hideHubs && hidden > 0
        ? [
            hidden === 1
              ? 'a selector or template so common that it joins nobody'
              : `${hidden} selectors or templates so common that they join nobody`,
          ]
        : []),
      ...(shown.showBroken ? [] : ['rejected and broken joins']),
      ...(shown.from === undefined && shown.to === undefined ? [] : ['sources of other days']),
    ]
  }
  /** Asks first: the log has it before a file is made, and who may not take it out gets none. */
  const about = async (format: ExportFormat): Promise<ExportAbout> => {
    const { caseId, network, moment } = place
    const { leaf, at, deciders } = await client.call(takeOut, {
      caseId,
      format,
      nodes: part.nodeCount,
      joins: part.edgeCount,
      leftOut: leftOut(),
      ...(network === 'all' ? {} : { id: network }),
      ...(moment === undefined ? {} : { moment }),
    })
    void queries.invalidateQueries({ queryKey: ['case.log'] })
    return {
      caseReference: place.reference,
      network,
      at,
      logged: leaf,
      deciders,
      leftOut: leftOut(),
      ...(moment === undefined ? {} : { moment }),
    }
  }
  const drawSvg = (notes: readonly string[], edges: ReturnType<typeof whatIsShown>['edges']): string => {
    const look = readLook(document.documentElement)
    const positions = placesOf(graph, state.communities, places.current)
    const placed = graph.nodes.flatMap((node, n) => {
      if (part.nodes[n] !== 1) return []
      return [
        {
          node: { ...node, label: showHidden(node.label) },
          x: positions[2 * n] ?? 0,
          y: positions[2 * n + 1] ?? 0,
          size: nodeSize(graph, n),
          colour: communityColour(look, node.hub ? -1 : (state.communities.of[n] ?? -1)),
          label:
            part.nodeCount > (node.kind === 'source' ? MOST_SOURCE_LABELS : MOST_LABELS)
              ? undefined
              : shorten(showHidden(node.label), LABEL_LENGTH),
        },
      ]
    })
    const word = <K extends string>(words: Record<K, MessageDescriptor>): Record<K, string> =>
      Object.fromEntries(
        Object.entries<MessageDescriptor>(words).map(([key, value]) => [key, i18n._(value)]),
      ) as Record<K, string>
    return writeSvg(placed, edges, {
      title: `${t`Network`} · ${place.reference}`,
      preface: notes,
      kinds: word(NODE_WORDS),
      states: word(JOIN_WORDS),
      ink: look.ink,
      paper: look.paper,
      line: look.line,
      broken: look.broken,
    })
  }
  const write = async (format: ExportFormat): Promise<void> => {
    const facts = await about(format)
    const out = whatIsShown(graph, part)
    const notes = preface(facts, out.edges)
    const name = `${place.reference}-network-${facts.at.slice(0, 10)}`
    switch (format) {
      case 'png':
        return saveFile(
          `${name}.png`,
          await drawPng(drawSvg(notes, out.edges), notes.join('\n')),
          'image/png',
        )
      case 'svg':
        return saveFile(`${name}.svg`, drawSvg(notes, out.edges), 'image/svg+xml')
      case 'graphml':
        return saveFile(`${name}.graphml`, writeGraphml(out, facts), 'application/xml')
      case 'csv':
        saveFile(`${name}-nodes.csv`, writeNodesCsv(out, facts), 'text/csv')
        return saveFile(`${name}-edges.csv`, writeEdgesCsv(out, facts), 'text/csv')
      case 'i2':
        return saveFile(`${name}-link-chart.csv`, writeI2Csv(out, facts), 'text/csv')
      case 'stix':
        return saveFile(`${name}.stix.json`, writeStix(out, facts), 'application/json')
    }
  }
  const take = (format: ExportFormat) => () => {
    setBusy(true)
    write(format).then(
      () => setBusy(false),
      (error: unknown) => {
        setBusy(false)
        showToast({ text: failureText(error), tone: 'bad' })
      },
    )
  }
  const formats: readonly { format: ExportFormat; name: string; what: string }[] = [
    { format: 'png', name: 'PNG', what: t`the picture as it stands` },
    { format: 'svg', name: 'SVG', what: t`the picture, to be enlarged` },
    { format: 'graphml', name: 'GraphML', what: t`for Gephi, yEd and others` },
    { format: 'csv', name: 'CSV', what: t`two tables: nodes and joins` },
    { format: 'i2', name: t`Link chart CSV`, what: t`one row a join, as i2 and others import it` },
    { format: 'stix', name: 'STIX 2.1', what: t`for partners: selectors alone, no text, no name` },
  ]
  if (!place.mayTakeOut)
    return (
      <Panel title={t`Take it out`}>
        <p className="sr-pad sr-quiet">{t`Case officers, investigators and lawyers of the case may take a picture out.`}</p>
      </Panel>
    )
  return (
    <Panel title={t`Take it out`}>
      <div className="sr-pad sr-stack tight">
        <p className="sr-small">
          {t`What is shown above is written, and each file says so. It is a working paper, no evidence: the dossier is that. The log of the case says who took what out, and when.`}
        </p>
        <dl className="sr-net-formats">
          {formats.map(({ format, name, what }) => (
            <div key={format}>
              <dt>
                <Acts>
                  <Button tone="quiet" size="small" busy={busy} onClick={take(format)}>
                    {name}
                  </Button>
                </Acts>
              </dt>
              <dd className="sr-small">{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  )
}
