/** The picture as two tables, for everybody and for the keyboard: the same nodes, the same joins, the same acts. */
import { useLingui } from '@lingui/react/macro'
import { Panel } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import type { PictureState } from '../view/use-picture.ts'
import { JoinTable } from './join-table.tsx'
import { NodeTable } from './node-table.tsx'

/** Both; one at a time. */
export const NetworkTables = ({ state }: { state: PictureState }): ReactNode => {
  const { t, i18n } = useLingui()
  const [open, setOpen] = useState<'nodes' | 'joins'>('nodes')
  const tabs = [
    { name: 'nodes', label: t`Nodes`, count: state.part.nodeCount },
    { name: 'joins', label: t`Joins`, count: state.part.edgeCount },
  ] as const
  return (
    <Panel
      title={t`The same as a table`}
      aside={
        <span className="sr-net-tabs">
          {tabs.map(({ name, label, count }) => (
            <button key={name} type="button" aria-pressed={open === name} onClick={() => setOpen(name)}>
              {label} <i>{i18n.number(count)}</i>
            </button>
          ))}
        </span>
      }
    >
      {open === 'nodes' ? <NodeTable state={state} /> : <JoinTable state={state} />}
    </Panel>
  )
}
