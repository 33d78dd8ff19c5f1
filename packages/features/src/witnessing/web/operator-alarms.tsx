/** Alarms on the operator's Today: a log that went back or contradicts itself, and sealed bytes that are not whole. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Callout, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useSession } from '../../people/web/session.tsx'
import { Moment, useAct, useFailureText, useRead } from '../../web/index.ts'
import { type Alarm, listAlarms, settleAlarm } from '../contract.ts'

const POLL_MS = 15_000

const useWords = () => {
  const { t, i18n } = useLingui()
  return ({ kind, partner = '', size = 0, seen = 0 }: Alarm): { title: string; what: string } => {
    const [here, there] = [i18n.number(size), i18n.number(seen)]
    switch (kind) {
      case 'rolled-back':
        return {
          title: t`Our log is older than what ${partner} has seen`,
          what: t`${partner} has confirmed ${there} entries, here are ${here}. Nothing is signed until the newest backup is restored.`,
        }
      case 'contradicted':
        return {
          title: t`${partner} has seen another history of our log`,
          what: t`Somebody signed two histories with our key. Nothing is signed until you know which one is yours; restore the newest backup, and consider the key stolen.`,
        }
      case 'rollback':
        return {
          title: t`The log of ${partner} went back`,
          what: t`It showed ${here} entries after ${there} were confirmed. Both states are kept. Telephone the partner: most often an old backup was restored.`,
        }
      case 'fork':
        return {
          title: t`The log of ${partner} contradicts itself`,
          what: t`It showed ${here} entries that do not continue the ${there} that were confirmed. Both states are kept as proof. Telephone the partner before you believe either.`,
        }
      case 'bad-proof':
        return {
          title: t`The log of ${partner} could not show how it grew`,
          what: t`It was not confirmed. Both states are kept. If it happens again, telephone the partner.`,
        }
      case 'damaged':
        return {
          title: t`Sealed files are damaged: ${here}`,
          what: t`Their exhibits are marked. Restore these files from the newest backup, then look again in the settings.`,
        }
    }
  }
}

/** The alarms, each with the act that settles it. Nothing is drawn for others than operators, or while all is well. */
export const OperatorAlarms = (): ReactNode => {
  const { t } = useLingui()
  const { member } = useSession()
  const isOperator = member.roles.includes('operator')
  const reading = useRead(listAlarms, {}, { enabled: isOperator, every: () => POLL_MS })
  const act = useAct(settleAlarm, [listAlarms])
  const failureText = useFailureText()
  const wordsOf = useWords()
  const alarms = reading.data?.alarms ?? []
  if (!isOperator || alarms.length === 0) return null
  return (
    <div className="sr-stack">
      {alarms.map((alarm) => {
        const { title, what } = wordsOf(alarm)
        return (
          <Callout key={alarm.id} tone="red" role="alert">
            <p>
              <b>{title}</b>
            </p>
            <p>
              {what} <Moment at={alarm.at} />
            </p>
            {alarm.settles ? (
              <Acts>
                <Button
                  tone="quiet"
                  size="small"
                  about={title}
                  busy={act.isPending}
                  onClick={() =>
                    act.mutate(
                      { leaf: Number(alarm.id) },
                      { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
                    )
                  }
                >
                  {t`Settled`}
                </Button>
              </Acts>
            ) : null}
          </Callout>
        )
      })}
    </div>
  )
}
