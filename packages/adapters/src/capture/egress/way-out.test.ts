/** The ways out: names are handed on as names, a failing route has its own word, and no other way is ever tried. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ProxyStub, type StubOptions, startConnectStub, startSocksStub } from './proxy-stubs.fixture.ts'
import { openWay, parseProxyAddress, type WayOut } from './way-out.ts'

let target: Server
let targetPort = 0
let reached = 0
const stubs: ProxyStub[] = []
const sockets = new Set<Socket>()
let dialled: string[] = []

const dial = (host: string, port: number): Socket => {
  dialled.push(`${host}:${port}`)
  const socket = connect({ host, port })
  sockets.add(socket)
  return socket
}

beforeAll(async () => {
  target = createServer((socket) => {
    reached += 1
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => socket.write(chunk))
  })
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  targetPort = (target.address() as AddressInfo).port
})

afterAll(() => {
  target.close()
})

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all(stubs.splice(0).map((stub) => stub.close()))
  reached = 0
  dialled = []
})

const startStub = async (kind: 'socks' | 'http', options: StubOptions = {}): Promise<ProxyStub> => {
  const stub = await (kind === 'socks' ? startSocksStub : startConnectStub)(targetPort, options)
  stubs.push(stub)
  return stub
}

const KINDS = [
  ['socks-proxy', 'socks'],
  ['http-proxy', 'http'],
  ['tor', 'socks'],
] as const

const far = (name: string) => ({ allowed: true, addresses: [], far: name }) as const

const closedPort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const reachOnce = async (way: WayOut, name = 'site.example', port = 443) => {
  const problem = await way.check(1_000)
  return problem ?? (await way.reach(far(name), port, 1_000))
}

describe.each(KINDS)('the route %s', (kind, stubKind) => {
  it('hands the name to the proxy as a name, and carries bytes both ways unchanged', async () => {
    const stub = await startStub(stubKind)
    const way = openWay({ kind, address: stub.address }, dial)
    const found = await reachOnce(way)
    if (!('socket' in found)) throw new Error(found.reason)
    const echo = new Promise<Buffer>((resolve) => found.socket.once('data', resolve))
    // It comes paused, so that nothing is lost before somebody listens.
    found.socket.resume()
    found.socket.write(Buffer.from([0, 255, 13, 10, 13, 10, 0]))
    expect([...(await echo)]).toEqual([0, 255, 13, 10, 13, 10, 0])
    expect(stub.asked.map(({ host, port }) => [host, port])).toEqual([['site.example', 443]])
    if (stubKind === 'socks') expect(stub.asked[0]?.kind).toBe(3)
    expect(found.address).toBeUndefined()
  })

  it('connects to the proxy and to nothing else', async () => {
    const stub = await startStub(stubKind)
    await reachOnce(openWay({ kind, address: stub.address }, dial))
    expect(new Set(dialled)).toEqual(new Set([stub.address]))
  })

  it('is down where nobody listens, and nothing is sent by another way', async () => {
    const port = await closedPort()
    const way = openWay({ kind, address: `127.0.0.1:${port}` }, dial)
    expect(await way.check(1_000)).toMatchObject({ kind: 'down' })
    expect(await way.reach(far('site.example'), 80, 1_000)).toMatchObject({ kind: 'down' })
    expect([reached, new Set(dialled)]).toEqual([0, new Set([`127.0.0.1:${port}`])])
  })

  it('is down when the proxy speaks something else', async () => {
    const stub = await startStub(stubKind, { garbage: '220 mail.example ESMTP\r\n' })
    expect(await reachOnce(openWay({ kind, address: stub.address }, dial))).toMatchObject({ kind: 'down' })
    expect(reached).toBe(0)
  })

  it('does not wait for ever for a proxy that says nothing', async () => {
    const stub = await startStub(stubKind, { silent: true })
    const way = openWay({ kind, address: stub.address }, dial)
    const found = (await way.check(300)) ?? (await way.reach(far('site.example'), 80, 300))
    expect(found).toMatchObject({ kind: stubKind === 'http' ? 'unreachable' : 'down' })
    expect('reason' in found ? found.reason : '').toMatch(/no answer in time/)
  })

  it('without a usable address is down, and dials nothing', async () => {
    for (const address of kind === 'tor'
      ? ['not an address', ':::']
      : [undefined, '', 'not an address', 'a:b:c']) {
      const way = openWay({ kind, ...(address === undefined ? {} : { address }) }, dial)
      expect(await way.check(1_000)).toMatchObject({ kind: 'down' })
    }
    expect(dialled).toEqual([])
  })

  it('reaches nothing before it was found up', async () => {
    const way = openWay({ kind: 'tor' }, dial)
    expect(await way.reach(far('site.example'), 80, 500)).toMatchObject({ kind: 'down' })
    expect(dialled).toEqual([])
  })

  it('never reaches a host that was pinned to an address instead of named', async () => {
    const stub = await startStub(stubKind)
    const way = openWay({ kind, address: stub.address }, dial)
    await way.check(1_000)
    expect(await way.reach({ allowed: true, addresses: ['127.0.0.1'] }, targetPort, 500)).toMatchObject({
      kind: 'down',
    })
    expect([reached, stub.asked]).toEqual([0, []])
  })
})

describe('sign-in', () => {
  const wants = { username: 'office', password: 'bridge and river' }

  it.each([['socks-proxy', 'socks'] as const, ['http-proxy', 'http'] as const])(
    '%s: the right one opens, a wrong or missing one is refused by name',
    async (kind, stubKind) => {
      const stub = await startStub(stubKind, { wants })
      const right = await reachOnce(openWay({ kind, address: stub.address, ...wants }, dial))
      expect('socket' in right).toBe(true)
      for (const given of [{}, { ...wants, password: 'wrong' }, { ...wants, username: 'other' }])
        expect(await reachOnce(openWay({ kind, address: stub.address, ...given }, dial))).toMatchObject({
          kind: 'refused',
        })
      expect(reached).toBe(1)
    },
  )

  it('of a SOCKS proxy is checked before any host is named to it', async () => {
    const stub = await startStub('socks', { wants })
    const way = openWay(
      { kind: 'socks-proxy', address: stub.address, username: 'office', password: 'wrong' },
      dial,
    )
    expect(await way.check(1_000)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/sign-in/),
    })
    expect(stub.asked).toEqual([])
  })

  it('longer than SOCKS5 allows is refused without being cut', async () => {
    const stub = await startStub('socks')
    const long = { username: 'x'.repeat(256), password: 'y' }
    expect(
      await reachOnce(openWay({ kind: 'socks-proxy', address: stub.address, ...long }, dial)),
    ).toMatchObject({
      kind: 'refused',
    })
  })

  it('with a colon and letters of other scripts reaches an HTTP proxy as UTF-8', async () => {
    const odd = { username: 'बगर', password: 'a:b:c' }
    const stub = await startStub('http', { wants: odd })
    const found = await reachOnce(openWay({ kind: 'http-proxy', address: stub.address, ...odd }, dial))
    expect('socket' in found).toBe(true)
  })
})

describe('what a proxy answers', () => {
  it.each([
    ['socks-proxy', 1, 'unreachable'],
    ['socks-proxy', 2, 'refused'],
    ['socks-proxy', 3, 'unreachable'],
    ['socks-proxy', 4, 'unreachable'],
    ['socks-proxy', 5, 'unreachable'],
    ['socks-proxy', 6, 'unreachable'],
    ['socks-proxy', 7, 'refused'],
    ['socks-proxy', 8, 'refused'],
    ['socks-proxy', 0xf0, 'unreachable'],
    ['http-proxy', 401, 'refused'],
    ['http-proxy', 403, 'refused'],
    ['http-proxy', 404, 'unreachable'],
    ['http-proxy', 405, 'refused'],
    ['http-proxy', 502, 'unreachable'],
    ['http-proxy', 504, 'unreachable'],
    ['http-proxy', 302, 'refused'],
  ] as const)('%s: %i is %s, with nothing reached', async (kind, answers, expected) => {
    const stub = await startStub(kind === 'http-proxy' ? 'http' : 'socks', { answers })
    const found = await reachOnce(openWay({ kind, address: stub.address }, dial))
    expect(found).toMatchObject({ kind: expected, reason: expect.stringMatching(/\S/) })
    expect(reached).toBe(0)
  })
})

describe('Tor', () => {
  it('gets a sign-in that differs from capture to capture and not from connection to connection', async () => {
    const stub = await startStub('socks')
    const names: string[][] = []
    for (let capture = 0; capture < 3; capture += 1) {
      const way = openWay({ kind: 'tor', address: stub.address }, dial)
      await way.check(1_000)
      for (let connection = 0; connection < 3; connection += 1)
        await way.reach(far('site.example'), 443, 1_000)
      names.push(stub.asked.slice(-3).map(({ username = '' }) => username))
    }
    expect(names.map((three) => new Set(three).size)).toEqual([1, 1, 1])
    expect(new Set(names.flat()).size).toBe(3)
    for (const name of names.flat()) expect(name).toMatch(/^capture-[0-9a-f]{32}$/)
  })

  it('gets onion names as they are', async () => {
    const stub = await startStub('socks')
    const onion = `${'a'.repeat(56)}.onion`
    await reachOnce(openWay({ kind: 'tor', address: stub.address }, dial), onion, 80)
    expect(stub.asked[0]).toMatchObject({ host: onion, port: 80, kind: 3 })
  })

  it('is never given a user name of the organisation', async () => {
    const stub = await startStub('socks')
    await reachOnce(openWay({ kind: 'tor', address: stub.address, username: 'office', password: 'x' }, dial))
    expect(stub.asked[0]?.username).not.toContain('office')
  })

  it('without an address is looked for where it listens by default, on this machine alone', async () => {
    const tried: string[] = []
    const way = openWay({ kind: 'tor' }, (host, port) => {
      tried.push(`${host}:${port}`)
      return connect({ host: '127.0.0.1', port: 1 })
    })
    expect(await way.check(1_000)).toMatchObject({ kind: 'down' })
    expect(tried).toEqual(['127.0.0.1:9050', '127.0.0.1:9150'])
  })

  it('keeps to the place that answered', async () => {
    const stub = await startStub('socks')
    const tried: number[] = []
    const way = openWay({ kind: 'tor' }, (_, port) => {
      tried.push(port)
      return connect({ host: '127.0.0.1', port: port === 9150 ? stub.port : 1 })
    })
    expect(await way.check(1_000)).toBeUndefined()
    const found = await way.reach(far('site.example'), 443, 1_000)
    expect('socket' in found).toBe(true)
    expect(tried).toEqual([9050, 9150, 9150])
  })
})

describe('the direct way', () => {
  it('tries the pinned addresses in turn and tells which one answered', async () => {
    const way = openWay(undefined, (host, port) => {
      dialled.push(host)
      return connect({ host: '127.0.0.1', port: host === '192.0.2.2' ? port : 1 })
    })
    const found = await way.reach(
      { allowed: true, addresses: ['192.0.2.1', '192.0.2.2', '192.0.2.3'] },
      targetPort,
      1_000,
    )
    expect(found.address).toBe('192.0.2.2')
    expect(dialled).toEqual(['192.0.2.1', '192.0.2.2'])
    if ('socket' in found) found.socket.destroy()
  })

  it('is meant when no route is given', () => {
    expect([openWay(undefined).kind, openWay({ kind: 'direct' }).kind]).toEqual(['direct', 'direct'])
  })
})

describe('the address of a proxy', () => {
  it.each([
    ['127.0.0.1:9050', { host: '127.0.0.1', port: 9050 }],
    ['proxy.example', { host: 'proxy.example', port: 1080 }],
    ['[::1]:8118', { host: '::1', port: 8118 }],
    ['[fd00::2]', { host: 'fd00::2', port: 1080 }],
    [' proxy.example:3128 ', { host: 'proxy.example', port: 3128 }],
    ['::1', undefined],
    ['proxy.example:0', undefined],
    ['proxy.example:70000', undefined],
    ['http://proxy.example:80', undefined],
    ['user@proxy.example:80', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, expected) => {
    expect(parseProxyAddress(text, 1080)).toEqual(expected)
  })
})
