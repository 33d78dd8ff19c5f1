/** Proxies of other people for tests, on loopback: a SOCKS5 and an HTTP one that write down what they were asked, and lead every name to one port of this machine. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** One thing that a stub was asked for. */
export interface AskedOfProxy {
  readonly host: string
  readonly port: number
  /** SOCKS5's kind of address: 1 IPv4, 3 name, 4 IPv6. */
  readonly kind?: number
  readonly username?: string
  readonly password?: string
  /** The whole head of an HTTP request. */
  readonly head?: string
}

/** How a stub behaves. */
export interface StubOptions {
  /** The sign-in it wants; none means that it takes anybody, with a sign-in or not. */
  readonly wants?: { readonly username: string; readonly password: string }
  /** The answer to every request instead of a tunnel: a SOCKS code or an HTTP status. */
  readonly answers?: number
  /** Says nothing at all after a connection. */
  readonly silent?: boolean
  /** Says this instead of what the protocol wants. */
  readonly garbage?: string
}

/** A running stub. */
export interface ProxyStub {
  readonly address: string
  readonly port: number
  readonly asked: readonly AskedOfProxy[]
  readonly connections: () => number
  close(): Promise<void>
}

type Serve = (
  socket: Socket,
  next: (length: number) => Promise<Buffer>,
  asked: AskedOfProxy[],
) => Promise<void>

const byteQueue = (socket: Socket) => {
  let bytes = Buffer.alloc(0)
  let wake: () => void = () => undefined
  const onData = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    wake()
  }
  socket.on('data', onData)
  const next = async (length: number): Promise<Buffer> => {
    while (bytes.length < length)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const taken = bytes.subarray(0, length)
    bytes = bytes.subarray(length)
    return taken
  }
  return { next, release: () => socket.off('data', onData) }
}

const start = async (serve: Serve, options: StubOptions): Promise<ProxyStub> => {
  const asked: AskedOfProxy[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    if (options.silent === true) return
    if (options.garbage !== undefined) {
      socket.end(options.garbage)
      return
    }
    const queue = byteQueue(socket)
    serve(socket, queue.next, asked).finally(queue.release)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    port,
    asked,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const tunnel = (inside: Socket, port: number, granted: string | Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    const outside = connect({ host: '127.0.0.1', port })
    outside.on('error', () => inside.destroy())
    inside.on('close', () => outside.destroy())
    outside.on('close', () => inside.end())
    outside.once('connect', () => {
      inside.write(granted)
      resolve()
      inside.pipe(outside)
      outside.pipe(inside)
    })
  })

/** A SOCKS5 proxy (RFC 1928, 1929). Like Tor, it takes any sign-in where none is wanted. */
export const startSocksStub = (targetPort: number, options: StubOptions = {}): Promise<ProxyStub> =>
  start(async (socket, next, asked) => {
    const [, count = 0] = await next(2)
    const methods = [...(await next(count))]
    let signIn: { username: string; password: string } | undefined
    if (methods.includes(2)) {
      socket.write(Buffer.from([5, 2]))
      const [, nameLength = 0] = await next(2)
      const username = (await next(nameLength)).toString()
      const [wordLength = 0] = await next(1)
      signIn = { username, password: (await next(wordLength)).toString() }
      const { wants } = options
      const isRight =
        wants === undefined || (wants.username === signIn.username && wants.password === signIn.password)
      socket.write(Buffer.from([1, isRight ? 0 : 1]))
      if (!isRight) return void socket.end()
    } else if (options.wants === undefined) socket.write(Buffer.from([5, 0]))
    else return void socket.end(Buffer.from([5, 0xff]))
    const [, , , kind = 0] = await next(4)
    const length = kind === 3 ? ((await next(1))[0] ?? 0) : kind === 4 ? 16 : 4
    const raw = await next(length)
    const host = kind === 3 ? raw.toString('latin1') : kind === 1 ? raw.join('.') : raw.toString('hex')
    const port = (await next(2)).readUInt16BE()
    asked.push({ host, port, kind, ...signIn })
    if (options.answers !== undefined)
      return void socket.end(Buffer.from([5, options.answers, 0, 1, 0, 0, 0, 0, 0, 0]))
    // The bound address is given as a name, which a client must be able to skip too.
    const bound = Buffer.from([5, 0, 0, 3, 4, 0x65, 0x78, 0x69, 0x74, 0, 80])
    await tunnel(socket, targetPort, bound)
  }, options)

/** An HTTP proxy that does CONNECT alone. */
export const startConnectStub = (targetPort: number, options: StubOptions = {}): Promise<ProxyStub> =>
  start(async (socket, next, asked) => {
    let head = ''
    while (!head.endsWith('\r\n\r\n')) head += (await next(1)).toString('latin1')
    const [, host = '', port = '0'] = /^CONNECT (\S+):(\d+) HTTP\/1\.1\r\n/.exec(head) ?? []
    asked.push({ host, port: Number(port), head })
    const { wants } = options
    const word =
      wants === undefined ? '' : Buffer.from(`${wants.username}:${wants.password}`).toString('base64')
    if (wants !== undefined && !head.includes(`Proxy-Authorization: Basic ${word}\r\n`))
      return void socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n',
      )
    if (options.answers !== undefined) return void socket.end(`HTTP/1.1 ${options.answers} No\r\n\r\nbody`)
    await tunnel(socket, targetPort, 'HTTP/1.1 200 Connection established\r\nVia: stub\r\n\r\n')
  }, options)
