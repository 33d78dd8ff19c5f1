/** What facts about exhibits change in the index, whether they came of a page or of a file. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, type ExhibitId, type ExhibitPart, type SelectorId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'
import { wasCaptureStopped, wasImportStopped } from '../safeguard/index.ts'
import { DerivedDetail, ImportedDetail, RecordedDetail } from './exhibit-detail.ts'

const AnyDetail = z.union([RecordedDetail, ImportedDetail])

const tellRecorded: Projection = async (trx, fact) => {
  const detail = AnyDetail.parse(fact.detail)
  const caseId = CaseId.parse(fact.caseId)
  // A capture that was stopped as suspected abuse material makes no exhibit, however far it had come.
  if ('captureId' in detail && (await wasCaptureStopped(trx, detail.captureId))) return
  if ('heldId' in detail && (await wasImportStopped(trx, detail.heldId))) return
  const made = await trx
    .insertInto('exhibit')
    .values({
      id: detail.exhibitId,
      case_id: caseId,
      ...('captureId' in detail
        ? { capture_id: detail.captureId }
        : {
            capture_id: null,
            held_id: detail.heldId,
            kind: detail.kind,
            access_mode: detail.accessMode,
            quarantined: detail.quarantined,
          }),
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
  await tellParts(trx, caseId, detail.exhibitId, detail.parts)
  await tellMentions(trx, caseId, detail.exhibitId, 'text', detail.mentions)
  await trx
    .updateTable('case_file')
    .set({ last_activity_at: sql`greatest(last_activity_at, ${fact.receipt.at}::timestamptz)` as never })
    .where('id', '=', caseId)
    .execute()
}

const tellParts = async (
  trx: Trx,
  caseId: CaseId,
  exhibitId: ExhibitId,
  parts: readonly ExhibitPart[],
): Promise<void> => {
  if (parts.length === 0) return
  await trx
    .insertInto('exhibit_part')
    .values(
      parts.map((part) => ({
        exhibit_id: exhibitId,
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
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellMentions = async (
  trx: Trx,
  caseId: CaseId,
  exhibitId: ExhibitId,
  part: string,
  all: RecordedDetail['mentions'],
): Promise<void> => {
  const batch = 500
  for (let at = 0; at < all.length; at += batch) {
    const mentions = all.slice(at, at + batch)
    const ids = await findOrMakeSelectors(trx, mentions)
    await trx
      .insertInto('mention')
      .values(
        mentions.map((mention, place) => ({
          exhibit_id: exhibitId,
          case_id: caseId,
          part,
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

const tellDerived: Projection = async (trx, fact) => {
  const { exhibitId, part, mentions } = DerivedDetail.parse(fact.detail)
  const caseId = CaseId.parse(fact.caseId)
  await tellParts(trx, caseId, exhibitId, [part])
  await tellMentions(trx, caseId, exhibitId, part.role, mentions)
}

/** Facts of this feature. */
export const evidenceProjections: Projections = {
  'exhibit.recorded': tellRecorded,
  'exhibit.derived': tellDerived,
}
