/** The settings of time stamps: authorities, pace, state, and proofs made elsewhere. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { Acts, Button, Empty, Panel, Skeleton, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useAct, useFailureText, useRead } from '../../web/index.ts'
import { readStamping, setPace, stampNow } from '../contract.ts'
import { AuthorityForm } from './authority-form.tsx'
import { AuthorityRow } from './authority-row.tsx'
import { ProofImport } from './proof-import.tsx'

const PACES = [1, 5, 10, 30, 60, 240, 1440]
const POLL_MS = 5_000

const Pace = ({ minutes }: { minutes: number }): ReactNode => {
  const { t } = useLingui()
  const act = useAct(setPace, [readStamping])
  const failureText = useFailureText()
  const paces = PACES.includes(minutes) ? PACES : [...PACES, minutes].toSorted((a, b) => a - b)
  return (
    <NativeSelect
      label={t`Longest wait of an ordinary act`}
      description={t`An exhibit is stamped at once; other acts share one stamp after this time.`}
      value={String(minutes)}
      disabled={act.isPending}
      data={paces.map((pace) => ({ value: String(pace), label: t`${pace} min` }))}
      onChange={(event) =>
        act.mutate(
          { minutes: Number(event.currentTarget.value) },
          { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
        )
      }
    />
  )
}

/** The section. It looks again every few seconds, since stamps arrive by themselves. */
export const StampSettings = (): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(readStamping, {}, { every: () => POLL_MS })
  const now = useAct(stampNow, [readStamping])
  const failureText = useFailureText()
  const [adding, setAdding] = useState(false)
  const { data } = reading
  const add = <Button onClick={() => setAdding(true)}>{t`Add an authority`}</Button>
  const stamp = () =>
    now.mutate(
      {},
      {
        onSuccess: ({ have, want }) =>
          showToast({ text: t`Stamped by ${have} of ${want}.`, tone: have === want ? 'calm' : 'bad' }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return (
    <Panel
      id="time-stamps"
      title={t`Time stamps`}
      aside={data && data.log.want > 0 ? t`stamped by ${data.log.have} of ${data.log.want}` : undefined}
    >
      <div className="sr-pad sr-stack">
        <p className="sr-small">
          {t`An outside authority confirms when the log was in a state, so that nobody can say an exhibit was made up later. Use two or more, of different operators. Nobody is asked before you enter one.`}
        </p>
        {reading.isError && data === undefined ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : null}
        {data === undefined && !reading.isError ? <Skeleton label={t`Loading`} lines={3} /> : null}
        {data === undefined ? null : (
          <>
            {data.authorities.length === 0 ? (
              <Empty title={t`No authority is asked yet`} act={add}>
                {t`Until then the times of exhibits are those of this computer’s clock alone.`}
              </Empty>
            ) : (
              <>
                <ul className="sr-list">
                  {data.authorities.map((authority) => (
                    <AuthorityRow key={authority.id} authority={authority} />
                  ))}
                </ul>
                {data.authorities.length === 1 ? (
                  <p className="sr-small">{t`One authority alone can fail or be doubted. Add a second one of another operator.`}</p>
                ) : null}
                <Acts>
                  {add}
                  <Button tone="quiet" busy={now.isPending} onClick={stamp}>
                    {now.isPending ? t`Asking …` : t`Stamp now`}
                  </Button>
                </Acts>
                <Pace minutes={data.minutes} />
              </>
            )}
            <ProofImport proofs={data.proofs} />
          </>
        )}
      </div>
      <AuthorityForm open={adding} onClose={() => setAdding(false)} />
    </Panel>
  )
}
