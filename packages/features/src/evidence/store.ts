/** SQL of exhibits, their parts and their marks. */
import {
  AccessMode,
  type CaseId,
  type ExhibitId,
  type ExhibitMention,
  type ExhibitPart,
  type ExhibitSummary,
  HeldKind,
  type MemberId,
  type SelectorId,
  SelectorKind,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'

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
      'e.held_id',
      'e.kind',
      'e.access_mode',
      'e.quarantined',
      'm.id as member_id',
      'm.display_name',
      sql<number>`witnesses_of(e.leaf_index)`.as('witnesses'),
      sql<number>`witnesses_wanted()`.as('witnesses_wanted'),
      sql<number>`(select count(distinct selector_id)::int from mention where mention.exhibit_id = e.id)`.as(
        'mentions',
      ),
      // The bounds that authorities give: before the first part was sealed, and after the exhibit was closed (migration 0009).
      sql<Date | null>`stamped_from(coalesce((select min(p.leaf_index) from exhibit_part p where p.exhibit_id = e.id), e.leaf_index))`.as(
        'stamped_from',
      ),
      sql<Date | null>`stamped_to(e.leaf_index)`.as('stamped_to'),
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
  source: row.held_id === null ? 'capture' : 'import',
  ...(row.held_id === null
    ? {}
    : {
        held: {
          kind: HeldKind.catch('unknown').parse(row.kind),
          accessMode: AccessMode.catch('given').parse(row.access_mode),
          quarantined: row.quarantined,
        },
      }),
  provenance: {
    capturedAt: row.captured_at.toISOString(),
    capturedBy: { id: row.member_id as MemberId, displayName: row.display_name },
    intact: row.intact,
    logged: row.leaf_index,
    ...(row.stamped_from === null || row.stamped_to === null
      ? {}
      : { timed: { from: row.stamped_from.toISOString(), to: row.stamped_to.toISOString() } }),
    witnessed: { have: row.witnesses, want: row.witnesses_wanted },
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

/** Marks in one part's text, in its order, each with the number of exhibits one may see that hold the same selector. */
export const listMarks = async (trx: Trx, id: ExhibitId, part = 'text'): Promise<ExhibitMention[]> => {
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
    .where('m.part', '=', part)
    .where('s.kind', 'in', SelectorKind.options)
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

/** Where the sealed words of an imported exhibit lie: who gave the file, who consented, the note. */
export const findTerms = async (trx: Trx, id: ExhibitId): Promise<string | undefined> => {
  const row = await trx
    .selectFrom('held_file as f')
    .innerJoin('import_batch as b', 'b.id', 'f.import_id')
    .select('b.terms')
    .where('f.exhibit_id', '=', id)
    .executeTakeFirst()
  return row?.terms
}

/** Exhibits that were imported out of this one, by the SHA-256 (hex) of their bytes. */
export const listInnerExhibits = async (trx: Trx, id: ExhibitId): Promise<Map<string, ExhibitId>> => {
  const rows = await trx
    .selectFrom('held_file as f')
    .innerJoin('exhibit as e', 'e.held_id', 'f.id')
    .select(['f.sha256', 'e.id'])
    .where('f.parent_exhibit', '=', id)
    .execute()
  return new Map(rows.map((row) => [row.sha256?.replace('sha256:', '') ?? '', row.id as ExhibitId]))
}
