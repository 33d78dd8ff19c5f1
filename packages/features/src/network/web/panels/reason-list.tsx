/** Reasons for a join, and what speaks against it under its own word. */
import { useLingui } from '@lingui/react/macro'
import type { JoinReason } from '@smart-rescue/schema'
import type { ReactNode } from 'react'

const Lines = ({ reasons }: { reasons: readonly JoinReason[] }) => (
  <ul className="sr-list">
    {reasons.map(({ rule, sentence }) => (
      <li key={`${rule} ${sentence}`}>
        <bdi>{sentence}</bdi>
      </li>
    ))}
  </ul>
)

/** Both lists. */
export const ReasonList = ({
  reasons,
  counterReasons,
}: {
  reasons: readonly JoinReason[]
  counterReasons: readonly JoinReason[]
}): ReactNode => {
  const { t } = useLingui()
  return (
    <div className="sr-net-why">
      {reasons.length === 0 ? <p>{t`No reason is known.`}</p> : <Lines reasons={reasons} />}
      {counterReasons.length === 0 ? null : (
        <>
          <p className="sr-net-against">{t`Against it`}</p>
          <Lines reasons={counterReasons} />
        </>
      )}
    </div>
  )
}
