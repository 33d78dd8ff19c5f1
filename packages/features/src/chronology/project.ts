/** What a dated event changes in the index, beside the note that it is. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, DatedEvent, NoteId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `note.written`, role `event`; without an event it is a note like others, and told elsewhere. */
const EventDetail = z.object({ noteId: NoteId, body: z.string(), event: DatedEvent.optional() })

const tellEvent: Projection = async (trx, fact) => {
  const { noteId, event } = EventDetail.parse(fact.detail)
  if (event === undefined) return
  await trx
    .insertInto('dated_event')
    .values({
      note_id: noteId,
      case_id: CaseId.parse(fact.caseId),
      event: JSON.stringify({ ...event, source: toStorable(event.source) }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. The note itself is told by the feature of cases, which comes before. */
export const chronologyProjections: Projections = { 'note.written': tellEvent }
