/** The jail: a browser behind its walls sends nothing but what comes out of the one door, counted by the kernel itself. */
import { spawn, spawnSync } from 'node:child_process'
import { createSocket, type Socket as Datagrams } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enclose, systemFolders, wallEnvironment } from '../../sandbox/index.ts'
import { findChromium } from '../browser/find-chromium.ts'
import { launchChromium } from '../browser/launch-chromium.ts'
import { createEgressProxy } from '../egress/egress-proxy.ts'
import { createRouter } from '../egress/resolve-host.ts'
import { openWay } from '../egress/way-out.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'
import { findJail } from './describe-jail.ts'
import { findInside, readCounters } from './read-namespace.fixture.ts'

const executablePath = findChromium() ?? ''
const walls = executablePath === '' ? undefined : findJail()
const hasUnshare = spawnSync('unshare', ['--version'], { stdio: 'ignore' }).status === 0
const isRoot = process.getuid?.() === 0

const LIMITS = { bytes: 10_000_000, connectMs: 2_000, connections: 1_000 }
const SIZE = { width: 800, height: 600 }
const scratchDir = join(tmpdir(), 'smart-rescue-jail-test')

let site: Site
let inner: Site
let stun: Datagrams
let datagrams = 0

/** Every way inwards or around the proxy that a page can ask for. */
const hostile = (port: number, udpPort: number): string => `<title>Advert</title><p>Waiter wanted</p>
<link rel=dns-prefetch href="//prefetch.example"><link rel=preconnect href="http://127.0.0.1:${port}">
<link rel=preconnect href="//preconnect.example"><link rel=prefetch href="http://localhost:${port}/p">
<img src="http://127.0.0.1:${port}/i.png"><iframe src="http://localhost:${port}/"></iframe>
<script>
const hosts = ['127.0.0.1', 'localhost', 'a.localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1',
  '169.254.169.254', '[fd00:ec2::254]', 'metadata.google.internal', '10.0.0.1', '192.168.1.1', 'inner.example', 'unasked.example']
for (const host of hosts) {
  const at = host + ':${port}/'
  fetch('http://' + at, { mode: 'no-cors' }).catch(() => 0)
  fetch('https://' + at, { mode: 'no-cors' }).catch(() => 0)
  navigator.sendBeacon('http://' + at, 'x')
  try { new WebSocket('ws://' + at) } catch {}
  try { new WebTransport('https://' + at) } catch {}
}
for (const server of ['stun:127.0.0.1:${udpPort}', 'stun:localhost:${udpPort}', 'stun:[::1]:${udpPort}', 'stun:stun.example:3478',
  'turn:127.0.0.1:${udpPort}?transport=udp', 'turn:127.0.0.1:${port}?transport=tcp']) {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: server, username: 'u', credential: 'p' }] })
  peer.createDataChannel('x')
  peer.createOffer().then((offer) => peer.setLocalDescription(offer))
}
setTimeout(() => { document.title = 'tried' }, 2500)
</script>`

beforeAll(async () => {
  stun = createSocket('udp4')
  stun.on('message', () => {
    datagrams += 1
  })
  await new Promise<void>((resolve) => stun.bind(0, '127.0.0.1', resolve))
  inner = await startSite({ '/': answer('secret') })
  site = await startSite({
    '/': answer('<title>Plain</title><p>Room to let</p>'),
    '/hostile': (response) => answer(hostile(inner.port, stun.address().port))(response, response.req),
  })
})

afterAll(async () => {
  stun.close()
  await Promise.all([site.close(), inner.close()])
})

/** Counters once the kernel's count of connections is also ours: a connection is counted a moment before it is accepted. */
const settledCounters = async (inside: number, accepted: () => number) => {
  let counters = readCounters(inside)
  for (let turn = 0; turn < 40 && counters.opened !== accepted(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    counters = readCounters(inside)
  }
  return counters
}

/** A jailed browser with a page, whose proxy lets only the test's site through; everything the page asks is put before its rules. */
const start = async (kind: 'bwrap' | 'unshare') => {
  const egress = createEgressProxy(LIMITS)
  let accepted = 0
  const dialled: string[] = []
  const counted = {
    listen: egress.listen,
    accept: (socket: Parameters<typeof egress.accept>[0]) => {
      accepted += 1
      egress.accept(socket)
    },
  }
  const browser = await launchChromium({ executablePath, scratchDir, egress: counted, ...SIZE, walls: kind })
  const way = openWay(undefined)
  egress.open(
    createRouter({
      resolver: () => Promise.resolve(['127.0.0.1']),
      allowedPrivateHosts: [`site.test:${site.port}`],
    }),
    {
      ...way,
      reach(route, port, ms) {
        dialled.push(`${route.addresses}:${port}`)
        return way.reach(route, port, ms)
      },
    },
  )
  const root = browser.cdp.browser
  const { targetId } = await root.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await root.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  const page = browser.cdp.session(sessionId)
  const titled = async (title: string) => {
    for (let turn = 0; turn < 150; turn += 1) {
      const { result } = await page.send<{ result: { value: string } }>('Runtime.evaluate', {
        expression: 'document.title',
      })
      if (result.value === title) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the page never had the title ${title}`)
  }
  const close = async () => {
    await Promise.all([egress.close(), browser.close()])
  }
  return { browser, egress, page, titled, close, dialled, accepted: () => accepted }
}

const kinds = [
  ['bwrap', walls === 'bwrap'],
  ['unshare', walls !== undefined && hasUnshare],
] as const

for (const [kind, available] of kinds)
  describe.skipIf(!available)(`a jail of ${kind} (skipped where this machine cannot build it)`, () => {
    it('lets a page through the door, and the kernel counts no packet besides', async () => {
      const jailed = await start(kind)
      try {
        const inside = findInside(jailed.browser.pid) ?? 0
        jailed.egress.approve('site.test', site.port)
        await jailed.page.send('Page.navigate', { url: site.url('/') })
        await jailed.titled('Plain')
        const counters = await settledCounters(inside, jailed.accepted)
        expect(counters.devices).toEqual(['lo'])
        expect(counters.opened).toBe(jailed.accepted())
        expect(jailed.accepted()).toBeGreaterThan(0)
        expect([counters.datagrams, counters.failed, counters.control, counters.remote]).toEqual([
          0,
          0,
          0,
          [],
        ])
      } finally {
        await jailed.close()
      }
    })

    it('holds a hostile page: no packet to any private address, no datagram, no connection but to its own host', async () => {
      const jailed = await start(kind)
      try {
        const inside = findInside(jailed.browser.pid) ?? 0
        datagrams = 0
        const before = inner.connections()
        const asked = [
          '127.0.0.1',
          'localhost',
          'a.localhost',
          '[::1]',
          '[::ffff:7f00:1]',
          '169.254.169.254',
          '10.0.0.1',
        ]
        asked.push('inner.example', 'metadata.google.internal', '192.168.1.1', 'site.test', '[fd00:ec2::254]')
        // As if the page's wish were always heard: the rules must hold by themselves.
        for (const host of asked)
          for (const port of [site.port, inner.port]) jailed.egress.approve(host, port)
        await jailed.page.send('Page.navigate', { url: site.url('/hostile') })
        await jailed.titled('tried')
        const counters = await settledCounters(inside, jailed.accepted)
        expect(counters.devices).toEqual(['lo'])
        expect(counters.datagrams).toBe(0)
        expect(counters.failed).toBe(0)
        expect(counters.remote).toEqual([])
        expect(counters.opened).toBe(jailed.accepted())
        expect([inner.connections() - before, datagrams]).toEqual([0, 0])
        expect(new Set(jailed.dialled)).toEqual(new Set([`127.0.0.1:${site.port}`]))
        const refused = jailed.egress.decisions.filter((each) => !each.allowed).map((each) => each.host)
        expect(new Set(refused).size).toBeGreaterThan(8)
        expect(
          jailed.egress.decisions.filter((each) => each.allowed).every((each) => each.host === 'site.test'),
        ).toBe(true)
      } finally {
        await jailed.close()
      }
    })

    it('has one door, which nobody outside can find', async () => {
      const jailed = await start(kind)
      try {
        const counters = readCounters(findInside(jailed.browser.pid) ?? 0)
        expect(counters.listening).toEqual(['0100007F:0438'])
        const outside = readFileSync('/proc/net/tcp', 'utf8')
        expect(outside).not.toContain(' 0100007F:0438 00000000:0000 0A')
      } finally {
        await jailed.close()
      }
    })

    it('says in the report that it is one', async () => {
      const jailed = await start(kind)
      await jailed.close()
      expect(jailed.browser.confinement).toMatch(
        isRoot
          ? /own unprivileged user \(uid 64\d{3}\), its own sandbox on/
          : /user of this program, its own sandbox on/,
      )
      expect(jailed.browser.confinement).toContain(`network namespace (${kind})`)
      expect(jailed.browser.confinement).toMatch(/profile was in memory alone/)
    })

    it('runs Chromium with its own sandbox, never with --no-sandbox', async () => {
      const jailed = await start(kind)
      try {
        const all = spawnSync('ps', ['-eo', 'pid,args', '-ww'], { encoding: 'utf8' }).stdout
        const own = all.split('\n').filter((line) => line.includes('--user-data-dir=/tmp/profile'))
        expect(own.length).toBeGreaterThan(0)
        expect(own.filter((line) => /--no-sandbox/.test(line))).toEqual([])
      } finally {
        await jailed.close()
      }
    })

    it('without a way out has no door at all', async () => {
      const browser = await launchChromium({ executablePath, scratchDir, ...SIZE, walls: kind })
      try {
        expect(readCounters(findInside(browser.pid) ?? 0).listening).toEqual([])
      } finally {
        await browser.close()
      }
    })

    it('ends with everything in it', async () => {
      const jailed = await start(kind)
      const inside = findInside(jailed.browser.pid) ?? 0
      expect(inside).toBeGreaterThan(0)
      await jailed.close()
      for (let turn = 0; turn < 50 && findInside(inside) !== undefined; turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 50))
      expect(findInside(inside)).toBeUndefined()
    })

    it('counts what it says it counts: a datagram and a refused connection inside are seen from outside', async () => {
      const script = `const u=require('dgram').createSocket('udp4');u.send('x',9,'127.0.0.1');
        require('net').connect(9,'127.0.0.1').on('error',()=>0);setInterval(()=>0,1000)`
      const { program, args } = enclose(kind, {
        uid: isRoot ? 63_299 : undefined,
        readOnly: [...systemFolders(), process.execPath],
        memory: [{ path: '/tmp', bytes: 1_000_000 }],
        env: { PATH: '/usr/bin:/bin' },
        nests: true,
        command: [process.execPath, '-e', script],
      })
      const child = spawn(program, args, { env: wallEnvironment(), stdio: 'ignore' })
      try {
        let seen = { datagrams: 0, failed: 0 }
        for (let turn = 0; turn < 100 && (seen.datagrams === 0 || seen.failed === 0); turn += 1) {
          await new Promise((resolve) => setTimeout(resolve, 50))
          const inside = findInside(child.pid ?? 0)
          if (inside !== undefined) seen = readCounters(inside)
        }
        expect([seen.datagrams, seen.failed]).toEqual([1, 1])
      } finally {
        child.kill('SIGKILL')
      }
    })
  })
