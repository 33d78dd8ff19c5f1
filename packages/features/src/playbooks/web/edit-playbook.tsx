/** Edits a playbook: steps are changed, moved, added and taken out; what is wrong with it is said while one writes. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { checkPlaybook } from '@smart-rescue/core/guiding'
import type { Playbook, PlaybookStep } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Panel, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useAct } from '../../web/index.ts'
import { changePlaybook, listPlaybooks, readPlaybook } from '../contract.ts'
import { FINDING_WORDS } from './finding-words.ts'
import { keepLines, StepFields } from './step-fields.tsx'

/** Lines without empty ones; the review's fields fall away where they are empty. */
const tidy = (draft: Playbook): Playbook => {
  const { reviewedBy, reviewedOn, ...rest } = draft
  return {
    ...rest,
    ...(reviewedBy === undefined || reviewedBy.trim() === '' ? {} : { reviewedBy }),
    ...(reviewedOn === undefined || reviewedOn === '' ? {} : { reviewedOn }),
    steps: draft.steps.map((step) => ({
      ...step,
      capture: keepLines(step.capture),
      never: keepLines(step.never),
      sources: keepLines(step.sources),
    })),
  }
}

const freshId = (steps: readonly PlaybookStep[]): string => {
  const taken = new Set(steps.map(({ id }) => id))
  let n = steps.length + 1
  while (taken.has(`step-${n}`)) n += 1
  return `step-${n}`
}

const swap = (steps: readonly PlaybookStep[], at: number, to: number): PlaybookStep[] => {
  const [one, other] = [steps[at], steps[to]]
  if (one === undefined || other === undefined) return [...steps]
  return steps.map((step, index) => (index === at ? other : index === to ? one : step))
}

/** The editor. */
export const EditPlaybook = ({ playbook, onDone }: { playbook: Playbook; onDone: () => void }): ReactNode => {
  const { t, i18n } = useLingui()
  const [draft, setDraft] = useState(playbook)
  const [why, setWhy] = useState('')
  const act = useAct(changePlaybook, [listPlaybooks, readPlaybook])
  const setSteps = (steps: PlaybookStep[]) => setDraft({ ...draft, steps })
  const findings = checkPlaybook(tidy(draft))
  const titleOf = (id: string | undefined) => draft.steps.find((step) => step.id === id)?.title
  const hasError = findings.some(({ level }) => level === 'error')
  const save = () => {
    const { kind, version, ...rest } = tidy(draft)
    act.mutate(
      { kind, basedOn: version, why, playbook: rest },
      {
        onSuccess: () => {
          showToast({ text: t`Saved as a new version. Cases that run keep theirs.`, tone: 'calm' })
          onDone()
        },
      },
    )
  }
  return (
    <>
      <Panel title={t`Review`}>
        <div className="sr-pad sr-form">
          <TextInput
            label={t`Reviewed by`}
            description={t`An office, not a name: “a lawyer and a social worker of the house”. Empty: not reviewed.`}
            value={draft.reviewedBy ?? ''}
            onChange={(event) => setDraft({ ...draft, reviewedBy: event.currentTarget.value })}
            maxLength={200}
            dir="auto"
          />
          <TextInput
            type="date"
            label={t`Reviewed on`}
            value={draft.reviewedOn ?? ''}
            onChange={(event) => setDraft({ ...draft, reviewedOn: event.currentTarget.value })}
          />
        </div>
      </Panel>
      <Panel title={t`Steps`} aside={i18n.number(draft.steps.length)}>
        <ol className="sr-list sr-playbook-steps">
          {draft.steps.map((step, at) => (
            <li key={step.id} className="sr-item">
              <details>
                <summary>
                  <Foreign text={step.title} />
                </summary>
                <StepFields
                  step={step}
                  earlier={draft.steps.slice(0, at)}
                  onChange={(next) => setSteps(draft.steps.map((one, index) => (index === at ? next : one)))}
                />
              </details>
              <Acts>
                <Button
                  tone="plain"
                  size="small"
                  about={step.title}
                  disabled={at === 0}
                  onClick={() => setSteps(swap(draft.steps, at, at - 1))}
                >
                  {t`Up`}
                </Button>
                <Button
                  tone="plain"
                  size="small"
                  about={step.title}
                  disabled={at === draft.steps.length - 1}
                  onClick={() => setSteps(swap(draft.steps, at, at + 1))}
                >
                  {t`Down`}
                </Button>
                <Button
                  tone="plain"
                  size="small"
                  about={step.title}
                  onClick={() => setSteps(draft.steps.filter((_, index) => index !== at))}
                >
                  {t`Take out`}
                </Button>
              </Acts>
            </li>
          ))}
        </ol>
        <div className="sr-pad">
          <Acts>
            <Button
              tone="quiet"
              size="small"
              onClick={() =>
                setSteps([
                  ...draft.steps,
                  {
                    id: freshId(draft.steps),
                    phase: 'plan',
                    title: t`New step`,
                    who: 'investigator',
                    what: t`Write here what to do, word by word.`,
                    capture: [],
                    never: [],
                    doneWhen: t`Write here when it is done.`,
                    due: { hours: 24 },
                    page: 'overview',
                    hotlines: [],
                    duty: false,
                    approval: false,
                    sources: ['BP-PREP-1'],
                  },
                ])
              }
            >
              {t`Add a step`}
            </Button>
          </Acts>
        </div>
      </Panel>
      <Panel title={t`Check`} aside={findings.length > 0 ? i18n.number(findings.length) : undefined}>
        {findings.length === 0 ? (
          <p className="sr-pad">{t`Nothing is wrong with it.`}</p>
        ) : (
          <ul className="sr-list">
            {findings.map(({ level, code, step }) => (
              <li key={`${code} ${step ?? ''}`} className="sr-item">
                <b>{level === 'error' ? t`Must be mended:` : t`Look at it:`}</b> {i18n._(FINDING_WORDS[code])}{' '}
                {step === undefined ? null : <Foreign text={titleOf(step) ?? step} />}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t`Save`}>
        <div className="sr-pad sr-form">
          <TextInput
            label={t`What changed, and why?`}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            maxLength={500}
            dir="auto"
          />
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button busy={act.isPending} disabled={hasError || why.trim() === ''} onClick={save}>
              {t`Save as a new version`}
            </Button>
            <Button tone="quiet" onClick={onDone}>
              {t`Cancel`}
            </Button>
          </Acts>
        </div>
      </Panel>
    </>
  )
}
