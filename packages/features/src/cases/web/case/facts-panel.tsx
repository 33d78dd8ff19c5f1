/** The header of a case in full: purpose, legal basis, opening; correcting, closing and reopening. */

import { useLingui } from '@lingui/react/macro'
import { Modal } from '@mantine/core'
import { LeadKind } from '@smart-rescue/schema'
import { Acts, Button, ConfirmDialog, Foreign, Panel, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { countryName, LEAD_WORDS, Moment, useAct, useFailureText } from '../../../web/index.ts'
import { changeCase, listCases, readCase, readLog, readToday } from '../../contract.ts'
import { CaseForm } from '../list/case-form.tsx'
import { useOpenedCase } from './case-context.tsx'

/** What stands on every exhibit of the case. */
export const FactsPanel = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { view, may } = useOpenedCase()
  const { case: item } = view
  const act = useAct(changeCase, [readCase, listCases, readToday, readLog])
  const failureText = useFailureText()
  const [correcting, setCorrecting] = useState(false)
  const [closing, setClosing] = useState(false)
  const isOpen = item.state === 'open'

  const setState = (state: 'open' | 'closed') =>
    act.mutate(
      { caseId: item.id, state },
      {
        onSuccess: () =>
          showToast({
            text: state === 'closed' ? t`The case is closed.` : t`The case is open again.`,
            tone: 'calm',
            act: { label: t`Undo`, run: () => setState(state === 'closed' ? 'open' : 'closed') },
          }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
        onSettled: () => setClosing(false),
      },
    )

  return (
    <Panel title={t`The case`}>
      <dl className="sr-facts">
        <dt>{t`Purpose`}</dt>
        <dd>
          <Foreign text={item.purpose} />
        </dd>
        <dt>{t`Legal basis`}</dt>
        <dd>
          <Foreign text={item.legalBasis} />
        </dd>
        <dt>{t`Kind of lead`}</dt>
        <dd>{i18n._(LEAD_WORDS[item.leadKind])}</dd>
        <dt>{t`Countries`}</dt>
        <dd>{item.countries.map((code) => countryName(code, i18n.locale)).join(', ')}</dd>
        <dt>{t`Opened`}</dt>
        <dd>
          <Moment at={item.openedAt} /> · <Foreign text={item.openedBy.displayName} />
        </dd>
      </dl>
      {may('case.change') ? (
        <div className="sr-pad">
          <Acts>
            <Button tone="plain" size="small" onClick={() => setCorrecting(true)}>
              {t`Correct`}
            </Button>
            {isOpen ? (
              <Button tone="plain" size="small" onClick={() => setClosing(true)}>
                {t`Close the case`}
              </Button>
            ) : (
              <Button tone="plain" size="small" busy={act.isPending} onClick={() => setState('open')}>
                {t`Open it again`}
              </Button>
            )}
          </Acts>
        </div>
      ) : null}
      <Modal
        opened={correcting}
        onClose={() => setCorrecting(false)}
        title={t`Correct the case`}
        size="lg"
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <p className="sr-small sr-modal-lead">{t`The old words stay in the log.`}</p>
        <CaseForm
          start={{
            title: item.title,
            leadKind: LeadKind.parse(item.leadKind),
            countries: item.countries,
            purpose: item.purpose,
            legalBasis: item.legalBasis,
          }}
          act={t`Save`}
          busy={act.isPending}
          error={act.error}
          onSubmit={(draft) =>
            act.mutate({ caseId: item.id, ...draft }, { onSuccess: () => setCorrecting(false) })
          }
          onCancel={() => setCorrecting(false)}
        />
      </Modal>
      <ConfirmDialog
        open={closing}
        title={t`Close this case?`}
        act={t`Close the case`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        danger={false}
        busy={act.isPending}
        onClose={() => setClosing(false)}
        onConfirm={() => setState('closed')}
      >
        <p>{t`Nothing is deleted. The team can still read it, and it can be opened again.`}</p>
      </ConfirmDialog>
    </Panel>
  )
}
