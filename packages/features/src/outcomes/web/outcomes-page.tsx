/** What became of the cases one worked on: one sentence each, no details, no names, and thanks. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Empty, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote, useAct, useRead, writeMoment } from '../../web/index.ts'
import { listOutcomes, type OutcomeKind, wantOutcomes } from '../contract.ts'

const OUTCOME_WORDS: Record<OutcomeKind, MessageDescriptor> = {
  safe: msg`A child is in a safe place.`,
  convicted: msg`A court has found somebody guilty.`,
  decided: msg`A court has heard the case and decided. It did not convict. That it was heard at all is also your work.`,
  compensated: msg`Compensation has been paid.`,
  ended: msg`The case has come to its end without a judgment. What you saved stays, and may help another time.`,
}

/** The page. */
export const OutcomesPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listOutcomes, {})
  const act = useAct(wantOutcomes, [listOutcomes])
  const { outcomes = [], wanted = true } = reading.data ?? {}
  return (
    <Page title={t`What became of it`} narrow>
      <PageHead
        title={t`What became of it`}
        lead={t`Cases you worked on, now or before, that came to something. No details, no names: only that, and thanks.`}
      />
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : (
        <Panel title={t`Outcomes`} aside={outcomes.length > 0 ? i18n.number(outcomes.length) : undefined}>
          {reading.isPending ? (
            <Skeleton label={t`Loading`} />
          ) : !wanted ? (
            <Empty title={t`You do not hear of outcomes`}>
              {t`You chose so. Nobody else knows, and you may change it whenever you like.`}
            </Empty>
          ) : outcomes.length === 0 ? (
            <Empty title={t`Nothing to tell yet`}>
              {t`Courts take years. As soon as one of your cases comes to something, it stands here.`}
            </Empty>
          ) : (
            <ul className="sr-list">
              {outcomes.map(({ reference, tells }) => (
                <li key={reference} className="sr-item">
                  <p className="sr-small">
                    <bdi>{reference}</bdi>
                  </p>
                  {tells.map(({ kind, on }) => (
                    <p key={kind}>
                      {i18n._(OUTCOME_WORDS[kind])}
                      {on === undefined ? null : (
                        <span className="sr-small">
                          {' '}
                          {writeMoment(`${on}T12:00:00Z`, i18n.locale, 'day')}
                        </span>
                      )}
                    </p>
                  ))}
                  <p className="sr-small">{t`Thank you for your part in it.`}</p>
                </li>
              ))}
            </ul>
          )}
          {reading.data === undefined ? null : (
            <div className="sr-pad">
              <Acts>
                <Button
                  tone="plain"
                  size="small"
                  busy={act.isPending}
                  onClick={() => act.mutate({ wanted: !wanted })}
                >
                  {wanted ? t`I do not want to hear of outcomes` : t`Tell me of outcomes again`}
                </Button>
              </Acts>
            </div>
          )}
        </Panel>
      )}
    </Page>
  )
}
