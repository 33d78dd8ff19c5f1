/** How far a list has come, and the acts on it. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { PauseActs, StateTag, useAct } from '../../web/index.ts'
import { type AddressList, changeList, listLists, readList } from '../contract.ts'
import './lists.css'

/** The state of a list as a tag. */
export const ListTag = ({ list }: { list: AddressList }): ReactNode => {
  const { t } = useLingui()
  const tones = { running: 'main', paused: 'amber', stopped: 'plain', done: 'green' } as const
  const words = { running: t`running`, paused: t`paused`, stopped: t`stopped`, done: t`done` }
  return <StateTag tone={tones[list.state]} word={words[list.state]} />
}

/** A bar and the numbers behind it. */
export const ListProgress = ({ list }: { list: AddressList }): ReactNode => {
  const { t, i18n } = useLingui()
  const { counts } = list
  const wanted = counts.total - counts.skipped
  const ended = counts.complete + counts.partial + counts.refused + counts.failed
  const parts = [
    [t`complete`, counts.complete],
    [t`partial`, counts.partial],
    [t`refused`, counts.refused],
    [t`failed`, counts.failed],
    [t`under way`, counts.underWay],
    [t`waiting`, counts.waiting],
    [t`left out`, counts.skipped],
  ] as const
  return (
    <>
      <progress className="sr-progress" max={Math.max(1, wanted)} value={ended} aria-label={t`Captured`} />
      <p className="sr-small">
        <b>{t`${i18n.number(ended)} of ${i18n.number(wanted)}`}</b>
        {parts
          .filter(([, count]) => count > 0)
          .map(([word, count]) => ` · ${word} ${i18n.number(count)}`)
          .join('')}
      </p>
    </>
  )
}

/** Pause, resume, stop; nothing for a list that has ended. */
export const ListActs = ({ list }: { list: AddressList }): ReactNode => {
  const { t } = useLingui()
  const act = useAct(changeList, [listLists, readList])
  const { caseId, id, name, state } = list
  if (state === 'done' || state === 'stopped') return null
  return (
    <PauseActs
      name={name}
      isGoing={state === 'running'}
      busy={act.isPending}
      change={(to, then) => act.mutate({ caseId, listId: id, state: to === 'going' ? 'running' : to }, then)}
      paused={t`Paused. What is being captured ends first.`}
      stop={{
        title: t`Stop this list?`,
        act: t`Stop the list`,
        what: t`It does not begin again. What it captured stays; the rest of its lines can be pasted into a new list.`,
      }}
    />
  )
}
