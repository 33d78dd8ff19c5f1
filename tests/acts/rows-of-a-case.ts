/** Rows of an imported table put into the index by hand, for tests of what is made of them: invented adverts of house movers. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId } from '@smart-rescue/schema'
import type { House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

/** One row: its selectors as `kind/normal`, the number of its template, where and when. */
export interface Row {
  readonly text: string
  readonly selectors?: readonly string[]
  readonly template?: number
  readonly place?: string
  readonly posted?: string
}

/** A case whose one exhibit holds the rows, numbered from 1. */
export const openRows = async (
  house: House,
  owner: Actor,
  rows: readonly Row[],
): Promise<{ caseId: CaseId; exhibitId: string }> => {
  const { id: caseId } = await openCase(house, owner)
  const url = 'https://movers.example/list'
  await captureNow(house, owner, caseId, url, { [url]: 'A list of movers' })
  const [exhibit] = await exhibitsOf(house, owner, caseId)
  if (exhibit === undefined) throw new Error('no exhibit was sealed')
  await addRows(house, caseId, exhibit.id, rows, 1)
  return { caseId, exhibitId: exhibit.id }
}

/** Puts rows into the index, the first under this number. */
export const addRows = async (
  house: House,
  caseId: CaseId,
  exhibitId: string,
  rows: readonly Row[],
  first: number,
): Promise<void> => {
  const pool = house.db.ownerPool
  for (const [at, { text, selectors = [], template, place, posted }] of rows.entries()) {
    const row = first + at
    await pool.query(
      `insert into source (exhibit_id, row, case_id, key, text, place, posted_on, seen_at)
        values ($1, $2, $3, $4, $5, $6, $7, now())`,
      [exhibitId, row, caseId, `ad-${row}`, text, place ?? null, posted ?? null],
    )
    for (const [place, selector] of selectors.entries()) {
      const [kind = '', normal = ''] = selector.split('/')
      await pool.query(
        `insert into selector (id, kind, normal) values (gen_random_uuid(), $1, $2) on conflict do nothing`,
        [kind, normal],
      )
      await pool.query(
        `insert into source_mention (exhibit_id, row, case_id, selector_id, start_at, end_at, rule, confidence)
          select $1, $2, $3, id, $4, $4 + 5, 'phone.international', 0.95 from selector where kind = $5 and normal = $6`,
        [exhibitId, row, caseId, place * 10, kind, normal],
      )
    }
    if (template !== undefined)
      await pool.query(`insert into source_group (exhibit_id, row, case_id, label) values ($1, $2, $3, $4)`, [
        exhibitId,
        row,
        caseId,
        template,
      ])
  }
}
