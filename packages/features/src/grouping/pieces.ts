/** The arrays of a grouping, cut into pieces for the database. */
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { GroupingState } from '../ports/held/engine.ts'

/** What is kept of a case: the engine's state, and of each source its number, its distinct text (-1: none) and its label's place (-1: alone). */
export interface KeptGrouping {
  readonly state: GroupingState
  readonly numbers: Float64Array
  readonly texts: Int32Array
  readonly labels: Int32Array
}

type Numbers = Uint32Array | Uint8Array | Int32Array | Float64Array

const WORDS = [
  'words',
  'counts',
  'tokens',
  'starts',
  'high',
  'low',
  'clauses',
  'clauseCounts',
  'clauseTokens',
  'clauseStarts',
] as const
const FOUND = ['sketches', 'components', 'groups'] as const

/** Bytes of a piece. */
const PIECE = 4 * 1024 * 1024

const bytesOf = (numbers: Numbers): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)

const partsOf = ({ state, numbers, texts, labels }: KeptGrouping): [string, Numbers][] => [
  ...WORDS.map((part): [string, Numbers] => [part, state.corpus[part]]),
  ['owners', state.corpus.owners],
  ...FOUND.map((part): [string, Numbers] => [part, state.grouping[part]]),
  ['numbers', numbers],
  ['texts', texts],
  ['labels', labels],
]

/** Places at which pieces of the longer array differ from the shorter; all that lie behind its end do. */
const changedPieces = (before: Buffer | undefined, now: Buffer): number[] => {
  const changed: number[] = []
  for (let piece = 0; piece * PIECE < now.length; piece += 1) {
    const [begin, end] = [piece * PIECE, Math.min(now.length, (piece + 1) * PIECE)]
    if (before === undefined || before.length < end || before.compare(now, begin, end, begin, end) !== 0)
      changed.push(piece)
  }
  return changed
}

/** Writes what has changed since `before`, or everything. */
export const writePieces = async (
  trx: Trx,
  caseId: CaseId,
  kept: KeptGrouping,
  before: ReadonlyMap<string, Buffer>,
): Promise<void> => {
  if (before.size === 0) await sql`delete from grouping_piece where case_id = ${caseId}`.execute(trx)
  for (const [part, numbers] of partsOf(kept)) {
    const bytes = bytesOf(numbers)
    for (const piece of changedPieces(before.get(part), bytes)) {
      const body = bytes.subarray(piece * PIECE, Math.min(bytes.length, (piece + 1) * PIECE))
      await sql`insert into grouping_piece (case_id, part, piece, body) values (${caseId}, ${part}, ${piece}, ${body})
        on conflict (case_id, part, piece) do update set body = excluded.body`.execute(trx)
    }
  }
}

/** The bytes of every part, whole again. */
export const readPieces = async (trx: Trx, caseId: CaseId): Promise<Map<string, Buffer>> => {
  const { rows: lengths } = await sql<{ part: string; bytes: string; pieces: string }>`
    select part, sum(length(body)) as bytes, count(*) as pieces from grouping_piece where case_id = ${caseId} group by part`.execute(
    trx,
  )
  const parts = new Map<string, Buffer>()
  for (const { part, bytes, pieces } of lengths) {
    const whole = Buffer.from(new ArrayBuffer(Number(bytes)))
    let at = 0
    for (let piece = 0; piece < Number(pieces); piece += 1) {
      const { rows } = await sql<{ body: Buffer }>`
        select body from grouping_piece where case_id = ${caseId} and part = ${part} and piece = ${piece}`.execute(
        trx,
      )
      at += rows[0]?.body.copy(whole, at) ?? 0
    }
    parts.set(part, whole)
  }
  return parts
}

const wordsOf = (parts: ReadonlyMap<string, Buffer>, part: string): Uint32Array => {
  const bytes = parts.get(part) ?? Buffer.alloc(0)
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4).slice()
}

/** Whether no part is missing, as one is in what was kept before clauses were told apart: such a case is grouped anew. */
export const isComplete = (parts: ReadonlyMap<string, Buffer>): boolean => parts.has('clauseStarts')

/** The grouping that parts hold. Its arrays are copies: they may be handed over. */
export const joinParts = (parts: ReadonlyMap<string, Buffer>): KeptGrouping => {
  const numbers = parts.get('numbers') ?? Buffer.alloc(0)
  const take = (part: string) => wordsOf(parts, part)
  return {
    state: {
      corpus: {
        words: take('words'),
        counts: take('counts'),
        tokens: take('tokens'),
        starts: take('starts'),
        high: take('high'),
        low: take('low'),
        clauses: take('clauses'),
        clauseCounts: take('clauseCounts'),
        clauseTokens: take('clauseTokens'),
        clauseStarts: take('clauseStarts'),
        owners: new Uint8Array(parts.get('owners') ?? []),
      },
      grouping: { sketches: take('sketches'), components: take('components'), groups: take('groups') },
    },
    numbers: new Float64Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 8).slice(),
    texts: new Int32Array(take('texts').buffer),
    labels: new Int32Array(take('labels').buffer),
  }
}
