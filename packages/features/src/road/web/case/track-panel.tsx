/** One track as a line: what happened, what comes next, how long nothing was heard, and the draft of a reminder. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Panel, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import type { Silence, TrackView } from '../../contract.ts'
import { EntryForm } from './entry-form.tsx'
import { FactItem } from './fact-item.tsx'
import { useRoadNames } from './track-names.ts'

const SilenceNote = ({ silence }: { silence: Silence }): ReactNode => {
  const { t } = useLingui()
  const { draft, patience } = silence
  const copy = () =>
    void navigator.clipboard?.writeText(draft ?? '').then(
      () => showToast({ text: t`Copied. You send it yourself; nothing was sent.`, tone: 'calm' }),
      () => undefined,
    )
  if (!silence.tooLong)
    return (
      <p className="sr-small">
        {t`Nothing has to be asked before ${silence.dueFrom}. Waiting ${patience} days is a house rule, not law.`}
      </p>
    )
  return (
    <Callout tone="amber">
      <p>
        <b>{plural(silence.days, { one: 'Nothing heard for # day', other: 'Nothing heard for # days' })}</b> ·{' '}
        {t`since ${silence.heardOn}. Waiting ${patience} days is a house rule, not law.`}
        {silence.askedOn === undefined ? null : <> {t`Asked before on ${silence.askedOn}.`}</>}
      </p>
      {draft === undefined ? null : (
        <details>
          <summary>{t`Draft of a reminder`}</summary>
          <div className="sr-road-draft" dir="ltr">
            {draft}
          </div>
          <p className="sr-small">{t`You send it yourself. Then enter “We asked and heard nothing” here.`}</p>
          <Acts>
            <Button tone="quiet" size="small" onClick={copy}>
              {t`Copy the text`}
            </Button>
          </Acts>
        </details>
      )}
    </Callout>
  )
}

/** The panel. */
export const TrackPanel = ({
  caseId,
  view,
  mayChange,
  receiverOf,
}: {
  caseId: CaseId
  view: TrackView
  mayChange: boolean
  receiverOf: (referralId: string) => string | undefined
}): ReactNode => {
  const { t } = useLingui()
  const names = useRoadNames(receiverOf)
  const [entering, setEntering] = useState(false)
  const held = view.facts.flatMap(({ holds }) => (holds === undefined ? [] : [holds]))
  const now = held.findLast(({ stage, on }) => stage === view.stage && on === view.since)
  const name = names.track(view.track)
  return (
    <Panel
      title={name}
      aside={
        view.ended ? (
          <Tag>{t`ended`}</Tag>
        ) : view.silence?.tooLong ? (
          <Tag tone="amber">{t`silent`}</Tag>
        ) : undefined
      }
    >
      <div className="sr-pad">
        {view.silence === undefined ? null : <SilenceNote silence={view.silence} />}
        <ol className="sr-road-line">
          {view.facts.map((fact) => (
            <FactItem
              key={fact.root}
              caseId={caseId}
              fact={fact}
              isNow={fact.holds !== undefined && fact.holds.id === now?.id}
              mayChange={mayChange}
            />
          ))}
          {view.next.length === 0 ? null : (
            <li className="ahead">{t`Next: ${view.next.map((stage) => names.stage(stage)).join(' · ')}`}</li>
          )}
        </ol>
        {!mayChange || view.stage === undefined ? null : entering ? (
          <EntryForm
            caseId={caseId}
            track={view.track}
            offered={view.next}
            country={held.at(-1)?.jurisdiction ?? ''}
            authority={held.at(-1)?.authority ?? ''}
            onClose={() => setEntering(false)}
          />
        ) : (
          <Acts>
            <Button tone="quiet" size="small" about={name} onClick={() => setEntering(true)}>
              {t`Enter what was heard`}
            </Button>
          </Acts>
        )}
      </div>
    </Panel>
  )
}
