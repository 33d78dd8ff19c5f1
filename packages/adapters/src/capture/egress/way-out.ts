/** The ways out: this machine's own address, or a proxy that the organisation chose. One way a capture, and never another in its place. */
import { randomBytes } from 'node:crypto'
import { connect as dialNet, type Socket } from 'node:net'
import type { CaptureRoute } from '@smart-rescue/features/ports/capturer'
import { askHttp, askSocks, type FarCredentials, type FarProblem, greetSocks } from './far-handshakes.ts'
import type { Route } from './resolve-host.ts'

/** Opens a TCP connection. Exists so that tests can stand in for the internet. */
export type Dial = (address: string, port: number) => Socket

/** The system's own connections. */
const dialDirectly: Dial = (address, port) => dialNet({ host: address, port, noDelay: true })

/** An open connection to the host, or why there is none. `address` is known on the direct way only. */
export type Reached =
  | { readonly socket: Socket; readonly address?: string }
  | {
      readonly reason: string
      readonly kind: FarProblem['kind']
      readonly address?: string
      readonly refused?: boolean
    }

/** One way out, for one capture. */
export interface WayOut {
  readonly kind: CaptureRoute['kind']
  /** Whether the way is up at all; asks for no host. Undefined is a yes. */
  check(timeoutMs: number): Promise<FarProblem | undefined>
  /** Connects to a host that was judged. */
  reach(route: Extract<Route, { allowed: true }>, port: number, timeoutMs: number): Promise<Reached>
}

/** Opens one connection within a time. */
const open = (dial: Dial, address: string, port: number, timeoutMs: number): Promise<Socket | string> =>
  new Promise((resolve) => {
    const socket = dial(address, port)
    const timer = setTimeout(() => settle('no answer in time'), timeoutMs)
    const onError = (error: NodeJS.ErrnoException) => settle(error.code ?? 'could not connect')
    const onConnect = () => settle(undefined)
    const settle = (problem: string | undefined) => {
      clearTimeout(timer)
      socket.off('error', onError)
      socket.off('connect', onConnect)
      if (problem === undefined) return resolve(socket)
      socket.on('error', () => undefined)
      socket.destroy()
      resolve(problem)
    }
    socket.once('error', onError)
    socket.once('connect', onConnect)
  })

/** The direct way: at most four of the pinned addresses in turn. */
const directWay = (dial: Dial): WayOut => ({
  kind: 'direct',
  check: () => Promise.resolve(undefined),
  async reach({ addresses }, port, timeoutMs) {
    let last: Reached = { reason: 'no address', kind: 'unreachable' }
    for (const address of addresses.slice(0, 4)) {
      const socket = await open(dial, address, port, timeoutMs)
      if (typeof socket !== 'string') return { socket, address }
      last = {
        reason: `not reached: ${socket}`,
        kind: 'unreachable',
        address,
        refused: socket === 'ECONNREFUSED',
      }
    }
    return last
  },
})

/** Where Tor listens for programs by default: the service, and the Tor Browser. */
const TOR_PORTS = ['127.0.0.1:9050', '127.0.0.1:9150']

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http-proxy': 8080, 'socks-proxy': 1080, tor: 9050 }

/** Takes `host:port` or `[::1]:port` apart; undefined when it is neither. */
export const parseProxyAddress = (
  text: string,
  defaultPort: number,
): { readonly host: string; readonly port: number } | undefined => {
  const found = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\]/@]+))(?::(\d{1,5}))?$/.exec(text.trim())
  const host = found?.[1] ?? found?.[2]
  const port = found?.[3] === undefined ? defaultPort : Number(found[3])
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port }
}

const credentialsOf = (route: CaptureRoute): FarCredentials | undefined => {
  // Tor keeps circuits apart by the sign-in of each connection (IsolateSOCKSAuth, on by default): a fresh one a capture.
  if (route.kind === 'tor') return { username: `capture-${randomBytes(16).toString('hex')}`, password: '0' }
  if (route.username === undefined || route.username === '') return undefined
  return { username: route.username, password: route.password ?? '' }
}

const farWay = (route: CaptureRoute, dial: Dial): WayOut => {
  const isHttp = route.kind === 'http-proxy'
  const credentials = credentialsOf(route)
  const texts =
    route.address === undefined || route.address === ''
      ? route.kind === 'tor'
        ? TOR_PORTS
        : []
      : [route.address]
  const places = texts.flatMap((text) => parseProxyAddress(text, DEFAULT_PORTS[route.kind] ?? 1080) ?? [])
  /** The place that answered first; every connection of the capture goes to this one. */
  let place: { readonly host: string; readonly port: number } | undefined =
    places.length === 1 ? places[0] : undefined

  /** Connects to the proxy and greets it, all within one time. */
  const enter = async (
    to: { readonly host: string; readonly port: number },
    timeoutMs: number,
    talk: (socket: Socket) => Promise<FarProblem | undefined>,
  ): Promise<Socket | FarProblem> => {
    const began = performance.now()
    const socket = await open(dial, to.host, to.port, timeoutMs)
    if (typeof socket === 'string') return { kind: 'down', reason: `the proxy was not reached: ${socket}` }
    socket.on('error', () => undefined)
    let late: NodeJS.Timeout | undefined
    const timeout = new Promise<FarProblem>((resolve) => {
      late = setTimeout(
        () => resolve({ kind: 'unreachable', reason: 'no answer in time through the route' }),
        Math.max(1, timeoutMs - (performance.now() - began)),
      )
    })
    const found = await Promise.race([talk(socket), timeout])
    clearTimeout(late)
    if (found === undefined) return socket
    socket.destroy()
    return found
  }

  const greet = (socket: Socket) => (isHttp ? Promise.resolve(undefined) : greetSocks(socket, credentials))

  const check: WayOut['check'] = async (timeoutMs) => {
    if (places.length === 0) return { kind: 'down', reason: 'the route has no usable address' }
    let last: FarProblem = { kind: 'down', reason: 'no answer' }
    for (const candidate of place === undefined ? places : [place]) {
      const entered = await enter(candidate, timeoutMs, greet)
      if ('destroy' in entered) {
        entered.destroy()
        place = candidate
        return undefined
      }
      // A proxy that takes a connection and then says nothing is as good as none.
      last = entered.kind === 'unreachable' ? { kind: 'down', reason: entered.reason } : entered
    }
    return last
  }

  return {
    kind: route.kind,
    check,
    async reach({ far }, port, timeoutMs) {
      const to = place
      if (to === undefined || far === undefined) return { kind: 'down', reason: 'the route was not found up' }
      const target = { host: far, port }
      const entered = await enter(to, timeoutMs, async (socket) =>
        isHttp
          ? askHttp(socket, target, credentials)
          : ((await greet(socket)) ?? (await askSocks(socket, target))),
      )
      return 'destroy' in entered ? { socket: entered } : entered
    },
  }
}

/** Opens the way of one capture; without a route it is the direct one. Sends nothing yet. */
export const openWay = (route: CaptureRoute | undefined, dial: Dial = dialDirectly): WayOut =>
  route === undefined || route.kind === 'direct' ? directWay(dial) : farWay(route, dial)
