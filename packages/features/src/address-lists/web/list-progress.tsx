/** How far a list has come, and the acts on it. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, ConfirmDialog, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useAct, useFailureText } from '../../web/index.ts'
import { type AddressList, changeList, listLists, readList } from '../contract.ts'
import './lists.css'

/** The state of a list as a tag. */
export const ListTag = ({ list }: { list: AddressList }): ReactNode => {
  const { t } = useLingui()
  const tones = { running: 'main', paused: 'amber', stopped: 'plain', done: 'green' } as const
  const words = { running: t`running`, paused: t`paused`, stopped: t`stopped`, done: t`done` }
  return (
    <span role="status">
      <Tag tone={tones[list.state]}>{words[list.state]}</Tag>
    </span>
  )
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
  const failureText = useFailureText()
  const act = useAct(changeList, [listLists, readList])
  const [stopping, setStopping] = useState(false)
  if (list.state === 'done' || list.state === 'stopped') return null
  const key = { caseId: list.caseId, listId: list.id }
  const onError = (error: unknown) => showToast({ text: failureText(error), tone: 'bad' })
  const resume = () => act.mutate({ ...key, state: 'running' }, { onError })
  return (
    <Acts>
      {list.state === 'running' ? (
        <Button
          tone="quiet"
          size="small"
          about={list.name}
          busy={act.isPending}
          onClick={() =>
            act.mutate(
              { ...key, state: 'paused' },
              {
                onError,
                onSuccess: () =>
                  showToast({
                    text: t`Paused. What is being captured ends first.`,
                    tone: 'calm',
                    act: { label: t`Undo`, run: resume },
                  }),
              },
            )
          }
        >
          {t`Pause`}
        </Button>
      ) : (
        <Button size="small" about={list.name} busy={act.isPending} onClick={resume}>
          {t`Resume`}
        </Button>
      )}
      <Button tone="plain" size="small" about={list.name} onClick={() => setStopping(true)}>
        {t`Stop`}
      </Button>
      <ConfirmDialog
        open={stopping}
        title={t`Stop this list?`}
        act={t`Stop the list`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={act.isPending}
        onConfirm={() =>
          act.mutate({ ...key, state: 'stopped' }, { onError, onSettled: () => setStopping(false) })
        }
        onClose={() => setStopping(false)}
      >
        <p>{t`It does not begin again. What it captured stays; the rest of its lines can be pasted into a new list.`}</p>
      </ConfirmDialog>
    </Acts>
  )
}
