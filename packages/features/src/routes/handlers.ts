/** Acts on routes: the operator names them, a case chooses among them. */
import { Failure, RouteId } from '@smart-rescue/schema'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Ids } from '../ports/clock.ts'
import * as contract from './contract.ts'
import { readRouteSecret } from './open-route.ts'
import type { RouteSetting } from './project.ts'
import { DIRECT, findLastChoice, findStoredRoute, listStoredRoutes, type StoredRoute } from './store.ts'

/** Hands that this feature needs. */
export interface RouteHandlerDeps extends RecordingDeps {
  readonly ids: Ids
}

const toRoute = ({ ref, address, username, secretLeaf, on }: StoredRoute): contract.Route => ({
  id: ref.id,
  kind: ref.kind,
  name: ref.name,
  address,
  ...(username === undefined ? {} : { username }),
  signsIn: secretLeaf !== undefined,
  on,
})

const record = async (
  deps: RouteHandlerDeps,
  actor: Actor,
  route: RouteSetting['route'],
): Promise<contract.Route> => {
  const others = await deps.db.asNobody(listStoredRoutes)
  const isTaken = others.some(
    ({ ref }) => ref.id !== route.id && ref.name.toLowerCase() === route.name.toLowerCase(),
  )
  if (isTaken && route.state !== 'removed') throw new Failure('route.name-taken')
  const detail: RouteSetting = { setting: 'route', route }
  await recordFact(deps, { type: 'setting.changed', actor: actor.memberId, purpose: 'operation', detail })
  const after = await deps.db.asNobody((trx) => findStoredRoute(trx, route.id))
  if (after === undefined) throw new Failure('request.conflict')
  return toRoute(after)
}

const addRoute =
  (deps: RouteHandlerDeps): Handler<typeof contract.addRoute> =>
  async (actor, { kind, name, address, username, passphrase }) =>
    record(deps, actor, {
      id: RouteId.parse(deps.ids.next()),
      kind,
      name,
      address,
      ...(username === undefined ? {} : { username }),
      ...(username === undefined || passphrase === undefined ? {} : { passphrase }),
      state: 'on',
    })

const changeRoute =
  (deps: RouteHandlerDeps): Handler<typeof contract.changeRoute> =>
  async (actor, { routeId, on, ...change }) => {
    const before = await deps.db.asNobody((trx) => findStoredRoute(trx, routeId))
    if (before === undefined || before.ref.kind === 'direct') throw new Failure('request.not-found')
    const isTor = before.ref.kind === 'tor'
    const username = isTor || change.username === '' ? undefined : (change.username ?? before.username)
    const passphrase =
      username === undefined
        ? undefined
        : (change.passphrase ?? (await readRouteSecret(deps.locker, before.secretLeaf)))
    return record(deps, actor, {
      id: routeId,
      kind: before.ref.kind,
      name: isTor ? before.ref.name : (change.name ?? before.ref.name),
      address: change.address ?? before.address,
      ...(username === undefined ? {} : { username }),
      ...(passphrase === undefined ? {} : { passphrase }),
      state: (on ?? before.on) ? 'on' : 'off',
    })
  }

const removeRoute =
  (deps: RouteHandlerDeps): Handler<typeof contract.removeRoute> =>
  async (actor, { routeId }) => {
    const before = await deps.db.asNobody((trx) => findStoredRoute(trx, routeId))
    if (before === undefined || before.ref.kind === 'direct' || before.ref.kind === 'tor')
      throw new Failure('request.not-found')
    const { id, kind, name } = before.ref
    const route = { id, kind, name, address: before.address, state: 'removed' as const }
    const detail: RouteSetting = { setting: 'route', route }
    await recordFact(deps, { type: 'setting.changed', actor: actor.memberId, purpose: 'operation', detail })
    return { removed: true as const }
  }

/** Binds every endpoint of the feature. */
export const createRouteHandlers = (deps: RouteHandlerDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [add, change, remove] = [addRoute(deps), changeRoute(deps), removeRoute(deps)]
  return [
    bind(contract.listRoutes, async () => ({
      routes: (await deps.db.asNobody(listStoredRoutes)).map(toRoute),
    })),
    bind(contract.addRoute, (...call) => takeTurn('routes', () => add(...call))),
    bind(contract.changeRoute, (...call) => takeTurn('routes', () => change(...call))),
    bind(contract.removeRoute, (...call) => takeTurn('routes', () => remove(...call))),
    bind(contract.listRouteChoices, async (actor, { caseId }) =>
      deps.db.asMember(actor.memberId, async (trx) => {
        const routes = [DIRECT, ...(await listStoredRoutes(trx)).filter(({ on }) => on).map(({ ref }) => ref)]
        const last = await findLastChoice(trx, caseId)
        return { routes, last: routes.some(({ id }) => id === last) ? last : DIRECT.id }
      }),
    ),
  ]
}
