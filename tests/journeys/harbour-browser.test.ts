/** Harbour in a real Chromium, by name: what only a browser shows – scripted text, frames, lazy pictures, scrolling, width. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Harbour, startHarbour } from '../../tools/harbour/serve.mjs'
import { findPage, htmlPages, truth } from './harbour-truth.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)

let harbour: Harbour
let browser: Browser | undefined
let context: BrowserContext
let page: Page
const strays = new Set<string>()
const faults: string[] = []

beforeAll(async () => {
  harbour = await startHarbour()
  if (executablePath === undefined) return
  const rules = Object.values(harbour.hosts).map((host) => `MAP ${host} 127.0.0.1`)
  browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=${rules.join(',')},MAP * ~NOTFOUND`],
  })
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, ignoreHTTPSErrors: true })
})
afterAll(async () => {
  await browser?.close()
  await harbour.close()
})
beforeEach(async (test) => {
  if (!browser) return test.skip('no Chromium on this machine')
  page = await context.newPage()
  page.on('request', (request) => {
    const { hostname } = new URL(request.url())
    if (!harbour.resolve(hostname) && !request.url().startsWith('about:')) strays.add(request.url())
  })
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
})
afterEach(async () => {
  if (browser) await page.close()
})

const open = (id: string) => {
  const found = findPage(id)
  return page.goto(`${harbour.origins[found.site]}/${found.path}`)
}
const originals = (id: string, where: string): string[] =>
  findPage(id)
    .selectors.filter((selector) => selector.where === where)
    .map(({ original }) => original)
const see = (text: string) => page.getByText(text).first().waitFor({ state: 'attached', timeout: 30_000 })

describe('in a browser', () => {
  it('every page shows its selectors as written, and none is wider than a 360-pixel screen', async () => {
    for (const { id, hard, selectors } of htmlPages) {
      if (['slow', 'redirect-chain', 'page-redirect'].includes(hard?.case ?? '')) continue
      await open(id)
      const text = (await page.locator('body').innerText()).replace(/[ \t\n]+/g, ' ')
      for (const { original, where } of selectors) if (where === 'text') expect(text, id).toContain(original)
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        clientWidth: document.documentElement.clientWidth,
      }))
      expect(scrollWidth, id).toBeLessThanOrEqual(clientWidth)
    }
  })

  it('the planner writes its number by script alone', async () => {
    const answer = await open('jobs-spa')
    const [number = 'none'] = originals('jobs-spa', 'script')
    expect(await answer?.text()).not.toContain(number)
    await see(number)
  })

  it('the notices stand in four frames, nested, sandboxed and written in', async () => {
    await open('jobs-frames')
    await page.waitForLoadState('load')
    const texts = await Promise.all(page.frames().map((frame) => frame.locator('body').textContent()))
    expect(texts.length).toBe(5)
    for (const number of originals('jobs-frame-contact', 'text')) {
      expect(texts.filter((text) => text?.includes(number)).length).toBe(2)
    }
    for (const address of originals('jobs-frames', 'srcdoc')) expect(texts.join('\n')).toContain(address)
  })

  it('the sixty pictures load only when they are come to, and then all of them', async () => {
    await open('jobs-lazy')
    await page.waitForLoadState('load')
    const loaded = () =>
      page.evaluate(
        () =>
          [...document.images].filter((image) => image.src.includes('tile-') && image.naturalWidth > 0)
            .length,
      )
    expect(await loaded()).toBeLessThan(60)
    const figures = await page.locator('figure').all()
    for (const figure of figures) await figure.scrollIntoViewIfNeeded()
    await page.waitForFunction(() => [...document.images].every((image) => image.naturalWidth > 0))
    expect(await loaded()).toBe(findPage('jobs-lazy').hard?.images)
  })

  it('the watch book grows to ninety entries and says that it ended', async () => {
    await open('forum-watch-book')
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, 4000)
          return page.locator('article').count()
        },
        { timeout: 60_000 },
      )
      .toBe(90)
    for (const address of originals('forum-watch-book', 'scroll')) await see(address)
  })

  it('the live board fills from a WebSocket and an event stream', async () => {
    await open('forum-live-board')
    for (const line of [
      ...originals('forum-live-board', 'websocket'),
      ...originals('forum-live-board', 'eventsource'),
    ]) {
      await see(line)
    }
  })

  it('the hostile title and name are shown as text', async () => {
    await open('jobs-hostile')
    expect(await page.title()).toBe(findPage('jobs-hostile').title)
    expect(await page.locator('h1').textContent()).toBe('<script>alert(1)</script>')
  })

  it('the old charsets are read right, from the header and from the page', async () => {
    for (const { id, title, hard } of truth.pages.filter((one) => one.hard?.charset)) {
      await open(id)
      expect(await page.title()).toBe(title)
      expect((await page.evaluate(() => document.characterSet)).toLowerCase()).toBe(hard?.charset)
    }
  })

  it('the chain of redirects keeps its cookies', async () => {
    await open('jobs-old-listing')
    expect(page.url()).toBe(`${harbour.origins.jobs}/ads/kitchen-amaro.html`)
    const cookies = (await context.cookies(page.url())).map(({ name, value }) => `${name}=${value}`)
    expect(cookies.sort()).toEqual(['hop=3', 'ref=old-listing', 'seen=1'])
  })

  it('a moved page hops by meta element, then by script, to the advert', async () => {
    await open('jobs-by-page')
    const { path } = findPage(findPage('jobs-by-page').hard?.finally ?? '')
    await page.waitForURL(`${harbour.origins.jobs}/${path}`)
    expect(await page.title()).toBe('Night porter, Hotel Miravela – Harbour Jobs')
  })

  it('no page asked anybody outside, opened a dialog or failed in a script', () => {
    expect([...strays]).toEqual([])
    expect(faults).toEqual([])
  })
})
