/** One partner: how it stands in words, and the act that ends the trust. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, ConfirmDialog, Foreign, Mono, showToast, Tag } from '@smart-rescue/ui'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Moment, useAct, useFailureText } from '../../web/index.ts'
import { endPartner, type Partner, type PartnerState, readWitnessing } from '../contract.ts'

type Tone = ComponentProps<typeof Tag>['tone']

const STANDING: Record<PartnerState, { readonly tone?: Tone; readonly words: MessageDescriptor }> = {
  new: { words: msg`not heard of yet` },
  current: { tone: 'green', words: msg`confirmed` },
  behind: { tone: 'amber', words: msg`asked again soon` },
  away: { tone: 'amber', words: msg`does not answer; asked again every minute` },
  ahead: { tone: 'red', words: msg`has seen more of our log than is here` },
  contradicts: { tone: 'red', words: msg`has seen another history of our log` },
  refuses: { tone: 'red', words: msg`does not know our log or its key: ask the partner to add it` },
}

/** The row. Ending is asked about, because without witnesses nobody outside can tell that our log was not rewritten. */
export const PartnerRow = ({ partner }: { partner: Partner }): ReactNode => {
  const { t, i18n } = useLingui()
  const act = useAct(endPartner, [readWitnessing])
  const failureText = useFailureText()
  const [ending, setEnding] = useState(false)
  const { name, kind, url, state, size, at } = partner
  const { tone, words } = STANDING[state]
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <div>
          <b>
            <Foreign text={name} />
          </b>{' '}
          <Tag {...(tone === undefined ? {} : { tone })}>{i18n._(words)}</Tag>
          {url === undefined ? null : (
            <p className="sr-small">
              <Mono text={url} />
            </p>
          )}
          {size === undefined || at === undefined ? null : (
            <p className="sr-small">
              {kind === 'witness'
                ? t`Our log of ${i18n.number(size)} entries`
                : t`Its log of ${i18n.number(size)} entries`}
              {' · '}
              <Moment at={at} />
            </p>
          )}
        </div>
        <Acts>
          <Button tone="quiet" size="small" about={name} onClick={() => setEnding(true)}>
            {t`End`}
          </Button>
        </Acts>
      </div>
      <ConfirmDialog
        open={ending}
        title={kind === 'witness' ? t`Ask this witness no more?` : t`Witness this log no more?`}
        act={t`End the trust`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={act.isPending}
        onClose={() => setEnding(false)}
        onConfirm={() =>
          act.mutate(
            { partnerId: partner.id },
            {
              onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
              onSettled: () => setEnding(false),
            },
          )
        }
      >
        {kind === 'witness'
          ? t`What it confirmed stays and still counts. Later entries are confirmed by the others only.`
          : t`What we confirmed stays. The partner is told at its next request that we do not know its log.`}
      </ConfirmDialog>
    </li>
  )
}
