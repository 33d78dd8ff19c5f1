/** Routes: every address of a name is judged, one look-up is pinned for the capture, and the development setting opens exactly what it lists. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createFarRouter,
  createRouter,
  type Resolver,
  type RoutePolicy,
  resolveBySystem,
  routerOf,
} from './resolve-host.ts'

/** A router over fixed answers that counts how often each name was asked. */
const over = (answers: Record<string, readonly string[]>, allowedPrivateHosts: readonly string[] = []) => {
  const asked: string[] = []
  const resolver: Resolver = (name) => {
    asked.push(name)
    const found = answers[name]
    return found === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(found)
  }
  const policy: RoutePolicy = { resolver, allowedPrivateHosts }
  return { route: createRouter(policy), asked }
}

describe('a name', () => {
  it('leads to all of its public addresses, in the order of the name service', async () => {
    const { route } = over({ 'jobs.example': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'] })
    expect(await route('jobs.example', 443)).toEqual({
      allowed: true,
      addresses: ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    })
  })

  it.each<[string, readonly string[], string]>([
    ['loopback', ['127.0.0.1'], '127.0.0.1'],
    ['loopback of IPv6', ['::1'], '::1'],
    ['a private network', ['10.1.2.3'], '10.1.2.3'],
    ['another private network', ['192.168.0.1'], '192.168.0.1'],
    ['the metadata service of clouds', ['169.254.169.254'], '169.254.169.254'],
    ['an address that carries a zone', ['fe80::1%eth0'], 'fe80::1%eth0'],
    ['a mapped loopback', ['::ffff:127.0.0.1'], '::ffff:127.0.0.1'],
    ['a private address behind a public one', ['8.8.8.8', '10.0.0.1'], '10.0.0.1'],
    ['a private address before a public one', ['10.0.0.1', '8.8.8.8'], '10.0.0.1'],
    ['a name instead of an address', ['other.example'], 'other.example'],
    ['an empty text', ['8.8.8.8', ''], ''],
  ])('that leads to %s is refused, and the address is named', async (_, addresses, bad) => {
    const { route } = over({ 'site.example': addresses })
    expect(await route('site.example', 80)).toMatchObject({
      allowed: false,
      code: 'capture.address-private',
      address: bad,
      reason: expect.stringMatching(/./),
    })
  })

  it('that is not known, or is known with no address, is unknown', async () => {
    const { route } = over({ 'empty.example': [] })
    const unknown = {
      allowed: false,
      code: 'capture.name-unknown',
      reason: 'the name is not known to the name service',
    }
    expect(await route('nowhere.example', 80)).toEqual(unknown)
    expect(await route('empty.example', 80)).toEqual(unknown)
  })

  it.each(['localhost', 'printer.local', 'x.localhost', 'router.internal'])(
    'of this machine or its network (%s) is refused without a look-up',
    async (name) => {
      const { route, asked } = over({ [name]: ['8.8.8.8'] })
      expect(await route(name, 80)).toMatchObject({ allowed: false, code: 'capture.address-private' })
      expect(asked).toEqual([])
    },
  )

  it.each(['', 'a b', 'exa_mple..com', '[::1', '999.999.999.999'])(
    'that is none (%j) is refused as invalid or private without a look-up',
    async (name) => {
      const { route, asked } = over({ [name]: ['8.8.8.8'] })
      expect((await route(name, 80)).allowed).toBe(false)
      expect(asked).toEqual([])
    },
  )
})

describe('an address', () => {
  it.each([
    ['8.8.8.8', '8.8.8.8'],
    ['134744072', '8.8.8.8'],
    ['0x08080808', '8.8.8.8'],
    ['010.8.8.8', '8.8.8.8'],
    ['[2606:2800::1]', '2606:2800:0:0:0:0:0:1'],
  ])('written %s is asked as %s, with no look-up', async (text, address) => {
    const { route, asked } = over({})
    expect(await route(text, 80)).toEqual({ allowed: true, addresses: [address] })
    expect(asked).toEqual([])
  })

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:7f00:1]', '0', '10.0.0.1'])(
    'that is private is refused however it is written (%s)',
    async (text) => {
      expect(await over({}).route(text, 80)).toMatchObject({
        allowed: false,
        code: 'capture.address-private',
      })
    },
  )

  it('of a public IPv4 network is always asked as it stands, and of 10/8 never', async () => {
    const byte = fc.integer({ min: 0, max: 255 })
    await fc.assert(
      fc.asyncProperty(byte, byte, byte, async (b, c, d) => {
        const { route } = over({})
        expect(await route(`8.${b}.${c}.${d}`, 80)).toEqual({
          allowed: true,
          addresses: [`8.${b}.${c}.${d}`],
        })
        expect((await route(`10.${b}.${c}.${d}`, 80)).allowed).toBe(false)
      }),
      { numRuns: 50 },
    )
  })
})

describe('pinning', () => {
  it('asks once a name, whatever the port and the letters’ case, also while the first is under way', async () => {
    const { route, asked } = over({ 'site.example': ['8.8.8.8'] })
    const routes = await Promise.all([
      route('site.example', 80),
      route('SITE.example', 443),
      route('Site.Example', 8080),
    ])
    expect(new Set(routes).size).toBe(1)
    expect(asked).toEqual(['site.example'])
  })

  it('keeps a refusal too, so that a name cannot become good later', async () => {
    const answers: Record<string, readonly string[]> = { 'site.example': ['10.0.0.1'] }
    const { route } = over(answers)
    expect((await route('site.example', 80)).allowed).toBe(false)
    answers['site.example'] = ['8.8.8.8']
    expect((await route('site.example', 80)).allowed).toBe(false)
  })

  it('ends with the capture: another router asks anew', async () => {
    let asked = 0
    const resolver: Resolver = () => {
      asked += 1
      return Promise.resolve(['8.8.8.8'])
    }
    for (let n = 0; n < 3; n += 1)
      await createRouter({ resolver, allowedPrivateHosts: [] })('site.example', 80)
    expect(asked).toBe(3)
  })
})

describe('the development setting', () => {
  it('opens a listed host on every port, and a listed port alone', async () => {
    const { route } = over({ 'dev.test': ['127.0.0.1'], 'one.test': ['10.0.0.1'] }, [
      'DEV.test',
      'one.test:81',
    ])
    expect(await route('dev.TEST', 1)).toEqual({ allowed: true, addresses: ['127.0.0.1'] })
    expect(await route('one.test', 81)).toEqual({ allowed: true, addresses: ['10.0.0.1'] })
    expect((await route('one.test', 82)).allowed).toBe(false)
  })

  it('does not let what was listed for one port spoil or open another', async () => {
    const { route } = over({ 'one.test': ['10.0.0.1'] }, ['one.test:81'])
    expect((await route('one.test', 82)).allowed).toBe(false)
    expect((await route('one.test', 81)).allowed).toBe(true)
    expect((await route('one.test', 82)).allowed).toBe(false)
  })

  it('asks a listed address as it stands, and calls a listed name unknown that is unknown', async () => {
    const { route, asked } = over({}, ['127.0.0.1', 'none.test'])
    expect(await route('127.0.0.1', 9)).toEqual({ allowed: true, addresses: ['127.0.0.1'] })
    expect(await route('none.test', 9)).toMatchObject({ code: 'capture.name-unknown' })
    expect(asked).toEqual(['none.test'])
  })

  it.each(['sub.dev.test', 'dev.test.evil.example', 'xdev.test'])(
    'does not open %s beside dev.test',
    async (name) => {
      const { route } = over({ [name]: ['127.0.0.1'] }, ['dev.test'])
      expect((await route(name, 80)).allowed).toBe(false)
    },
  )
})

describe('the system’s own look-up', () => {
  it('gives loopback for localhost, as text that the router would refuse', async () => {
    const found = await resolveBySystem('localhost')
    expect(found.length).toBeGreaterThan(0)
    for (const address of found) expect(['127.0.0.1', '::1']).toContain(address)
  })
})

const ONION = `${'abcdefghijklmnopqrstuvwxyz234567'.repeat(2).slice(0, 56)}.onion`

describe('an onion address', () => {
  it.each([[ONION], [`www.${ONION}`], [`${ONION}.`], ['short.onion'], ['onion'], [ONION.toUpperCase()]])(
    '%s is refused on the direct way, and no name service is ever asked for it',
    async (name) => {
      const { route, asked } = over({ [name]: ['8.8.8.8'] })
      expect(await route(name, 80)).toMatchObject({ allowed: false, code: 'capture.onion-needs-tor' })
      expect(asked).toEqual([])
    },
  )

  it('is refused through other proxies, and passes through Tor as it is', async () => {
    for (const kind of ['http-proxy', 'socks-proxy'] as const)
      expect(await createFarRouter(kind)(ONION, 80)).toMatchObject({ code: 'capture.onion-needs-tor' })
    for (const name of [ONION, `www.${ONION}`, ONION.toUpperCase(), `${ONION}.`])
      expect(await createFarRouter('tor')(name, 80)).toEqual({
        allowed: true,
        addresses: [],
        far: name.toLowerCase().replace(/\.$/, ''),
      })
  })

  it.each([
    ['short.onion'],
    ['onion'],
    [`${'a'.repeat(55)}.onion`],
    [`${'1'.repeat(56)}.onion`],
    [`a b.${ONION}`],
  ])('%s is none, even to Tor', async (name) => {
    expect(await createFarRouter('tor')(name, 80)).toMatchObject({ code: 'capture.address-invalid' })
  })
})

describe.each([['http-proxy'], ['socks-proxy'], ['tor']] as const)('through %s', (kind) => {
  const route = createFarRouter(kind)

  it('a public name is handed on as a name and looked up nowhere here', async () => {
    let asked = 0
    const far = routerOf(kind, {
      resolver: () => {
        asked += 1
        return Promise.resolve(['8.8.8.8'])
      },
      allowedPrivateHosts: ['site.example'],
    })
    expect(await far('Site.Example', 443)).toEqual({ allowed: true, addresses: [], far: 'site.example' })
    expect(asked).toBe(0)
  })

  it('a public literal address is handed on in its one form', async () => {
    expect(await route('134744072', 80)).toMatchObject({ allowed: true, far: '8.8.8.8' })
    expect(await route('[2606:4700::1111]', 80)).toMatchObject({ far: '2606:4700:0:0:0:0:0:1111' })
  })

  it.each([
    ['127.0.0.1'],
    ['127.1'],
    ['2130706433'],
    ['0x7f.1'],
    ['[::1]'],
    ['[::ffff:10.0.0.1]'],
    ['169.254.169.254'],
    ['10.1.2.3'],
    ['192.168.0.1'],
    ['localhost'],
    ['a.localhost'],
    ['printer'],
    ['nas.local'],
    ['metadata.google.internal'],
    ['router.home.arpa'],
    ['lvh.me'],
  ])('%s is refused, so that the proxy is not used against its own network', async (host) => {
    expect(await route(host, 80)).toMatchObject({ allowed: false, code: 'capture.address-private' })
  })

  it('the development setting opens nothing', async () => {
    const far = routerOf(kind, {
      resolver: () => Promise.resolve([]),
      allowedPrivateHosts: ['127.0.0.1', 'localhost'],
    })
    for (const host of ['127.0.0.1', 'localhost']) expect((await far(host, 80)).allowed).toBe(false)
  })
})
