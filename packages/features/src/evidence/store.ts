/** SQL of exhibits, their parts and their marks. */
import type {
  CaseId,
  ExhibitId,
  ExhibitMention,
  ExhibitPart,
  ExhibitSummary,
  MemberId,
  SelectorId,
  SelectorKind,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'

/** No authority stamps and nobody witnesses yet: the marks say so instead of leaving them out. */
const WITNESSED = { have: 0, want: 0 }

const exhibits = (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('exhibit as e')
    .innerJoin('member as m', 'm.id', 'e.captured_by')
    .select([
      'e.id',
      'e.number',
      'e.title',
      'e.url',
      'e.final_url',
      'e.state',
      'e.reason_code',
      'e.reason_sentence',
      'e.excerpt',
      'e.captured_at',
      'e.intact',
      'e.leaf_index',
      'm.id as member_id',
      'm.display_name',
      sql<number>`(select count(distinct selector_id)::int from mention where mention.exhibit_id = e.id)`.as(
        'mentions',
      ),
    ])
    .where('e.case_id', '=', caseId)

type ExhibitRow = Awaited<ReturnType<ReturnType<typeof exhibits>['execute']>>[number]

const toSummary = (caseId: CaseId, row: ExhibitRow): ExhibitSummary => ({
  id: row.id as ExhibitId,
  caseId,
  number: exhibitNumber(row.number),
  title: row.title,
  url: row.url,
  finalUrl: row.final_url,
  state: row.state === 'partial' ? 'partial' : 'complete',
  ...(row.reason_code === null
    ? {}
    : { reason: { code: row.reason_code, sentence: row.reason_sentence ?? '' } }),
  excerpt: row.excerpt,
  mentions: row.mentions,
  provenance: {
    capturedAt: row.captured_at.toISOString(),
    capturedBy: { id: row.member_id as MemberId, displayName: row.display_name },
    intact: row.intact,
    logged: row.leaf_index,
    witnessed: WITNESSED,
  },
})

/** Exhibits of a case, newest first. */
export const listExhibits = async (trx: Trx, caseId: CaseId): Promise<ExhibitSummary[]> =>
  (await exhibits(trx, caseId).orderBy('e.number', 'desc').execute()).map((row) => toSummary(caseId, row))

/** One exhibit of a case with what the case says of it, or nothing. */
export const findExhibit = async (trx: Trx, caseId: CaseId, id: ExhibitId) => {
  const row = await exhibits(trx, caseId).where('e.id', '=', id).executeTakeFirst()
  const header = await trx
    .selectFrom('case_file')
    .select(['reference', 'purpose', 'legal_basis'])
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (row === undefined || header === undefined) return undefined
  return {
    summary: toSummary(caseId, row),
    caseReference: header.reference,
    purpose: header.purpose,
    legalBasis: header.legal_basis,
  }
}

/** The sealed parts of an exhibit in the order they were sealed. */
export const listParts = async (trx: Trx, caseId: CaseId, id: ExhibitId): Promise<ExhibitPart[]> => {
  const rows = await trx
    .selectFrom('exhibit_part')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('exhibit_id', '=', id)
    .orderBy('leaf_index')
    .execute()
  return rows.map((row) => ({
    role: row.role,
    name: row.name,
    mediaType: row.media_type,
    length: row.length,
    sha256: row.sha256,
    ciphertext: row.ciphertext,
    leafIndex: row.leaf_index,
  }))
}

/** Marks in the text, in its order, each with the number of exhibits one may see that hold the same selector. */
export const listMarks = async (trx: Trx, id: ExhibitId): Promise<ExhibitMention[]> => {
  const rows = await trx
    .selectFrom('mention as m')
    .innerJoin('selector as s', 's.id', 'm.selector_id')
    .select([
      'm.start_at',
      'm.end_at',
      'm.original',
      'm.rule',
      'm.why',
      'm.confidence',
      's.id',
      's.kind',
      's.normal',
      sql<number>`(select count(distinct o.exhibit_id)::int from mention o where o.selector_id = s.id)`.as(
        'seen_in',
      ),
    ])
    .where('m.exhibit_id', '=', id)
    .orderBy('m.start_at')
    .orderBy('m.end_at')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as SelectorKind,
    start: row.start_at,
    end: row.end_at,
    original: row.original,
    normal: row.normal,
    rule: row.rule,
    confidence: row.confidence,
    why: row.why,
    selectorId: row.id as SelectorId,
    seenIn: row.seen_in,
  }))
}

/** The members behind leaves, by leaf index. */
export const listActors = async (
  trx: Trx,
  id: ExhibitId,
): Promise<Map<number, { id: MemberId; displayName: string }>> => {
  const rows = await trx
    .selectFrom('custody_entry as c')
    .innerJoin('member as m', 'm.id', 'c.actor_id')
    .select(['c.leaf_index', 'm.id', 'm.display_name'])
    .where('c.exhibit_id', '=', id)
    .execute()
  return new Map(
    rows.map((row) => [row.leaf_index, { id: row.id as MemberId, displayName: row.display_name }]),
  )
}

/** Marks an exhibit whose blob was found damaged, so that no page calls it intact. */
export const markDamaged = async (trx: Trx, id: ExhibitId): Promise<void> => {
  await trx.updateTable('exhibit').set({ intact: false }).where('id', '=', id).execute()
}
