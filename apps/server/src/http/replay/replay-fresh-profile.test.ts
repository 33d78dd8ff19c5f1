/** A person with a browser as it comes sees the archived page: in the house's frame where the browser allows that, in a tab of its own where it does not. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '@smart-rescue/adapters/capture'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReplayDesk, type OpenReplayDesk } from './create-replay-desk.ts'
import { createReplayListener, type ReplayListener } from './create-replay-listener.ts'
import { HOSTILE_URL, writeHostileArchive } from './hostile-archive.fixture.ts'

const chrome = findChromium()

let house: Server
let desk: OpenReplayDesk
let listener: ReplayListener
let port = 0
let address = ''
let profile = ''
let context: BrowserContext
let page: Page

beforeAll(async () => {
  const archive = await writeHostileArchive('http://127.0.0.1:9', 'open')
  desk = createReplayDesk({ now: () => new Date() }, () => port)
  house = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(
      `<!doctype html><title>House</title><script>said = []; addEventListener('message', (event) => said.push(event.data))</script><a id="own" href="${address}" target="_blank" rel="noreferrer">own tab</a><iframe sandbox="allow-scripts allow-same-origin" referrerpolicy="no-referrer" src="${address}" width="900" height="500"></iframe>`,
    )
  })
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve))
  const housePort = (house.address() as AddressInfo).port
  listener = await createReplayListener({
    desk,
    log: { info: () => {}, warn: () => {} },
    host: '127.0.0.1',
    housePort: () => housePort,
  })
  port = await listener.listen(0)
  const { token } = desk.issue({
    caseId: 'c',
    exhibitId: 'e',
    pageUrl: HOSTILE_URL,
    pageTimestamp: '2026-11-24T08:00:00.000Z',
    length: archive.length,
    read: async function* (range) {
      yield archive.subarray(range?.start ?? 0, range?.end ?? archive.length)
    },
  })
  address = desk.addressOf(token, `http://127.0.0.1:${housePort}`)
  if (chrome === undefined) return
  profile = mkdtempSync(join(tmpdir(), 'sr-fresh-'))
  context = await chromium.launchPersistentContext(profile, {
    executablePath: chrome,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`http://127.0.0.1:${housePort}/`)
})

afterAll(async () => {
  await context?.close()
  await listener.close()
  house.close()
  if (profile !== '') rmSync(profile, { recursive: true, force: true })
})

const textOf = async (of: Page): Promise<string> => {
  const texts = of.frames().map((frame) => frame.evaluate('document.body?.innerText ?? ""').catch(() => ''))
  return (await Promise.all(texts)).join('\n')
}

describe.skipIf(chrome === undefined)('a fresh profile (skipped where there is no Chromium)', () => {
  it('tells the house where the browser denies a frame of another host its service worker', async () => {
    const frame = () => page.frames().find((each) => each.url() === address)
    const said = () => page.evaluate<string[]>('said')
    // Either the browser allows the frame, and the page is there, or it does not, and says so to its reader and to the house.
    await expect
      .poll(async () => `${await textOf(page)} ${await frame()?.evaluate('document.body.innerText')}`, {
        timeout: 30_000,
      })
      .toMatch(/Room to let|Open it in its own tab/)
    const isShown = (await textOf(page)).includes('Room to let')
    expect(await said()).toEqual(isShown ? [] : ['smart-rescue-replay-denied'])
  })

  it('shows the archived page in a tab of its own, whatever it does to frames', async () => {
    const [tab] = await Promise.all([context.waitForEvent('page'), page.click('#own')])
    await expect.poll(() => textOf(tab), { timeout: 30_000 }).toContain('Room to let')
    expect(await textOf(tab)).not.toContain('Open it in its own tab')
  })
})
