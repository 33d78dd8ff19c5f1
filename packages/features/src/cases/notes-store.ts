/** SQL of notes and notices. */
import type {
  CaseId,
  ExhibitId,
  MemberId,
  Note,
  NoteId,
  Notice,
  SearchId,
  SelectorId,
  TaskId,
  WatchId,
} from '@smart-rescue/schema'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'

/** Notes of a case, oldest first; with `only`, that one note. */
export const listNotes = async (trx: Trx, caseId: CaseId, only?: NoteId): Promise<Note[]> => {
  let query = trx
    .selectFrom('note as n')
    .innerJoin('member as m', 'm.id', 'n.author_id')
    .leftJoin('exhibit as e', 'e.id', 'n.exhibit_id')
    .select(['n.id', 'n.body', 'n.written_at', 'm.id as author_id', 'm.display_name', 'e.number'])
    .where('n.case_id', '=', caseId)
    .orderBy('n.written_at')
    .orderBy('n.id')
  if (only !== undefined) query = query.where('n.id', '=', only)
  return (await query.execute()).map((row) => ({
    id: row.id as NoteId,
    body: row.body,
    author: { id: row.author_id as MemberId, displayName: row.display_name },
    at: row.written_at.toISOString(),
    ...(row.number === null ? {} : { exhibit: exhibitNumber(row.number) }),
  }))
}

/** Whether the exhibit belongs to the case. */
export const hasExhibit = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId): Promise<boolean> =>
  (await trx
    .selectFrom('exhibit')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '=', exhibitId)
    .executeTakeFirst()) !== undefined

/** The member's notices, newest first, read ones after a month left out. */
export const listNotices = async (trx: Trx): Promise<Notice[]> => {
  const rows = await trx
    .selectFrom('notice as n')
    .leftJoin('case_file as c', 'c.id', 'n.case_id')
    .leftJoin('selector as s', 's.id', 'n.selector_id')
    .leftJoin('member as m', 'm.id', 'n.from_member')
    .leftJoin('watch as w', 'w.id', 'n.watch_id')
    .leftJoin('saved_search as f', 'f.id', 'n.search_id')
    .select([
      'n.id',
      'n.kind',
      'n.case_id',
      'c.reference',
      'n.selector_id',
      's.normal',
      'm.id as from_id',
      'm.display_name as from_name',
      'n.message',
      'n.watch_id',
      'w.url as page',
      'n.search_id',
      'n.task_id',
      'f.name as search',
      'n.at',
      'n.read_at',
    ])
    .orderBy('n.at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as Notice['kind'],
    at: row.at.toISOString(),
    ...(row.case_id !== null ? { caseId: row.case_id as CaseId } : {}),
    ...(row.reference !== null ? { caseReference: row.reference } : {}),
    ...(row.selector_id !== null ? { selectorId: row.selector_id as SelectorId } : {}),
    ...(row.normal !== null ? { selector: row.normal } : {}),
    ...(row.from_id !== null && row.from_name !== null
      ? { from: { id: row.from_id as MemberId, displayName: row.from_name } }
      : {}),
    ...(row.search_id !== null && row.search !== null
      ? { searchId: row.search_id as SearchId, search: row.search, matches: Number(row.message) }
      : row.message !== null
        ? { message: row.message }
        : {}),
    ...(row.watch_id !== null ? { watchId: row.watch_id as WatchId } : {}),
    ...(row.page !== null ? { page: row.page } : {}),
    ...(row.task_id !== null ? { taskId: row.task_id as TaskId } : {}),
    ...(row.read_at !== null ? { readAt: row.read_at.toISOString() } : {}),
  }))
}

/** Marks a notice as read; false when it is not the member's own. */
export const markNoticeRead = async (trx: Trx, id: string, at: Date): Promise<boolean> => {
  const done = await trx.updateTable('notice').set({ read_at: at }).where('id', '=', id).executeTakeFirst()
  return done.numUpdatedRows > 0n
}
