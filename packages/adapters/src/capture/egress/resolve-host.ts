/** Finds the addresses of a host once, judges the bytes of every one, and pins what it found for the whole capture. */
import { lookup } from 'node:dns/promises'
import { judgeAddress, judgeHost, parseHost } from '@smart-rescue/core/safeguarding'

/** Looks a name up: every address as text. Rejects, or answers with none, when the name is unknown. */
export type Resolver = (name: string) => Promise<readonly string[]>

/** Where a host leads, or why it is not asked. */
export type Route =
  | { readonly allowed: true; readonly addresses: readonly string[] }
  | {
      readonly allowed: false
      readonly code: 'capture.address-private' | 'capture.name-unknown' | 'capture.address-invalid'
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

const routePublic = async (host: string, policy: RoutePolicy): Promise<Route> => {
  const verdict = judgeHost(host)
  if (!verdict.allowed) {
    const isInvalid = parseHost(host).kind === 'invalid'
    return {
      allowed: false,
      code: isInvalid ? 'capture.address-invalid' : 'capture.address-private',
      reason: verdict.reason,
    }
  }
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
