/** The way between two chosen nodes, step by step with its reasons. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Foreign, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { PictureState } from '../view/use-picture.ts'
import { NodeMark } from './legend.tsx'

/** The panel; nothing while no path is looked for. */
export const PathPanel = ({ state }: { state: PictureState }): ReactNode => {
  const { t, i18n } = useLingui()
  const { ends, path, graph } = state
  if (ends === undefined) return null
  const from = state.nodeOf(ends.from)
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]))
  return (
    <div className="sr-pad sr-stack tight sr-net-path">
      <h3>{t`Path`}</h3>
      {path === undefined ? (
        <p role="status">
          {t`Now choose the other end.`} {t`From:`} <Foreign text={shorten(from?.label ?? '', 60)} />
        </p>
      ) : path === null ? (
        <p role="status">{t`No join that is shown leads from one to the other. Hidden hubs and other days may.`}</p>
      ) : (
        <>
          <p role="status" className="sr-small">
            {plural(path.edges.length, { one: '# step', other: '# steps' })} ·{' '}
            {t`strength ${i18n.number(Math.floor(path.strength * 100) / 100, { style: 'percent' })}`}
          </p>
          <ol className="sr-list">
            {path.nodes.map((id, step) => {
              const node = state.nodeOf(id)
              const edge = edges.get(path.edges[step] ?? '')
              if (node === undefined) return null
              return (
                <li key={id}>
                  <NodeMark kind={node.kind} />{' '}
                  <button
                    type="button"
                    className="sr-btn plain small"
                    onClick={() => state.choose({ kind: 'node', id })}
                  >
                    <Foreign text={shorten(node.label, 60)} />
                  </button>
                  {edge === undefined ? null : (
                    <p className="sr-net-step">
                      <button
                        type="button"
                        className="sr-btn plain small"
                        onClick={() => state.choose({ kind: 'edge', id: edge.id })}
                      >
                        <bdi>{edge.reasons[0]?.sentence ?? t`Joined`}</bdi>
                      </button>
                    </p>
                  )}
                </li>
              )
            })}
          </ol>
        </>
      )}
      <Acts>
        <Button tone="quiet" size="small" onClick={() => state.setEnds(undefined)}>
          {t`Forget the path`}
        </Button>
      </Acts>
    </div>
  )
}
