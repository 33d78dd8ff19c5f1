/** Opens a route for one capture: its address from the index, its passphrase from the locker, for as long as the capture runs. */
import { type CaseId, Failure, type RouteId, type RouteRef } from '@smart-rescue/schema'
import type { CaptureRoute } from '../ports/capturer.ts'
import type { Transactor, Trx } from '../ports/database.ts'
import type { Locker } from '../ports/proof/locker.ts'
import { RouteSetting } from './project.ts'
import { DIRECT, findStoredRoute } from './store.ts'

/** Hands that opening needs. */
export interface RouteDeps {
  readonly db: Transactor
  readonly locker: Locker
}

/** True for a host that only Tor leads to (RFC 7686). */
export const isOnion = (url: string): boolean =>
  URL.canParse(url) && /(?:^|\.)[a-z2-7]+\.onion\.?$/i.test(new URL(url).hostname)

/**
 * The route of a new capture. Nothing chosen means direct, and Tor for an onion address; an onion address by any other
 * route is refused with `capture.onion-needs-tor`, a route that is gone with `route.unknown`, one that is off with `route.off`.
 */
export const chooseRoute = async (trx: Trx, url: string, chosen: RouteId | undefined): Promise<RouteRef> => {
  const onion = isOnion(url)
  const id = chosen ?? (onion ? 'tor' : 'direct')
  if (id === DIRECT.id) {
    if (onion) throw new Failure('capture.onion-needs-tor')
    return DIRECT
  }
  const route = await findStoredRoute(trx, id as RouteId)
  if (route === undefined) throw new Failure('route.unknown')
  if (onion && route.ref.kind !== 'tor') throw new Failure('capture.onion-needs-tor')
  if (!route.on) throw new Failure(onion ? 'capture.onion-needs-tor' : 'route.off')
  return route.ref
}

/** The passphrase that a leaf sealed, or nothing. It is read from the locker each time and kept nowhere. */
export const readRouteSecret = async (
  locker: Locker,
  leaf: number | undefined,
): Promise<string | undefined> => {
  if (leaf === undefined) return undefined
  for await (const told of locker.tell({ start: leaf, end: leaf + 1 })) {
    const setting = RouteSetting.safeParse(told.detail)
    if (setting.success) return setting.data.route.passphrase
  }
  // Going on without it would show the site another way in than the one chosen.
  throw new Failure('locker.not-found')
}

/** What the capturer needs of the route. Throws `route.unknown` or `route.off` where it was changed since it was chosen. */
export const openRoute = async (deps: RouteDeps, caseId: CaseId, ref: RouteRef): Promise<CaptureRoute> => {
  if (ref.kind === 'direct') return { kind: 'direct' }
  const route = await deps.db.asJob(caseId, (trx) => findStoredRoute(trx, ref.id))
  if (route === undefined) throw new Failure('route.unknown')
  if (!route.on) throw new Failure('route.off')
  const password = await readRouteSecret(deps.locker, route.secretLeaf)
  return {
    kind: route.ref.kind,
    address: route.address,
    ...(route.username === undefined ? {} : { username: route.username }),
    ...(password === undefined ? {} : { password }),
  }
}
