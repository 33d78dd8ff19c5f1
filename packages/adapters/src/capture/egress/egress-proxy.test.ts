/** The way out: every private form is refused with no connection made, and nothing leaves that the page did not ask for. */
import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEgressProxy, type EgressProxy } from './egress-proxy.ts'
import { createRouter, type Resolver } from './resolve-host.ts'
import { openWay } from './way-out.ts'

const LIMITS = { bytes: 100_000, connectMs: 2_000, connections: 1_000 }

let target: Server
let targetPort = 0
let reached = 0
let dialled: string[] = []
const proxies: EgressProxy[] = []

beforeAll(async () => {
  target = createServer((socket) => {
    reached += 1
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => socket.write(chunk))
  })
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  targetPort = (target.address() as AddressInfo).port
})

afterAll(() => new Promise((resolve) => target.close(resolve)))

afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()))
  reached = 0
  dialled = []
})

/** A proxy that listens, with its port. */
type Listening = EgressProxy & { readonly port: number }

const listen = async (limits = LIMITS): Promise<Listening> => {
  const proxy = createEgressProxy(limits)
  proxies.push(proxy)
  return Object.assign(proxy, { port: await proxy.listen() })
}

/** A proxy whose every connection, wherever it is meant to go, would reach the counting target. */
const start = async (resolver: Resolver, allowedPrivateHosts: readonly string[] = [], limits = LIMITS) => {
  const proxy = await listen(limits)
  const way = openWay(undefined, (address) => {
    dialled.push(address)
    return connect({ host: '127.0.0.1', port: targetPort })
  })
  proxy.open(createRouter({ resolver, allowedPrivateHosts }), way)
  return proxy
}

/** Asks for a host over SOCKS5 as a browser does; answers with the reply code and the open socket. */
const ask = async (proxy: Listening, host: string, port = 80): Promise<{ code: number; socket: Socket }> => {
  const socket = connect({ host: '127.0.0.1', port: proxy.port })
  socket.on('error', () => undefined)
  const name = Buffer.from(host, 'latin1')
  socket.write(
    Buffer.concat([
      Buffer.from([5, 1, 0, 5, 1, 0, 3, name.length]),
      name,
      Buffer.from([port >> 8, port & 255]),
    ]),
  )
  let bytes = Buffer.alloc(0)
  while (bytes.length < 12) {
    const chunk = await new Promise<Buffer | undefined>((resolve) => {
      socket.once('data', resolve)
      socket.once('close', () => resolve(undefined))
    })
    if (chunk === undefined) return { code: -1, socket }
    bytes = Buffer.concat([bytes, chunk])
  }
  return { code: bytes[3] ?? -1, socket }
}

const nobody: Resolver = () => Promise.reject(new Error('no such name'))

const fixture = new URL('../../../../../../shared/fixtures/ssrf.json', import.meta.url)
const forms: readonly string[] = existsSync(fixture) ? JSON.parse(readFileSync(fixture, 'utf8')).hosts : []

/** Forms that are addresses, as a name service would give them. */
const addresses = forms.map((form) => form.replace(/^\[|\]$/g, ''))

describe.skipIf(forms.length === 0)('every given form (skipped where ../shared is absent)', () => {
  it('refuses each as a literal, connecting nowhere', async () => {
    const proxy = await start(() => Promise.resolve(['127.0.0.1']))
    for (const form of forms) {
      const sent = Buffer.from(form, 'utf8').toString('latin1')
      proxy.approve(sent, 80)
      const { code, socket } = await ask(proxy, sent)
      socket.destroy()
      expect([form, code]).toEqual([form, 2])
    }
    expect(proxy.decisions.filter((decision) => decision.allowed)).toEqual([])
    expect(proxy.decisions).toHaveLength(forms.length)
    expect(proxy.decisions.filter((decision) => /not asked/.test(decision.reason ?? ''))).toEqual([])
    expect([reached, dialled]).toEqual([0, []])
  })

  it('refuses each as the answer of the name service, connecting nowhere', async () => {
    let next = ''
    const proxy = await start(() => Promise.resolve([next]))
    for (const [index, address] of addresses.entries()) {
      next = address
      proxy.approve(`host-${index}.example`, 80)
      const { code, socket } = await ask(proxy, `host-${index}.example`)
      socket.destroy()
      expect([address, code]).toEqual([address, 2])
    }
    expect([reached, dialled]).toEqual([0, []])
  })

  it('refuses each beside a public address, so that a mixed answer opens nothing', async () => {
    let next: readonly string[] = []
    const proxy = await start(() => Promise.resolve(next))
    for (const [index, address] of addresses.entries()) {
      next = index % 2 === 0 ? ['8.8.8.8', address] : [address, '8.8.8.8']
      proxy.approve(`mixed-${index}.example`, 80)
      const { code, socket } = await ask(proxy, `mixed-${index}.example`)
      socket.destroy()
      expect([address, code]).toEqual([address, 2])
    }
    expect([reached, dialled]).toEqual([0, []])
  })
})

describe('rebinding', () => {
  it('looks a name up once and stays with the first answer', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1'], ['169.254.169.254']]
    let asked = 0
    const proxy = await start(() => Promise.resolve(answers[asked++] ?? ['10.0.0.1']))
    proxy.approve('rebind.example', 80)
    for (let round = 0; round < 4; round += 1) {
      const { code, socket } = await ask(proxy, 'rebind.example')
      socket.destroy()
      expect(code).toBe(0)
    }
    expect(asked).toBe(1)
    expect(dialled).toEqual(new Array(4).fill('93.184.215.14'))
  })
})

describe('deny by default', () => {
  it('refuses a host that the page did not ask for, and says so', async () => {
    const proxy = await start(() => Promise.resolve(['8.8.8.8']))
    const { code } = await ask(proxy, 'update.example', 443)
    expect(code).toBe(2)
    expect(proxy.decisions).toEqual([
      { host: 'update.example', port: 443, allowed: false, reason: 'not asked for by the page' },
    ])
    expect(reached).toBe(0)
  })

  it('refuses another port of a host that the page did ask for', async () => {
    const proxy = await start(() => Promise.resolve(['8.8.8.8']))
    proxy.approve('site.example', 443)
    expect((await ask(proxy, 'site.example', 22)).code).toBe(2)
    expect(reached).toBe(0)
  })

  it('lets a host through that the page asks for a moment later', async () => {
    const proxy = await start(() => Promise.resolve(['8.8.8.8']))
    const asking = ask(proxy, 'site.example', 443)
    setTimeout(() => proxy.approve('SITE.example', 443), 20)
    expect((await asking).code).toBe(0)
  })

  it('refuses everything before a capture begins', async () => {
    const proxy = await listen()
    proxy.approve('site.example', 80)
    expect((await ask(proxy, 'site.example')).code).toBe(2)
  })

  it('refuses everything after it was shut, and ends what was open', async () => {
    const proxy = await start(() => Promise.resolve(['8.8.8.8']))
    proxy.approve('site.example', 80)
    const { code, socket } = await ask(proxy, 'site.example')
    expect(code).toBe(0)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    proxy.shut('the time limit was reached')
    await closed
    expect((await ask(proxy, 'site.example')).code).toBe(2)
    expect(proxy.decisions.at(-1)?.reason).toBe('the time limit was reached')
  })

  it('names an unknown host', async () => {
    const proxy = await start(nobody)
    proxy.approve('nowhere.example', 80)
    expect((await ask(proxy, 'nowhere.example')).code).toBe(2)
    expect(proxy.decisions.at(-1)?.reason).toContain('not known')
  })

  it.each([
    ['GET / HTTP/1.1\r\n\r\n'],
    ['\x04\x01\x00\x50'],
    ['\x05\x01\x00\x05\x02\x00\x01\x7f\x00\x00\x01\x00\x50'],
    ['\x05\x01\x00\x05\x01\x00\x09aaaaaaaa'],
  ])('hangs up on %j, which is not a SOCKS5 connect', async (text) => {
    const proxy = await start(() => Promise.resolve(['8.8.8.8']))
    const socket = connect({ host: '127.0.0.1', port: proxy.port })
    socket.on('data', () => undefined)
    socket.on('error', () => undefined)
    socket.write(Buffer.from(text, 'latin1'))
    await new Promise((resolve) => socket.once('close', resolve))
    expect(proxy.decisions).toEqual([])
  })
})

describe('the development setting', () => {
  it('lets exactly the listed host and port into a private network', async () => {
    const proxy = await start(() => Promise.resolve(['127.0.0.1']), [`jobs.test:8081`, '127.0.0.1:8081'])
    for (const [host, port, code] of [
      ['jobs.test', 8081, 0],
      ['127.0.0.1', 8081, 0],
      ['jobs.test', 8082, 2],
      ['other.test', 8081, 2],
      ['127.0.0.1', 80, 2],
    ] as const) {
      proxy.approve(host, port)
      const asked = await ask(proxy, host, port)
      asked.socket.destroy()
      expect([host, port, asked.code]).toEqual([host, port, code])
    }
    expect(dialled).toEqual(['127.0.0.1', '127.0.0.1'])
  })
})

describe('tunnels', () => {
  it('carries bytes both ways unchanged and counts what came from outside', async () => {
    const proxy = await start(() => Promise.resolve(['8.8.8.8']))
    proxy.approve('site.example', 80)
    const { socket } = await ask(proxy, 'site.example')
    const echoed = new Promise<Buffer>((resolve) => socket.once('data', resolve))
    socket.write(Buffer.from([0, 255, 13, 10, 0]))
    expect([...(await echoed)]).toEqual([0, 255, 13, 10, 0])
    expect(proxy.received()).toBe(5)
  })

  it('ends everything once the byte limit is passed', async () => {
    const proxy = await start(() => Promise.resolve(['8.8.8.8']), [], { ...LIMITS, bytes: 10 })
    proxy.approve('site.example', 80)
    const { socket } = await ask(proxy, 'site.example')
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('data', () => undefined)
    socket.write(Buffer.alloc(50))
    await closed
    expect((await ask(proxy, 'site.example')).code).toBe(2)
    expect(proxy.decisions.at(-1)?.reason).toBe('the byte limit was reached')
  })
})
