/** The untouched bytes of an imported file: a download with a purpose, after a question, written into the log. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { CustodyPurpose, Exhibit } from '@smart-rescue/schema'
import { Acts, Button, ConfirmDialog, CopyText, Panel } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { PURPOSE_WORDS, usePlatform, writeBytes } from '../../../web/index.ts'
import { readHistory, readOriginal } from '../../contract.ts'

const PURPOSES = [
  'review',
  'verification',
  'dossier',
  'safeguard',
] as const satisfies readonly CustodyPurpose[]

/** The panel. */
export const OriginalPanel = ({ exhibit, mayLeave }: { exhibit: Exhibit; mayLeave: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>('review')
  const { importReport, held } = exhibit
  if (importReport === undefined) return null
  const download = () => {
    const link = document.createElement('a')
    link.href = client.address(readOriginal, { caseId: exhibit.caseId, exhibitId: exhibit.id, purpose })
    link.download = ''
    link.click()
    setAsking(false)
    setTimeout(() => void queries.invalidateQueries({ queryKey: [readHistory.name] }), 1_000)
  }
  return (
    <Panel title={t`The original`} aside={writeBytes(importReport.length, i18n.locale)}>
      <div className="sr-pad sr-stack tight">
        <p className="sr-quiet">
          {t`Sealed as it was handed over, byte for byte. What you see on this page was made from it.`}
        </p>
        <CopyText text={`sha256:${importReport.sha256}`} label={t`Copy`} done={t`Copied`} />
        {held?.quarantined === true ? (
          <p>{t`Quarantined: it is not handed out, because it could do harm where it is opened.`}</p>
        ) : !exhibit.parts.some(({ role }) => role === 'original') ? (
          <p>{t`Its bytes were destroyed. The stop in this case tells why.`}</p>
        ) : mayLeave ? (
          <Acts>
            <Button tone="quiet" size="small" onClick={() => setAsking(true)}>
              {t`Download the original`}
            </Button>
          </Acts>
        ) : null}
      </div>
      <ConfirmDialog
        open={asking}
        title={t`Take the original out of the house?`}
        act={t`Download it`}
        cancel={t`Leave it here`}
        closeLabel={t`Close`}
        danger={false}
        onConfirm={download}
        onClose={() => setAsking(false)}
      >
        <div className="sr-stack tight">
          <p>
            {t`Outside, nobody protects it and it may be harmful where it is opened. Your name, the time and the purpose are written into the log.`}
          </p>
          <NativeSelect
            label={t`Purpose`}
            value={purpose}
            onChange={({ currentTarget: { value } }) =>
              setPurpose(PURPOSES.find((one) => one === value) ?? 'review')
            }
            data={PURPOSES.map((value) => {
              const words = PURPOSE_WORDS[value]
              return { value, label: words ? i18n._(words) : value }
            })}
          />
        </div>
      </ConfirmDialog>
    </Panel>
  )
}
