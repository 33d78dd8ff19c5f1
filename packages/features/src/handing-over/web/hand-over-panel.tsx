/** Handing the case over: what is open, to whom it goes, what she should know – and that one's own access ends. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea } from '@mantine/core'
import type { CaseId, MemberId } from '@smart-rescue/schema'
import { Acts, Button, ConfirmDialog, Foreign, Panel, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listCases, readToday } from '../../cases/contract.ts'
import { FailureNote, Moment, paths, useAct, useGo, useRead } from '../../web/index.ts'
import { handOverCase, type OpenThings, readHandOver } from '../contract.ts'

const useOpenWords = () => {
  const { t } = useLingui()
  return (open: OpenThings): string[] =>
    (
      [
        [open.duties, t`duties to report`],
        [open.silent, t`silent authorities`],
        [open.hearings, t`hearings ahead`],
        [open.proposals, t`proposed links`],
        [open.leads, t`leads`],
        [open.captures, t`captures running`],
        [open.watches, t`watched pages`],
        [open.lists, t`lists of addresses running`],
      ] as const
    ).flatMap(([count, name]) => (count > 0 ? [`${name} (${count})`] : []))
}

const HandOverForm = ({ caseId, onClose }: { caseId: CaseId; onClose: () => void }): ReactNode => {
  const { t } = useLingui()
  const go = useGo()
  const words = useOpenWords()
  const reading = useRead(readHandOver, { caseId })
  const act = useAct(handOverCase, [listCases, readToday])
  const [memberId, setMemberId] = useState('')
  const [why, setWhy] = useState('')
  const [note, setNote] = useState('')
  const [checked, setChecked] = useState(false)
  const [asking, setAsking] = useState(false)
  const successors = reading.data?.successors ?? []
  const chosen = successors.find(({ id }) => id === memberId)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if ([memberId, why, note].every((value) => value.trim() !== '')) setAsking(true)
  }
  const handOver = () =>
    act.mutate(
      { caseId, memberId: memberId as MemberId, why, note },
      {
        onSuccess: () => {
          showToast({ text: t`The case is handed over. Thank you for your work on it.`, tone: 'calm' })
          go(paths.cases())
        },
        onError: () => setAsking(false),
      },
    )
  const open = reading.data === undefined ? [] : words(reading.data.open)
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <p>
        {open.length === 0
          ? t`Nothing stands open.`
          : t`Open now: ${open.join(' · ')}. All of it stays with the case.`}
      </p>
      <NativeSelect
        label={t`To which case officer`}
        value={memberId}
        onChange={(event) => setMemberId(event.currentTarget.value)}
        error={missing(memberId)}
        data={[
          {
            value: '',
            label: successors.length === 0 ? t`There is no other case officer` : t`Choose a person …`,
          },
          ...successors.map(({ id, displayName }) => ({ value: id, label: displayName })),
        ]}
      />
      <Textarea
        label={t`Why`}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={missing(why)}
        autosize
        maxLength={2_000}
        dir="auto"
      />
      <Textarea
        label={t`What she should know first`}
        description={t`It is sealed with the case and shown to the successor today.`}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={missing(note)}
        autosize
        minRows={4}
        maxLength={20_000}
        dir="auto"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" tone="danger">
          {t`Hand the case over`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
      <ConfirmDialog
        open={asking}
        title={t`Hand the case over?`}
        act={t`Hand over`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={act.isPending}
        onClose={() => setAsking(false)}
        onConfirm={handOver}
      >
        <p>
          <b>
            <Foreign text={chosen?.displayName ?? ''} />
          </b>
        </p>
        <p>{t`Your own access to the case ends at once. You will still hear, without details, what became of it.`}</p>
      </ConfirmDialog>
    </form>
  )
}

/** The panel: earlier hand-overs for the whole team, and the act for a case officer. */
export const HandOverPanel = ({
  caseId,
  mayHandOver,
}: {
  caseId: CaseId
  mayHandOver: boolean
}): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(readHandOver, { caseId })
  const [open, setOpen] = useState(false)
  const earlier = reading.data?.earlier ?? []
  if (!mayHandOver && earlier.length === 0) return null
  return (
    <Panel title={t`Hand-over`}>
      {earlier.length === 0 ? null : (
        <ul className="sr-list">
          {earlier.map((one) => (
            <li key={one.at} className="sr-item">
              <p>
                <Foreign text={one.from.displayName} /> → <Foreign text={one.to.displayName} /> ·{' '}
                <Moment at={one.at} style="day" />
              </p>
              <p className="sr-small">
                <Foreign text={one.why} />
              </p>
              <p className="sr-note-body">
                <Foreign text={one.note} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayHandOver ? (
        <div className="sr-pad">
          {open ? (
            <HandOverForm caseId={caseId} onClose={() => setOpen(false)} />
          ) : (
            <Acts>
              <Button tone="plain" size="small" onClick={() => setOpen(true)}>
                {t`Hand the case over to somebody else`}
              </Button>
            </Acts>
          )}
        </div>
      ) : null}
    </Panel>
  )
}
