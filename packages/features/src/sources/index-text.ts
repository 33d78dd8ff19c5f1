/** Takes the whole text of an exhibit into the sources, as its row 0. */
import { toStorable } from '@smart-rescue/core/quoting'
import type { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { RecordingDeps } from '../custody/index.ts'
import { logOpening, readTextPart } from '../evidence/index.ts'
import { listParts } from '../evidence/store.ts'
import type { Transactor, Trx } from '../ports/database.ts'
import type { Log } from '../ports/log.ts'
import type { textsJob } from './jobs.ts'

/** Characters of a text that the index holds; the exhibit has all of it. */
export const MOST_TEXT = 1_000_000

/** Who hears that a case has new sources: search, grouping, networks. Each plans its own work and may be told twice. */
export type SourceFollower = (caseId: CaseId) => Promise<void>

/** Hands that taking a text in needs. */
export interface TextDeps {
  readonly db: Transactor
  readonly sourceFollowers?: readonly SourceFollower[]
}

/** A text cut at what the index holds, never between the halves of a sign. */
const cutText = (text: string): string => toStorable(text.slice(0, MOST_TEXT))

const writeText = (trx: Trx, exhibitId: ExhibitId, text: string) =>
  sql`insert into source (exhibit_id, row, case_id, title, text, url, seen_at)
    select e.id, 0, e.case_id, e.title, ${cutText(text)}, nullif(e.final_url, ''), e.captured_at
    from exhibit e where e.id = ${exhibitId} and not e.quarantined
    on conflict do nothing`.execute(trx)

/** Writes the text as a source of the exhibit's case, unless it is there already. */
export const indexText = async (
  deps: TextDeps,
  {
    caseId,
    exhibitId,
    text,
  }: { readonly caseId: CaseId; readonly exhibitId: ExhibitId; readonly text: string },
): Promise<void> => {
  await deps.db.asJob(caseId, (trx) => writeText(trx, exhibitId, text))
  for (const follow of deps.sourceFollowers ?? []) await follow(caseId)
}

const listUnread = async (trx: Trx, caseId: CaseId): Promise<{ id: ExhibitId; actor: MemberId }[]> => {
  const found = await sql<{ id: ExhibitId; captured_by: MemberId }>`
    select e.id, e.captured_by from exhibit e join exhibit_part p on p.exhibit_id = e.id and p.role = 'text'
    where e.case_id = ${caseId} and not e.quarantined
      and not exists (select from source s where s.exhibit_id = e.id and s.row = 0)
      and not exists (select from receipt r where r.exhibit_id = e.id)
    order by e.id`.execute(trx)
  return found.rows.map(({ id, captured_by }) => ({ id, actor: captured_by }))
}

/** Makes the job's run: each text is opened with a leaf of its own, in the name of whoever made its exhibit. */
export const createTextsRun =
  (deps: RecordingDeps & TextDeps & { readonly log: Log }) =>
  async ({ caseId }: z.output<typeof textsJob.payload>, signal: AbortSignal): Promise<void> => {
    const unread = await deps.db.asJob(caseId, (trx) => listUnread(trx, caseId))
    for (const { id: exhibitId, actor } of unread) {
      if (signal.aborted) throw signal.reason
      const parts = await deps.db.asJob(caseId, (trx) => listParts(trx, caseId, exhibitId))
      const part = parts.find(({ role }) => role === 'text')
      if (part === undefined) continue
      const opening = { actor, caseId, exhibitId, part, purpose: 'operation' as const }
      try {
        await logOpening(deps, opening)
        const text = await readTextPart(deps, opening)
        await deps.db.asJob(caseId, (trx) => writeText(trx, exhibitId, text))
      } catch (cause) {
        // One damaged part must not keep the others out; it is named by fsck and on its page.
        deps.log.warn('sources.text-not-read', { exhibit: { id: exhibitId } }, cause)
      }
    }
    if (unread.length > 0) for (const follow of deps.sourceFollowers ?? []) await follow(caseId)
  }

/** Cases whose exhibits have texts that are not among the sources. */
export const listWaitingTexts = async (trx: Trx): Promise<CaseId[]> => {
  const found = await sql<{ case_id: CaseId }>`select waiting_texts() as case_id`.execute(trx)
  return found.rows.map(({ case_id }) => case_id)
}
