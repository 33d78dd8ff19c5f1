/** One playbook: its steps to read, how it differs from the shipped one, its versions, and the editor. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { comparePlaybooks } from '@smart-rescue/core/guiding'
import type { LeadKind, Playbook } from '@smart-rescue/schema'
import { Button, Callout, Foreign, Page, PageHead, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { StepText } from '../../tasks/web/step-text.tsx'
import { PHASE_WORDS, WHO_WORDS } from '../../tasks/web/task-words.ts'
import { FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { readPlaybook } from '../contract.ts'
import { EditPlaybook } from './edit-playbook.tsx'
import { FIELD_WORDS } from './finding-words.ts'
import '../../tasks/web/tasks.css'

const Steps = ({ playbook }: { playbook: Playbook }) => {
  const { t, i18n } = useLingui()
  const titleOf = (id: string) => playbook.steps.find((step) => step.id === id)?.title ?? id
  return (
    <Panel title={t`Steps`} aside={i18n.number(playbook.steps.length)}>
      <ol className="sr-task-list">
        {playbook.steps.map((step) => (
          <li key={step.id} className="sr-task">
            <details>
              <summary>
                <span className="sr-task-title">
                  <Foreign text={step.title} />
                </span>
                <span className="sr-task-tags">
                  <Tag tone={step.phase === 'safety' ? 'main' : 'plain'}>
                    {i18n._(PHASE_WORDS[step.phase])}
                  </Tag>
                  <span className="sr-small">
                    {i18n._(WHO_WORDS[step.who])} ·{' '}
                    {plural(step.due.hours, { one: '# hour', other: '# hours' })}{' '}
                    {step.due.after === undefined ? (
                      t`after the opening`
                    ) : (
                      <>
                        {t`after:`} <Foreign text={titleOf(step.due.after)} />
                      </>
                    )}
                  </span>
                </span>
              </summary>
              <div className="sr-task-body">
                <StepText step={step} countries={[]} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const Differences = ({ shipped, playbook }: { shipped: Playbook; playbook: Playbook }) => {
  const { t, i18n } = useLingui()
  const differences = comparePlaybooks(shipped, playbook)
  if (differences.length === 0) return null
  return (
    <Panel title={t`Differs from the shipped one`} aside={i18n.number(differences.length)}>
      <ul className="sr-list">
        {differences.map((one) => (
          <li key={one.id} className="sr-item">
            <p>
              <Tag tone={one.what === 'changed' ? 'amber' : one.what === 'added' ? 'green' : 'red'}>
                {one.what === 'added' ? t`added` : one.what === 'removed' ? t`taken out` : t`changed`}
              </Tag>{' '}
              <Foreign text={(one.after ?? one.before)?.title ?? one.id} />
            </p>
            <p className="sr-small">
              {[
                ...one.fields.map((field) => i18n._(FIELD_WORDS[field])),
                ...(one.moved ? [t`place among the steps`] : []),
              ].join(', ')}
            </p>
            {one.fields.includes('what') ? (
              <details>
                <summary className="sr-small">{t`The shipped text`}</summary>
                <p className="sr-step-what">
                  <Foreign text={one.before?.what ?? ''} />
                </p>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The page. */
export const PlaybookPage = ({ kind }: { kind: LeadKind }): ReactNode => {
  const { t } = useLingui()
  const [editing, setEditing] = useState(false)
  const reading = useRead(readPlaybook, { kind })
  if (reading.data === undefined)
    return (
      <Page title={t`Playbook`}>
        {reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : (
          <Skeleton label={t`Loading`} lines={9} />
        )}
      </Page>
    )
  const { playbook, shipped, versions, mayChange } = reading.data
  return (
    <Page title={playbook.title}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.playbooks()}>{t`Playbooks`}</Go>
        <span aria-hidden="true">›</span>
      </nav>
      <PageHead
        title={<Foreign text={playbook.title} />}
        lead={<Foreign text={playbook.summary} />}
        acts={
          mayChange && !editing ? (
            <Button tone="quiet" onClick={() => setEditing(true)}>
              {t`Make it your own`}
            </Button>
          ) : undefined
        }
      >
        <p className="sr-small">
          {t`Version ${playbook.version}`} · <Foreign text={playbook.author} />
        </p>
      </PageHead>
      {playbook.reviewedBy === undefined ? (
        <Callout tone="amber">
          <p>
            {t`Nobody has reviewed this playbook yet. Have a lawyer and a social worker of your house read it before you rely on it. Days and hours are working rules, not law.`}
          </p>
        </Callout>
      ) : (
        <Callout>
          <p>
            {t`Reviewed by`} <Foreign text={playbook.reviewedBy} />
            {playbook.reviewedOn === undefined ? null : (
              <>
                {' '}
                · <Moment at={playbook.reviewedOn} style="day" />
              </>
            )}
          </p>
        </Callout>
      )}
      {editing ? (
        <EditPlaybook playbook={playbook} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Steps playbook={playbook} />
          <Differences shipped={shipped} playbook={playbook} />
          {versions.length === 0 ? null : (
            <Panel title={t`Versions of your house`}>
              <ul className="sr-list">
                {versions.map((version) => (
                  <li key={version.version} className="sr-item">
                    <p>
                      <b>{t`Version ${version.version}`}</b> ·{' '}
                      <Foreign text={version.changedBy.displayName} /> · <Moment at={version.changedAt} />
                    </p>
                    <p className="sr-small">
                      <Foreign text={version.why} />
                    </p>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </>
      )}
    </Page>
  )
}
