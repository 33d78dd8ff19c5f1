/** The fields of one step in the editor. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { PlaybookStep, StepPage, StepRole } from '@smart-rescue/schema'
import type { ReactNode } from 'react'
import { PAGE_WORDS, PHASE_WORDS, WHO_WORDS } from '../../tasks/web/task-words.ts'

const PHASES = PlaybookStep.shape.phase.options

const toLines = (text: string): string[] => text.split('\n')

/** Lines as they are kept: without empty ones and without blanks around. */
export const keepLines = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '')

/** The fields. `earlier` are the steps that this one may wait for. */
export const StepFields = ({
  step,
  earlier,
  onChange,
}: {
  step: PlaybookStep
  earlier: readonly PlaybookStep[]
  onChange: (step: PlaybookStep) => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const set = (more: Partial<PlaybookStep>) => onChange({ ...step, ...more })
  const area = (label: string, lines: readonly string[], put: (lines: string[]) => void, help?: string) => (
    <Textarea
      label={label}
      description={help ?? t`One a line.`}
      value={lines.join('\n')}
      onChange={(event) => put(toLines(event.currentTarget.value))}
      autosize
      minRows={2}
      dir="auto"
    />
  )
  const setAfter = (after: string) =>
    set({ due: { hours: step.due.hours, ...(after === '' ? {} : { after }) } })
  return (
    <div className="sr-form">
      <TextInput
        label={t`Title`}
        value={step.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        maxLength={120}
        dir="auto"
      />
      <Textarea
        label={t`What to do, word by word`}
        value={step.what}
        onChange={(event) => set({ what: event.currentTarget.value })}
        maxLength={4_000}
        autosize
        minRows={4}
        dir="auto"
      />
      {area(t`What to capture`, step.capture, (capture) => set({ capture }))}
      {area(t`What never to do`, step.never, (never) => set({ never }))}
      <TextInput
        label={t`Done when`}
        value={step.doneWhen}
        onChange={(event) => set({ doneWhen: event.currentTarget.value })}
        maxLength={500}
        dir="auto"
      />
      <NativeSelect
        label={t`Who does it`}
        value={step.who}
        onChange={(event) => set({ who: StepRole.parse(event.currentTarget.value) })}
        data={StepRole.options.map((value) => ({ value, label: i18n._(WHO_WORDS[value]) }))}
      />
      <NumberInput
        label={t`Hours until it is due`}
        value={step.due.hours}
        onChange={(value) =>
          set({ due: { ...step.due, hours: Math.max(0, Math.min(8_760, Math.round(Number(value) || 0))) } })
        }
        min={0}
        max={8_760}
      />
      <NativeSelect
        label={t`Counted from`}
        value={step.due.after ?? ''}
        onChange={(event) => setAfter(event.currentTarget.value)}
        data={[
          { value: '', label: t`the opening of the case` },
          ...earlier.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <NativeSelect
        label={t`Part of the work`}
        value={step.phase}
        onChange={(event) => set({ phase: PlaybookStep.shape.phase.parse(event.currentTarget.value) })}
        data={PHASES.map((value) => ({ value, label: i18n._(PHASE_WORDS[value]) }))}
      />
      <NativeSelect
        label={t`Page where it is done`}
        value={step.page}
        onChange={(event) => set({ page: StepPage.parse(event.currentTarget.value) })}
        data={StepPage.options.map((value) => ({ value, label: i18n._(PAGE_WORDS[value]) }))}
      />
      <Checkbox
        label={t`A duty to report is met here`}
        checked={step.duty}
        onChange={(event) => set({ duty: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`A second person must approve it`}
        checked={step.approval}
        onChange={(event) => set({ approval: event.currentTarget.checked })}
      />
      {area(
        t`Sources`,
        step.sources,
        (sources) => set({ sources }),
        t`One a line: the id of a rule (D1, BP-COL-1 …) or a document by its name.`,
      )}
    </div>
  )
}
