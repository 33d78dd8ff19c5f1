/** Recovery shares and the nightly look at every sealed byte: when last, with what result. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Callout, Mono, showToast, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Moment, useAct, useFailureText } from '../../web/index.ts'
import { readWitnessing, startScrub } from '../contract.ts'

type Upkeep = Pick<(typeof readWitnessing.output)['_output'], 'recovery' | 'scrub'>

/** Shares are made at the machine itself and never pass through a browser. */
export const Recovery = ({ recovery }: { recovery: Upkeep['recovery'] }): ReactNode => {
  const { t } = useLingui()
  const { shared, tested } = recovery
  const isProven = shared !== undefined && tested?.setId === shared.setId
  return (
    <div className="sr-stack">
      <h3>{t`Recovery shares`}</h3>
      {shared === undefined ? (
        <Callout tone="amber">
          <b>{t`Nobody can open the locker when the passphrase is lost.`}</b>{' '}
          {t`Split the key among five people of whom any three can open it together. At this machine, run:`}{' '}
          <Mono text="smart-rescue recovery make" />
        </Callout>
      ) : (
        <p className="sr-small">
          {t`Any ${shared.needed} of ${shared.total} shares open the locker.`} {t`Set`}{' '}
          <Mono text={shared.setId} />, <Moment at={shared.at} style="day" />{' '}
          {isProven && tested !== undefined ? (
            <>
              <Tag tone="green">{t`tested`}</Tag> <Moment at={tested.at} style="day" />
            </>
          ) : (
            <Tag tone="amber">{t`never tested`}</Tag>
          )}
        </p>
      )}
    </div>
  )
}

/** The scrub, with its progress while it runs. */
export const Scrub = ({ scrub }: { scrub: Upkeep['scrub'] }): ReactNode => {
  const { t, i18n } = useLingui()
  const act = useAct(startScrub, [readWitnessing])
  const failureText = useFailureText()
  const { last, running } = scrub
  return (
    <div className="sr-stack">
      <h3>{t`Every sealed byte, once a day`}</h3>
      <p className="sr-small">
        {last === undefined ? (
          t`Not looked at yet. The first look begins by itself.`
        ) : (
          <>
            {last.damaged === 0 ? (
              <Tag tone="green">{t`whole`}</Tag>
            ) : (
              <Tag tone="red">{t`${i18n.number(last.damaged)} damaged`}</Tag>
            )}{' '}
            {t`${i18n.number(last.blobs)} sealed files`} · <Moment at={last.at} />
          </>
        )}
      </p>
      {running === undefined ? (
        <Acts>
          <Button
            tone="quiet"
            size="small"
            busy={act.isPending}
            onClick={() =>
              act.mutate({}, { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) })
            }
          >
            {t`Look now`}
          </Button>
        </Acts>
      ) : (
        <progress
          value={running.done}
          max={Math.max(1, running.total)}
          aria-label={t`${i18n.number(running.done)} of ${i18n.number(running.total)} looked at`}
        />
      )}
    </div>
  )
}
