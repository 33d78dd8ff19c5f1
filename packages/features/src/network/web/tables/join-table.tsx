/** The shown joins, the weakest first: what is to be looked at stands above. */
import { useLingui } from '@lingui/react/macro'
import type { NetworkEdge } from '@smart-rescue/schema'
import { Foreign, ScrollRegion, shorten } from '@smart-rescue/ui'
import { type ReactNode, useCallback, useMemo } from 'react'
import { JOIN_WORDS } from '../network-words.ts'
import type { PictureState } from '../view/use-picture.ts'
import { useLeaves } from './leaves.tsx'

/** The table. */
export const JoinTable = ({ state }: { state: PictureState }): ReactNode => {
  const { t, i18n } = useLingui()
  const { graph, part } = state
  const label = useCallback((id: string): string => graph.nodes[graph.at.get(id) ?? -1]?.label ?? '', [graph])
  const rows = useMemo(
    () => graph.edges.filter((_, e) => part.edges[e] === 1).sort((a, b) => a.strength - b.strength),
    [graph, part],
  )
  const textOf = useCallback((edge: NetworkEdge) => `${label(edge.from)} ${label(edge.to)}`, [label])
  const { leaf, controls } = useLeaves(rows, textOf, t`Only joins with`)
  return (
    <>
      {controls}
      <ScrollRegion className="sr-net-scroll" label={t`Joins`}>
        <table className="sr-table">
          <thead>
            <tr>
              <th scope="col">{t`Join`}</th>
              <th scope="col">{t`Strength`}</th>
              <th scope="col">{t`State`}</th>
              <th scope="col">{t`Why`}</th>
            </tr>
          </thead>
          <tbody>
            {leaf.map((edge) => (
              <tr key={edge.id} aria-current={state.choice?.id === edge.id}>
                <td>
                  <button
                    type="button"
                    className="sr-btn plain small"
                    onClick={() => state.choose({ kind: 'edge', id: edge.id })}
                  >
                    <Foreign text={shorten(label(edge.from), 50)} /> –{' '}
                    <Foreign text={shorten(label(edge.to), 50)} />
                  </button>
                </td>
                <td>{i18n.number(Math.floor(edge.strength * 100) / 100, { style: 'percent' })}</td>
                <td>{i18n._(JOIN_WORDS[edge.state])}</td>
                <td>
                  <bdi>{edge.reasons[0]?.sentence ?? '–'}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
