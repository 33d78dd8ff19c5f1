/** The replay origin lends one archive for a short time, and what is replayed cannot speak to anybody. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '@smart-rescue/adapters/capture'
import type { ReplayLoan } from '@smart-rescue/features/ports/replay'
import { type Browser, chromium } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReplayDesk, type OpenReplayDesk } from './create-replay-desk.ts'
import { createReplayListener, type ReplayListener } from './create-replay-listener.ts'
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
    expect(page.match(/<script/g)).toHaveLength(1)
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

const chrome = await Promise.resolve(findChromium()).catch(() => undefined)
const why = existsSync(FIXTURE)
  ? 'no Chromium on this machine'
  : 'the fixture ../shared/fixtures/wacz is not here'

describe.skipIf(!existsSync(FIXTURE) || chrome === undefined)(
  `replay in Chromium (skipped when: ${why})`,
  () => {
    let browser: Browser
    beforeEach(async () => {
      browser = await chromium.launch({
        executablePath: String(chrome),
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      })
    })
    afterEach(() => browser.close())

    it('shows the recorded page, and no request leaves for anywhere but the replay origin', async () => {
      const { token } = desk.issue(lend(readFileSync(FIXTURE), { pageTimestamp: '2020-10-07T21:22:36Z' }))
      const page = await browser.newPage()
      const outside: string[] = []
      page.context().on('request', (request) => {
        const url = new URL(request.url())
        // Requests that the service worker answers carry recorded addresses only inside the path of our own origin.
        if (/^https?:$/.test(url.protocol) && url.host !== `localhost:${port}`) outside.push(request.url())
      })
      await page.goto(desk.addressOf(token, 'http://127.0.0.1:4600'))
      const shown = () =>
        Promise.all(
          page.frames().map((frame) => frame.evaluate('document.body?.innerText ?? ""').catch(() => '')),
        )
      await expect
        .poll(async () => (await shown()).join('\n'), { timeout: 30_000, interval: 200 })
        .toContain('Example Domain')
      expect(outside).toEqual([])
    })
  },
)
