/** Acts on wellbeing: the member's own page, her meter, and what she shares. None of them is written to the custody log. */
import { Failure, type MemberRef } from '@smart-rescue/schema'
import { type Actor, type BoundEndpoint, bind } from '../ports/actor.ts'
import type { Clock } from '../ports/clock.ts'
import type { Transactor, Trx } from '../ports/database.ts'
import * as contract from './contract.ts'
import { offerPause } from './offer-pause.ts'
import {
  addExposure,
  findDays,
  findOptOuts,
  findPreferences,
  findShared,
  findUnavailable,
  keepOptOuts,
  keepPreferences,
  keepShare,
} from './store.ts'

/** Hands that this feature needs. */
export interface WellbeingDeps {
  readonly db: Transactor
  readonly clock: Clock
}

const DAY_MS = 86_400_000

/** Today and the six days before it, as `YYYY-MM-DD` in UTC. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
const weekStart = (at: Date): string => dayOf(new Date(at.getTime() - 6 * DAY_MS))

const listColleagues = async (trx: Trx, actor: Actor): Promise<MemberRef[]> =>
  (
    await trx
      .selectFrom('member')
      .select(['id', 'display_name'])
      .where('status', '=', 'active')
      .where('id', '<>', actor.memberId)
      .orderBy('display_name')
      .execute()
  ).map((row) => ({ id: row.id as MemberRef['id'], displayName: row.display_name }))

const view = async (trx: Trx, actor: Actor, now: Date): Promise<contract.OwnWellbeing> => {
  const { preferences, sharedWith } = await findPreferences(trx, actor.memberId)
  const days = await findDays(trx, actor.memberId, weekStart(now))
  const colleagues = await listColleagues(trx, actor)
  const shared = colleagues.find(({ id }) => id === sharedWith)
  const pause = offerPause(
    days.find(({ day }) => day === dayOf(now)),
    preferences.pauseAfterMinutes,
  )
  return {
    preferences,
    week: days.map(({ hard: _, ...day }) => day),
    optedOut: await findOptOuts(trx, actor.memberId),
    ...(shared === undefined ? {} : { sharedWith: shared }),
    colleagues,
    ...(pause === undefined ? {} : { pause }),
  }
}

/** Binds every endpoint of the feature. */
export const createWellbeingHandlers = (deps: WellbeingDeps): readonly BoundEndpoint[] => {
  const own = (actor: Actor, work: (trx: Trx) => Promise<void> = async () => undefined) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      await work(trx)
      return view(trx, actor, deps.clock.now())
    })
  return [
    bind(contract.readWellbeing, (actor) => own(actor)),
    bind(contract.changeWellbeing, (actor, change) =>
      own(actor, async (trx) => {
        const { preferences } = await findPreferences(trx, actor.memberId)
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
        await keepPreferences(trx, actor.memberId, { ...preferences, ...given })
      }),
    ),
    bind(contract.shareMeter, (actor, { memberId }) =>
      own(actor, async (trx) => {
        if (memberId !== undefined && !(await listColleagues(trx, actor)).some(({ id }) => id === memberId))
          throw new Failure('request.not-found')
        await keepShare(trx, actor.memberId, memberId)
      }),
    ),
    bind(contract.optOut, (actor, { kinds }) => own(actor, (trx) => keepOptOuts(trx, actor.memberId, kinds))),
    bind(contract.noteExposure, (actor, more) =>
      deps.db.asMember(actor.memberId, async (trx) => {
        const now = deps.clock.now()
        await addExposure(trx, actor.memberId, dayOf(now), more)
        const { pause } = await view(trx, actor, now)
        return pause === undefined ? {} : { pause }
      }),
    ),
    bind(contract.readShared, async (actor) => ({
      shared: await deps.db.asMember(actor.memberId, (trx) => findShared(trx, weekStart(deps.clock.now()))),
    })),
    bind(contract.listUnavailable, async (actor, { caseId }) => ({
      members: await deps.db.asMember(actor.memberId, (trx) => findUnavailable(trx, caseId)),
    })),
  ]
}
