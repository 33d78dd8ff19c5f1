/** Referrals of a case: to whom, when, on which basis; a mistake is taken back with a reason. */
import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { CaseId, Referral } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { countryName, FailureNote, useAct } from '../../../web/index.ts'
import { listRoads, readRoad, withdrawReferral } from '../../contract.ts'
import { TRANSFER_WORDS, TRUST_WORDS } from '../road-words.ts'

const Row = ({ caseId, referral, mayChange }: { caseId: CaseId; referral: Referral; mayChange: boolean }) => {
  const { t, i18n } = useLingui()
  const act = useAct(withdrawReferral, [readRoad, listRoads])
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  return (
    <li className="sr-item">
      <p>
        <b>
          <Foreign text={referral.receiver.name} />
        </b>{' '}
        · {countryName(referral.receiver.country, i18n.locale)} ·{' '}
        <time className="sr-road-day" dateTime={referral.on}>
          {referral.on}
        </time>{' '}
        <Tag tone={referral.receiver.trust === 'unsafe' ? 'red' : 'plain'}>
          {i18n._(TRUST_WORDS[referral.receiver.trust])}
        </Tag>{' '}
        {referral.state === 'withdrawn' ? <Tag tone="amber">{t`taken back`}</Tag> : null}
      </p>
      <p className="sr-small">
        <Foreign text={referral.basis} /> · {i18n._(TRANSFER_WORDS[referral.transferBasis])}
        {referral.reference === undefined ? null : (
          <>
            {' '}
            · <Mono text={referral.reference} />
          </>
        )}{' '}
        · <Foreign text={referral.by.displayName} />
      </p>
      {referral.why === undefined ? null : (
        <p className="sr-small">
          <Foreign text={referral.why} />
        </p>
      )}
      {!mayChange || referral.state === 'withdrawn' ? null : open ? (
        <div className="sr-form">
          <Textarea
            label={t`Why is it taken back?`}
            description={t`Only a hand-over on which nothing was heard yet can be taken back.`}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            autosize
            maxLength={2_000}
            dir="auto"
          />
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button
              tone="danger"
              size="small"
              busy={act.isPending}
              disabled={why.trim() === ''}
              onClick={() =>
                act.mutate({ caseId, referralId: referral.id, why }, { onSuccess: () => setOpen(false) })
              }
            >
              {t`Take it back`}
            </Button>
            <Button tone="quiet" size="small" onClick={() => setOpen(false)}>
              {t`Cancel`}
            </Button>
          </Acts>
        </div>
      ) : (
        <Acts>
          <Button tone="plain" size="small" about={referral.receiver.name} onClick={() => setOpen(true)}>
            {t`Entered by mistake`}
          </Button>
        </Acts>
      )}
    </li>
  )
}

/** The list. */
export const ReferralList = ({
  caseId,
  referrals,
  mayChange,
}: {
  caseId: CaseId
  referrals: readonly Referral[]
  mayChange: boolean
}): ReactNode => (
  <ul className="sr-list">
    {referrals.map((referral) => (
      <Row key={referral.id} caseId={caseId} referral={referral} mayChange={mayChange} />
    ))}
  </ul>
)
