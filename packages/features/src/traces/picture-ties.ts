/** Which pictures of a case look alike, computed anew: none while no written authority stands. */
import { tiePictures } from '@smart-rescue/core/tracing'
import { type CaseId, type ExhibitId, sourceKey } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { mayShowMedia } from '../evidence/media-authority.ts'
import type { Transactor, Trx } from '../ports/database.ts'

const CHUNK = 20_000

type PictureRow = { exhibit_id: string; row: number; pdq: string[]; quality: number }

const readPictures = async (trx: Trx, caseId: CaseId, at: Date): Promise<PictureRow[]> => {
  if (!(await mayShowMedia(trx, caseId, at))) return []
  const { rows } = await sql<PictureRow>`
    select p.exhibit_id, p.row, p.pdq, p.quality from source_picture p
    where p.case_id = ${caseId} and not exists (select from receipt r where r.exhibit_id = p.exhibit_id)`.execute(
    trx,
  )
  return rows
}

const writeTies = async (
  trx: Trx,
  caseId: CaseId,
  carried: readonly { readonly name: string; readonly key: string }[],
): Promise<void> => {
  await trx.deleteFrom('picture_tie').where('case_id', '=', caseId).execute()
  for (let from = 0; from < carried.length; from += CHUNK) {
    const part = carried.slice(from, from + CHUNK)
    // What was stopped while this was compared is not there any more.
    await sql`insert into picture_tie (exhibit_id, row, case_id, name)
      select p.exhibit_id, p.row, p.case_id, u.name
      from unnest(${part.map(({ key }) => key)}::text[], ${part.map(({ name }) => name)}::text[]) as u(key, name)
      join source_picture p on p.exhibit_id = split_part(u.key, '.', 1)::uuid and p.row = split_part(u.key, '.', 2)::int
      where p.case_id = ${caseId}`.execute(trx)
  }
}

/**
 * Writes the ties in the place of those that were there. The same pictures give the same ties, whatever came first. They are
 * compared between two transactions, since that takes a while where there are many.
 */
export const renewPictureTies = async (db: Transactor, caseId: CaseId, at: Date): Promise<void> => {
  const rows = await db.asJob(caseId, (trx) => readPictures(trx, caseId, at))
  const ties = tiePictures(
    rows.map(({ exhibit_id, row, pdq, quality }) => ({
      key: sourceKey({ exhibitId: exhibit_id as ExhibitId, row }),
      pdq,
      quality,
    })),
  )
  const carried = ties.flatMap(({ name, keys }) => keys.map((key) => ({ name, key })))
  await db.asJob(caseId, (trx) => writeTies(trx, caseId, carried))
}
