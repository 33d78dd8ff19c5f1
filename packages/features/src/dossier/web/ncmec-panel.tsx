/** Drafts a report in the shape of NCMEC's CyberTipline, for offices that may hand one in. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { suggestIncident } from '@smart-rescue/core/outside-forms'
import { type CaseId, type LeadKind, NcmecIncident } from '@smart-rescue/schema'
import { Acts, Button, Panel, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, saveFile, useAct } from '../../web/index.ts'
import { makeNcmec } from '../contract.ts'

/** The form. What it is reported as is chosen by a person; the kind of lead only suggests. */
export const NcmecPanel = ({ caseId, leadKind }: { caseId: CaseId; leadKind: LeadKind }): ReactNode => {
  const { t } = useLingui()
  const [incident, setIncident] = useState<NcmecIncident>(suggestIncident(leadKind))
  const [urgent, setUrgent] = useState('')
  const [additional, setAdditional] = useState('')
  const act = useAct(makeNcmec, [{ name: 'case.log' }])
  const draft = () =>
    act.mutate(
      {
        caseId,
        incident,
        ...(urgent.trim() === '' ? {} : { urgent }),
        ...(additional.trim() === '' ? {} : { additional }),
      },
      {
        onSuccess: ({ fileName, text, mediaType }) => {
          saveFile(fileName, text, mediaType)
          showToast({ text: t`The draft was saved to your downloads. Nothing was sent.`, tone: 'calm' })
        },
      },
    )
  return (
    <Panel title={t`Report in the shape of the CyberTipline`}>
      <div className="sr-pad sr-stack">
        <p className="sr-small">
          {t`A draft for whoever may report to NCMEC: addresses, selectors and hashes, no file and nobody's identity. Have it checked against NCMEC's own form before it is handed in. Nothing is sent from here.`}
        </p>
        <NativeSelect
          label={t`Reported as`}
          description={t`The words are NCMEC's own.`}
          value={incident}
          onChange={(event) =>
            setIncident(NcmecIncident.safeParse(event.currentTarget.value).data ?? incident)
          }
          data={NcmecIncident.options.map((value) => ({ value, label: value }))}
        />
        <TextInput
          label={t`Why it is urgent`}
          description={t`Leave empty where it is not. No name of a child.`}
          maxLength={500}
          value={urgent}
          onChange={(event) => setUrgent(event.currentTarget.value)}
        />
        <Textarea
          label={t`Anything else`}
          autosize
          minRows={2}
          maxLength={10_000}
          value={additional}
          onChange={(event) => setAdditional(event.currentTarget.value)}
        />
        {act.isError ? <FailureNote error={act.error} onRetry={draft} /> : null}
        <Acts>
          <Button tone="quiet" busy={act.isPending} onClick={draft}>{t`Save the draft`}</Button>
        </Acts>
      </div>
    </Panel>
  )
}
