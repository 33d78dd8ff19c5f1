/** One fact on the line of a track: what holds, its source, what was said before, and the acts on it. */
import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { CaseId, StageEntry } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { countryName, FailureNote, Moment, useAct } from '../../../web/index.ts'
import { type FactChain, listRoads, readRoad, withdrawStage } from '../../contract.ts'
import { EXIT_WORDS, SOURCE_WORDS, SURE_WORDS } from '../road-words.ts'
import { EntryForm } from './entry-form.tsx'
import { useRoadNames } from './track-names.ts'

const Words = ({ entry }: { entry: StageEntry }): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <>
      <p className="sr-small">
        <Foreign text={entry.authority} /> · {countryName(entry.jurisdiction, i18n.locale)} ·{' '}
        {i18n._(SOURCE_WORDS[entry.source])}: <Foreign text={entry.sourceNote} /> ·{' '}
        {i18n._(SURE_WORDS[entry.confidence])}
      </p>
      {entry.offence === undefined ? null : (
        <p className="sr-small">
          <Foreign text={`${entry.offence.statute}, ${entry.offence.section}`} />
        </p>
      )}
      {entry.reference === undefined ? null : (
        <p className="sr-small">
          {t`Their reference:`} <Mono text={entry.reference} />
        </p>
      )}
      {entry.nextHearing === undefined ? null : (
        <p className="sr-small">
          {t`Next hearing:`} <Moment at={entry.nextHearing} />
          {entry.court === undefined ? null : (
            <>
              {' '}
              · <Foreign text={entry.court} />
            </>
          )}
        </p>
      )}
      {entry.counsel === undefined ? null : (
        <p className="sr-small">
          {t`Counsel:`} <Foreign text={entry.counsel} />
        </p>
      )}
      {entry.exit === undefined ? null : (
        <p>
          <Tag tone="amber">{t`Ended: ${i18n._(EXIT_WORDS[entry.exit])}`}</Tag>
        </p>
      )}
      {entry.note === undefined ? null : (
        <p>
          <Foreign text={entry.note} />
        </p>
      )}
    </>
  )
}

/** The item. */
export const FactItem = ({
  caseId,
  fact,
  isNow,
  mayChange,
}: {
  caseId: CaseId
  fact: FactChain
  isNow: boolean
  mayChange: boolean
}): ReactNode => {
  const { t } = useLingui()
  const names = useRoadNames()
  const withdraw = useAct(withdrawStage, [readRoad, listRoads])
  const [open, setOpen] = useState<'correct' | 'withdraw'>()
  const [why, setWhy] = useState('')
  const shown = fact.holds ?? fact.said.at(-1)
  if (shown === undefined) return null
  const title = names.stage(shown.stage, shown.value)
  const close = () => setOpen(undefined)
  return (
    <li className={fact.holds === undefined ? 'gone' : isNow ? 'now' : ''}>
      <b>{title}</b> · <time dateTime={shown.on}>{shown.on}</time>
      {fact.holds === undefined ? (
        <p className="sr-small">
          {t`Withdrawn:`} <Foreign text={shown.why ?? ''} />
        </p>
      ) : (
        <Words entry={shown} />
      )}
      {fact.said.length > 1 ? (
        <details className="sr-road-earlier">
          <summary>{t`What was entered before`}</summary>
          <ul>
            {fact.said.map((entry) => (
              <li key={entry.id} className="sr-small">
                {names.stage(entry.stage, entry.value)} · {entry.on} · <Foreign text={entry.by.displayName} />{' '}
                · <Moment at={entry.at} />
                {entry.why === undefined ? null : (
                  <>
                    {' '}
                    · <Foreign text={entry.why} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {mayChange && fact.holds !== undefined && open === undefined ? (
        <Acts>
          <Button tone="plain" size="small" about={title} onClick={() => setOpen('correct')}>
            {t`Correct`}
          </Button>
          {shown.stage === 'referred' ? null : (
            <Button tone="plain" size="small" about={title} onClick={() => setOpen('withdraw')}>
              {t`Withdraw`}
            </Button>
          )}
        </Acts>
      ) : null}
      {open === 'correct' ? (
        <EntryForm
          caseId={caseId}
          entry={shown}
          track={shown.track}
          country={shown.jurisdiction}
          onClose={close}
        />
      ) : null}
      {open === 'withdraw' ? (
        <div className="sr-form">
          <Textarea
            label={t`Why is it withdrawn?`}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            autosize
            maxLength={2_000}
            dir="auto"
          />
          {withdraw.isError ? <FailureNote error={withdraw.error} /> : null}
          <Acts>
            <Button
              tone="danger"
              size="small"
              busy={withdraw.isPending}
              disabled={why.trim() === ''}
              onClick={() => withdraw.mutate({ caseId, entryId: shown.id, why }, { onSuccess: close })}
            >
              {t`Withdraw it`}
            </Button>
            <Button tone="quiet" size="small" onClick={close}>
              {t`Cancel`}
            </Button>
          </Acts>
        </div>
      ) : null}
    </li>
  )
}
