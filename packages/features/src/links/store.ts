/** SQL of links: proposals, decisions, and what the machine needs to propose. */
import {
  type CaseId,
  type CounterReason,
  type ExhibitId,
  type Link,
  type LinkDecision,
  type LinkId,
  type LinkReason,
  type MemberId,
  type SelectorId,
  SelectorKind,
} from '@smart-rescue/schema'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'

/** Links of a case: what awaits a decision first, strongest first; with `only`, that one. */
export const listLinks = async (trx: Trx, caseId: CaseId, only?: LinkId): Promise<Link[]> => {
  let query = trx
    .selectFrom('link as l')
    .innerJoin('exhibit as a', 'a.id', 'l.exhibit_a')
    .innerJoin('exhibit as b', 'b.id', 'l.exhibit_b')
    .select([
      'l.id',
      'l.strength',
      'l.reasons',
      'l.counter_reasons',
      'l.state',
      'l.proposed_at',
      'a.id as a_id',
      'a.number as a_number',
      'a.title as a_title',
      'a.final_url as a_url',
      'a.captured_at as a_at',
      'b.id as b_id',
      'b.number as b_number',
      'b.title as b_title',
      'b.final_url as b_url',
      'b.captured_at as b_at',
    ])
    .where('l.case_id', '=', caseId)
    .orderBy('l.strength', 'desc')
    .orderBy('l.proposed_at')
    .orderBy('l.id')
  if (only !== undefined) query = query.where('l.id', '=', only)
  const rows = await query.execute()
  const decisions = await listDecisions(trx, caseId)
  const links = rows.map(
    (row): Link => ({
      id: row.id as LinkId,
      caseId,
      a: toEnd(row.a_id, row.a_number, row.a_title, row.a_url, row.a_at),
      b: toEnd(row.b_id, row.b_number, row.b_title, row.b_url, row.b_at),
      strength: row.strength,
      reasons: row.reasons as LinkReason[],
      counterReasons: row.counter_reasons as CounterReason[],
      state: row.state as Link['state'],
      proposedAt: row.proposed_at.toISOString(),
      decisions: decisions.get(row.id) ?? [],
    }),
  )
  const named = await nameSelectors(trx, caseId, links)
  return [
    ...named.filter((link) => link.state === 'proposed'),
    ...named.filter((link) => link.state !== 'proposed'),
  ]
}

/** Gives every reason the id of its selector, so that a claim leads to where it was seen. */
const nameSelectors = async (trx: Trx, caseId: CaseId, links: readonly Link[]): Promise<Link[]> => {
  const normals = [...new Set(links.flatMap((link) => link.reasons.map((reason) => reason.normal)))]
  if (normals.length === 0) return [...links]
  const rows = await trx
    .selectFrom('selector as s')
    .innerJoin('mention as m', 'm.selector_id', 's.id')
    .select(['s.id', 's.kind', 's.normal'])
    .distinct()
    .where('m.case_id', '=', caseId)
    .where('s.normal', 'in', normals)
    .execute()
  const ids = new Map(rows.map((row) => [`${row.kind}:${row.normal}`, row.id as SelectorId]))
  return links.map((link) => ({
    ...link,
    reasons: link.reasons.map((reason) => {
      const selectorId = ids.get(`${reason.kind}:${reason.normal}`)
      return selectorId === undefined ? reason : { ...reason, selectorId }
    }),
  }))
}

const toEnd = (id: string, number: number, title: string, url: string, at: Date): Link['a'] => ({
  id: id as ExhibitId,
  number: exhibitNumber(number),
  title,
  url,
  capturedAt: at.toISOString(),
})

const listDecisions = async (trx: Trx, caseId: CaseId): Promise<Map<string, LinkDecision[]>> => {
  const rows = await trx
    .selectFrom('link_decision as d')
    .innerJoin('member as m', 'm.id', 'd.decided_by')
    .select(['d.link_id', 'd.decision', 'd.decided_at', 'd.why', 'm.id', 'm.display_name'])
    .where('d.case_id', '=', caseId)
    .orderBy('d.leaf_index')
    .execute()
  const byLink = new Map<string, LinkDecision[]>()
  for (const row of rows) {
    const decision: LinkDecision = {
      decision: row.decision as LinkDecision['decision'],
      by: { id: row.id as MemberId, displayName: row.display_name },
      at: row.decided_at.toISOString(),
      ...(row.why === null ? {} : { why: row.why }),
    }
    byLink.set(row.link_id, [...(byLink.get(row.link_id) ?? []), decision])
  }
  return byLink
}

/** What was decided on one link, in the order of the log. */
export const listDecisionsOf = async (trx: Trx, id: LinkId): Promise<LinkDecision['decision'][]> => {
  const rows = await trx
    .selectFrom('link_decision')
    .select('decision')
    .where('link_id', '=', id)
    .orderBy('leaf_index')
    .execute()
  return rows.map((row) => row.decision as LinkDecision['decision'])
}

/** One mention with its exhibit, as the proposing needs it. */
export interface KnownMention {
  readonly exhibitId: ExhibitId
  readonly finalUrl: string
  readonly kind: SelectorKind
  readonly normal: string
  readonly selectorId: SelectorId
  readonly original: string
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly why: string
  readonly confidence: number
}

const mentions = (trx: Trx) =>
  trx
    .selectFrom('mention as m')
    .innerJoin('selector as s', 's.id', 'm.selector_id')
    .innerJoin('exhibit as e', 'e.id', 'm.exhibit_id')
    .select([
      'e.id',
      'e.final_url',
      's.kind',
      's.normal',
      's.id as selector_id',
      'm.original',
      'm.start_at',
      'm.end_at',
      'm.rule',
      'm.why',
      'm.confidence',
    ])

const toKnown = (row: Awaited<ReturnType<ReturnType<typeof mentions>['execute']>>[number]): KnownMention => ({
  exhibitId: row.id as ExhibitId,
  finalUrl: row.final_url,
  kind: row.kind as SelectorKind,
  normal: row.normal,
  selectorId: row.selector_id as SelectorId,
  original: row.original,
  start: row.start_at,
  end: row.end_at,
  rule: row.rule,
  why: row.why,
  confidence: row.confidence,
})

/** Every mention in the case of a selector that the exhibit holds: its own, and those of the other exhibits. */
export const listSharedMentions = async (
  trx: Trx,
  caseId: CaseId,
  exhibitId: ExhibitId,
): Promise<KnownMention[]> => {
  const own = trx.selectFrom('mention').select('selector_id').where('exhibit_id', '=', exhibitId)
  const rows = await mentions(trx)
    .where('m.case_id', '=', caseId)
    .where('m.selector_id', 'in', own)
    .where('s.kind', 'in', SelectorKind.options)
    .orderBy('e.number')
    .orderBy('m.start_at')
    .execute()
  return rows.map(toKnown)
}

/** Keys that were proposed before, whatever became of them. */
export const listKnownKeys = async (trx: Trx, caseId: CaseId): Promise<Set<string>> => {
  const rows = await trx.selectFrom('link').select('key').where('case_id', '=', caseId).execute()
  return new Set(rows.map((row) => row.key))
}
