/** SQL of what the report tells beside the exhibits: selectors, accepted links with who decided, and who stands behind each leaf. */

import type { ReportLink, ReportSelector } from '@smart-rescue/core/dossier'
import { type CaseId, type LinkReason, SelectorKind } from '@smart-rescue/schema'
import { exhibitNumber } from '../../custody/index.ts'
import type { Trx } from '../../ports/database.ts'

/** Selectors of the chosen exhibits with the exhibits that hold them: most shared first. */
export const listReportSelectors = async (
  trx: Trx,
  caseId: CaseId,
  exhibits: readonly string[],
): Promise<ReportSelector[]> => {
  const rows = await trx
    .selectFrom('mention as m')
    .innerJoin('selector as s', 's.id', 'm.selector_id')
    .innerJoin('exhibit as e', 'e.id', 'm.exhibit_id')
    .select(['s.kind', 's.normal', 'e.number', 'm.original', 'm.why', 'm.confidence'])
    .where('m.case_id', '=', caseId)
    .where('s.kind', 'in', SelectorKind.options)
    .where('m.exhibit_id', 'in', [...exhibits])
    .orderBy('s.kind')
    .orderBy('s.normal')
    .orderBy('e.number')
    .orderBy('m.start_at')
    .execute()
  const selectors = new Map<string, { -readonly [K in keyof ReportSelector]: ReportSelector[K] }>()
  for (const row of rows) {
    const key = `${row.kind} ${row.normal}`
    const number = exhibitNumber(row.number)
    const known = selectors.get(key)
    if (known === undefined)
      selectors.set(key, {
        kind: row.kind,
        normal: row.normal,
        why: row.why,
        seenIn: [number],
        originals: [row.original],
      })
    else {
      if (!known.seenIn.includes(number)) known.seenIn = [...known.seenIn, number]
      if (!known.originals.includes(row.original)) known.originals = [...known.originals, row.original]
    }
  }
  return [...selectors.values()].toSorted((a, b) => b.seenIn.length - a.seenIn.length)
}

/** Accepted links between the chosen exhibits, each with its reasons and the decision that stands. */
export const listReportLinks = async (
  trx: Trx,
  caseId: CaseId,
  exhibits: readonly string[],
): Promise<ReportLink[]> => {
  const rows = await trx
    .selectFrom('link as l')
    .innerJoin('exhibit as a', 'a.id', 'l.exhibit_a')
    .innerJoin('exhibit as b', 'b.id', 'l.exhibit_b')
    .select(['l.id', 'l.reasons', 'a.number as a', 'b.number as b'])
    .where('l.case_id', '=', caseId)
    .where('l.state', '=', 'accepted')
    .where('l.exhibit_a', 'in', [...exhibits])
    .where('l.exhibit_b', 'in', [...exhibits])
    .orderBy('a.number')
    .orderBy('b.number')
    .execute()
  const decisions = await trx
    .selectFrom('link_decision as d')
    .innerJoin('member as m', 'm.id', 'd.decided_by')
    .select(['d.link_id', 'd.decided_at', 'd.why', 'm.display_name'])
    .where('d.case_id', '=', caseId)
    .where('d.decision', '=', 'accepted')
    .orderBy('d.leaf_index')
    .execute()
  const standing = new Map(decisions.map((decision) => [decision.link_id, decision]))
  return rows.flatMap((row) => {
    const decision = standing.get(row.id)
    if (decision === undefined) return []
    const reasons = (row.reasons as LinkReason[]).map(({ kind, normal, originalA, originalB }) => ({
      kind,
      normal,
      originalA,
      originalB,
    }))
    return [
      {
        a: exhibitNumber(row.a),
        b: exhibitNumber(row.b),
        reasons,
        decidedBy: decision.display_name,
        decidedAt: decision.decided_at.toISOString(),
        ...(decision.why === null ? {} : { why: decision.why }),
      },
    ]
  })
}

/** Names of the members behind the leaves of a case, by leaf index. */
export const listLeafActors = async (trx: Trx, caseId: CaseId): Promise<Map<number, string>> => {
  const rows = await trx
    .selectFrom('custody_entry as c')
    .innerJoin('member as m', 'm.id', 'c.actor_id')
    .select(['c.leaf_index', 'm.display_name'])
    .where('c.case_id', '=', caseId)
    .execute()
  return new Map(rows.map((row) => [Number(row.leaf_index), row.display_name]))
}
