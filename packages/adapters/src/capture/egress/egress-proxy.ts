/**
 * The only way out of a browser: a SOCKS5 proxy on loopback that denies by default. It tunnels bytes without reading them,
 * so that the site sees one ordinary browser and its own TLS; it decides where they may go, counts them, and logs every decision.
 */
import { createServer, type Server, type Socket } from 'node:net'
import type { CaptureReport } from '@smart-rescue/schema'
import type { Router } from './resolve-host.ts'
import { readSocksRequest, replySocks, SOCKS_REPLY } from './socks-handshake.ts'
import type { WayOut } from './way-out.ts'

/** One line of the capture report's `egress`. */
export type EgressDecision = CaptureReport['egress'][number]

/** What the proxy may let through. */
export interface EgressLimits {
  /** Bytes from outside, over all connections. */
  readonly bytes: number
  /** Milliseconds to reach one address. */
  readonly connectMs: number
  /** Connections of one capture. */
  readonly connections: number
}

/** A proxy of one browser. It lets nothing through before `open`, nor after `shut`. */
export interface EgressProxy {
  /** Serves one connection of the browser, wherever it came in. */
  accept(inside: Socket): void
  /** Opens a port on 127.0.0.1 for a browser that is in no jail, and answers with it. A jailed browser's connections come through `accept` alone. */
  listen(): Promise<number>
  /** Every decision in order. */
  readonly decisions: readonly EgressDecision[]
  /** Bytes that came from outside so far. */
  readonly received: () => number
  /** Begins the one capture of this proxy: connections are judged by this router and leave by this way and no other. Throws when a capture has begun already: nothing of one route is ever used for another. */
  open(router: Router, way: WayOut): void
  /** The route failed: it is down, or its proxy refused. The first failure stays. */
  readonly routeProblem: () => { readonly kind: 'down' | 'refused'; readonly reason: string } | undefined
  /** The page asks for this host and port, so it may be judged. Everything else the browser wants by itself is denied. */
  approve(host: string, port: number): void
  /** The address that a host was reached at, and why it was not. */
  routeOf(host: string, port: number): EgressDecision | undefined
  /** Why it was shut, by a limit of its own or by `shut`. */
  readonly shutReason: () => string | undefined
  /** Ends every connection and denies all later ones, with this reason. The proxy goes on listening. */
  shut(reason: string): void
  /** Ends everything. */
  close(): Promise<void>
}

/** How long a connection may wait for the page to ask for its host: the browser's own events travel another way and can be a little later. */
const GRACE_MS = 400

const keyOf = (host: string, port: number): string => `${host.toLowerCase()}:${port}`

/** A proxy for one browser. It has no port of its own until `listen`. */
export const createEgressProxy = (limits: EgressLimits): EgressProxy => {
  const decisions: EgressDecision[] = []
  const approved = new Set<string>()
  const waiting = new Map<string, Set<() => void>>()
  const sockets = new Set<Socket>()
  const latest = new Map<string, EgressDecision>()
  let router: Router | undefined
  let way: WayOut | undefined
  let server: Server | undefined
  let listening: Promise<number> | undefined
  let routeProblem: ReturnType<EgressProxy['routeProblem']>
  let shutReason: string | undefined
  let received = 0

  const log = (host: string, port: number, decision: Omit<EgressDecision, 'host' | 'port'>) => {
    const entry = { host, port, ...decision }
    decisions.push(entry)
    latest.set(keyOf(host, port), entry)
  }

  const isApproved = (key: string): Promise<boolean> => {
    if (approved.has(key)) return Promise.resolve(true)
    return new Promise((resolve) => {
      const waiters = waiting.get(key) ?? new Set()
      waiting.set(key, waiters)
      const timer = setTimeout(() => {
        waiters.delete(hear)
        resolve(false)
      }, GRACE_MS)
      const hear = () => {
        clearTimeout(timer)
        resolve(approved.has(key))
      }
      waiters.add(hear)
    })
  }

  const shut = (reason: string) => {
    shutReason ??= reason
    for (const socket of sockets) socket.destroy()
  }

  const track = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  const tunnel = (inside: Socket, outside: Socket) => {
    track(outside)
    outside.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > limits.bytes) shut('the byte limit was reached')
    })
    outside.on('close', () => inside.end())
    inside.on('close', () => outside.destroy())
    outside.pipe(inside)
    inside.pipe(outside)
    inside.resume()
  }

  const deny = (inside: Socket, host: string, port: number, reason: string, address?: string) => {
    log(host, port, { allowed: false, reason, ...(address === undefined ? {} : { address }) })
    replySocks(inside, SOCKS_REPLY.notAllowed)
  }

  const serve = async (inside: Socket): Promise<void> => {
    const request = await readSocksRequest(inside)
    if (request === undefined) return
    const { host, port } = request
    if (shutReason !== undefined) return deny(inside, host, port, shutReason)
    if (router === undefined || way === undefined)
      return deny(inside, host, port, 'asked before the capture began')
    if (decisions.length >= limits.connections) return deny(inside, host, port, 'too many connections')
    if (!(await isApproved(keyOf(host, port)))) return deny(inside, host, port, 'not asked for by the page')
    const route = await router(host, port)
    if (!route.allowed) return deny(inside, host, port, route.reason, route.address)
    const reached = await way.reach(route, port, limits.connectMs)
    const address = reached.address === undefined ? {} : { address: reached.address }
    if (!('socket' in reached)) {
      if (reached.kind !== 'unreachable') routeProblem ??= { kind: reached.kind, reason: reached.reason }
      log(host, port, { ...address, allowed: true, reason: reached.reason })
      replySocks(inside, reached.refused === true ? SOCKS_REPLY.refused : SOCKS_REPLY.hostUnreachable)
      return
    }
    if (inside.destroyed || shutReason !== undefined) {
      reached.socket.destroy()
      inside.destroy()
      return
    }
    log(host, port, { ...address, allowed: true })
    replySocks(inside, SOCKS_REPLY.granted)
    tunnel(inside, reached.socket)
  }

  const accept = (inside: Socket) => {
    track(inside)
    serve(inside).catch(() => inside.destroy())
  }

  const listen = async (): Promise<number> => {
    const opened = createServer({ noDelay: true }, accept)
    server = opened
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject)
      opened.listen(0, '127.0.0.1', resolve)
    })
    const bound = opened.address()
    if (bound === null || typeof bound === 'string') throw new Error('the egress proxy has no port')
    return bound.port
  }

  return {
    accept,
    listen() {
      listening ??= listen()
      return listening
    },
    decisions,
    received: () => received,
    open(next, out) {
      if (router !== undefined) throw new Error('this proxy has served a capture already')
      router = next
      way = out
    },
    routeProblem: () => routeProblem,
    approve(host, port) {
      const key = keyOf(host, port)
      approved.add(key)
      for (const hear of waiting.get(key) ?? []) hear()
      waiting.delete(key)
    },
    routeOf: (host, port) => latest.get(keyOf(host, port)),
    shutReason: () => shutReason,
    shut,
    close() {
      shut('the capture is over')
      return new Promise((resolve) => {
        if (server === undefined) resolve()
        else server.close(() => resolve())
      })
    },
  }
}
