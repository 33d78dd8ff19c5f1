/** Acts on the organisation: first run, unlocking, health. */
import { addKeys, writePolicy } from '@smart-rescue/core/dossier'
import { readPem } from '@smart-rescue/core/stamping'
import { Failure, type Member, type MemberId, type Role } from '@smart-rescue/schema'
import { catchUp } from '../custody/catch-up.ts'
import { type RecordingDeps, recordFact } from '../custody/record-fact.ts'
import { openSession, type SessionDeps } from '../people/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Ids } from '../ports/clock.ts'
import type { Passphrases } from '../ports/passphrases.ts'
import type { LockerDoor } from '../ports/proof/unlocking.ts'
import { listRoots } from '../stamping/store.ts'
import type { WitnessDeps } from '../witnessing/handlers.ts'
import { listPartners } from '../witnessing/store.ts'
import * as contract from './contract.ts'
import { nameLog } from './name-log.ts'

/** Hands that this feature needs. */
export interface OrganisationDeps extends SessionDeps, RecordingDeps {
  readonly ids: Ids
  readonly passphrases: Passphrases
  readonly door: LockerDoor
  readonly version: string
  readonly witnessing: Pick<WitnessDeps['witnessing'], 'keys'>
  /** Called whenever the locker has opened and the index has caught up, so that waiting work can go on. */
  readonly onOpen: () => Promise<void>
}

const readState = async (deps: OrganisationDeps): Promise<contract.InstallationState> => {
  const found = await deps.db.asNobody((trx) =>
    trx.selectFrom('organisation').select('name').executeTakeFirst(),
  )
  const lock = deps.door.state()
  // A locker that opened and told of no organisation was made by a first run that broke off: it is still the first run.
  if (found === undefined) return lock === 'locked' ? 'locked' : 'first-run'
  return lock === 'open' ? 'ready' : 'locked'
}

const health =
  (deps: OrganisationDeps): Handler<typeof contract.health> =>
  async () => ({ status: 'ok' as const, version: deps.version, state: await readState(deps) })

const setUp = (deps: OrganisationDeps): Handler<typeof contract.setUp> => {
  let founding = false
  return async (_actor, input, door) => {
    // Taken before anything is awaited: of two who found at once, one does.
    if (founding) throw new Failure('organisation.exists')
    founding = true
    try {
      if ((await readState(deps)) !== 'first-run') throw new Failure('organisation.exists')
      const { administrator, name } = input
      const about = [name, administrator.login, administrator.displayName]
      const hash = await deps.passphrases.hash(administrator.passphrase, about)
      // The unlock passphrase is held to the same rules; its hash is thrown away, the locker derives its own key.
      await deps.passphrases.hash(input.unlockPassphrase, about)
      const at = deps.clock.now().toISOString()
      const roles: Role[] = input.administrator.alsoCaseOfficer ? ['operator', 'case-officer'] : ['operator']
      const member: Member = {
        id: deps.ids.next() as MemberId,
        login: input.administrator.login,
        displayName: input.administrator.displayName,
        roles,
        locale: input.locale,
        status: 'active',
        createdAt: at,
      }
      const origin = nameLog(input.name, input.country, at, deps.ids.next())
      if (deps.door.state() === 'absent')
        await deps.door.create({ origin, passphrase: input.unlockPassphrase })
      await recordFact(deps, { type: 'member.added', actor: member.id, detail: { member } })
      const organisation = { name: input.name, country: input.country, origin, at }
      await recordFact(deps, { type: 'log.opened', actor: member.id, detail: organisation })
      const session = await deps.db.asNobody(async (trx) => {
        await trx.updateTable('member').set({ passphrase_hash: hash }).where('id', '=', member.id).execute()
        return openSession(deps, trx, member, door)
      })
      await deps.onOpen()
      return session
    } finally {
      founding = false
    }
  }
}

const unlock =
  (deps: OrganisationDeps): Handler<typeof contract.unlock> =>
  async (_actor, input) => {
    const state = deps.door.state()
    if (state === 'absent') throw new Failure('organisation.missing')
    if (state === 'locked') {
      await deps.door.unlock(input.passphrase)
      await catchUp(deps)
      await deps.onOpen()
    }
    return { state: await readState(deps) }
  }

const readOrganisation =
  (deps: OrganisationDeps): Handler<typeof contract.readOrganisation> =>
  async () => {
    const row = await deps.db.asNobody((trx) => trx.selectFrom('organisation').selectAll().executeTakeFirst())
    if (row === undefined) throw new Failure('organisation.missing')
    const checkpoint = await deps.locker.checkpoint()
    const known = await deps.db.asNobody(listRoots)
    const witnesses = await deps.db.asNobody((trx) => listPartners(trx, 'witness'))
    const roots = known.flatMap(({ pem }) => readPem(pem) ?? [])
    return {
      name: row.name,
      country: row.country,
      createdAt: row.created_at.toISOString(),
      logOrigin: row.log_origin,
      logKey: checkpoint.vkey,
      treeSize: checkpoint.size,
      policy: addKeys(
        writePolicy(checkpoint.vkey, await deps.locker.packageKey(), roots),
        await deps.witnessing.keys(),
        witnesses.flatMap(({ vkeys }) => vkeys.slice(0, 1)),
      ),
    }
  }

/** Binds every endpoint of the feature. */
export const createOrganisationHandlers = (deps: OrganisationDeps): readonly BoundEndpoint[] => [
  bind(contract.health, health(deps)),
  bind(contract.setUp, setUp(deps)),
  bind(contract.unlock, unlock(deps)),
  bind(contract.readOrganisation, readOrganisation(deps)),
]
