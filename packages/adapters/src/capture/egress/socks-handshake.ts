/** The server's side of a SOCKS5 greeting (RFC 1928): reads whom the browser wants to reach and answers with one reply. CONNECT only, no sign-in. */
import type { Socket } from 'node:net'

/** Reply codes of RFC 1928, section 6. */
export const SOCKS_REPLY = {
  granted: 0,
  failed: 1,
  notAllowed: 2,
  hostUnreachable: 4,
  refused: 5,
  unsupported: 7,
} as const

/** What the browser asks for. The host is text as the browser sent it: a name or a literal address. */
export interface SocksRequest {
  readonly host: string
  readonly port: number
}

const MOST_BYTES = 600

/** Reads a request out of what has arrived: undefined while bytes are missing, `bad` when it is not SOCKS5. */
const parseRequest = (bytes: Buffer): { request: SocksRequest; length: number } | 'bad' | undefined => {
  if (bytes.length < 5) return undefined
  if (bytes[0] !== 5 || bytes[1] !== 1) return 'bad'
  const kind = bytes[3]
  const hostLength = kind === 1 ? 4 : kind === 4 ? 16 : kind === 3 ? (bytes[4] ?? 0) : -1
  if (hostLength < 0) return 'bad'
  const from = kind === 3 ? 5 : 4
  const length = from + hostLength + 2
  if (bytes.length < length) return undefined
  const raw = bytes.subarray(from, from + hostLength)
  const host =
    kind === 3
      ? raw.toString('latin1')
      : kind === 1
        ? raw.join('.')
        : `[${[...Array(8).keys()].map((group) => raw.readUInt16BE(group * 2).toString(16)).join(':')}]`
  return {
    request: {
      host: /^[0-9a-f]*:[0-9a-f.:]*:[0-9a-f.:]*$/i.test(host) ? `[${host}]` : host,
      port: bytes.readUInt16BE(length - 2),
    },
    length,
  }
}

/** Reads one greeting and one request. Resolves with undefined, the socket destroyed, when the other side speaks something else or leaves. Bytes behind the request are put back. */
export const readSocksRequest = (socket: Socket): Promise<SocksRequest | undefined> =>
  new Promise((resolve) => {
    let bytes = Buffer.alloc(0)
    let greeted = false
    const finish = (request: SocksRequest | undefined) => {
      socket.off('data', onData)
      socket.off('close', onClose)
      if (request === undefined) socket.destroy()
      else socket.pause()
      resolve(request)
    }
    const onClose = () => finish(undefined)
    const onData = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      if (bytes.length > MOST_BYTES) return finish(undefined)
      if (!greeted) {
        if (bytes[0] !== 5) return finish(undefined)
        if (bytes.length < 2 || bytes.length < 2 + (bytes[1] ?? 0)) return
        bytes = bytes.subarray(2 + (bytes[1] ?? 0))
        greeted = true
        socket.write(Buffer.from([5, 0]))
      }
      const parsed = parseRequest(bytes)
      if (parsed === undefined) return
      if (parsed === 'bad') return finish(undefined)
      const rest = bytes.subarray(parsed.length)
      finish(parsed.request)
      if (rest.length > 0) socket.unshift(rest)
    }
    socket.on('data', onData)
    socket.on('close', onClose)
  })

/** Answers a request; the bound address is of no use to a browser and left zero. */
export const replySocks = (socket: Socket, code: (typeof SOCKS_REPLY)[keyof typeof SOCKS_REPLY]): void => {
  const reply = Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0])
  if (code === SOCKS_REPLY.granted) socket.write(reply)
  else socket.end(reply)
}
