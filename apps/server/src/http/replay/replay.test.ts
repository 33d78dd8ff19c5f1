/** The replay origin lends one archive for a short time, and what is replayed cannot speak to anybody. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { findChromium } from '@smart-rescue/adapters/capture'
import type { ReplayLoan } from '@smart-rescue/features/ports/replay'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createReplayDesk, type OpenReplayDesk } from './create-replay-desk.ts'
import { createReplayListener, type ReplayListener } from './create-replay-listener.ts'
import {
  HOSTILE_URL,
  LEAVING,
  type Leaving,
  writeHostileArchive,
  writeHostilePage,
} from './hostile-archive.fixture.ts'
import { replayHost } from './replay-host.ts'

const FIXTURE = join(import.meta.dirname, '../../../../../../shared/fixtures/wacz/valid_example_1.wacz')

let now: number
let port: number
let desk: OpenReplayDesk
let listener: ReplayListener
const log = { info: () => {}, warn: () => {} }

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24)
  desk = createReplayDesk({ now: () => new Date(now) }, () => port)
  listener = await createReplayListener({ desk, log, host: '127.0.0.1', housePort: () => 4_600 })
  port = await listener.listen(0)
})
afterEach(() => listener.close())

const lend = (bytes: Uint8Array, more: Partial<ReplayLoan> = {}): ReplayLoan => ({
  caseId: 'c',
  exhibitId: 'e',
  pageUrl: 'http://www.example.com/',
  pageTimestamp: '2026-11-24T08:00:00.000Z',
  length: bytes.length,
  read: async function* (range) {
    yield bytes.subarray(range?.start ?? 0, range?.end ?? bytes.length)
  },
  ...more,
})

const TEXT = Buffer.from('0123456789')
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers, method })

describe('the replay desk', () => {
  it('lends under a token of 256 bits, on the other name of loopback, for a quarter of an hour', () => {
    const { token, expiresAt } = desk.issue(lend(TEXT))
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(desk.addressOf(token, 'http://127.0.0.1:4600')).toBe(`http://localhost:${port}/r/${token}/`)
    expect(desk.addressOf(token, 'http://localhost:4600')).toBe(`http://127.0.0.1:${port}/r/${token}/`)
    expect(expiresAt.getTime() - now).toBe(15 * 60_000)
    now += 15 * 60_000 - 1
    expect(desk.find(token)).toBeDefined()
    now += 1
    expect(desk.find(token)).toBeUndefined()
  })

  it('keeps at most 200 loans and forgets the oldest first', () => {
    const tokens = Array.from({ length: 230 }, () => desk.issue(lend(TEXT)).token)
    expect(desk.find(tokens[0] ?? '')).toBeUndefined()
    expect(desk.find(tokens.at(-1) ?? '')).toBeDefined()
    expect(tokens.filter((token) => desk.find(token)).length).toBeLessThanOrEqual(200)
  })

  it('knows the other host for every name of loopback', () => {
    expect(['LOCALHOST', '127.0.0.1', '[::1]', 'office.example'].map(replayHost)).toEqual([
      '127.0.0.1',
      'localhost',
      'localhost',
      'office.example',
    ])
  })
})

describe('the replay origin', () => {
  it('answers the archive whole, in part, from its end, by its head, and not beyond', async () => {
    const { token } = desk.issue(lend(TEXT))
    const path = `/r/${token}/exhibit.wacz`
    const whole = await get(path)
    expect([whole.status, await whole.text(), whole.headers.get('accept-ranges')]).toEqual([
      200,
      '0123456789',
      'bytes',
    ])
    const part = await get(path, { range: 'bytes=2-4' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ])
    const tail = await get(path, { range: 'bytes=-3' })
    expect([await tail.text(), tail.headers.get('content-range')]).toEqual(['789', 'bytes 7-9/10'])
    const rest = await get(path, { range: 'bytes=8-99' })
    expect([await rest.text(), rest.headers.get('content-length')]).toEqual(['89', '2'])
    const head = await get(path, {}, 'HEAD')
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
    const beyond = await get(path, { range: 'bytes=10-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
    for (const range of ['bytes=5-2', 'bytes=a-b', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])
      expect((await get(path, { range })).status, range).toBe(200)
    expect((await get(path, { range: 'bytes=-0' })).status).toBe(416)
  })

  it('answers nothing for a token that is unknown or has ended', async () => {
    const { token } = desk.issue(lend(TEXT))
    expect((await get('/r/unknown/exhibit.wacz')).status).toBe(404)
    expect((await get('/r/unknown/')).status).toBe(404)
    now += 16 * 60_000
    expect((await get(`/r/${token}/exhibit.wacz`)).status).toBe(404)
    expect((await get(`/r/${token}/`)).status).toBe(404)
  })

  it('serves nothing of the house, sets no cookie, and lets our pages alone frame it', async () => {
    const { token } = desk.issue(lend(TEXT))
    const page = await get(`/r/${token}/`)
    expect(page.headers.get('set-cookie')).toBeNull()
    const csp = page.headers.get('content-security-policy') ?? ''
    expect(csp).toContain(`frame-ancestors 'self' http://localhost:4600`)
    expect(csp).toContain(`connect-src 'self' data: blob:`)
    for (const path of ['/api/health', '/', '/index.html', '/r', '/..%2fpackage.json'])
      expect((await get(path)).status, path).toBe(404)
  })

  it('writes a hostile address into its page as text', async () => {
    const { token } = desk.issue(lend(TEXT, { pageUrl: `http://x.example/"><script>alert(1)</script>` }))
    const page = await (await get(`/r/${token}/`)).text()
    expect(page).not.toContain('<script>alert')
    // Our own two, the player and the one that tells of a denied worker.
    expect(page.match(/<script src="\/replay(-denied\.js|\/ui\.js)"/g)).toHaveLength(2)
    expect(page.match(/<script/g)).toHaveLength(2)
  })

  it('answers server.failed, not half an archive, when reading fails at once', async () => {
    const { token } = desk.issue(
      lend(TEXT, {
        read: async function* () {
          yield* []
          throw new Error('disk')
        },
      }),
    )
    const answer = await get(`/r/${token}/exhibit.wacz`).catch(() => undefined)
    expect(
      answer === undefined || answer.status === 500 || (await answer.text().catch(() => 'cut')) === 'cut',
    ).toBe(true)
  })
})

const chrome = findChromium()
const why = 'there is no Chromium on this machine'

/** A server outside that counts every connection and keeps the first line of what it was asked. */
const listenOutside = async () => {
  const asked: string[] = []
  const counts = { connections: 0 }
  const server = createServer((socket) => {
    counts.connections++
    socket.on('error', () => {})
    socket.once('data', (bytes) => {
      asked.push(/^\w+ \/([\w-]+)/.exec(String(bytes))?.[1] ?? 'something else')
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const outside = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return { outside, asked, counts, close: () => server.close() }
}

describe.skipIf(chrome === undefined)(`replay in Chromium (skipped when ${why})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: String(chrome),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
  })
  afterAll(() => browser?.close())

  const textOf = async (page: Page): Promise<string> => {
    const texts = page
      .frames()
      .map((frame) => frame.evaluate('document.body?.innerText ?? ""').catch(() => ''))
    return (await Promise.all(texts)).join('\n')
  }

  it.skipIf(!existsSync(FIXTURE))(
    'shows the recorded page of somebody else’s archive (skipped without ../shared/fixtures/wacz)',
    async () => {
      const { token } = desk.issue(lend(readFileSync(FIXTURE), { pageTimestamp: '2020-10-07T21:22:36Z' }))
      const context = await browser.newContext()
      const page = await context.newPage()
      const outside: string[] = []
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (/^https?:$/.test(url.protocol) && url.host !== `localhost:${port}`) outside.push(request.url())
      })
      await page.goto(desk.addressOf(token, 'http://127.0.0.1:4600'))
      await expect.poll(() => textOf(page), { timeout: 30_000, interval: 200 }).toContain('Example Domain')
      expect(outside).toEqual([])
      await context.close()
    },
  )

  /** Opens the hostile archive in a context of its own until it tried `last`, and gives what it tried and where it stands. */
  const replayHostile = async (outside: string, last: string, leave?: Leaving) => {
    const tried: string[] = []
    const context = await browser.newContext()
    const page = await context.newPage()
    page.on(
      'console',
      (message) => message.text().startsWith('tried ') && tried.push(message.text().slice(6)),
    )
    const archive = await writeHostileArchive(outside, leave)
    const { token } = desk.issue(lend(archive, { pageUrl: HOSTILE_URL }))
    const address = desk.addressOf(token, 'http://127.0.0.1:4600')
    await page.goto(address)
    await expect.poll(() => tried, { timeout: 30_000 }).toContain(last)
    // What was tried is on its way by now; without the wall it arrives well within this time, as the control shows.
    await page.waitForTimeout(leave === undefined ? 2_000 : 500)
    const stays = page.url() === address && context.pages().length === 1
    await context.close()
    return { tried, stays }
  }

  it('lets no request of a hostile page out, of more than 40 kinds', async () => {
    const { outside, asked, counts, close } = await listenOutside()
    const { tried, stays } = await replayHostile(outside, 'parentScript')
    expect(tried.length).toBeGreaterThan(14)
    expect(asked).toEqual([])
    expect(counts.connections).toBe(0)
    expect(stays).toBe(true)
    close()
  })

  it(`is not led away by any of ${LEAVING.join(', ')}`, async () => {
    const outcomes = await Promise.all(
      LEAVING.map(async (leave) => {
        const { outside, asked, counts, close } = await listenOutside()
        const { stays } = await replayHostile(outside, leave, leave)
        close()
        return { leave, stays, asked, connections: counts.connections }
      }),
    )
    expect(outcomes).toEqual(LEAVING.map((leave) => ({ leave, stays: true, asked: [], connections: 0 })))
  })

  it('is needed: the same page outside the replay reaches out in more than 20 ways', async () => {
    const { outside, asked, close } = await listenOutside()
    // A page of another port: Chromium lets no page of a public address ask the local network.
    const server = createHttpServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(writeHostilePage(outside)),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`)
    await expect.poll(() => new Set(asked).size, { timeout: 30_000 }).toBeGreaterThan(20)
    // The peer connection speaks no HTTP.
    await expect.poll(() => asked, { timeout: 30_000 }).toContain('something else')
    await context.close()
    server.close()
    close()
  })
})
