/** Takes a table in: screened while it passes or in memory, sealed untouched, logged, and queued to be read row by row. */
import { PURE_DIGESTS } from '@smart-rescue/core/dossier'
import { toHex } from '@smart-rescue/core/integrity'
import { isTextFormat } from '@smart-rescue/core/tables'
import {
  type CaseId,
  ERRORS,
  type ExhibitId,
  type ExhibitPart,
  Failure,
  type HeldFileId,
  type ImportedTable,
  type ImportId,
  type MemberId,
  type OutputOf,
  type TablePlan,
} from '@smart-rescue/schema'
import type { z } from 'zod'
import { recordFact, tellFact } from '../../custody/index.ts'
import { mayShowMedia } from '../../evidence/index.ts'
import type { EndedDetail } from '../../imports/project.ts'
import { createBudget, gatherBytes } from '../../imports/taking/gather-bytes.ts'
import { judgeFile, mayHoldFiles, type OfferedFile, type Refusal } from '../../imports/taking/judge-file.ts'
import { findKnownInside } from '../../imports/taking/known-inside.ts'
import { type KnownMaterial, stopMatched } from '../../imports/taking/stop-matched.ts'
import type { TakingDeps } from '../../imports/taking/taking.ts'
import { syncHashLists } from '../../safeguard/index.ts'
import { MAX_SHEET_BYTES, type sendTable } from '../contract.ts'
import { tableJob } from '../jobs.ts'
import type { RequestedDetail } from '../project.ts'
import { findSameTable, findTable } from '../store.ts'
import { formatOf } from './look-at-table.ts'
import { passText, TableKnown, TableRefused } from './pass-text.ts'

/** A table as somebody offers it, and how it is to be read and kept. */
export interface OfferedTable {
  readonly caseId: CaseId
  readonly importId: ImportId
  readonly name: string
  readonly mediaType: string
  readonly length: number
  readonly plan: TablePlan
  readonly retentionDays: number
  readonly retentionBasis: string
}

type Answer = OutputOf<typeof sendTable>
type Deps = TakingDeps

/** Memory that sheets and web archives on their way share. */
const budget = createBudget(MAX_SHEET_BYTES)

/** Takes it and gives its line, or why nothing of it is kept. */
export const takeTable = async (
  deps: Deps,
  actor: MemberId,
  table: OfferedTable,
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Answer> => {
  // A list that is silently missing would let through what it names.
  await syncHashLists(deps)
  const { caseId } = table
  const allowed = await deps.db.asMember(actor, (trx) => mayShowMedia(trx, caseId, deps.clock.now()))
  const media = allowed ? 'allowed' : 'withheld'
  try {
    if (isTextFormat(table.plan.format)) {
      const isKnown = async (sha256: string) =>
        (await deps.db.asMember(actor, (trx) => findSameTable(trx, caseId, sha256))) !== undefined
      const passing = { screener: deps.screener, file: table, length: table.length, media, isKnown } as const
      return { table: await keepTable(deps, actor, table, passText(body, passing)) }
    }
    return await takeWhole(deps, actor, table, body, media, signal)
  } catch (cause) {
    if (cause instanceof TableKnown) return answerKnown(deps, actor, caseId, cause.sha256)
    if (!(cause instanceof TableRefused)) throw cause
    const { known, refusal } = cause
    if (known !== undefined)
      return refuse(deps, actor, table, await stopMatched(deps, { ...table, actor }, known))
    return refuse(deps, actor, table, refusal ?? { code: 'table.unreadable', sentence: '' })
  }
}

const answerKnown = async (deps: Deps, actor: MemberId, caseId: CaseId, sha256: string): Promise<Answer> => {
  const table = await deps.db.asMember(actor, (trx) => findSameTable(trx, caseId, sha256))
  return table === undefined ? {} : { table, known: true }
}

/** A sheet or a web archive: whole in memory, screened with what lies inside, before a byte of it reaches the disk. */
const takeWhole = async (
  deps: Deps,
  actor: MemberId,
  table: OfferedTable,
  body: AsyncIterable<Uint8Array>,
  media: 'withheld' | 'allowed',
  signal: AbortSignal,
): Promise<Answer> => {
  const { caseId, name, mediaType, length, plan } = table
  if (length > MAX_SHEET_BYTES) throw new Failure('request.too-large')
  const giveBack = await budget.lend(length, signal)
  try {
    const file: OfferedFile = { name, mediaType, bytes: await gatherBytes(body, length) }
    const verdict = await deps.screener.screen(file.bytes, mediaType)
    if (verdict.state === 'matched') throw new TableRefused({ known: { ...verdict, length } })
    const refusal = judgeFile(file, media)
    if (refusal !== undefined) throw new TableRefused({ refusal })
    if (formatOf(file.bytes, name) !== plan.format) {
      const { sentence } = ERRORS['table.unreadable']
      throw new TableRefused({ refusal: { code: 'table.unreadable', sentence } })
    }
    const inside = await screenInside(deps, file, media)
    if (inside !== undefined) throw new TableRefused({ known: inside })
    const sha256 = `sha256:${verdict.sha256}`
    const same = await deps.db.asMember(actor, (trx) => findSameTable(trx, caseId, sha256))
    if (same !== undefined) return { table: same, known: true }
    return { table: await keepTable(deps, actor, table, [file.bytes]) }
  } finally {
    giveBack()
  }
}

const screenInside = async (
  { screener, converter }: Deps,
  file: OfferedFile,
  media: 'withheld' | 'allowed',
): Promise<KnownMaterial | undefined> => {
  if (screener.lists().length === 0 || !mayHoldFiles(file)) return undefined
  return findKnownInside(screener, await converter.read(file, { media }, new AbortController().signal))
}

const hashText = (text: string): string => {
  const hash = PURE_DIGESTS.sha256()
  hash.update(new TextEncoder().encode(text))
  return toHex(hash.digest())
}

const DAY_MS = 86_400_000

const keepTable = async (
  deps: Deps,
  actor: MemberId,
  table: OfferedTable,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ImportedTable> => {
  const { caseId, name } = table
  const exhibitId = deps.ids.next() as ExhibitId
  const mediaType = 'application/octet-stream'
  const seal = { type: 'evidence.sealed', actor, caseId, role: 'original', purpose: 'import' } as const
  const sealed = await deps.locker.seal({ ...seal, item: exhibitId, mediaType, bytes })
  const fact = { ...seal, exhibitId, receipt: sealed.leaf }
  await deps.db.asMember(actor, (trx) => tellFact(trx, deps.projections, fact))
  const original: ExhibitPart = {
    role: 'original',
    name,
    mediaType,
    length: sealed.plaintextLength,
    sha256: sealed.plaintext,
    ciphertext: sealed.ciphertext,
    leafIndex: sealed.leaf.index,
  }
  const leaves = new Date(deps.clock.now().getTime() + table.retentionDays * DAY_MS)
  const detail: RequestedDetail = {
    what: 'taken',
    exhibitId,
    heldId: deps.ids.next() as HeldFileId,
    importId: table.importId,
    name,
    nameSha256: hashText(name),
    declaredType: table.mediaType,
    original,
    plan: table.plan,
    expiresOn: leaves.toISOString().slice(0, 10),
    retentionBasis: table.retentionBasis,
  }
  await recordFact(deps, { type: 'table.requested', actor, caseId, purpose: 'import', detail })
  await deps.queue.send(tableJob, { caseId, exhibitId }, exhibitId)
  await deps.news.publish({ caseId, kind: 'table', id: exhibitId, state: 'reading' })
  const made = await deps.db.asMember(actor, (trx) => findTable(trx, caseId, exhibitId))
  if (made === undefined) throw new Failure('request.conflict')
  return made.table
}

/** Records that nothing of the file was kept: its line in the case has the hash of its name and the reason. */
const refuse = async (
  deps: Deps,
  actor: MemberId,
  { caseId, importId, name, length }: OfferedTable,
  reason: Refusal,
): Promise<Answer> => {
  const heldId = deps.ids.next() as HeldFileId
  const detail: z.input<typeof EndedDetail> = {
    heldId,
    importId,
    state: 'refused',
    reason,
    nameSha256: hashText(name),
    length,
  }
  await recordFact(deps, { type: 'import.ended', actor, caseId, purpose: 'import', detail })
  await deps.news.publish({ caseId, kind: 'import', id: heldId, state: 'refused' })
  return { refusal: reason }
}
