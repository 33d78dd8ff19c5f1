/** Writes a batch of rows into the index in one transaction: sources, marks, tallies, errors, and how far the reading is. */
import { toStorable } from '@smart-rescue/core/quoting'
import { type CaseId, type ExhibitId, isSelectorKind } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'
import type { RowMention } from '../../ports/held/extracting.ts'
import type { Batch } from './read-batches.ts'

/** Ids of selectors that were found lately, by kind and normal form. Ids never change while the index stands. */
export type KnownSelectors = Map<string, string>

/** What is written where. */
export interface Writing {
  readonly caseId: CaseId
  readonly exhibitId: ExhibitId
  readonly seenAt: Date
  /** The last row that the index held before this batch: when it does not, somebody else reads too. */
  readonly after: number
  /** Rows a second, for the page. */
  readonly rate: number
  readonly selectors: KnownSelectors
}

const MOST_ERRORS = 10_000
const MOST_KNOWN = 200_000

const keyOf = (kind: string, normal: string): string => `${kind}\n${normal}`

interface Mark extends RowMention {
  readonly row: number
}

/** Takes the turn: answers the state of the table when the index stands where this run believes, else nothing. */
export const takeTurn = async (
  trx: Trx,
  exhibitId: ExhibitId,
  after: number,
): Promise<string | undefined> => {
  const found = await trx
    .selectFrom('imported_table')
    .select(['state', 'read_to', 'until_row'])
    .where('exhibit_id', '=', exhibitId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined || found.read_to !== after) return undefined
  return found.state
}

const findSelectors = async (trx: Trx, marks: readonly Mark[], known: KnownSelectors): Promise<void> => {
  const missing = new Map<string, RowMention>()
  for (const mark of marks) {
    const key = keyOf(mark.kind, mark.normal)
    if (!known.has(key)) missing.set(key, mark)
  }
  if (missing.size === 0) return
  // In one order everywhere, so that two who make the same selectors never wait for each other.
  const wanted = [...missing].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, mention]) => mention)
  const kinds = wanted.map(({ kind }) => kind)
  const normals = wanted.map(({ normal }) => normal)
  const pairs = sql`unnest(${sql.val(kinds)}::text[], ${sql.val(normals)}::text[]) as w(kind, normal)`
  await sql`insert into selector (id, kind, normal) select gen_random_uuid(), w.kind, w.normal from ${pairs} on conflict do nothing`.execute(
    trx,
  )
  const found = await sql<{ id: string; kind: string; normal: string }>`
    select s.id, s.kind, s.normal from ${pairs}
    join selector s on s.kind = w.kind and md5(s.normal) = md5(w.normal) and s.normal = w.normal`.execute(trx)
  for (const { id, kind, normal } of found.rows) known.set(keyOf(kind, normal), id)
}

const writeSources = async (
  trx: Trx,
  { rows }: Batch,
  { caseId, exhibitId, seenAt }: Writing,
): Promise<void> => {
  if (rows.length === 0) return
  const texts = (of: (row: Batch['rows'][number]) => string | undefined) =>
    sql.val(
      rows.map((row) => {
        const text = of(row)
        return text === undefined ? null : toStorable(text)
      }),
    )
  await sql`insert into source (exhibit_id, row, case_id, key, title, text, url, posted_on, place, seen_at)
    select ${exhibitId}::uuid, u.row, ${caseId}::uuid, u.key, u.title, u.text, u.url, u.posted_on, u.place, ${seenAt}
    from unnest(${sql.val(rows.map(({ row }) => row))}::int[], ${texts(({ key }) => key)}::text[],
      ${texts(({ title }) => title)}::text[], ${texts(({ text }) => text)}::text[], ${texts(({ url }) => url)}::text[],
      ${texts(({ postedOn }) => postedOn)}::date[], ${texts(({ place }) => place)}::text[])
      as u(row, key, title, text, url, posted_on, place)`.execute(trx)
}

const writeMarks = async (
  trx: Trx,
  marks: readonly Mark[],
  { caseId, exhibitId, seenAt, selectors }: Writing,
): Promise<void> => {
  if (marks.length === 0) return
  const ids = marks.map(({ kind, normal }) => selectors.get(keyOf(kind, normal)) ?? '')
  const list = (of: (mark: Mark) => number | string) => sql.val(marks.map(of))
  await sql`insert into source_mention (exhibit_id, row, case_id, selector_id, start_at, end_at, rule, confidence)
    select ${exhibitId}::uuid, u.row, ${caseId}::uuid, u.id, u.a, u.b, u.rule, u.confidence
    from unnest(${list(({ row }) => row)}::int[], ${sql.val(ids)}::uuid[], ${list(({ start }) => start)}::int[],
      ${list(({ end }) => end)}::int[], ${list(({ rule }) => rule)}::text[],
      ${list(({ confidence }) => confidence)}::real[]) as u(row, id, a, b, rule, confidence)
    on conflict do nothing`.execute(trx)
  const tally = new Map<string, number>()
  const counted = new Set<string>()
  for (const [at, { kind, row }] of marks.entries()) {
    const id = ids[at] ?? ''
    const once = `${row} ${id}`
    if (!isSelectorKind(kind) || counted.has(once)) continue
    counted.add(once)
    tally.set(id, (tally.get(id) ?? 0) + 1)
  }
  if (tally.size === 0) return
  const sorted = [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1))
  await sql`insert into selector_tally as t (case_id, selector_id, sources, first_seen, last_seen)
    select ${caseId}::uuid, u.id, u.n, ${seenAt}, ${seenAt}
    from unnest(${sql.val(sorted.map(([id]) => id))}::uuid[], ${sql.val(sorted.map(([, n]) => n))}::int[]) as u(id, n)
    on conflict (case_id, selector_id) do update set sources = t.sources + excluded.sources,
      first_seen = least(t.first_seen, excluded.first_seen), last_seen = greatest(t.last_seen, excluded.last_seen)`.execute(
    trx,
  )
}

const writeErrors = async (trx: Trx, { errors }: Batch, { caseId, exhibitId }: Writing): Promise<void> => {
  if (errors.length === 0) return
  await sql`insert into table_error (exhibit_id, case_id, row, reason, head)
    select ${exhibitId}::uuid, ${caseId}::uuid, u.row, u.reason, u.head
    from unnest(${sql.val(errors.map(({ row }) => row))}::int[], ${sql.val(errors.map(({ reason }) => reason))}::text[],
      ${sql.val(errors.map(({ head }) => toStorable(head)))}::text[]) as u(row, reason, head)
    where (select errors from imported_table where exhibit_id = ${exhibitId}) < ${MOST_ERRORS}
    on conflict do nothing`.execute(trx)
}

/** Writes the batch. `mentions` are those of its rows, in their order. */
export const writeBatch = async (
  trx: Trx,
  batch: Batch,
  mentions: readonly (readonly RowMention[])[],
  writing: Writing,
): Promise<void> => {
  const { selectors, exhibitId } = writing
  if (selectors.size > MOST_KNOWN) selectors.clear()
  const marks = batch.rows.flatMap(({ row }, at) =>
    (mentions[at] ?? []).map((mention): Mark => ({ ...mention, normal: toStorable(mention.normal), row })),
  )
  await findSelectors(trx, marks, selectors)
  await writeSources(trx, batch, writing)
  await writeMarks(trx, marks, writing)
  await writeErrors(trx, batch, writing)
  await sql`update imported_table set read_to = ${batch.readTo}, rows = rows + ${batch.rows.length},
    errors = errors + ${batch.errors.length}, bytes_read = ${batch.bytesRead}, rate = ${writing.rate}
    where exhibit_id = ${exhibitId}`.execute(trx)
}
