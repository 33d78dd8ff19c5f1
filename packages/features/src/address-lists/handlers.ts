/** Acts on lists of addresses: look through, start, pause, resume, stop, report. */
import { type CaseId, Failure, type ListId } from '@smart-rescue/schema'
import { createTurns, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Door, type Handler } from '../ports/actor.ts'
import type { Sheets } from '../ports/held/sheets.ts'
import { chooseRoute } from '../routes/index.ts'
import * as contract from './contract.ts'
import type { EndedDetail, StartedDetail } from './project.ts'
import { readAddresses, toRows } from './read-addresses.ts'
import { planStep, type StepDeps } from './run-step.ts'
import { findList, isListCaseOpen, listCapturedPages, listLines, listLists } from './store.ts'
import { writeReport } from './write-report.ts'

/** Hands that this feature needs. */
export interface ListDeps extends StepDeps {
  readonly sheets: Sheets
}

const PAGE = 200
/** Lines that a preview names one by one. */
const NAMED = 500
const SAMPLE = 20
/** Rows that are read of a file: a list may have as many lines without an address as with one. */
const LIMITS = { rows: 4 * contract.LIST_LINES, cells: 50, units: 4_000 }

const gather = async (body: Door['body']): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body ?? []) {
    pieces.push(piece)
    length += piece.length
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

interface Source {
  readonly caseId: CaseId
  readonly kind: 'text' | 'csv' | 'xlsx'
  readonly again: 'yes' | 'no'
}

const readSource = async (
  deps: ListDeps,
  actor: Actor,
  { caseId, kind, again }: Source,
  door: Door,
): Promise<contract.PreviewLine[]> => {
  const bytes = await gather(door.body)
  const rows =
    kind === 'text'
      ? toRows(new TextDecoder().decode(bytes))
      : await deps.sheets.read(kind, bytes, LIMITS).then((reading) => {
          if (!reading.readable) throw new Failure('list.unreadable')
          if (reading.more) throw new Failure('list.too-long')
          return reading.rows
        })
  const captured =
    again === 'yes'
      ? new Set<string>()
      : await deps.db.asMember(actor.memberId, (trx) => listCapturedPages(trx, caseId))
  const lines = readAddresses(rows, { isTable: kind !== 'text', captured })
  const addresses = lines.filter(({ skipped }) => skipped !== 'invalid')
  if (addresses.length > contract.LIST_LINES || lines.length > LIMITS.rows) throw new Failure('list.too-long')
  return lines
}

const previewList =
  (deps: ListDeps): Handler<typeof contract.previewList> =>
  async (actor, input, door) => {
    const lines = await readSource(deps, actor, input, door)
    const count = (skipped: contract.Skipped | undefined) =>
      lines.filter((line) => line.skipped === skipped).length
    return {
      lines: lines.filter(({ skipped }) => skipped !== undefined).slice(0, NAMED),
      counts: {
        fresh: count(undefined),
        twice: count('twice'),
        captured: count('captured'),
        invalid: count('invalid'),
      },
      sample: lines.filter(({ skipped }) => skipped === undefined).slice(0, SAMPLE),
    }
  }

const requireList = async (
  deps: ListDeps,
  actor: Actor,
  caseId: CaseId,
  listId: ListId,
): Promise<contract.AddressList> => {
  const found = await deps.db.asMember(actor.memberId, (trx) => findList(trx, caseId, listId))
  if (found === undefined) throw new Failure('request.not-found')
  return found
}

const startList =
  (deps: ListDeps): Handler<typeof contract.startList> =>
  async (actor, { name, route: chosen, ...source }, door) => {
    const { caseId } = source
    const lines = await readSource(deps, actor, source, door)
    const fresh = lines.filter(({ skipped }) => skipped === undefined)
    if (fresh.length === 0) throw new Failure('list.empty')
    const route = await deps.db.asMember(actor.memberId, async (trx) => {
      if (!(await isListCaseOpen(trx, caseId))) throw new Failure('watch.case-closed')
      // Every address must be able to go this way: an onion among them asks for Tor for the whole list.
      const onion = fresh.find(({ url }) => /\.onion[:/]/i.test(url ?? ''))?.url
      return chooseRoute(trx, onion ?? fresh[0]?.url ?? '', chosen)
    })
    const listId = deps.ids.next() as ListId
    const detail: StartedDetail = {
      listId,
      name,
      route,
      lines: lines.map(({ line, url, text, skipped }) => ({
        line,
        url: url ?? text ?? '',
        ...(skipped === undefined ? {} : { skipped }),
      })),
    }
    await recordFact(deps, {
      type: 'list.started',
      actor: actor.memberId,
      caseId,
      purpose: 'capture',
      detail,
    })
    await planStep(deps, caseId, listId, 'start')
    await deps.news.publish({ caseId, kind: 'list', id: listId, state: 'running' })
    return requireList(deps, actor, caseId, listId)
  }

const changeList =
  (deps: ListDeps): Handler<typeof contract.changeList> =>
  async (actor, { caseId, listId, state }) => {
    const before = await requireList(deps, actor, caseId, listId)
    if (before.state === 'done' || before.state === 'stopped') throw new Failure('list.over')
    if (before.state === state) return before
    if (state === 'running') {
      const detail: StartedDetail = { listId, resumedBy: actor.memberId }
      const act = { actor: actor.memberId, caseId, purpose: 'capture' as const, role: 'resumed', detail }
      await recordFact(deps, { type: 'list.started', ...act })
      await planStep(deps, caseId, listId, deps.ids.next())
    } else await recordListEnd(deps, actor, caseId, listId, state)
    await deps.news.publish({ caseId, kind: 'list', id: listId, state })
    return requireList(deps, actor, caseId, listId)
  }

const recordListEnd = async (
  deps: ListDeps,
  actor: Actor,
  caseId: CaseId,
  listId: ListId,
  state: EndedDetail['state'],
): Promise<void> => {
  const detail: EndedDetail = { listId, state }
  const act = { actor: actor.memberId, caseId, purpose: 'capture' as const, role: state, detail }
  await recordFact(deps, { type: 'list.ended', ...act })
}

/** Stops every list of a case that was closed. Each stop is logged. */
export const stopListsOfCase = async (deps: ListDeps, actor: Actor, caseId: CaseId): Promise<void> => {
  const lists = await deps.db.asMember(actor.memberId, (trx) => listLists(trx, caseId))
  for (const { id, state } of lists)
    if (state === 'running' || state === 'paused') await recordListEnd(deps, actor, caseId, id, 'stopped')
}

const downloadList =
  (deps: ListDeps): Handler<typeof contract.downloadList> =>
  async (actor, { caseId, listId }) => {
    const list = await requireList(deps, actor, caseId, listId)
    const page = { after: 0, troubled: false, limit: LIMITS.rows }
    const lines = await deps.db.asMember(actor.memberId, (trx) => listLines(trx, listId, page))
    // The mark tells spreadsheets that the file is UTF-8.
    const bytes = new TextEncoder().encode(`\uFEFF${writeReport(lines)}`)
    return {
      mediaType: 'text/csv; charset=utf-8',
      length: bytes.length,
      filename: `list-${list.startedAt.slice(0, 10)}.csv`,
      bytes: (async function* () {
        yield bytes
      })(),
    }
  }

/** Binds every endpoint of the feature. */
export const createListHandlers = (deps: ListDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const change = changeList(deps)
  return [
    bind(contract.previewList, previewList(deps)),
    bind(contract.startList, startList(deps)),
    bind(contract.listLists, async (actor, { caseId }) => ({
      lists: await deps.db.asMember(actor.memberId, (trx) => listLists(trx, caseId)),
    })),
    bind(contract.readList, async (actor, { caseId, listId, after, show }) => {
      const list = await requireList(deps, actor, caseId, listId)
      const page = { after, troubled: show === 'troubled', limit: PAGE + 1 }
      const lines = await deps.db.asMember(actor.memberId, (trx) => listLines(trx, listId, page))
      return { list, lines: lines.slice(0, PAGE), more: lines.length > PAGE }
    }),
    bind(contract.changeList, (...call) => takeTurn(call[1].listId, () => change(...call))),
    bind(contract.downloadList, downloadList(deps)),
  ]
}
