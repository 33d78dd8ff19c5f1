/** SQL of traces: what an exhibit carries, with whom it shares that, and which sources carry a trace. */
import { readTraceTie } from '@smart-rescue/core/tracing'
import { type CaseId, type ExhibitId, type SourceRef, TraceKind } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import type { SharedWith, TraceLine } from './contract.ts'

/** So many others are named of one trace. */
const NAMED = 20

const UNLOCKED = sql`not exists (select from receipt l where l.exhibit_id = e.id)`

interface OtherRow {
  readonly name: string
  readonly id: string
  readonly number: number
  readonly title: string
  readonly others: number
}

const toShared = (rows: readonly OtherRow[], name: string): { others: number; shared: SharedWith[] } => {
  const own = rows.filter((row) => row.name === name)
  return {
    others: own[0]?.others ?? 0,
    shared: own.map(({ id, number, title }) => ({
      exhibitId: id as ExhibitId,
      number: exhibitNumber(number),
      title,
    })),
  }
}

/** Every trace in the exhibit, with the other exhibits of the case that carry it. */
export const listTraces = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId): Promise<TraceLine[]> => {
  const own = await trx
    .selectFrom('source_trace')
    .select(['kind', 'value', 'place'])
    .where('case_id', '=', caseId)
    .where('exhibit_id', '=', exhibitId)
    .orderBy('kind')
    .orderBy('value')
    .execute()
  const { rows } = await sql<OtherRow>`
    select * from (
      select o.kind || '/' || o.value as name, e.id, e.number, e.title,
        count(*) over (partition by o.kind, o.value)::int as others,
        row_number() over (partition by o.kind, o.value order by e.number) as place
      from source_trace t
      join source_trace o on o.case_id = t.case_id and o.kind = t.kind and o.value = t.value and o.exhibit_id <> t.exhibit_id
      join exhibit e on e.id = o.exhibit_id and ${UNLOCKED}
      where t.case_id = ${caseId} and t.exhibit_id = ${exhibitId}
    ) found where place <= ${NAMED} order by name, place`.execute(trx)
  return own.flatMap(({ kind, value, place }): TraceLine[] => {
    const known = TraceKind.safeParse(kind)
    if (!known.success) return []
    return [{ kind: known.data, value, where: place, ...toShared(rows, `${kind}/${value}`) }]
  })
}

/** Whether the exhibit's picture was hashed, and the exhibits with pictures that look like it. */
export const findLikePictures = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId) => {
  const own = await trx
    .selectFrom('source_picture')
    .select(['pdq', 'quality'])
    .where('case_id', '=', caseId)
    .where('exhibit_id', '=', exhibitId)
    .executeTakeFirst()
  if (own === undefined) return undefined
  const { rows } = await sql<OtherRow>`
    select 'picture' as name, e.id, e.number, e.title, count(*) over ()::int as others
    from exhibit e where ${UNLOCKED} and e.id in (
      select o.exhibit_id from picture_tie t join picture_tie o on o.case_id = t.case_id and o.name = t.name
      where t.case_id = ${caseId} and t.exhibit_id = ${exhibitId} and o.exhibit_id <> t.exhibit_id)
    order by e.number limit ${NAMED}`.execute(trx)
  return { pdq: own.pdq[0] ?? '', quality: own.quality, ...toShared(rows, 'picture') }
}

/** Sources of the case that carry a trace or belong to a group of like pictures, in order. */
export const listTied = async (
  trx: Trx,
  caseId: CaseId,
  { kind, name }: { readonly kind: 'picture' | 'trace'; readonly name: string },
  limit: number,
): Promise<SourceRef[]> => {
  const trace = readTraceTie(name)
  const { rows } =
    kind === 'picture'
      ? await sql<{ exhibit_id: string; row: number }>`
          select p.exhibit_id, p.row from picture_tie p
          where p.case_id = ${caseId} and p.name = ${name} order by 1, 2 limit ${limit}`.execute(trx)
      : await sql<{ exhibit_id: string; row: number }>`
          select t.exhibit_id, t.row from source_trace t
          where t.case_id = ${caseId} and t.kind = ${trace?.kind ?? ''} and t.value = ${trace?.value ?? ''}
          order by 1, 2 limit ${limit}`.execute(trx)
  return rows.map(({ exhibit_id, row }) => ({ exhibitId: exhibit_id as ExhibitId, row }))
}
