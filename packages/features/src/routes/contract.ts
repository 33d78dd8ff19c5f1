/** Routes: the ways out that captures may take, named by the operator and chosen per capture. */
import { CaseId, endpoint, RouteId, RouteKind, RouteRef } from '@smart-rescue/schema'
import { z } from 'zod'

/** `host:port` of a proxy; a bare IPv6 address stands in brackets. */
export const RouteAddress = z
  .string()
  .trim()
  .max(260)
  .regex(/^(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?):(?:[1-9]\d{0,4})$/i)
  .refine((address) => Number(address.slice(address.lastIndexOf(':') + 1)) <= 65_535)
  .meta({ examples: ['proxy.example:1080'] })

/** The name under which people choose the route: one line without control characters. */
export const RouteName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)

/** What a proxy is signed in to with; RFC 1929 allows 255 bytes each. */
const Username = z.string().min(1).max(200)
const Passphrase = z.string().min(1).max(200)

/** A route as the operator sees it. The passphrase never comes back; `signsIn` says that there is one. */
export const Route = z.object({
  id: RouteId,
  kind: RouteKind,
  name: z.string(),
  address: z.string(),
  username: z.string().optional(),
  signsIn: z.boolean(),
  on: z.boolean(),
})
export type Route = z.infer<typeof Route>

/** Every route but the direct one, which needs no setting; Tor stands among them whether it was changed or not. */
export const listRoutes = endpoint({
  name: 'route.list',
  method: 'GET',
  path: '/api/settings/routes',
  summary: 'Routes that captures may take',
  action: 'route.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ routes: z.array(Route) }),
  errors: [],
})

/** Names a proxy as a route. Its passphrase is sealed in the locker; the database never holds it. */
export const addRoute = endpoint({
  name: 'route.add',
  method: 'POST',
  path: '/api/settings/routes',
  summary: 'Add an HTTP or SOCKS5 proxy as a route',
  action: 'route.change',
  scope: 'organisation',
  input: z.object({
    kind: z.enum(['http-proxy', 'socks-proxy']),
    name: RouteName,
    address: RouteAddress,
    username: Username.optional(),
    passphrase: Passphrase.optional(),
  }),
  output: Route,
  errors: ['route.name-taken', 'locker.locked', 'locker.disk-full'],
})

/** Changes a route. What is left out stays; an empty user name takes the sign-in away. */
export const changeRoute = endpoint({
  name: 'route.change',
  method: 'PATCH',
  path: '/api/settings/routes/:routeId',
  summary: 'Change a route, or switch it on or off',
  action: 'route.change',
  scope: 'organisation',
  input: z.object({
    routeId: RouteId,
    name: RouteName.optional(),
    address: RouteAddress.optional(),
    username: z.union([Username, z.literal('')]).optional(),
    passphrase: Passphrase.optional(),
    on: z.boolean().optional(),
  }),
  output: Route,
  errors: ['request.not-found', 'route.name-taken', 'locker.locked', 'locker.disk-full'],
})

/** Takes a proxy away. Exhibits keep the name of the route they came by. */
export const removeRoute = endpoint({
  name: 'route.remove',
  method: 'DELETE',
  path: '/api/settings/routes/:routeId',
  summary: 'Remove a route',
  action: 'route.change',
  scope: 'organisation',
  input: z.object({ routeId: RouteId }),
  output: z.object({ removed: z.literal(true) }),
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** The routes one may choose for a capture, and the one that a person chose last in this case. */
export const listRouteChoices = endpoint({
  name: 'route.choices',
  method: 'GET',
  path: '/api/cases/:caseId/routes',
  summary: 'Routes to choose from, and the one chosen last in this case',
  action: 'capture.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ routes: z.array(RouteRef), last: RouteId }),
  errors: [],
})

/** Every endpoint of this feature. */
export const routeEndpoints = [listRoutes, addRoute, changeRoute, removeRoute, listRouteChoices] as const
