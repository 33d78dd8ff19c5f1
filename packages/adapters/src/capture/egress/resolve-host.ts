/** Finds the addresses of a host once, judges the bytes of every one, and pins what it found for the whole capture. */
import { lookup } from 'node:dns/promises'
import { judgeAddress, judgeHost, parseHost } from '@smart-rescue/core/safeguarding'
import type { RouteKind } from '@smart-rescue/schema'

/** Looks a name up: every address as text. Rejects, or answers with none, when the name is unknown. */
export type Resolver = (name: string) => Promise<readonly string[]>

/** Where a host leads, or why it is not asked. */
export type Route =
  | {
      readonly allowed: true
      /** Pinned addresses; none where the far end of a route looks the name up. */
      readonly addresses: readonly string[]
      /** What is handed to the far end of a route: the name, or the one way of writing a literal address. */
      readonly far?: string
    }
  | {
      readonly allowed: false
      readonly code:
        | 'capture.address-private'
        | 'capture.name-unknown'
        | 'capture.address-invalid'
        | 'capture.onion-needs-tor'
      readonly reason: string
      readonly address?: string
    }

/** What decides a route. */
export interface RoutePolicy {
  readonly resolver: Resolver
  /** Development only: `host` or `host:port` that may lead into a private network. Names and literal addresses. */
  readonly allowedPrivateHosts: readonly string[]
}

/** The system's own look-up, hosts file included; what it answers is judged like anything else. */
export const resolveBySystem: Resolver = async (name) =>
  (await lookup(name, { all: true })).map((found) => found.address)

const formatAddress = (bytes: Uint8Array): string => {
  if (bytes.length === 4) return bytes.join('.')
  const groups: string[] = []
  for (let at = 0; at < 16; at += 2)
    groups.push((((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16))
  return groups.join(':')
}

/** Addresses from a look-up may carry a zone (`fe80::1%eth0`), which no rule may ever drop silently: such a text is not parsed and so refused. */
const judgeText = (text: string) => {
  const host = parseHost(text)
  return host.kind === 'address'
    ? judgeAddress(host.bytes)
    : ({ allowed: false, reason: 'the name service answered with something that is not an address' } as const)
}

/** Answers for one host and port. The same host always gets the same answer, so a second, different look-up (rebinding) never happens. */
export type Router = (host: string, port: number) => Promise<Route>

const lookUp = async (name: string, policy: RoutePolicy): Promise<readonly string[] | undefined> => {
  try {
    const found = await policy.resolver(name)
    return found.length === 0 ? undefined : found
  } catch {
    return undefined
  }
}

const UNKNOWN: Route = {
  allowed: false,
  code: 'capture.name-unknown',
  reason: 'the name is not known to the name service',
}

/** Names that only Tor can reach. No name service may ever be asked for them (RFC 7686). */
const isOnion = (name: string): boolean => /(^|\.)onion\.?$/.test(name)

/** A third-version onion address, with names before it or not (Tor's rend-spec-v3, 6). */
const ONION = /^(?:[a-z0-9_-]+\.)*[a-z2-7]{56}\.onion$/

/** Why an onion address is refused on every other way. */
export const ONION_REASON = 'an onion address, which only Tor reaches'

const ONION_ELSEWHERE: Route = { allowed: false, code: 'capture.onion-needs-tor', reason: ONION_REASON }

const refuse = (host: string, reason: string): Route => ({
  allowed: false,
  code: parseHost(host).kind === 'invalid' ? 'capture.address-invalid' : 'capture.address-private',
  reason,
})

const routePublic = async (host: string, policy: RoutePolicy): Promise<Route> => {
  if (isOnion(host)) return ONION_ELSEWHERE
  const verdict = judgeHost(host)
  if (!verdict.allowed) return refuse(host, verdict.reason)
  if (verdict.host.kind === 'address')
    return { allowed: true, addresses: [formatAddress(verdict.host.bytes)] }
  const addresses = await lookUp(verdict.host.name, policy)
  if (addresses === undefined) return UNKNOWN
  for (const address of addresses) {
    const judged = judgeText(address)
    // One bad address spoils the name: a mixed answer is how rebinding is prepared.
    if (!judged.allowed)
      return { allowed: false, code: 'capture.address-private', reason: judged.reason, address }
  }
  return { allowed: true, addresses }
}

const routePrivate = async (host: string, policy: RoutePolicy): Promise<Route> => {
  const parsed = parseHost(host)
  if (parsed.kind === 'address') return { allowed: true, addresses: [formatAddress(parsed.bytes)] }
  const addresses = await lookUp(host, policy)
  return addresses === undefined ? UNKNOWN : { allowed: true, addresses }
}

/** A router for one capture. */
export const createRouter = (policy: RoutePolicy): Router => {
  const allowed = new Set(policy.allowedPrivateHosts.map((host) => host.toLowerCase()))
  const pinned = new Map<string, Promise<Route>>()
  return (host, port) => {
    const name = host.toLowerCase()
    const isListed = allowed.has(name) || allowed.has(`${name}:${port}`)
    const key = `${isListed ? 'listed' : 'public'} ${name}`
    const known = pinned.get(key)
    if (known !== undefined) return known
    const found = isListed ? routePrivate(name, policy) : routePublic(name, policy)
    pinned.set(key, found)
    return found
  }
}

/** A router for one capture through a proxy or Tor: nothing is looked up here, ever. Literal addresses and names that lead inwards are refused as on the direct way, so that the proxy is never used against its own network. */
export const createFarRouter = (kind: 'http-proxy' | 'socks-proxy' | 'tor'): Router => {
  const judge = (host: string): Route => {
    const name = host.toLowerCase().replace(/\.$/, '')
    if (isOnion(name)) {
      if (kind !== 'tor') return ONION_ELSEWHERE
      return ONION.test(name)
        ? { allowed: true, addresses: [], far: name }
        : {
            allowed: false,
            code: 'capture.address-invalid',
            reason: 'not an onion address of the third version',
          }
    }
    const verdict = judgeHost(host)
    if (!verdict.allowed) return refuse(host, verdict.reason)
    const far = verdict.host.kind === 'address' ? formatAddress(verdict.host.bytes) : verdict.host.name
    return { allowed: true, addresses: [], far }
  }
  return (host) => Promise.resolve(judge(host))
}

/** The router of a route's kind. */
export const routerOf = (kind: RouteKind, policy: RoutePolicy): Router =>
  kind === 'direct' ? createRouter(policy) : createFarRouter(kind)
