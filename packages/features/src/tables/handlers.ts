/** Acts on tables: look at one, take it in, pause, resume, stop, keep for another time, report. */
import { writeCells } from '@smart-rescue/core/tables'
import { type CaseId, type ExhibitId, Failure, type ImportedTable, TablePlan } from '@smart-rescue/schema'
import { createTurns, recordFact } from '../custody/index.ts'
import { hasBatch } from '../imports/store.ts'
import { createBudget } from '../imports/taking/gather-bytes.ts'
import type { TakingDeps } from '../imports/taking/taking.ts'
import { type Actor, type BoundEndpoint, bind, type Door, type Handler } from '../ports/actor.ts'
import type { Sheets } from '../ports/held/sheets.ts'
import * as contract from './contract.ts'
import { tableJob } from './jobs.ts'
import type { EndedDetail, RequestedDetail } from './project.ts'
import { findTable, listErrors, listTables } from './store.ts'
import { lookAtTable } from './taking/look-at-table.ts'
import { takeTable } from './taking/take-table.ts'

/** Hands that this feature needs. */
export interface TableDeps extends Omit<TakingDeps, 'turn'> {
  readonly sheets: Sheets
}

const SHOWN_ERRORS = 50
const ERRORS_AT_ONCE = 2_000

const gather = async (body: Door['body'], most: number): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body ?? []) {
    length += piece.byteLength
    if (length > most) throw new Failure('request.too-large')
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}

const previewTable = (deps: TableDeps): Handler<typeof contract.previewTable> => {
  const budget = createBudget(contract.MAX_SHEET_BYTES)
  return async (_actor, { name, caseId: _, ...wish }, door) => {
    // A text sends its first megabyte; a sheet may be as large as it is, one at a time.
    const most = /\.(?:xls[xm]|wacz)$/i.test(name) ? contract.MAX_SHEET_BYTES : 2 * contract.PREVIEW_BYTES
    const giveBack = await budget.lend(most, door.signal)
    try {
      return await lookAtTable(deps.sheets, await gather(door.body, most), name.toWellFormed(), wish)
    } finally {
      giveBack()
    }
  }
}

const readPlan = (json: string): TablePlan => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new Failure('request.invalid')
  }
  const plan = TablePlan.safeParse(value)
  if (!plan.success) throw new Failure('request.invalid')
  if (!plan.data.columns.some(({ as }) => as === 'text' || as === 'title'))
    throw new Failure('table.no-text-column')
  return plan.data
}

const sendTable =
  (deps: TakingDeps): Handler<typeof contract.sendTable> =>
  async (actor, { plan, mediaType = '', ...input }, door) => {
    const { caseId, importId } = input
    if (!(await deps.db.asMember(actor.memberId, (trx) => hasBatch(trx, caseId, importId))))
      throw new Failure('request.not-found')
    const offered = { ...input, mediaType, name: input.name.toWellFormed(), plan: readPlan(plan) }
    return takeTable(deps, actor.memberId, offered, door.body ?? none(), door.signal)
  }

async function* none(): AsyncGenerator<Uint8Array> {}

const requireTable = async (
  deps: TableDeps,
  actor: Actor,
  caseId: CaseId,
  exhibitId: ExhibitId,
): Promise<{ table: ImportedTable; plan: TablePlan }> => {
  const found = await deps.db.asMember(actor.memberId, (trx) => findTable(trx, caseId, exhibitId))
  if (found === undefined) throw new Failure('request.not-found')
  return found
}

const changeTable =
  (deps: TableDeps): Handler<typeof contract.changeTable> =>
  async (actor, { caseId, exhibitId, state }) => {
    const { table } = await requireTable(deps, actor, caseId, exhibitId)
    if (table.state === 'done' || table.state === 'stopped') throw new Failure('table.over')
    if (table.state === state) return table
    const act = { actor: actor.memberId, caseId, purpose: 'import' as const }
    if (state === 'reading') {
      const detail: RequestedDetail = { what: 'resumed', exhibitId }
      await recordFact(deps, { ...act, type: 'table.requested', role: 'resumed', detail })
      await deps.queue.send(tableJob, { caseId, exhibitId }, `${exhibitId} ${deps.ids.next()}`)
    } else {
      const { readTo, rows, errors } = table
      const detail: EndedDetail = { exhibitId, state, readTo, rows, errors }
      await recordFact(deps, { ...act, type: 'table.ended', role: state, detail })
    }
    await deps.news.publish({ caseId, kind: 'table', id: exhibitId, state })
    return (await requireTable(deps, actor, caseId, exhibitId)).table
  }

const keepTable =
  (deps: TableDeps): Handler<typeof contract.keepTable> =>
  async (actor, { caseId, exhibitId, expiresOn, why }) => {
    const { table } = await requireTable(deps, actor, caseId, exhibitId)
    if (table.destroyedAt !== undefined) throw new Failure('request.conflict')
    if (expiresOn !== undefined && expiresOn <= deps.clock.now().toISOString().slice(0, 10))
      throw new Failure('table.past-day')
    const detail: RequestedDetail = { what: 'kept', exhibitId, expiresOn: expiresOn ?? null, why }
    const act = { actor: actor.memberId, caseId, purpose: 'operation' as const, role: 'kept', detail }
    await recordFact(deps, { ...act, type: 'table.requested' })
    await deps.news.publish({ caseId, kind: 'table', id: exhibitId })
    return (await requireTable(deps, actor, caseId, exhibitId)).table
  }

const downloadErrors =
  (deps: TableDeps): Handler<typeof contract.downloadErrors> =>
  async (actor, { caseId, exhibitId }) => {
    await requireTable(deps, actor, caseId, exhibitId)
    const write = async function* (): AsyncGenerator<Uint8Array> {
      const encoder = new TextEncoder()
      // The mark tells spreadsheets that the file is UTF-8.
      yield encoder.encode(`\uFEFF${writeCells(['row', 'reason', 'begins'])}`)
      for (let after = 0; ; ) {
        const from = after
        const errors = await deps.db.asMember(actor.memberId, (trx) =>
          listErrors(trx, exhibitId, from, ERRORS_AT_ONCE),
        )
        if (errors.length === 0) return
        yield encoder.encode(
          errors.map(({ row, reason, head }) => writeCells([String(row), reason, head])).join(''),
        )
        after = errors.at(-1)?.row ?? after
      }
    }
    return { mediaType: 'text/csv; charset=utf-8', filename: 'rows-not-read.csv', bytes: write() }
  }

/** Binds every endpoint of the feature. */
export const createTableHandlers = (hands: TableDeps): readonly BoundEndpoint[] => {
  const turn = createTurns()
  const deps = { ...hands, turn }
  const change = changeTable(deps)
  return [
    bind(contract.previewTable, previewTable(deps)),
    bind(contract.sendTable, sendTable(deps)),
    bind(contract.listTables, async (actor, { caseId }) => ({
      tables: await deps.db.asMember(actor.memberId, (trx) => listTables(trx, caseId)),
    })),
    bind(contract.readTable, async (actor, { caseId, exhibitId }) => ({
      ...(await requireTable(deps, actor, caseId, exhibitId)),
      errors: await deps.db.asMember(actor.memberId, (trx) => listErrors(trx, exhibitId, 0, SHOWN_ERRORS)),
    })),
    bind(contract.changeTable, (...call) => turn(call[1].exhibitId, () => change(...call))),
    bind(contract.keepTable, keepTable(deps)),
    bind(contract.downloadErrors, downloadErrors(deps)),
  ]
}
