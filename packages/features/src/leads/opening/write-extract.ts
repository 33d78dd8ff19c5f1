/** The extract that goes along when a case is opened from a lead: the chosen texts, each with where it stands in the old case. */
import type { AccessMode, ImportConsent, SourceRef, TablePlan } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'
import type { SourceRow } from '../reading/source-rows.ts'

/** Where an exhibit of the old case came from. */
export interface ExhibitOrigin {
  readonly exhibitId: string
  /** `sha256:` and hex of the part that it was read from, and what part that is. */
  readonly sha256: string
  readonly role: string
  readonly accessMode: AccessMode
  readonly consent: ImportConsent
}

/** The origins of exhibits: the original of an import, the archive of a capture, else its text. */
export const readOrigins = async (
  trx: Trx,
  refs: readonly SourceRef[],
): Promise<Map<string, ExhibitOrigin>> => {
  const ids = [...new Set(refs.map(({ exhibitId }) => exhibitId))]
  const found = await sql<{
    id: string
    sha256: string | null
    role: string | null
    access_mode: string | null
    consent: string | null
  }>`
    select distinct on (e.id) e.id, p.sha256, p.role, e.access_mode, b.consent
    from exhibit e
    left join exhibit_part p on p.exhibit_id = e.id and p.role in ('original', 'wacz', 'text')
    left join held_file f on f.id = e.held_id
    left join import_batch b on b.id = f.import_id
    where e.id = any (${ids}::uuid[])
    order by e.id, array_position(array['original', 'wacz', 'text'], p.role)`.execute(trx)
  return new Map(
    found.rows.map((row) => [
      row.id,
      {
        exhibitId: row.id,
        sha256: row.sha256 ?? '',
        role: row.role ?? '',
        // What was captured was public.
        accessMode: (row.access_mode ?? 'public') as AccessMode,
        consent: (row.consent ?? 'not-asked') as ImportConsent,
      },
    ]),
  )
}

/** How the extract is read: each line a source of the new case; where it came from stays in the file. */
export const EXTRACT_PLAN: TablePlan = {
  format: 'jsonl',
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: [
    ...(['v', 'case', 'exhibit', 'part', 'sha256', 'row'] as const).map((name) => ({
      name,
      as: 'none' as const,
    })),
    { name: 'key', as: 'id' },
    // The text begins with the title already.
    { name: 'title', as: 'none' },
    { name: 'url', as: 'url' },
    { name: 'postedOn', as: 'posted' },
    { name: 'place', as: 'place' },
    { name: 'text', as: 'text' },
  ],
  dateOrder: 'ymd',
}

/** One line a source, as JSON; the same sources make the same bytes. */
export const writeExtract = (
  caseReference: string,
  rows: readonly SourceRow[],
  origins: ReadonlyMap<string, ExhibitOrigin>,
): string =>
  rows
    .map((row) => {
      const origin = origins.get(row.ref.exhibitId)
      return JSON.stringify({
        v: 1,
        case: caseReference,
        exhibit: row.exhibitNumber,
        part: origin?.role ?? '',
        sha256: origin?.sha256 ?? '',
        row: row.ref.row,
        ...(row.key === null ? {} : { key: row.key }),
        ...(row.title === '' ? {} : { title: row.title }),
        ...(row.url === null ? {} : { url: row.url }),
        ...(row.postedOn === null ? {} : { postedOn: row.postedOn }),
        ...(row.place === null ? {} : { place: row.place }),
        text: row.text,
      })
    })
    .join('\n')
