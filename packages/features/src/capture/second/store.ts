/** SQL of comparisons, and of what an exhibit is compared by. */
import type { SelectorName } from '@smart-rescue/core/comparing'
import {
  type CaptureId,
  type CaseId,
  type ExhibitId,
  type MemberId,
  type RouteId,
  type RouteKind,
  type RouteRef,
  SelectorKind,
} from '@smart-rescue/schema'
import { exhibitNumber } from '../../custody/store.ts'
import type { Trx } from '../../ports/database.ts'
import type { ComparisonSummary } from './contract.ts'

/** An exhibit that a capture made, with the way it came. */
export interface CapturedExhibit {
  readonly id: ExhibitId
  readonly number: string
  /** Its place among the exhibits of the case: tells two of one second apart. */
  readonly place: number
  readonly url: string
  readonly title: string
  readonly finalUrl: string
  readonly capturedAt: string
  readonly capturedBy: MemberId
  readonly route: RouteRef
}

const exhibits = (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('exhibit as e')
    .innerJoin('capture as k', 'k.id', 'e.capture_id')
    .select([
      'e.id',
      'e.number',
      'e.url',
      'e.title',
      'e.final_url',
      'e.captured_at',
      'e.captured_by',
      'k.route_id',
      'k.route_kind',
      'k.route_name',
    ])
    .where('e.case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof exhibits>['execute']>>[number]

const toExhibit = (row: Row): CapturedExhibit => ({
  id: row.id as ExhibitId,
  number: exhibitNumber(row.number),
  place: row.number,
  url: row.url,
  title: row.title,
  finalUrl: row.final_url,
  capturedAt: row.captured_at.toISOString(),
  capturedBy: row.captured_by as MemberId,
  route: { id: row.route_id as RouteId, kind: row.route_kind as RouteKind, name: row.route_name },
})

/** One captured exhibit of a case; nothing for an imported one. */
export const findCaptured = async (
  trx: Trx,
  caseId: CaseId,
  id: ExhibitId,
): Promise<CapturedExhibit | undefined> => {
  const row = await exhibits(trx, caseId).where('e.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toExhibit(row)
}

/** The selectors of an exhibit, by kind and normal form. */
export const listSelectorNames = async (trx: Trx, id: ExhibitId): Promise<SelectorName[]> =>
  trx
    .selectFrom('mention as m')
    .innerJoin('selector as s', 's.id', 'm.selector_id')
    .select(['s.kind', 's.normal'])
    .distinct()
    .where('m.exhibit_id', '=', id)
    .where('s.kind', 'in', SelectorKind.options)
    .execute()

/** Whether a second capture was compared already. */
export const isCompared = async (trx: Trx, id: CaptureId): Promise<boolean> =>
  (await trx
    .selectFrom('comparison')
    .select('capture_id')
    .where('capture_id', '=', id)
    .executeTakeFirst()) !== undefined

/** Comparisons with the exhibit on either side, newest first. */
export const listComparisons = async (
  trx: Trx,
  caseId: CaseId,
  id: ExhibitId,
): Promise<ComparisonSummary[]> => {
  const rows = await trx
    .selectFrom('comparison')
    .selectAll()
    .where('case_id', '=', caseId)
    .where((or) => or.or([or('exhibit_a', '=', id), or('exhibit_b', '=', id)]))
    .orderBy('compared_at', 'desc')
    .limit(50)
    .execute()
  if (rows.length === 0) return []
  const ids = [...new Set(rows.flatMap((row) => [row.exhibit_a, row.exhibit_b]))]
  const known = new Map(
    (await exhibits(trx, caseId).where('e.id', 'in', ids).execute()).map((row) => [row.id, toExhibit(row)]),
  )
  return rows.flatMap((row) => {
    const [first, second] = [known.get(row.exhibit_a), known.get(row.exhibit_b)]
    if (first === undefined || second === undefined) return []
    const result = row.result as Pick<ComparisonSummary, 'differs' | 'wordsAdded' | 'wordsRemoved'>
    return {
      captureId: row.capture_id as CaptureId,
      first,
      second,
      verdict: row.verdict === 'same' ? ('same' as const) : ('differs' as const),
      differs: result.differs,
      wordsAdded: result.wordsAdded,
      wordsRemoved: result.wordsRemoved,
      at: row.compared_at.toISOString(),
    }
  })
}
