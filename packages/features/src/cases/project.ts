/** What facts about a case, its team and its notes change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseDraft, CaseId, ExhibitId, MemberId, NoteId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import { touchCase } from './store.ts'

/** Sealed detail of `case.opened`: the whole header. The opener founds the team. */
const OpenedDetail = z.object({
  caseId: CaseId,
  number: z.int(),
  reference: z.string(),
  draft: CaseDraft,
})
/** Sealed detail of `case.changed`: only what changed. */
const ChangedDetail = z.object({
  change: CaseDraft.partial().extend({ state: z.enum(['open', 'closed']).optional() }),
})
/** Sealed detail of `team.joined` and `team.left`. */
const TeamDetail = z.object({ memberId: MemberId })
/** Sealed detail of `note.written`. */
const NoteDetail = z.object({ noteId: NoteId, body: z.string(), exhibitId: ExhibitId.optional() })

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const tellOpened: Projection = async (trx, fact) => {
  const detail = OpenedDetail.parse(fact.detail)
  await trx
    .insertInto('case_file')
    .values({
      id: detail.caseId,
      number: detail.number,
      reference: detail.reference,
      title: detail.draft.title,
      lead_kind: detail.draft.leadKind,
      countries: detail.draft.countries,
      purpose: detail.draft.purpose,
      legal_basis: detail.draft.legalBasis,
      state: 'open',
      opened_by: fact.actor,
      opened_at: fact.receipt.at,
      last_activity_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await join(trx, fact, fact.actor)
}

const join = async (trx: Parameters<Projection>[0], fact: CustodyFact, memberId: MemberId): Promise<void> => {
  await trx
    .insertInto('case_team')
    .values({ case_id: caseOf(fact), member_id: memberId, added_by: fact.actor, since: fact.receipt.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellChanged: Projection = async (trx, fact) => {
  const { change } = ChangedDetail.parse(fact.detail)
  const set = {
    ...(change.title !== undefined ? { title: change.title } : {}),
    ...(change.leadKind !== undefined ? { lead_kind: change.leadKind } : {}),
    ...(change.countries !== undefined ? { countries: change.countries } : {}),
    ...(change.purpose !== undefined ? { purpose: change.purpose } : {}),
    ...(change.legalBasis !== undefined ? { legal_basis: change.legalBasis } : {}),
    ...(change.state !== undefined ? { state: change.state } : {}),
  }
  if (Object.keys(set).length > 0) {
    await trx.updateTable('case_file').set(set).where('id', '=', caseOf(fact)).execute()
  }
  await touchCase(trx, caseOf(fact), fact.receipt.at)
}

const tellJoined: Projection = async (trx, fact) => {
  await join(trx, fact, TeamDetail.parse(fact.detail).memberId)
  await touchCase(trx, caseOf(fact), fact.receipt.at)
}

const tellLeft: Projection = async (trx, fact) => {
  const { memberId } = TeamDetail.parse(fact.detail)
  await touchCase(trx, caseOf(fact), fact.receipt.at)
  await trx
    .updateTable('case_team')
    .set({ until: fact.receipt.at })
    .where('case_id', '=', caseOf(fact))
    .where('member_id', '=', memberId)
    .where('until', 'is', null)
    .execute()
}

const tellNote: Projection = async (trx, fact) => {
  const detail = NoteDetail.parse(fact.detail)
  await trx
    .insertInto('note')
    .values({
      id: detail.noteId,
      case_id: caseOf(fact),
      exhibit_id: detail.exhibitId ?? null,
      author_id: fact.actor,
      body: toStorable(detail.body),
      written_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await touchCase(trx, caseOf(fact), fact.receipt.at)
}

/** Facts of this feature. */
export const caseProjections: Projections = {
  'case.opened': tellOpened,
  'case.changed': tellChanged,
  'team.joined': tellJoined,
  'team.left': tellLeft,
  'note.written': tellNote,
}
