/** The talk with a proxy comes out the same however its answers are cut into packets, and loses no byte that follows them. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { askHttp, askSocks, type FarProblem, greetSocks } from './far-handshakes.ts'

const servers: Server[] = []
const sockets = new Set<Socket>()

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** A socket whose other side says the given bytes in the given pieces, and keeps what it hears. */
const against = async (answer: Uint8Array, cuts: readonly number[], ends = false) => {
  const heard: Buffer[] = []
  const server = createServer(async (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => heard.push(chunk))
    socket.setNoDelay(true)
    let at = 0
    for (const cut of [...cuts, answer.length]) {
      const next = Math.min(answer.length, at + cut)
      if (next > at) socket.write(answer.subarray(at, next))
      at = next
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (ends) socket.end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
  sockets.add(socket)
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('connect', resolve))
  const hear = async (length: number): Promise<Buffer> => {
    for (let turn = 0; turn < 200 && Buffer.concat(heard).length < length; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5))
    return Buffer.concat(heard)
  }
  return { socket, hear }
}

const rest = async (socket: Socket, length: number): Promise<Buffer> => {
  let bytes = Buffer.alloc(0)
  const whole = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
      if (bytes.length >= length) resolve()
    })
  })
  socket.resume()
  await whole
  return bytes
}

const TARGET = { host: 'site.example', port: 443 }
const TAIL = Buffer.from('HELLO FROM THE SITE')
const CUTS = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 })

describe('SOCKS5', () => {
  it.each([
    ['an address', [5, 0, 0, 1, 1, 2, 3, 4, 0, 80]],
    ['a name', [5, 0, 0, 3, 3, 97, 46, 98, 0, 80]],
    ['an IPv6 address', [5, 0, 0, 4, ...new Array(16).fill(1), 0, 80]],
  ])('bound to %s: opens, and what the site says at once is not lost', async (_, reply) => {
    await fc.assert(
      fc.asyncProperty(CUTS, async (cuts) => {
        const { socket, hear } = await against(
          Buffer.concat([Buffer.from([5, 0]), Buffer.from(reply), TAIL]),
          cuts,
        )
        expect(await greetSocks(socket, undefined)).toBeUndefined()
        expect(await askSocks(socket, TARGET)).toBeUndefined()
        expect((await rest(socket, TAIL.length)).toString()).toBe(TAIL.toString())
        expect((await hear(22)).toString('latin1')).toBe(
          '\x05\x01\x00\x05\x01\x00\x03\x0csite.example\x01\xbb',
        )
        socket.destroy()
      }),
      { numRuns: 15 },
    )
  })

  it('that ends anywhere before its answer is whole is down, never open', async () => {
    const whole = Buffer.from([5, 0, 5, 0, 0, 1, 1, 2, 3, 4, 0, 80])
    for (let length = 0; length < whole.length; length += 1) {
      const { socket } = await against(whole.subarray(0, length), [], true)
      const problem = (await greetSocks(socket, undefined)) ?? (await askSocks(socket, TARGET))
      expect([length, problem?.kind]).toEqual([length, 'down'])
    }
  })

  it.each<[string, number[], FarProblem['kind']]>([
    ['another version', [4, 0], 'down'],
    ['a way of signing in that was not offered', [5, 2], 'down'],
    ['no way that suits', [5, 255], 'refused'],
    ['a reply of another version', [5, 0, 4, 0, 0, 1, 1], 'down'],
    ['a kind of address that does not exist', [5, 0, 5, 0, 0, 9, 1], 'down'],
  ])('that answers with %s is not used', async (_, answer, kind) => {
    const { socket } = await against(Buffer.from(answer), [], true)
    const problem = (await greetSocks(socket, undefined)) ?? (await askSocks(socket, TARGET))
    expect(problem?.kind).toBe(kind)
  })

  it('is given literal addresses as bytes', async () => {
    for (const [host, bytes] of [
      ['93.184.216.34', [1, 93, 184, 216, 34]],
      ['2606:4700:0:0:0:0:0:1111', [4, 0x26, 6, 0x47, 0, ...new Array(10).fill(0), 0x11, 0x11]],
    ] as const) {
      const { socket, hear } = await against(Buffer.from([5, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0]), [])
      await greetSocks(socket, undefined)
      expect(await askSocks(socket, { host, port: 80 })).toBeUndefined()
      expect([...(await hear(6 + bytes.length + 2))]).toEqual([5, 1, 0, 5, 1, 0, ...bytes, 0, 80])
    }
  })
})

describe('HTTP CONNECT', () => {
  it('opens, and what the site says at once is not lost', async () => {
    const answer = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nVia: x\r\n\r\n'), TAIL])
    await fc.assert(
      fc.asyncProperty(CUTS, async (cuts) => {
        const { socket } = await against(answer, cuts)
        expect(await askHttp(socket, TARGET, undefined)).toBeUndefined()
        expect((await rest(socket, TAIL.length)).toString()).toBe(TAIL.toString())
        socket.destroy()
      }),
      { numRuns: 15 },
    )
  })

  it('sends one head, with the sign-in only where there is one', async () => {
    const { socket, hear } = await against(Buffer.from('HTTP/1.0 200 OK\r\n\r\n'), [])
    expect(await askHttp(socket, TARGET, undefined)).toBeUndefined()
    expect((await hear(63)).toString()).toBe(
      'CONNECT site.example:443 HTTP/1.1\r\nHost: site.example:443\r\n\r\n',
    )
  })

  it.each([
    ['HTTP/2 200 OK\r\n\r\n'],
    ['HTTP/1.1 2000 OK\r\n\r\n'],
    ['hello\r\n\r\n'],
    ['HTTP/1.1 200 OK\r\n'],
    [''],
  ])('that answers %j is no proxy', async (answer) => {
    const { socket } = await against(Buffer.from(answer), [], true)
    expect((await askHttp(socket, TARGET, undefined))?.kind).toBe('down')
  })

  it('with a head that never ends is given up at 16 kB', async () => {
    const { socket } = await against(Buffer.from(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(40_000)}`), [])
    expect((await askHttp(socket, TARGET, undefined))?.kind).toBe('down')
  })
})
