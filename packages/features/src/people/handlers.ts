/** Acts on members and sessions. */
import { Failure, type Member, type MemberId } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/record-fact.ts'
import { createTurns } from '../custody/take-turns.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Ids } from '../ports/clock.ts'
import type { Trx } from '../ports/database.ts'
import type { Passphrases } from '../ports/passphrases.ts'
import * as contract from './contract.ts'
import { describeSession, openSession, type SessionDeps } from './sessions.ts'
import {
  countOtherOperators,
  deleteSession,
  deleteSessionsOf,
  findByLogin,
  findHash,
  findMember,
  findSession,
  listMembers,
  updateMember,
} from './store.ts'

/** Hands that this feature needs. */
export interface PeopleDeps extends SessionDeps, RecordingDeps {
  readonly ids: Ids
  readonly passphrases: Passphrases
}

const requireMember = async (trx: Trx, id: MemberId): Promise<Member> => {
  const member = await findMember(trx, id)
  if (member === undefined) throw new Failure('request.not-found')
  return member
}

const ownSession = async (trx: Trx, actor: Actor) => {
  const found = await findSession(trx, actor.sessionKey)
  if (found === undefined) throw new Failure('access.not-signed-in')
  return describeSession(trx, found.member, found.csrf, found.expiresAt)
}

const signIn =
  (deps: PeopleDeps): Handler<typeof contract.signIn> =>
  async (_actor, input, door) => {
    const found = await deps.db.asNobody((trx) => findByLogin(trx, input.login))
    // The same work is done for an unknown name, so that time does not tell who is a member.
    const matches = await deps.passphrases.matches(input.passphrase, found?.hash)
    if (found === undefined || !matches) throw new Failure('access.wrong-passphrase')
    if (found.member.status !== 'active') throw new Failure('access.suspended')
    return deps.db.asNobody((trx) => openSession(deps, trx, found.member, door))
  }

const readSession =
  (deps: PeopleDeps): Handler<typeof contract.readSession> =>
  async (actor) =>
    deps.db.asNobody((trx) => ownSession(trx, actor))

const changeLocale =
  (deps: PeopleDeps): Handler<typeof contract.changeLocale> =>
  async (actor, input) =>
    deps.db.asNobody(async (trx) => {
      await updateMember(trx, actor.memberId, { locale: input.locale })
      return ownSession(trx, actor)
    })

const signOut =
  (deps: PeopleDeps): Handler<typeof contract.signOut> =>
  async (actor, _input, door) => {
    await deps.db.asNobody((trx) => deleteSession(trx, actor.sessionKey))
    door.closeSession()
    return { ended: true as const }
  }

const changePassphrase =
  (deps: PeopleDeps): Handler<typeof contract.changePassphrase> =>
  async (actor, input) => {
    const stored = await deps.db.asNobody((trx) => findHash(trx, actor.memberId))
    if (!(await deps.passphrases.matches(input.current, stored))) throw new Failure('access.wrong-passphrase')
    const about = [actor.displayName]
    const passphrase_hash = await deps.passphrases.hash(input.next, about)
    await deps.db.asNobody(async (trx) => {
      await updateMember(trx, actor.memberId, { passphrase_hash })
      await deleteSessionsOf(trx, actor.memberId, actor.sessionKey)
    })
    return { changed: true as const }
  }

const addMember =
  (deps: PeopleDeps): Handler<typeof contract.addMember> =>
  async (actor, input) => {
    if ((await deps.db.asNobody((trx) => findByLogin(trx, input.login))) !== undefined) {
      throw new Failure('member.login-taken')
    }
    const about = [input.login, input.displayName]
    const passphrase_hash = await deps.passphrases.hash(input.passphrase, about)
    const member: Member = {
      id: deps.ids.next() as MemberId,
      login: input.login,
      displayName: input.displayName,
      roles: [...new Set(input.roles)],
      locale: input.locale,
      status: 'active',
      createdAt: deps.clock.now().toISOString(),
    }
    await recordFact(deps, { type: 'member.added', actor: actor.memberId, detail: { member } })
    await deps.db.asNobody(async (trx) => {
      // Somebody was given the name in the meantime: the index holds her, and this fact stays in the log alone.
      if ((await findMember(trx, member.id)) === undefined) throw new Failure('member.login-taken')
      await updateMember(trx, member.id, { passphrase_hash })
    })
    return member
  }

const changeMember =
  (deps: PeopleDeps): Handler<typeof contract.changeMember> =>
  async (actor, input) => {
    const [before, others] = await deps.db.asNobody(async (trx) => [
      await requireMember(trx, input.memberId),
      await countOtherOperators(trx, input.memberId),
    ])
    const member: Member = {
      ...before,
      displayName: input.displayName ?? before.displayName,
      roles: input.roles === undefined ? before.roles : [...new Set(input.roles)],
      status: input.status ?? before.status,
    }
    const operates = member.status === 'active' && member.roles.includes('operator')
    if (before.roles.includes('operator') && !operates && others === 0)
      throw new Failure('member.last-operator')
    await recordFact(deps, { type: 'member.changed', actor: actor.memberId, detail: { member } })
    const rights = before.status !== member.status || before.roles.join() !== member.roles.join()
    if (rights) {
      const spare = member.id === actor.memberId && member.status === 'active' ? actor.sessionKey : undefined
      await deps.db.asNobody((trx) => deleteSessionsOf(trx, member.id, spare))
    }
    return member
  }

/** Binds every endpoint of the feature. */
export const createPeopleHandlers = (deps: PeopleDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [add, change] = [addMember(deps), changeMember(deps)]
  return [
    bind(contract.signIn, signIn(deps)),
    bind(contract.readSession, readSession(deps)),
    bind(contract.changeLocale, changeLocale(deps)),
    bind(contract.signOut, signOut(deps)),
    bind(contract.changePassphrase, changePassphrase(deps)),
    bind(contract.listMembers, async () => ({ members: await deps.db.asNobody(listMembers) })),
    bind(contract.addMember, (...call) => takeTurn('members', () => add(...call))),
    bind(contract.changeMember, (...call) => takeTurn('members', () => change(...call))),
  ]
}
