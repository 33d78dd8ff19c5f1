/** Acts on people of a case. */
import { judgePart, makePseudonym } from '@smart-rescue/core/persons'
import {
  type AuthorityDocument,
  type CaseId,
  Failure,
  PersonId,
  type PersonPart,
  type Pseudonym,
} from '@smart-rescue/schema'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Ids } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import type { Tokens } from '../ports/tokens.ts'
import * as contract from './contract.ts'
import type { PersonDetail } from './project.ts'
import { findStored, isTaken, listParts, listRemarks, listStored } from './store.ts'

/** Hands that this feature needs. `tokens` is where pseudonyms take their chance from. */
export interface PersonDeps extends RecordingDeps {
  readonly ids: Ids
  readonly news: News
  readonly tokens: Tokens
}

const show = (deps: PersonDeps, actor: Actor, caseId: CaseId, id: PersonId): Promise<contract.PersonPage> =>
  deps.db.asMember(actor.memberId, async (trx) => {
    const found = await findStored(trx, caseId, id)
    if (found === undefined) throw new Failure('request.not-found')
    return { ...found, history: await listParts(trx, id), notes: await listRemarks(trx, id) }
  })

/** Records one change and tells those who watch the case. */
const change = async (
  deps: PersonDeps,
  actor: Actor,
  caseId: CaseId,
  detail: PersonDetail,
): Promise<void> => {
  await recordFact(deps, {
    type: 'person.changed',
    actor: actor.memberId,
    caseId,
    role: detail.what,
    purpose: 'review',
    detail,
  })
  await deps.news.publish({ caseId, kind: 'case', id: caseId })
}

/** The random bytes of a fresh token. */
const chanceOf = (tokens: Tokens): Uint8Array =>
  Uint8Array.from(atob(tokens.fresh().replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  )

/** A pseudonym that nobody in the house has. */
const freshPseudonym = async (deps: PersonDeps, actor: Actor): Promise<Pseudonym> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const made = makePseudonym(chanceOf(deps.tokens))
    if (made === undefined) continue
    if (!(await deps.db.asMember(actor.memberId, (trx) => isTaken(trx, made)))) return made
  }
  throw new Failure('request.conflict')
}

const assertPart = (
  from: PersonPart | undefined,
  to: PersonPart,
  document: AuthorityDocument | undefined,
): void => {
  const verdict = judgePart(from, to, document)
  if (verdict.ok) return
  const code = verdict.why === 'authority-needed' ? 'person.authority-needed' : 'person.part-refused'
  throw new Failure(code, { detail: verdict.sentence })
}

/** An exhibit that a document names must be one of this case. */
const assertExhibit = async (
  deps: PersonDeps,
  actor: Actor,
  caseId: CaseId,
  document: AuthorityDocument | undefined,
): Promise<void> => {
  const exhibitId = document?.exhibitId
  if (exhibitId === undefined) return
  const known = await deps.db.asMember(actor.memberId, (trx) =>
    trx
      .selectFrom('exhibit')
      .select('id')
      .where('case_id', '=', caseId)
      .where('id', '=', exhibitId)
      .executeTakeFirst(),
  )
  if (known === undefined) throw new Failure('request.not-found')
}

const given = (document: AuthorityDocument | undefined) => (document === undefined ? {} : { document })

const addPerson =
  (deps: PersonDeps): Handler<typeof contract.addPerson> =>
  async (actor, { caseId, part, why, document }) => {
    assertPart(undefined, part, document)
    await assertExhibit(deps, actor, caseId, document)
    const personId = PersonId.parse(deps.ids.next())
    const pseudonym = await freshPseudonym(deps, actor)
    await change(deps, actor, caseId, { what: 'added', personId, pseudonym, part, why, ...given(document) })
    return show(deps, actor, caseId, personId)
  }

const changePart =
  (deps: PersonDeps): Handler<typeof contract.changePart> =>
  async (actor, { caseId, personId, part, why, document }) => {
    const before = await show(deps, actor, caseId, personId)
    // Somebody who left may come back as what she was.
    assertPart(before.leftAt !== undefined && before.part === part ? undefined : before.part, part, document)
    await assertExhibit(deps, actor, caseId, document)
    await change(deps, actor, caseId, { what: 'part-changed', personId, part, why, ...given(document) })
    return show(deps, actor, caseId, personId)
  }

const notePerson =
  (deps: PersonDeps): Handler<typeof contract.notePerson> =>
  async (actor, { caseId, personId, body }) => {
    await show(deps, actor, caseId, personId)
    await change(deps, actor, caseId, { what: 'noted', personId, body })
    return show(deps, actor, caseId, personId)
  }

const leavePerson =
  (deps: PersonDeps): Handler<typeof contract.leavePerson> =>
  async (actor, { caseId, personId, why }) => {
    const before = await show(deps, actor, caseId, personId)
    if (before.leftAt !== undefined) throw new Failure('request.conflict')
    await change(deps, actor, caseId, { what: 'left', personId, why })
    return show(deps, actor, caseId, personId)
  }

/** Binds every endpoint of the feature. */
export const createPersonHandlers = (deps: PersonDeps): readonly BoundEndpoint[] => {
  const turn = createTurns()
  const [add, changeNow, leave] = [addPerson(deps), changePart(deps), leavePerson(deps)]
  return [
    bind(contract.listPersons, (actor, { caseId }) =>
      deps.db.asMember(actor.memberId, async (trx) => ({ persons: await listStored(trx, caseId) })),
    ),
    // One pseudonym at a time, so that two never draw the same.
    bind(contract.addPerson, (...call) => turn('pseudonym', () => add(...call))),
    bind(contract.readPerson, (actor, { caseId, personId }) => show(deps, actor, caseId, personId)),
    bind(contract.changePart, (...call) => turn(call[1].personId, () => changeNow(...call))),
    bind(contract.notePerson, notePerson(deps)),
    bind(contract.leavePerson, (...call) => turn(call[1].personId, () => leave(...call))),
  ]
}
