/** Accidental receipts of a case: locked, unopened, each with its clock, its reports and what authorities said. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Empty, Foreign, Mono, Panel, Skeleton, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Moment, useAct, useFailureText, useRead } from '../../../web/index.ts'
import { listDuties, listReceipts, type Receipt, readSender, reportReceipt } from '../../contract.ts'
import { DutyClock } from '../stop/duty-clock.tsx'
import { HandedInForm } from '../stop/handed-in.tsx'
import { InstructionForm } from './instruction-form.tsx'
import { ReceiptForm } from './receipt-form.tsx'
import '../safeguard.css'

const Sender = ({ receipt }: { receipt: Receipt }) => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const act = useAct(readSender)
  if (act.data !== undefined)
    return (
      <p>
        {t`From`} <Foreign text={act.data.sender} />
      </p>
    )
  return (
    <Button
      tone="plain"
      size="small"
      busy={act.isPending}
      about={receipt.reference}
      onClick={() =>
        act.mutate(
          { caseId: receipt.caseId, receiptId: receipt.id },
          { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
        )
      }
    >
      {t`Show who sent it (logged)`}
    </Button>
  )
}

const Told = ({ receipt }: { receipt: Receipt }) => (
  <>
    {receipt.reports.map((report) => (
      <p key={`${report.handedAt} ${report.toWhom}`}>
        <Foreign text={report.toWhom} /> {report.number === '' ? null : <Mono text={report.number} />} ·{' '}
        <Moment at={report.handedAt} />
      </p>
    ))}
    {receipt.instructions.map((told) => (
      <blockquote key={`${told.givenAt} ${told.givenBy}`} className="sr-quote">
        <p>
          <Foreign text={told.instruction} />
        </p>
        <p className="sr-small">
          <Foreign text={told.givenBy} />, <Foreign text={told.office} /> · <Moment at={told.givenAt} /> ·{' '}
          <Foreign text={told.recordedBy.displayName} />
        </p>
      </blockquote>
    ))}
  </>
)

const Row = ({ receipt, suggested }: { receipt: Receipt; suggested: readonly string[] }) => {
  const { t } = useLingui()
  const report = useAct(reportReceipt, [listReceipts, listDuties])
  const [open, setOpen] = useState<'report' | 'instruction'>()
  const { caseId, id: receiptId } = receipt
  const close = () => setOpen(undefined)
  return (
    <li className="sr-item sr-receipt-locked">
      <div className="sr-row apart">
        <b>
          <Mono text={receipt.filename} />
        </b>
        <Tag tone="amber">{t`locked unopened`}</Tag>
      </div>
      <p className="sr-small">
        <Mono text={receipt.reference} /> · {t`received`} <Moment at={receipt.receivedAt} /> ·{' '}
        <Foreign text={receipt.way} /> · <Foreign text={receipt.place} />
        {receipt.exhibit === undefined ? '' : ` · ${receipt.exhibit.number}`}
      </p>
      <Sender receipt={receipt} />
      {receipt.duty === undefined ? null : <DutyClock duty={receipt.duty} />}
      <Told receipt={receipt} />
      {open === 'report' ? (
        <HandedInForm
          suggested={suggested}
          busy={report.isPending}
          error={report.error}
          onSend={(entry, done) =>
            report.mutate(
              { caseId, receiptId, ...entry },
              {
                onSuccess: () => {
                  done()
                  close()
                },
              },
            )
          }
        />
      ) : open === 'instruction' ? (
        <InstructionForm receipt={receipt} onClose={close} />
      ) : (
        <Acts>
          <Button tone="quiet" size="small" about={receipt.reference} onClick={() => setOpen('report')}>
            {t`It was reported`}
          </Button>
          <Button tone="quiet" size="small" about={receipt.reference} onClick={() => setOpen('instruction')}>
            {t`An authority said what to do`}
          </Button>
        </Acts>
      )}
    </li>
  )
}

/** The panel. */
export const ReceiptsPanel = ({ caseId, mayLock }: { caseId: CaseId; mayLock: boolean }): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listReceipts, { caseId })
  const [entering, setEntering] = useState(false)
  const receipts = reading.data?.receipts ?? []
  const suggested = (reading.data?.hotlines ?? []).map(({ name }) => name)
  return (
    <Panel title={t`Files received by accident`}>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : receipts.length === 0 ? (
        <Empty title={t`Nothing was received`}>
          {t`Did somebody send you a file that may be abuse material? Do not open it. Record it here; it stays where it is until an authority says what to do.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {receipts.map((receipt) => (
            <Row key={receipt.id} receipt={receipt} suggested={suggested} />
          ))}
        </ul>
      )}
      {mayLock ? (
        <div className="sr-pad sr-stack">
          {entering ? (
            <ReceiptForm caseId={caseId} onClose={() => setEntering(false)} />
          ) : (
            <Acts>
              <Button tone="quiet" onClick={() => setEntering(true)}>
                {t`Record a file unopened`}
              </Button>
            </Acts>
          )}
        </div>
      ) : null}
    </Panel>
  )
}
