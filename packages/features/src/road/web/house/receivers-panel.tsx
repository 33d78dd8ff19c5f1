/** The directory of receivers of the house. */
import { useLingui } from '@lingui/react/macro'
import type { Receiver } from '@smart-rescue/schema'
import { Acts, Button, Empty, Foreign, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { countryName, FailureNote, useRead } from '../../../web/index.ts'
import { listReceivers } from '../../contract.ts'
import { RECEIVER_WORDS, TRUST_WORDS } from '../road-words.ts'
import { ReceiverForm } from './receiver-form.tsx'

const TONES: Record<Receiver['trust'], 'green' | 'plain' | 'amber' | 'red'> = {
  trusted: 'green',
  known: 'plain',
  untested: 'amber',
  unsafe: 'red',
}

/** The panel. */
export const ReceiversPanel = (): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listReceivers, {})
  const [open, setOpen] = useState<Receiver['id'] | 'new'>()
  const receivers = reading.data?.receivers ?? []
  const mayChange = reading.data?.mayChange ?? false
  const close = () => setOpen(undefined)
  return (
    <Panel
      title={t`Receivers`}
      aside={receivers.length > 0 ? i18n.number(receivers.length) : undefined}
      id="receivers"
    >
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : receivers.length === 0 && open === undefined ? (
        <Empty title={t`No receiver yet`}>
          {t`An office that may receive cases: with address, contact, how far it is trusted and why.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {receivers.map((receiver) => (
            <li key={receiver.id} className="sr-item">
              <p>
                <b>
                  <Foreign text={receiver.name} />
                </b>{' '}
                · {i18n._(RECEIVER_WORDS[receiver.kind])} · {countryName(receiver.country, i18n.locale)}{' '}
                <Tag tone={TONES[receiver.trust]}>{i18n._(TRUST_WORDS[receiver.trust])}</Tag>{' '}
                {receiver.state === 'ended' ? <Tag>{t`takes no more cases`}</Tag> : null}
              </p>
              <p className="sr-small">
                <Foreign text={receiver.address} />
              </p>
              <p className="sr-small">
                <Foreign text={receiver.trustWhy} />
                {receiver.contact === undefined ? null : (
                  <>
                    {' '}
                    · <Foreign text={receiver.contact} />
                  </>
                )}
              </p>
              {!mayChange ? null : open === receiver.id ? (
                <ReceiverForm receiver={receiver} others={receivers} onClose={close} />
              ) : (
                <Acts>
                  <Button
                    tone="plain"
                    size="small"
                    about={receiver.name}
                    onClick={() => setOpen(receiver.id)}
                  >
                    {t`Change`}
                  </Button>
                </Acts>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <div className="sr-pad">
          {open === 'new' ? (
            <ReceiverForm others={receivers} onClose={close} />
          ) : (
            <Acts>
              <Button tone="quiet" size="small" onClick={() => setOpen('new')}>
                {t`Add a receiver`}
              </Button>
            </Acts>
          )}
        </div>
      ) : null}
    </Panel>
  )
}
