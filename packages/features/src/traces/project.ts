/** Tells the index which traces an exhibit carries and how its picture hashes; takes both back when it is stopped. */
import { siteOf } from '@smart-rescue/core/linking'
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, ExhibitId, ExhibitPart, PictureHash, Trace } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

const TracedDetail = z.object({
  exhibitId: ExhibitId,
  parts: z.array(ExhibitPart),
  finalUrl: z.string(),
  traces: z.array(Trace).optional(),
  picture: PictureHash.optional(),
})

/** After the exhibit itself was told; one that was stopped meanwhile is not there, and nothing is told of it. */
const tellTraced: Projection = async (trx, fact) => {
  const { exhibitId, parts, finalUrl, traces = [], picture } = TracedDetail.parse(fact.detail)
  const caseId = CaseId.parse(fact.caseId)
  if (traces.length === 0 && picture === undefined) return
  const own = sql`from exhibit e where e.id = ${exhibitId} and e.case_id = ${caseId}`
  await sql`insert into source_trace (exhibit_id, row, case_id, kind, value, place, site)
    select e.id, 0, e.case_id, u.kind, u.value, u.place, ${finalUrl === '' ? null : toStorable(siteOf(finalUrl))}::text
    from exhibit e, unnest(${traces.map(({ kind }) => kind as string)}::text[],
      ${traces.map(({ value }) => toStorable(value))}::text[],
      ${traces.map(({ where }) => toStorable(where))}::text[]) as u(kind, value, place)
    where e.id = ${exhibitId} and e.case_id = ${caseId} on conflict do nothing`.execute(trx)
  if (picture !== undefined)
    await sql`insert into source_picture (exhibit_id, row, case_id, pdq, quality)
      select e.id, 0, e.case_id, ${[...picture.pdq]}::text[], ${picture.quality}::real ${own}
      on conflict do nothing`.execute(trx)
  // What has no text is a source all the same, by what it carries.
  if (!parts.some(({ role }) => role === 'text'))
    await sql`insert into source (exhibit_id, row, case_id, title, text, url, seen_at)
      select e.id, 0, e.case_id, e.title, '', nullif(e.final_url, ''), e.captured_at ${own} and not e.quarantined
      on conflict do nothing`.execute(trx)
}

const Stopped = z.object({ act: z.literal('stopped'), exhibitId: ExhibitId })

const tellStopped: Projection = async (trx, fact) => {
  const stopped = Stopped.safeParse(fact.detail)
  if (!stopped.success) return
  for (const table of ['source_trace', 'source_picture', 'picture_tie'] as const)
    await trx.deleteFrom(table).where('exhibit_id', '=', stopped.data.exhibitId).execute()
}

/** Facts of this feature. */
export const traceProjections: Projections = {
  'exhibit.recorded': tellTraced,
  'material.stopped': tellStopped,
}
