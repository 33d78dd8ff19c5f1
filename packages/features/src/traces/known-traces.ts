/** What an exhibit's file shares with other files of its case, as the proposing of links takes it. */
import type { KnownTrace } from '@smart-rescue/core/linking'
import { measureDistance, NEAR_BITS, PDQ_LEAST_QUALITY, parseBitHash } from '@smart-rescue/core/safeguarding'
import { SURE, TRACES } from '@smart-rescue/core/tracing'
import { type CaseId, type ExhibitId, TraceKind } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

const UNLOCKED = sql`not exists (select from receipt l where l.exhibit_id = e.id)`

/** An imported file stands on no page. */
const factsOf = (id: string, finalUrl: string) => ({
  id: id as ExhibitId,
  ...(finalUrl === '' ? {} : { finalUrl }),
})

/** Its shared traces and the pictures like its own, and the address that the exhibit was taken from (empty for a file). */
export const listKnownTraces = async (
  trx: Trx,
  caseId: CaseId,
  exhibitId: ExhibitId,
): Promise<{ finalUrl: string; traces: KnownTrace[] }> => {
  const own = await trx
    .selectFrom('exhibit')
    .select('final_url')
    .where('id', '=', exhibitId)
    .executeTakeFirst()
  const { rows } = await sql<{
    kind: string
    value: string
    place: string
    id: string
    there: string
    url: string
  }>`
    select t.kind, t.value, t.place, e.id, o.place as there, e.final_url as url from source_trace t
    join source_trace o on o.case_id = t.case_id and o.kind = t.kind and o.value = t.value and o.exhibit_id <> t.exhibit_id
    join exhibit e on e.id = o.exhibit_id and ${UNLOCKED}
    where t.case_id = ${caseId} and t.exhibit_id = ${exhibitId} order by t.kind, t.value, e.number`.execute(
    trx,
  )
  const groups = Map.groupBy(rows, ({ kind, value }) => `${kind}/${value}`)
  const traces = [...groups.values()].flatMap((group): KnownTrace[] => {
    const [first] = group
    const kind = TraceKind.safeParse(first?.kind)
    if (first === undefined || !kind.success) return []
    return [
      {
        kind: kind.data,
        normal: first.value,
        where: first.place,
        confidence: SURE[TRACES[kind.data].nature],
        exhibits: 1 + new Set(group.map(({ id }) => id)).size,
        others: group.map(({ id, url, there }) => ({ exhibit: factsOf(id, url), where: there })),
      },
    ]
  })
  return { finalUrl: own?.final_url ?? '', traces: [...traces, ...(await listLike(trx, caseId, exhibitId))] }
}

/** Pictures within the threshold of this one, each with its distance as the normal form. */
const listLike = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId): Promise<KnownTrace[]> => {
  const { rows } = await sql<{ id: string; url: string; pdq: string[] }>`
    select e.id, e.final_url as url, p.pdq from source_picture p join exhibit e on e.id = p.exhibit_id and ${UNLOCKED}
    where p.case_id = ${caseId} and p.quality >= ${PDQ_LEAST_QUALITY}
      and exists (select from source_picture o where o.exhibit_id = ${exhibitId} and o.quality >= ${PDQ_LEAST_QUALITY})
    order by e.number`.execute(trx)
  const hashesOf = (pdq: readonly string[]) => pdq.flatMap((hex) => parseBitHash(hex) ?? [])
  const own = hashesOf(rows.find(({ id }) => id === exhibitId)?.pdq ?? [])
  const like = rows.flatMap(({ id, url, pdq }) => {
    const [theirs] = hashesOf(pdq)
    if (id === exhibitId || theirs === undefined) return []
    const distance = Math.min(...own.map((hash) => measureDistance(hash, theirs)))
    return distance <= NEAR_BITS ? [{ id, url, distance }] : []
  })
  return like.map(({ id, url, distance }) => ({
    kind: 'picture',
    normal: `pdq:${distance}/256`,
    where: 'picture',
    confidence: SURE.copied,
    exhibits: 1 + like.length,
    others: [{ exhibit: factsOf(id, url), where: 'picture' }],
  }))
}
