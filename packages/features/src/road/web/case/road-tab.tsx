/** The road of a case: referrals, and a line for each thing that is followed. Silent ones stand first. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Empty, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useOpenedCase } from '../../../cases/web/case/case-context.tsx'
import { FailureNote, useRead } from '../../../web/index.ts'
import { readRoad, type TrackView } from '../../contract.ts'
import { EntryForm } from './entry-form.tsx'
import { ReferralForm } from './referral-form.tsx'
import { ReferralList } from './referral-list.tsx'
import { TrackPanel } from './track-panel.tsx'
import '../road.css'

const order = (one: TrackView, other: TrackView): number =>
  Number(other.silence?.tooLong ?? false) - Number(one.silence?.tooLong ?? false) ||
  Number(one.ended) - Number(other.ended)

/** The tab. */
export const RoadTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { view, may } = useOpenedCase()
  const reading = useRead(readRoad, { caseId })
  const [open, setOpen] = useState<'referral' | 'entry' | 'investigation'>()
  const mayChange = may('referral.change')
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  if (reading.data === undefined) return <Skeleton label={t`Loading`} lines={9} />
  const { referrals, tracks, today } = reading.data
  const receiverOf = (id: string) => referrals.find((one) => one.id === id)?.receiver.name
  const close = () => setOpen(undefined)
  const country = view.case.countries[0] ?? ''
  const uninvestigated = referrals.filter(
    ({ id, state }) =>
      state === 'made' && !tracks.some(({ track }) => track.unit === 'investigation' && track.subject === id),
  )
  const next = uninvestigated[0]
  return (
    <>
      <Panel
        title={t`Handed over to`}
        aside={referrals.length > 0 ? i18n.number(referrals.length) : undefined}
      >
        {referrals.length === 0 && open !== 'referral' ? (
          <Empty title={t`The case was handed to nobody yet`}>
            {t`Record each hand-over: to whom, when, and on which basis. From then on the house counts the days of silence.`}
          </Empty>
        ) : (
          <ReferralList caseId={caseId} referrals={referrals} mayChange={mayChange} />
        )}
        {mayChange ? (
          <div className="sr-pad">
            {open === 'referral' ? (
              <ReferralForm caseId={caseId} today={today} onClose={close} />
            ) : (
              <Acts>
                <Button tone="quiet" size="small" onClick={() => setOpen('referral')}>
                  {t`Record a hand-over`}
                </Button>
              </Acts>
            )}
          </div>
        ) : null}
      </Panel>
      {tracks.toSorted(order).map((track) => (
        <TrackPanel
          key={track.key}
          caseId={caseId}
          view={track}
          mayChange={mayChange}
          receiverOf={receiverOf}
        />
      ))}
      {mayChange ? (
        <Panel title={t`Follow something new`}>
          <div className="sr-pad sr-stack">
            {open === 'entry' ? (
              <EntryForm caseId={caseId} country={country} onClose={close} />
            ) : open === 'investigation' && next !== undefined ? (
              <EntryForm
                caseId={caseId}
                track={{ unit: 'investigation', subject: next.id }}
                country={next.receiver.country}
                authority={next.receiver.name}
                onClose={close}
              />
            ) : (
              <>
                <p className="sr-small">
                  {t`A person, a charge or a child is called by its pseudonym. Names stand in the vault alone.`}
                </p>
                <Acts>
                  <Button tone="quiet" size="small" onClick={() => setOpen('entry')}>
                    {t`A person, a charge or a child`}
                  </Button>
                  {next === undefined ? null : (
                    <Button
                      tone="quiet"
                      size="small"
                      about={next.receiver.name}
                      onClick={() => setOpen('investigation')}
                    >
                      {t`An investigation was opened`}
                    </Button>
                  )}
                </Acts>
              </>
            )}
          </div>
        </Panel>
      ) : null}
    </>
  )
}
