/** Whole captures by each route: the page comes through the proxy, names are looked up there, and a route that fails lets nothing out by another way. */
import { connect, type Socket } from 'node:net'
import type { CaptureRoute } from '@smart-rescue/features/ports/capturer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../browser/find-chromium.ts'
import { captureOnce } from '../testing/capture-once.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'
import { type ProxyStub, type StubOptions, startConnectStub, startSocksStub } from './proxy-stubs.fixture.ts'

const ONION = `${'smartrescue'.padEnd(56, '2')}.onion`

let site: Site
let inner: Site
const stubs: ProxyStub[] = []
/** Done when the page that loses its route asks for its first script. */
let whenAsked: () => void = () => undefined

beforeAll(async () => {
  inner = await startSite({ '/': answer('secret') })
  site = await startSite({
    '/': answer('<title>Room to let</title><h1>Room to let</h1><script src="/more.js"></script>'),
    '/more.js': answer('document.title = "Room to let by the river"', 'text/javascript'),
    '/inward': answer(`<title>Advert</title><p>Waiter wanted</p><script>
      for (const to of ['127.0.0.1', 'localhost', '[::1]', '10.0.0.1', 'router.local', 'printer', '${ONION}'])
        fetch('http://' + to + ':${inner.port}/', { mode: 'no-cors' }).catch(() => 0)
    </script>`),
    // The second script is asked for when the first has failed, and the page counts as loaded only after both.
    '/loses-route': answer(`<title>Half</title><body><p>Room to let</p><script src="/dying.js"
      onerror="const s = document.createElement('script'); s.src = '/more.js'; document.body.append(s)"></script>`),
    '/dying.js': () => whenAsked(),
    '/to-onion': (response) => {
      response.writeHead(302, { location: `http://${ONION}/` })
      response.end()
    },
  })
})

afterAll(async () => {
  await Promise.all([site.close(), inner.close()])
})

afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.close()))
})

const startStub = async (kind: CaptureRoute['kind'], options: StubOptions = {}): Promise<ProxyStub> => {
  const stub = await (kind === 'http-proxy' ? startConnectStub : startSocksStub)(site.port, options)
  stubs.push(stub)
  return stub
}

/** Captures by a route and counts every connection that our own machine makes, and every name it looks up. */
const captureBy = async (
  url: string,
  route: CaptureRoute,
  more: { readonly allowed?: readonly string[] } = {},
) => {
  const dialled: string[] = []
  const lookedUp: string[] = []
  const captured = await captureOnce(
    url,
    {
      resolver: (name) => {
        lookedUp.push(name)
        return Promise.resolve(['127.0.0.1'])
      },
      ...(more.allowed === undefined ? {} : { allowedPrivateHosts: more.allowed }),
      dial: (host: string, port: number): Socket => {
        dialled.push(`${host}:${port}`)
        return connect({ host, port })
      },
    },
    { job: { route } },
  )
  return { ...captured, dialled, lookedUp }
}

const KINDS = ['http-proxy', 'socks-proxy', 'tor'] as const
const hasBrowser = findChromium() !== undefined

describe.skipIf(!hasBrowser).each(KINDS.map((kind) => [kind] as const))(
  'a capture by %s (skipped without Chromium)',
  (kind) => {
    it('is complete, with every name handed to the proxy and looked up nowhere here', async () => {
      const stub = await startStub(kind)
      const before = site.requests.length
      const { outcome, dialled, lookedUp } = await captureBy('http://site.example/', {
        kind,
        address: stub.address,
      })
      expect([outcome.state, outcome.reason]).toEqual(['complete', undefined])
      expect(outcome.title).toBe('Room to let by the river')
      expect(site.requests.slice(before)).toEqual(expect.arrayContaining(['GET /', 'GET /more.js']))
      expect(lookedUp).toEqual([])
      expect(new Set(dialled)).toEqual(new Set([stub.address]))
      expect(new Set(stub.asked.map(({ host, port }) => `${host}:${port}`))).toEqual(
        new Set(['site.example:80']),
      )
      expect(outcome.report.route).toBe(kind)
      expect(outcome.report.remoteAddress).toBeUndefined()
      expect(outcome.report.egress.filter((each) => each.allowed).map((each) => each.address)).toEqual(
        outcome.report.egress.filter((each) => each.allowed).map(() => undefined),
      )
    })

    it('asks the proxy for nothing private, whatever the page tries', async () => {
      const stub = await startStub(kind)
      const { outcome, dialled } = await captureBy('http://site.example/inward', {
        kind,
        address: stub.address,
      })
      const expected = kind === 'tor' ? ['site.example', ONION] : ['site.example']
      expect(new Set(stub.asked.map(({ host }) => host))).toEqual(new Set(expected))
      expect(new Set(dialled)).toEqual(new Set([stub.address]))
      expect(inner.connections()).toBe(0)
      expect(outcome.report.counts.blocked).toBeGreaterThanOrEqual(5)
    })

    it('of a private address is refused before the route is even tried', async () => {
      const stub = await startStub(kind)
      for (const url of [
        `http://127.0.0.1:${inner.port}/`,
        'http://localhost/',
        'http://printer/',
        'http://nas.local/',
      ]) {
        const { outcome, dialled } = await captureBy(
          url,
          { kind, address: stub.address },
          { allowed: ['localhost', '127.0.0.1'] },
        )
        expect([url, outcome.state, outcome.reason?.code]).toEqual([
          url,
          'refused',
          'capture.address-private',
        ])
        expect(dialled).toEqual([])
      }
      expect([stub.connections(), inner.connections()]).toEqual([0, 0])
    })

    it('fails when the route is down, and nothing at all is sent by another way', async () => {
      const stub = await startStub(kind)
      const { address } = stub
      await stub.close()
      const before = site.connections()
      const { outcome, dialled, lookedUp, files } = await captureBy('http://site.example/', { kind, address })
      expect([outcome.state, outcome.reason?.code]).toEqual(['failed', 'capture.route-down'])
      expect(new Set(dialled)).toEqual(new Set([address]))
      expect([lookedUp, site.connections() - before]).toEqual([[], 0])
      expect([...files.keys()]).toEqual(['capture-report'])
      expect(outcome.report.browser).toBe('none was started')
    })

    it('that the proxy does not let through fails with its own word', async () => {
      const stub = await startStub(kind, { answers: kind === 'http-proxy' ? 403 : 2 })
      const { outcome, dialled } = await captureBy('http://site.example/', { kind, address: stub.address })
      expect([outcome.state, outcome.reason?.code]).toEqual(['failed', 'capture.route-refused'])
      expect(outcome.reason?.sentence).toMatch(/does not let this through/)
      expect(new Set(dialled)).toEqual(new Set([stub.address]))
    })

    it('whose route goes down half-way keeps what came, says so, and gets the rest by no other way', async () => {
      const stub = await startStub(kind)
      whenAsked = () => void stub.close()
      const before = site.requests.length
      const { outcome, dialled, lookedUp } = await captureBy('http://site.example/loses-route', {
        kind,
        address: stub.address,
      })
      whenAsked = () => undefined
      expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.route-down'])
      expect(outcome.text).toContain('Room to let')
      expect(site.requests.slice(before).filter((each) => each.includes('more.js'))).toEqual([])
      expect([new Set(dialled), lookedUp]).toEqual([new Set([stub.address]), []])
    })

    it('of a host that the far end cannot reach fails as unreachable', async () => {
      const stub = await startStub(kind, { answers: kind === 'http-proxy' ? 502 : 4 })
      const { outcome } = await captureBy('http://site.example/', { kind, address: stub.address })
      expect([outcome.state, outcome.reason?.code]).toEqual(['failed', 'capture.unreachable'])
    })
  },
)

describe.skipIf(!hasBrowser)('sign-in at a proxy', () => {
  const wants = { username: 'office', password: 'bridge' }

  it.each([['http-proxy'], ['socks-proxy']] as const)(
    '%s: wrong is refused, right is complete',
    async (kind) => {
      const stub = await startStub(kind, { wants })
      const wrong = await captureBy('http://site.example/', {
        kind,
        address: stub.address,
        ...wants,
        password: 'no',
      })
      expect([wrong.outcome.state, wrong.outcome.reason?.code]).toEqual(['failed', 'capture.route-refused'])
      const right = await captureBy('http://site.example/', { kind, address: stub.address, ...wants })
      expect(right.outcome.state).toBe('complete')
      expect(JSON.stringify([wrong.outcome.report, right.outcome.report])).not.toContain('bridge')
    },
  )
})

describe.skipIf(!hasBrowser)('an onion address', () => {
  it('is captured through Tor, its name handed on as it is', async () => {
    const stub = await startStub('tor')
    const { outcome, lookedUp } = await captureBy(`http://${ONION}/`, { kind: 'tor', address: stub.address })
    expect([outcome.state, outcome.finalUrl]).toEqual(['complete', `http://${ONION}/`])
    expect(stub.asked.every(({ host, kind }) => host === ONION && kind === 3)).toBe(true)
    expect(lookedUp).toEqual([])
  })

  it('is refused by every other way, and no name service hears of it', async () => {
    for (const kind of ['direct', 'http-proxy', 'socks-proxy'] as const) {
      const stub = await startStub(kind === 'direct' ? 'socks-proxy' : kind)
      const route = kind === 'direct' ? { kind } : { kind, address: stub.address }
      const { outcome, dialled, lookedUp } = await captureBy(`http://${ONION}/`, route)
      expect([kind, outcome.state, outcome.reason?.code]).toEqual([
        kind,
        'refused',
        'capture.onion-needs-tor',
      ])
      expect([dialled, lookedUp, stub.connections()]).toEqual([[], [], 0])
    }
  })

  it('behind a redirect is refused by its own name too', async () => {
    const { outcome, lookedUp } = await captureBy(
      site.url('/to-onion'),
      { kind: 'direct' },
      { allowed: ['site.test'] },
    )
    expect([outcome.state, outcome.reason?.code]).toEqual(['refused', 'capture.onion-needs-tor'])
    expect(lookedUp.filter((name) => name.endsWith('onion'))).toEqual([])
  })

  it('shares no circuit with another capture', async () => {
    const stub = await startStub('tor')
    for (let capture = 0; capture < 2; capture += 1)
      await captureBy('http://site.example/', { kind: 'tor', address: stub.address })
    const names = stub.asked.map(({ username = '' }) => username)
    expect(new Set(names).size).toBe(2)
    expect(names.every((name) => /^capture-[0-9a-f]{32}$/.test(name))).toBe(true)
  })
})
