/** SQL of routes. Passphrases are not here: a row names the leaf that sealed one. */
import { type CaseId, RouteId, type RouteKind, type RouteRef } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'

/** A route as the index holds it. */
export interface StoredRoute {
  readonly ref: RouteRef
  readonly address: string
  readonly username: string | undefined
  readonly secretLeaf: number | undefined
  readonly on: boolean
}

/** Direct: this office's own address. It needs no row. */
export const DIRECT: RouteRef = { id: RouteId.parse('direct'), kind: 'direct', name: '' }
/** Where Debian's and most other tor packages listen (SocksPort 9050). */
const TOR_ADDRESS = '127.0.0.1:9050'
const TOR: StoredRoute = {
  ref: { id: RouteId.parse('tor'), kind: 'tor', name: 'Tor' },
  address: TOR_ADDRESS,
  username: undefined,
  secretLeaf: undefined,
  on: true,
}

/** Routes that were not removed: Tor first, then proxies by name. Tor stands there before anybody set it. */
export const listStoredRoutes = async (trx: Trx): Promise<StoredRoute[]> => {
  const rows = await trx
    .selectFrom('route')
    .selectAll()
    .where('state', '<>', 'removed')
    .orderBy('name')
    .execute()
  const routes = rows.map(
    (row): StoredRoute => ({
      ref: { id: RouteId.parse(row.id), kind: row.kind as RouteKind, name: row.name },
      address: row.address,
      username: row.username ?? undefined,
      secretLeaf: row.secret_leaf ?? undefined,
      on: row.state === 'on',
    }),
  )
  const tor = routes.find(({ ref }) => ref.id === TOR.ref.id) ?? TOR
  return [tor, ...routes.filter((route) => route !== tor)]
}

/** One route that was not removed, or nothing. */
export const findStoredRoute = async (trx: Trx, id: RouteId): Promise<StoredRoute | undefined> =>
  (await listStoredRoutes(trx)).find(({ ref }) => ref.id === id)

/** The route that a person chose last in the case; direct where nobody did. */
export const findLastChoice = async (trx: Trx, caseId: CaseId): Promise<RouteId> => {
  const row = await trx
    .selectFrom('capture')
    .select('route_id')
    .where('case_id', '=', caseId)
    .where('origin_kind', 'is', null)
    // An onion page takes Tor whatever one chose; it says nothing about the next page.
    .where('url', 'not like', '%.onion/%')
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return RouteId.parse(row?.route_id ?? 'direct')
}
