/** A real onion service, reached through real Tor in a private network on loopback. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../browser/find-chromium.ts'
import { captureOnce } from '../testing/capture-once.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'
import { hasTor, type PrivateTor, startPrivateTor } from './private-tor.fixture.ts'
import { openWay } from './way-out.ts'

const isPossible = hasTor() && findChromium() !== undefined

let site: Site
let tor: PrivateTor
let onion = ''

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.skipIf(!isPossible)("Debian's tor (skipped where tor, tor-gencert or Chromium is absent)", () => {
  beforeAll(async () => {
    site = await startSite({
      '/': answer('<title>Rooms</title><h1>Rooms to let</h1><script src="/more.js"></script>'),
      '/more.js': answer('document.title = "Rooms by the river"', 'text/javascript'),
    })
    tor = await startPrivateTor(site.port)
    // The service is found once its descriptor is with the directories: about 25 s on a quiet machine.
    for (let turn = 0; turn < 150 && onion === ''; turn += 1) {
      await pause(1_000)
      const name = tor.onion()
      if (tor.progress() < 100 || name === undefined) continue
      const way = openWay({ kind: 'tor', address: tor.address })
      if ((await way.check(2_000)) !== undefined) continue
      const found = await way.reach({ allowed: true, addresses: [], far: name }, 80, 20_000)
      if (!('socket' in found)) continue
      found.socket.destroy()
      onion = name
    }
  }, 180_000)

  afterAll(async () => {
    tor?.close()
    await site?.close()
  })

  it('leads a capture to an onion service: complete, through Tor alone, no name looked up here', async () => {
    expect(onion).toMatch(/^[a-z2-7]{56}\.onion$/)
    const lookedUp: string[] = []
    const { outcome } = await captureOnce(
      `http://${onion}/`,
      {
        resolver: (name) => {
          lookedUp.push(name)
          return Promise.resolve([])
        },
      },
      { job: { route: { kind: 'tor', address: tor.address } } },
    )
    expect([outcome.state, outcome.reason]).toEqual(['complete', undefined])
    expect(outcome.title).toBe('Rooms by the river')
    expect(outcome.report.route).toBe('tor')
    expect(lookedUp).toEqual([])
    expect(site.requests).toEqual(expect.arrayContaining(['GET /', 'GET /more.js']))
  }, 90_000)

  it('says of an onion service that is not there that it cannot be reached', async () => {
    const { outcome } = await captureOnce(
      `http://${'a'.repeat(55)}d.onion/`,
      {},
      { job: { route: { kind: 'tor', address: tor.address } } },
    )
    expect(outcome.state).toBe('failed')
    expect(outcome.reason?.code).toMatch(/^capture\.(unreachable|timeout|name-unknown)$/)
  }, 120_000)
})
