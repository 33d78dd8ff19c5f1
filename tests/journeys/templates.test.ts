/** A template in a real browser, with the invented office: two of its texts are ticked by keyboard and held side by side, and its slots are taken out. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFakeSite, findChromium, launchChromium, serveFakeSite } from './fake-site.ts'
import { addressOf, SCREENS } from './screen-list.ts'

const executable = findChromium()
if (executable === undefined)
  console.warn('tests/journeys/templates: skipped, because no Chromium is on this machine.')

describe.skipIf(executable === undefined)('a template', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveFakeSite>>
  beforeAll(async () => {
    await buildFakeSite()
    site = await serveFakeSite()
    browser = await launchChromium(executable ?? '')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('shows slots and edits, is saved as CSV, and lets two texts be compared by keyboard', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const screen = SCREENS.find(({ name }) => name === 'template')
    if (screen === undefined) throw new Error('there is no screen of a template')
    await page.goto(addressOf(screen, site.origin, 'en'))
    const rows = page.locator('.sr-slot-table tbody tr')
    await rows.first().waitFor()
    expect(await page.locator('.sr-aligned del').count()).toBeGreaterThan(0)
    expect(await page.locator('.sr-aligned ins').count()).toBeGreaterThan(0)
    expect(await rows.first().innerText()).toContain('Anna')

    const acts = page.locator('.sr-panel .sr-acts .sr-btn')
    const [saved] = await Promise.all([page.waitForEvent('download'), acts.nth(1).click()])
    const csv = await readFile(await saved.path(), 'utf8')
    expect(csv.split('\r\n')[0]).toMatch(/^\ufeffexhibit,row,key,posted_on,place,/)
    expect(csv).toContain("'+977 972-0000 100")

    expect(await acts.nth(0).getAttribute('aria-disabled')).toBe('true')
    for (const at of [0, 3]) {
      await rows.nth(at).locator('input').focus()
      await page.keyboard.press('Space')
    }
    await acts.nth(0).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/sources\/compare\?a=[0-9a-f-]+\.1&b=[0-9a-f-]+\.4$/)
    await page.locator('.sr-side-by-side .sr-panel').nth(1).waitFor()
    const shared = await page.locator('.sr-shared.strong').allInnerTexts()
    expect(shared).toEqual(['+977 972-0000 100', '+977 972-0000 100'])
    await page.close()
  })
})
