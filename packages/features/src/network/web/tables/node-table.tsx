/** The shown nodes, the best joined first. */
import { useLingui } from '@lingui/react/macro'
import type { NetworkNode } from '@smart-rescue/schema'
import { Foreign, ScrollRegion, shorten } from '@smart-rescue/ui'
import { type ReactNode, useMemo } from 'react'
import { Moment, SELECTOR_WORDS } from '../../../web/index.ts'
import { NODE_WORDS } from '../network-words.ts'
import { NodeMark } from '../panels/legend.tsx'
import { communityLetter } from '../picture/look.ts'
import type { PictureState } from '../view/use-picture.ts'
import { useLeaves } from './leaves.tsx'

const textOf = (node: NetworkNode): string => node.label

/** The table. */
export const NodeTable = ({ state }: { state: PictureState }): ReactNode => {
  const { t, i18n } = useLingui()
  const { graph, part } = state
  const rows = useMemo(() => {
    const degree = (node: NetworkNode): number => {
      const n = graph.at.get(node.id) ?? 0
      return (graph.first[n + 1] ?? 0) - (graph.first[n] ?? 0)
    }
    return graph.nodes.filter((_, n) => part.nodes[n] === 1).sort((a, b) => degree(b) - degree(a))
  }, [graph, part])
  const { leaf, controls } = useLeaves(rows, textOf, t`Only nodes with`)
  return (
    <>
      {controls}
      <ScrollRegion className="sr-net-scroll" label={t`Nodes`}>
        <table className="sr-table">
          <thead>
            <tr>
              <th scope="col">{t`Node`}</th>
              <th scope="col">{t`Kind`}</th>
              <th scope="col">{t`Community`}</th>
              <th scope="col">{t`Joins`}</th>
              <th scope="col">{t`Seen`}</th>
            </tr>
          </thead>
          <tbody>
            {leaf.map((node) => {
              const n = graph.at.get(node.id) ?? 0
              const community = state.communities.of[n] ?? -1
              return (
                <tr key={node.id} aria-current={state.choice?.id === node.id}>
                  <td>
                    <NodeMark kind={node.kind} community={community} />{' '}
                    <button
                      type="button"
                      className="sr-btn plain small"
                      onClick={() => state.choose({ kind: 'node', id: node.id })}
                    >
                      <Foreign text={shorten(node.label, 80)} />
                    </button>
                  </td>
                  <td>
                    {node.selectorKind === undefined
                      ? i18n._(NODE_WORDS[node.kind])
                      : i18n._(SELECTOR_WORDS[node.selectorKind])}
                    {node.hub ? <span className="sr-small"> · {t`too common to join`}</span> : null}
                  </td>
                  <td>{community < 0 ? '–' : communityLetter(community)}</td>
                  <td>{i18n.number((graph.first[n + 1] ?? 0) - (graph.first[n] ?? 0))}</td>
                  <td>{node.firstSeen === undefined ? '–' : <Moment at={node.firstSeen} style="day" />}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
