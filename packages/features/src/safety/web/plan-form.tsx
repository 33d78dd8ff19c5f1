/** Writes a safety plan: for the child first, and for staff. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { AtRisk, type CaseId, type SafetyEntry, type SafetyPlan } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { TextHint } from '../../persons/web/text-hint.tsx'
import { FailureNote, fieldProblem, useAct, usePlatform } from '../../web/index.ts'
import { planSafety, readSafety } from '../contract.ts'
import { AT_RISK_WORDS } from './safety-words.ts'

const EMPTY: SafetyEntry = { who: 'child', fromWhom: '', alertedBy: '', measures: '', contact: '' }
const TEXTS = ['fromWhom', 'alertedBy', 'measures', 'contact'] as const

const EntryFields = ({
  entry,
  onChange,
  missing,
}: {
  entry: SafetyEntry
  onChange: (entry: SafetyEntry) => void
  missing: (value: string) => string | undefined
}) => {
  const { t, i18n } = useLingui()
  const labels = {
    fromWhom: t`In danger from whom, or what?`,
    alertedBy: t`What could let them know that somebody looks?`,
    measures: t`What do we do, and what never?`,
    contact: t`Whom to call first (an office, no name)`,
  }
  return (
    <fieldset className="sr-stack tight">
      <NativeSelect
        label={t`Who is at risk?`}
        value={entry.who}
        onChange={(event) => onChange({ ...entry, who: AtRisk.parse(event.currentTarget.value) })}
        data={AtRisk.options.map((value) => ({ value, label: i18n._(AT_RISK_WORDS[value]) }))}
      />
      {TEXTS.map((field) => (
        <Textarea
          key={field}
          label={labels[field]}
          value={entry[field]}
          onChange={(event) => onChange({ ...entry, [field]: event.currentTarget.value })}
          error={missing(entry[field])}
          autosize
          minRows={field === 'contact' ? 1 : 2}
          maxLength={field === 'contact' ? 300 : field === 'fromWhom' ? 500 : 1_000}
          dir="auto"
        />
      ))}
      <TextHint text={TEXTS.map((field) => entry[field]).join('\n')} />
    </fieldset>
  )
}

const inDays = (now: number, days: number): string =>
  new Date(now + days * 86_400_000).toISOString().slice(0, 10)

/** The form; it begins with the plan that stands. */
export const PlanForm = ({
  caseId,
  start,
  onDone,
}: {
  caseId: CaseId
  start: SafetyPlan | undefined
  onDone: () => void
}): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  const act = useAct(planSafety, [readSafety, { name: 'case.log' }])
  const [entries, setEntries] = useState<SafetyEntry[]>(() =>
    start === undefined ? [EMPTY] : [...start.entries],
  )
  const [reviewOn, setReviewOn] = useState(() => inDays(now(), 30))
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (reviewOn === '' || entries.some((entry) => TEXTS.some((field) => entry[field].trim() === ''))) return
    act.mutate(
      { caseId, entries, reviewOn },
      {
        onSuccess: () => {
          showToast({ text: t`The safety plan is sealed.`, tone: 'calm' })
          onDone()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate autoComplete="off">
      {entries.map((entry, at) => (
        <EntryFields
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
          key={at}
          entry={entry}
          onChange={(changed) => setEntries(entries.map((one, index) => (index === at ? changed : one)))}
          missing={missing}
        />
      ))}
      <Acts>
        <Button
          tone="quiet"
          size="small"
          disabled={entries.length >= 20}
          onClick={() => setEntries([...entries, { ...EMPTY, who: 'staff' }])}
        >
          {t`Somebody else is at risk too`}
        </Button>
        {entries.length > 1 ? (
          <Button tone="plain" size="small" onClick={() => setEntries(entries.slice(0, -1))}>
            {t`Take the last one away`}
          </Button>
        ) : null}
      </Acts>
      <TextInput
        type="date"
        label={t`Look at it again on`}
        value={reviewOn}
        onChange={(event) => setReviewOn(event.currentTarget.value)}
        error={fieldProblem(act.error, 'reviewOn') ?? missing(reviewOn)}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {act.isPending ? t`Sealing …` : t`Seal the plan`}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
