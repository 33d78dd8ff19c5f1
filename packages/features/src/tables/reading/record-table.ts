/** Makes the exhibit that a table is: its number, its report, its leaf. Called again it changes nothing. */
import {
  type AccessMode,
  AccessMode as AccessModeShape,
  type CaseId,
  type ExhibitId,
  ImportConsent,
  type ImportReport,
  type MemberId,
} from '@smart-rescue/schema'
import { type CustodyFact, catchUp, logAct, tellFact } from '../../custody/index.ts'
import type { ImportedDetail } from '../../evidence/index.ts'
import type { EndedDetail } from '../../imports/project.ts'
import { sealPart } from '../../imports/reading/seal-reading.ts'
import { findMade, readImportOrder, reserveNumber, stepFile } from '../../imports/store.ts'
import type { TableOrder } from '../store.ts'
import type { TableRunDeps } from './table-deps.ts'

const CLAIM =
  'These are the bytes as they were handed over. Who made them, and whether what they say is true, is not claimed; what stands in the file about itself may be false.'

const KINDS = { csv: 'sheet', json: 'sheet', jsonl: 'sheet', xlsx: 'sheet', wacz: 'web-archive' } as const
const MEDIA_TYPES = {
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/jsonl',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  wacz: 'application/wacz',
} as const

type Held = NonNullable<Awaited<ReturnType<typeof readImportOrder>>>

/** How rows were made of the file, in one sentence. */
const describeReading = ({ format, encoding, columns }: TableOrder['plan']): string =>
  `${format}, ${encoding}; columns: ${columns.map(({ name, as }, at) => `${name || `#${at + 1}`} = ${as}`).join(', ')}`

const describe = (deps: TableRunDeps, { original, plan }: TableOrder, held: Held): ImportReport => ({
  v: 1,
  fileId: held.id,
  fileName: held.name ?? '',
  declaredType: held.declared_type ?? '',
  mediaType: MEDIA_TYPES[plan.format],
  kind: KINDS[plan.format],
  length: original.length,
  sha256: original.sha256.replace('sha256:', ''),
  state: 'read',
  accessMode: AccessModeShape.parse(held.access_mode),
  consent: ImportConsent.parse(held.consent),
  receivedOn: held.received_on,
  importedAt: held.requested_at.toISOString(),
  operator: held.display_name,
  caseReference: held.reference,
  purpose: held.purpose,
  legalBasis: held.legal_basis,
  media: 'withheld',
  facts: [],
  problems: [],
  children: 0,
  messages: 0,
  languages: [],
  derivatives: [{ role: 'rows', method: describeReading(plan) }],
  confinement:
    'Read as text, row by row, in a process of the program itself; nothing in it is computed, opened or fetched.',
  software: deps.software,
  claim: CLAIM,
})

/** Seals the report and records the exhibit; `true` when there is one afterwards, `false` when the file ended otherwise. */
export const recordTable = async (
  deps: TableRunDeps,
  caseId: CaseId,
  order: TableOrder,
): Promise<boolean> => {
  const { heldId, exhibitId, owner: actor, original } = order
  const held = await deps.db.asJob(caseId, async (trx) => {
    const before = await readImportOrder(trx, caseId, heldId)
    await stepFile(trx, heldId, 'reading')
    return before
  })
  if (held === undefined) return false
  if (held.state !== 'queued') {
    // An earlier run broke off, or ended: what it logged is told before anything is logged again.
    await catchUp(deps)
    const made = await deps.db.asJob(caseId, (trx) => findMade(trx, heldId))
    if (made?.ended === true) return true
    if (made !== undefined) {
      await endFile(deps, { caseId, exhibitId, actor }, held, [])
      return true
    }
    if (held.state !== 'running') return false
  }
  const facts: CustodyFact[] = []
  const report = describe(deps, order, held)
  const part = await sealPart(
    deps,
    { actor, caseId, exhibitId },
    {
      role: 'import-report',
      name: 'import-report.json',
      mediaType: 'application/json',
      bytes: new TextEncoder().encode(JSON.stringify(report)),
    },
    facts,
  )
  const number = await deps.db.asJob(caseId, (trx) => reserveNumber(trx, caseId, heldId))
  const detail: ImportedDetail = {
    exhibitId,
    heldId,
    number,
    title: report.fileName,
    url: '',
    finalUrl: '',
    state: 'complete',
    capturedAt: report.importedAt,
    excerpt: '',
    parts: [original, part],
    mentions: [],
    kind: report.kind,
    accessMode: report.accessMode satisfies AccessMode,
    quarantined: false,
  }
  const act = { type: 'exhibit.recorded', actor, caseId, exhibitId, purpose: 'import', detail } as const
  facts.push({ ...act, receipt: await logAct(deps.locker, act) })
  await endFile(deps, { caseId, exhibitId, actor }, held, facts)
  await deps.news.publish({ caseId, kind: 'exhibit', id: exhibitId })
  return true
}

const endFile = async (
  deps: TableRunDeps,
  { caseId, actor }: { readonly caseId: CaseId; readonly exhibitId: ExhibitId; readonly actor: MemberId },
  held: Held,
  facts: readonly CustodyFact[],
): Promise<void> => {
  const detail = {
    heldId: held.id,
    importId: held.import_id,
    state: 'read',
    nameSha256: held.name_sha256,
    length: Number(held.length),
  } as EndedDetail
  const act = { type: 'import.ended', actor, caseId, purpose: 'import', detail } as const
  const ended: CustodyFact = { ...act, receipt: await logAct(deps.locker, act) }
  await deps.db.asJob(caseId, async (trx) => {
    for (const fact of [...facts, ended]) await tellFact(trx, deps.projections, fact)
  })
}
