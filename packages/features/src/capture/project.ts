/** What facts about captures and exhibits change in the index. */

import { quoteAround, toStorable } from '@smart-rescue/core/quoting'
import { CaptureId, CaseId, ExhibitId, ExhibitPart, Mention, type SelectorId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'

const Reason = z.object({ code: z.string(), sentence: z.string() })

/** Sealed detail of `capture.requested`. */
const RequestedDetail = z.object({ captureId: CaptureId, url: z.string() })
/** Sealed detail of `capture.ended`: the honest end, whether or not it made an exhibit. */
export const EndedDetail = z.object({
  captureId: CaptureId,
  state: z.enum(['complete', 'partial', 'refused', 'failed']),
  reason: Reason.optional(),
  report: z.unknown().optional(),
})
/** Sealed detail of `exhibit.recorded`: everything the index holds of an exhibit, mentions with the context they stand in. */
export const RecordedDetail = z.object({
  exhibitId: ExhibitId,
  captureId: CaptureId,
  number: z.int().positive(),
  title: z.string(),
  url: z.string(),
  finalUrl: z.string(),
  state: z.enum(['complete', 'partial']),
  reason: Reason.optional(),
  capturedAt: z.string(),
  excerpt: z.string(),
  parts: z.array(ExhibitPart),
  mentions: z.array(Mention.extend({ context: z.string(), contextStart: z.int() })),
})
export type RecordedDetail = z.infer<typeof RecordedDetail>

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const tellRequested: Projection = async (trx, fact) => {
  const { captureId, url } = RequestedDetail.parse(fact.detail)
  await trx
    .insertInto('capture')
    .values({
      id: captureId,
      case_id: caseOf(fact),
      url,
      state: 'queued',
      requested_by: fact.actor,
      requested_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellEnded: Projection = async (trx, fact) => {
  const detail = EndedDetail.parse(fact.detail)
  await trx
    .updateTable('capture')
    .set({
      state: detail.state,
      reason_code: detail.reason?.code ?? null,
      reason_sentence: detail.reason === undefined ? null : toStorable(detail.reason.sentence),
      progress: null,
      ended_at: fact.receipt.at,
    })
    .where('id', '=', detail.captureId)
    .where('state', 'in', ['queued', 'running'])
    .execute()
}

const tellRecorded: Projection = async (trx, fact) => {
  const detail = RecordedDetail.parse(fact.detail)
  const caseId = caseOf(fact)
  const made = await trx
    .insertInto('exhibit')
    .values({
      id: detail.exhibitId,
      case_id: caseId,
      capture_id: detail.captureId,
      number: detail.number,
      title: toStorable(detail.title),
      url: detail.url,
      final_url: detail.finalUrl,
      state: detail.state,
      reason_code: detail.reason?.code ?? null,
      reason_sentence: detail.reason === undefined ? null : toStorable(detail.reason.sentence),
      excerpt: toStorable(detail.excerpt),
      captured_by: fact.actor,
      captured_at: detail.capturedAt,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return
  await tellParts(trx, caseId, detail)
  await tellMentions(trx, caseId, detail)
  await trx
    .updateTable('case_file')
    .set({ last_activity_at: sql`greatest(last_activity_at, ${fact.receipt.at}::timestamptz)` as never })
    .where('id', '=', caseId)
    .execute()
}

const tellParts = async (trx: Trx, caseId: CaseId, detail: RecordedDetail): Promise<void> => {
  if (detail.parts.length === 0) return
  await trx
    .insertInto('exhibit_part')
    .values(
      detail.parts.map((part) => ({
        exhibit_id: detail.exhibitId,
        case_id: caseId,
        role: part.role,
        name: part.name,
        media_type: part.mediaType,
        length: part.length,
        sha256: part.sha256,
        ciphertext: part.ciphertext,
        leaf_index: part.leafIndex,
      })),
    )
    .execute()
}

const tellMentions = async (trx: Trx, caseId: CaseId, detail: RecordedDetail): Promise<void> => {
  const batch = 500
  for (let at = 0; at < detail.mentions.length; at += batch) {
    const mentions = detail.mentions.slice(at, at + batch)
    const ids = await findOrMakeSelectors(trx, mentions)
    await trx
      .insertInto('mention')
      .values(
        mentions.map((mention, place) => ({
          exhibit_id: detail.exhibitId,
          case_id: caseId,
          selector_id: ids[place] ?? '',
          start_at: mention.start,
          end_at: mention.end,
          original: toStorable(mention.original),
          context: toStorable(mention.context),
          context_start: mention.contextStart,
          rule: mention.rule,
          why: mention.why,
          confidence: mention.confidence,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** The ids of selectors in the order asked; unknown ones are made. */
const findOrMakeSelectors = async (
  trx: Trx,
  wanted: readonly { kind: string; normal: string }[],
): Promise<SelectorId[]> => {
  const keyOf = (entry: { kind: string; normal: string }) => `${entry.kind} ${entry.normal}`
  const distinct = [...new Map(wanted.map((entry) => [keyOf(entry), entry])).values()]
  const kinds = distinct.map((entry) => entry.kind)
  const normals = distinct.map((entry) => toStorable(entry.normal))
  const pairs = sql`unnest(${sql.val(kinds)}::text[], ${sql.val(normals)}::text[]) as w(kind, normal)`
  await sql`insert into selector (id, kind, normal) select gen_random_uuid(), w.kind, w.normal from ${pairs} on conflict do nothing`.execute(
    trx,
  )
  const rows = await sql<{ id: SelectorId; kind: string; normal: string }>`
    select s.id, s.kind, s.normal from selector s join ${pairs} on s.kind = w.kind and md5(s.normal) = md5(w.normal) and s.normal = w.normal
  `.execute(trx)
  const ids = new Map(rows.rows.map((row) => [keyOf(row), row.id]))
  return wanted.map((entry) => {
    const id = ids.get(keyOf({ kind: entry.kind, normal: toStorable(entry.normal) }))
    if (id === undefined) throw new Error('a selector that was just made is missing')
    return id
  })
}

/** Adds the context to mentions, so that the index can show them without opening the text. */
export const quoteMentions = (text: string, mentions: readonly Mention[]): RecordedDetail['mentions'] =>
  mentions.map((mention) => {
    const { quote, start } = quoteAround(text, mention.start, mention.end)
    return { ...mention, context: quote, contextStart: mention.start - start }
  })

/** Facts of this feature. */
export const captureProjections: Projections = {
  'capture.requested': tellRequested,
  'capture.ended': tellEnded,
  'exhibit.recorded': tellRecorded,
}
