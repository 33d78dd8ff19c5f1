/** What is said to a proxy of the organisation, so that it reaches a host for us: SOCKS5 (RFC 1928, 1929) and HTTP CONNECT (RFC 9110, 9.3.6). Names are handed on as names. */
import { isIP, isIPv6, type Socket } from 'node:net'
import { createByteReader } from './byte-reader.ts'

/** Whom the proxy shall reach: a name, or a literal public address. */
export interface FarTarget {
  readonly host: string
  readonly port: number
}

/** Sign-in at the proxy. For Tor it signs nobody in but keeps one capture's circuits apart from every other's. */
export interface FarCredentials {
  readonly username: string
  readonly password: string
}

/** Why the proxy did not reach it. `down` and `refused` are about the route; `unreachable` is about the host. */
export interface FarProblem {
  readonly kind: 'down' | 'refused' | 'unreachable'
  readonly reason: string
}

const problem = (kind: FarProblem['kind'], reason: string): FarProblem => ({ kind, reason })

const GARBLED = problem('down', 'the proxy did not answer as a proxy does')

/** The greeting and, where there are credentials, the sign-in. Sent before any host is named, so it also tells whether the route is up. */
export const greetSocks = async (
  socket: Socket,
  credentials: FarCredentials | undefined,
): Promise<FarProblem | undefined> => {
  const reader = createByteReader(socket)
  try {
    socket.write(credentials === undefined ? Buffer.from([5, 1, 0]) : Buffer.from([5, 1, 2]))
    const chosen = await reader.read(2)
    if (chosen === undefined || chosen[0] !== 5) return GARBLED
    if (chosen[1] === 0xff) return problem('refused', 'the proxy does not accept this way of signing in')
    if (chosen[1] === 0 && credentials === undefined) return undefined
    if (chosen[1] !== 2 || credentials === undefined) return GARBLED
    const username = Buffer.from(credentials.username, 'utf8')
    const password = Buffer.from(credentials.password, 'utf8')
    if (username.length > 255 || password.length > 255)
      return problem('refused', 'user name or password is longer than SOCKS5 allows')
    socket.write(
      Buffer.concat([Buffer.from([1, username.length]), username, Buffer.from([password.length]), password]),
    )
    const answer = await reader.read(2)
    if (answer === undefined) return GARBLED
    return answer[1] === 0 ? undefined : problem('refused', 'the proxy did not accept the sign-in')
  } finally {
    reader.release()
  }
}

const addressBytes = (host: string): Buffer => {
  if (isIP(host) === 4) return Buffer.from([1, ...host.split('.').map(Number)])
  if (isIPv6(host)) {
    const bytes = Buffer.alloc(17)
    bytes[0] = 4
    // The address comes from our own formatter: eight groups, none left out.
    for (const [at, group] of host.split(':').entries())
      bytes.writeUInt16BE(Number.parseInt(group, 16), 1 + at * 2)
    return bytes
  }
  const name = Buffer.from(host, 'latin1')
  return Buffer.concat([Buffer.from([3, name.length]), name])
}

/** Replies of RFC 1928, section 6. */
const REPLIES: Readonly<Record<number, FarProblem>> = {
  1: problem('unreachable', 'the proxy could not reach it'),
  2: problem('refused', 'the proxy does not let this through'),
  3: problem('unreachable', 'the proxy found no way to its network'),
  4: problem('unreachable', 'the proxy does not know the host or could not reach it'),
  5: problem('unreachable', 'it refused the connection'),
  6: problem('unreachable', 'the way to it was too long'),
  7: problem('refused', 'the proxy does not open connections'),
  8: problem('refused', 'the proxy does not take this kind of address'),
}

/** Asks a greeted SOCKS5 proxy for a host. Undefined means that the socket is a tunnel to it from now on. */
export const askSocks = async (socket: Socket, target: FarTarget): Promise<FarProblem | undefined> => {
  const reader = createByteReader(socket)
  try {
    const port = Buffer.from([target.port >> 8, target.port & 255])
    socket.write(Buffer.concat([Buffer.from([5, 1, 0]), addressBytes(target.host), port]))
    const head = await reader.read(5)
    if (head === undefined || head[0] !== 5) return GARBLED
    const code = head[1] ?? 1
    if (code !== 0) return REPLIES[code] ?? problem('unreachable', `the proxy answered ${code}`)
    // One byte of the bound address has been read already; it is of no use to anybody.
    const rest = head[3] === 1 ? 5 : head[3] === 4 ? 17 : head[3] === 3 ? (head[4] ?? 0) + 2 : -1
    if (rest < 0 || (await reader.read(rest)) === undefined) return GARBLED
    return undefined
  } finally {
    reader.release()
  }
}

const MOST_HEAD = 16_384

const judgeStatus = (status: number): FarProblem | undefined => {
  if (status >= 200 && status < 300) return undefined
  if (status === 407 || status === 401)
    return problem('refused', 'the proxy asks for a sign-in, or did not accept ours')
  if (status === 404 || status === 410 || status >= 500)
    return problem('unreachable', `the proxy could not reach it (${status})`)
  return problem('refused', `the proxy does not let this through (${status})`)
}

/** Asks an HTTP proxy for a host. Undefined means that the socket is a tunnel to it from now on. */
export const askHttp = async (
  socket: Socket,
  target: FarTarget,
  credentials: FarCredentials | undefined,
): Promise<FarProblem | undefined> => {
  const reader = createByteReader(socket)
  try {
    const host = isIPv6(target.host) ? `[${target.host}]` : target.host
    const authority = `${host}:${target.port}`
    const secret =
      credentials === undefined
        ? ''
        : `Proxy-Authorization: Basic ${Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64')}\r\n`
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${secret}\r\n`)
    const head = await reader.readThrough('\r\n\r\n', MOST_HEAD)
    const status = /^HTTP\/1\.[01] (\d{3})(?: |\r)/.exec(head?.toString('latin1') ?? '')?.[1]
    return status === undefined ? GARBLED : judgeStatus(Number(status))
  } finally {
    reader.release()
  }
}
