/** Pausing, resuming and stopping what goes on for long: the reading of a table, the capturing of a list. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, ConfirmDialog, showToast, Tag } from '@smart-rescue/ui'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { useFailureText } from './failure-note.tsx'

/** How it stands, as a tag that is read out when it changes. */
export const StateTag = ({
  tone,
  word,
}: {
  tone: NonNullable<ComponentProps<typeof Tag>['tone']>
  word: string
}): ReactNode => (
  <span role="status">
    <Tag tone={tone}>{word}</Tag>
  </span>
)

/** Begins the act; calls back when it is done, with an error or without. */
export type Change = (
  to: 'going' | 'paused' | 'stopped',
  then: { onSuccess?: () => void; onError: (error: unknown) => void; onSettled?: () => void },
) => void

/** The buttons; stopping is asked about first. */
export const PauseActs = ({
  name,
  isGoing,
  busy,
  change,
  paused,
  stop,
}: {
  /** Of what, for screen readers. */
  name: string
  isGoing: boolean
  busy: boolean
  change: Change
  /** Said after a pause, with a way back; silent without it. */
  paused?: string
  stop: { readonly title: string; readonly act: string; readonly what: string }
}): ReactNode => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const [stopping, setStopping] = useState(false)
  const onError = (error: unknown) => showToast({ text: failureText(error), tone: 'bad' })
  const resume = () => change('going', { onError })
  const pause = () =>
    change('paused', {
      onError,
      onSuccess: () => {
        if (paused !== undefined)
          showToast({ text: paused, tone: 'calm', act: { label: t`Undo`, run: resume } })
      },
    })
  return (
    <Acts>
      <Button
        tone={isGoing ? 'quiet' : 'main'}
        size="small"
        about={name}
        busy={busy}
        onClick={isGoing ? pause : resume}
      >
        {isGoing ? t`Pause` : t`Resume`}
      </Button>
      <Button tone="plain" size="small" about={name} onClick={() => setStopping(true)}>
        {t`Stop`}
      </Button>
      <ConfirmDialog
        open={stopping}
        title={stop.title}
        act={stop.act}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={busy}
        onConfirm={() => change('stopped', { onError, onSettled: () => setStopping(false) })}
        onClose={() => setStopping(false)}
      >
        <p>{stop.what}</p>
      </ConfirmDialog>
    </Acts>
  )
}
