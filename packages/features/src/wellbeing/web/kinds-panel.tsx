/** Kinds of case for which the member is not available. No reason is asked, and none is kept. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { LeadKind } from '@smart-rescue/schema'
import { Panel, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { LEAD_WORDS, useAct, useFailureText } from '../../web/index.ts'
import { type OwnWellbeing, optOut, readWellbeing } from '../contract.ts'

/** The panel. Whoever chooses a team sees only "not available for this kind". */
export const KindsPanel = ({ own }: { own: OwnWellbeing }): ReactNode => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const act = useAct(optOut, [readWellbeing])
  const toggle = (kind: LeadKind, out: boolean) => {
    const kinds = out ? [...own.optedOut, kind] : own.optedOut.filter((one) => one !== kind)
    act.mutate({ kinds }, { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) })
  }
  return (
    <Panel title={t`Kinds of case I do not take`}>
      <div className="sr-pad sr-stack tight">
        <p className="sr-small">
          {t`No reason is asked. Whoever chooses a team sees only that you are not available for this kind.`}
        </p>
        {LeadKind.options.map((kind) => (
          <Checkbox
            key={kind}
            label={i18n._(LEAD_WORDS[kind])}
            checked={own.optedOut.includes(kind)}
            onChange={(event) => toggle(kind, event.currentTarget.checked)}
          />
        ))}
      </div>
    </Panel>
  )
}
