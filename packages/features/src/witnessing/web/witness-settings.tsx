/** The settings of witnesses and keys: who confirms our log, whose logs we confirm, keys, recovery, and the daily look at every byte. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Empty, Panel, Skeleton, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useAct, useFailureText, useRead } from '../../web/index.ts'
import { askWitnesses, readWitnessing } from '../contract.ts'
import { KeyList, OwnKeys } from './key-list.tsx'
import { PartnerForm } from './partner-form.tsx'
import { PartnerRow } from './partner-row.tsx'
import { Recovery, Scrub } from './upkeep.tsx'

const POLL_MS = 5_000

/** The section. It looks again every few seconds, since confirmations arrive by themselves. */
export const WitnessSettings = (): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(readWitnessing, {}, { every: () => POLL_MS })
  const ask = useAct(askWitnesses, [readWitnessing])
  const failureText = useFailureText()
  const [adding, setAdding] = useState(false)
  const { data } = reading
  const witnesses = data?.partners.filter(({ kind }) => kind === 'witness') ?? []
  const logs = data?.partners.filter(({ kind }) => kind === 'log') ?? []
  const add = <Button onClick={() => setAdding(true)}>{t`Add a partner`}</Button>
  const askNow = () =>
    ask.mutate(
      {},
      {
        onSuccess: ({ have, want }) =>
          showToast({ text: t`Confirmed by ${have} of ${want}.`, tone: have === want ? 'calm' : 'bad' }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return (
    <Panel
      id="witnesses"
      title={t`Witnesses and keys`}
      aside={data && data.log.want > 0 ? t`confirmed by ${data.log.have} of ${data.log.want}` : undefined}
    >
      <div className="sr-pad sr-stack">
        <p className="sr-small">
          {t`A partner organisation keeps the state of your log in mind. If anybody ever takes an entry back or shows a court another log than you, the partner notices. It learns a size and a hash, nothing else.`}
        </p>
        {reading.isError && data === undefined ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : null}
        {data === undefined && !reading.isError ? <Skeleton label={t`Loading`} lines={3} /> : null}
        {data === undefined ? null : (
          <>
            <h3>{t`Who confirms our log`}</h3>
            {witnesses.length === 0 ? (
              <Empty title={t`No witness yet`} act={add}>
                {t`Until then nobody outside can tell that your log was never rewritten. Ask a partner who runs Smart Rescue too, and confirm each other.`}
              </Empty>
            ) : (
              <>
                <ul className="sr-list">
                  {witnesses.map((partner) => (
                    <PartnerRow key={partner.id} partner={partner} />
                  ))}
                </ul>
                <Acts>
                  {add}
                  <Button tone="quiet" busy={ask.isPending} onClick={askNow}>
                    {ask.isPending ? t`Asking …` : t`Ask now`}
                  </Button>
                </Acts>
              </>
            )}
            {logs.length === 0 ? null : (
              <>
                <h3>{t`Whose logs we confirm`}</h3>
                <ul className="sr-list">
                  {logs.map((partner) => (
                    <PartnerRow key={partner.id} partner={partner} />
                  ))}
                </ul>
              </>
            )}
            <OwnKeys witnessKeys={data.witnessKeys} keys={data.keys} />
            <KeyList keys={data.keys} />
            <Recovery recovery={data.recovery} />
            <Scrub scrub={data.scrub} />
          </>
        )}
      </div>
      <PartnerForm open={adding} onClose={() => setAdding(false)} />
    </Panel>
  )
}
