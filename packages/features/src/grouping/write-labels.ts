/** Writes the groups of sources where they have changed. */
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

/** Rows written in one statement. */
const PAGE = 20_000

/** The sources of a case in the order of their numbers, with the place of the first source of each one's group, -1 alone. */
export interface Labelled {
  readonly numbers: Float64Array
  readonly labels: Int32Array
}

/** Writes the labels; what `before` had already stays. Without it, all groups of the case are written anew. */
export const writeLabels = async (
  trx: Trx,
  caseId: CaseId,
  { numbers, labels }: Labelled,
  before: Labelled | undefined,
): Promise<void> => {
  if (before === undefined) await sql`delete from source_group where case_id = ${caseId}`.execute(trx)
  const known = before?.labels.length ?? 0
  const grouped: number[] = []
  const labelled: number[] = []
  const alone: number[] = []
  for (let source = 0; source < numbers.length; source += 1) {
    const label = labels[source] ?? -1
    const was = source < known ? (before?.labels[source] ?? -1) : -1
    if (label === was) continue
    const number = numbers[source] ?? 0
    if (label === -1) alone.push(number)
    else {
      grouped.push(number)
      labelled.push(numbers[label] ?? 0)
    }
  }
  for (let at = 0; at < alone.length; at += PAGE)
    await sql`delete from source_group g using source s
      where s.case_id = ${caseId} and s.number = any(${alone.slice(at, at + PAGE)}::bigint[])
        and g.exhibit_id = s.exhibit_id and g.row = s.row`.execute(trx)
  for (let at = 0; at < grouped.length; at += PAGE)
    await sql`insert into source_group (exhibit_id, row, case_id, label)
      select s.exhibit_id, s.row, s.case_id, u.label
      from unnest(${grouped.slice(at, at + PAGE)}::bigint[], ${labelled.slice(at, at + PAGE)}::bigint[]) as u(number, label)
      join source s on s.case_id = ${caseId} and s.number = u.number
      on conflict (exhibit_id, row) do update set label = excluded.label`.execute(trx)
}
