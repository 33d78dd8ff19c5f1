/** What sources carry besides selectors and templates, as joining takes it. */
import { SURE, TRACES, traceTie } from '@smart-rescue/core/tracing'
import type { TraceKind } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

/** A trace or a group of like pictures that a source carries. */
export interface TracedRow {
  readonly exhibit_id: string
  readonly row: number
  readonly kind: 'file-trace' | 'picture'
  readonly name: string
  /** How telling it is by nature, 0 to 1. */
  readonly confidence: number
}

/**
 * Those of these exhibits, in one order. Two pages of one site share its traces because they are of one site – strangers on a
 * platform as well – so that of each site only its oldest exhibit carries a trace, and it leads from site to site alone.
 */
export const readTraced = async (trx: Trx, exhibits: readonly string[]): Promise<readonly TracedRow[]> => {
  if (exhibits.length === 0) return []
  const wanted = sql`any(${[...exhibits]}::uuid[])`
  const traces = await sql<{ exhibit_id: string; row: number; kind: TraceKind; value: string }>`
    select t.exhibit_id, t.row, t.kind, t.value from source_trace t where t.exhibit_id = ${wanted}
      and not (t.site is not null and exists (
        select from source_trace o where o.case_id = t.case_id and o.kind = t.kind and o.value = t.value
          and o.site = t.site and o.exhibit_id < t.exhibit_id))
    order by 1, 2, 3, 4`.execute(trx)
  const pictures = await sql<{ exhibit_id: string; row: number; name: string }>`
    select p.exhibit_id, p.row, p.name from picture_tie p where p.exhibit_id = ${wanted} order by 1, 2, 3`.execute(
    trx,
  )
  return [
    ...traces.rows.map(({ exhibit_id, row, kind, value }) => ({
      exhibit_id,
      row,
      kind: 'file-trace' as const,
      name: traceTie({ kind, value }),
      confidence: SURE[TRACES[kind].nature],
    })),
    ...pictures.rows.map((each) => ({ ...each, kind: 'picture' as const, confidence: SURE.copied })),
  ]
}
