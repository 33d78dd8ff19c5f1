/** The acts on one watch: check now, pause or resume, change, end. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, ConfirmDialog, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { readToday } from '../../cases/contract.ts'
import { useAct, useFailureText } from '../../web/index.ts'
import { changeWatch, endWatch, listWatches, readWatch, type Watch } from '../contract.ts'
import { WatchForm } from './watch-form.tsx'

/** The row of buttons; nothing for a watch that has ended. */
export const WatchActs = ({ watch }: { watch: Watch }): ReactNode => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const change = useAct(changeWatch, [listWatches, readWatch, readToday])
  const end = useAct(endWatch, [listWatches, readWatch])
  const [changing, setChanging] = useState(false)
  const [ending, setEnding] = useState(false)
  if (watch.state === 'ended') return null
  const key = { caseId: watch.caseId, watchId: watch.id }
  const onError = (error: unknown) => showToast({ text: failureText(error), tone: 'bad' })
  const resume = () => change.mutate({ ...key, state: 'active' }, { onError })
  const pause = () =>
    change.mutate(
      { ...key, state: 'paused' },
      {
        onError,
        onSuccess: () =>
          showToast({
            text: t`Paused. Nothing is loaded.`,
            tone: 'calm',
            act: { label: t`Undo`, run: resume },
          }),
      },
    )
  return (
    <Acts>
      {watch.state === 'active' ? (
        <>
          <Button
            tone="quiet"
            size="small"
            about={watch.url}
            busy={change.isPending || watch.underWay}
            onClick={() =>
              change.mutate(
                { ...key, now: true },
                {
                  onError,
                  onSuccess: () => showToast({ text: t`The page is being looked at.`, tone: 'calm' }),
                },
              )
            }
          >
            {t`Check now`}
          </Button>
          <Button tone="quiet" size="small" about={watch.url} busy={change.isPending} onClick={pause}>
            {t`Pause`}
          </Button>
        </>
      ) : (
        <Button size="small" about={watch.url} busy={change.isPending} onClick={resume}>
          {t`Resume`}
        </Button>
      )}
      <Button tone="quiet" size="small" about={watch.url} onClick={() => setChanging(true)}>
        {t`Change`}
      </Button>
      <Button tone="plain" size="small" about={watch.url} onClick={() => setEnding(true)}>
        {t`End`}
      </Button>
      <WatchForm
        caseId={watch.caseId}
        subject={changing ? { watch } : undefined}
        onClose={() => setChanging(false)}
      />
      <ConfirmDialog
        open={ending}
        title={t`End this watch?`}
        act={t`End the watch`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={end.isPending}
        onConfirm={() => end.mutate(key, { onError, onSettled: () => setEnding(false) })}
        onClose={() => setEnding(false)}
      >
        <p>{t`It does not begin again. What it found, and its exhibits, stay in the case.`}</p>
      </ConfirmDialog>
    </Acts>
  )
}
