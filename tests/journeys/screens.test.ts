/** Promises about every screen of the web app, in real Chromium with the invented office: accessible, within its policy, and never wider than a phone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE_EXHIBIT, LANTERN } from '../../apps/web/src/testing/fake-shape.ts'
import { buildFakeSite, findChromium, launchChromium, serveFakeSite } from './fake-site.ts'
import { addressOf, SCREENS } from './screen-list.ts'

const executable = findChromium()
if (executable === undefined)
  console.warn('tests/journeys/screens: skipped, because no Chromium is on this machine.')

describe.skipIf(executable === undefined)('every screen', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveFakeSite>>
  const open = async (look: { width: number; dark?: boolean }): Promise<[BrowserContext, Page, string[]]> => {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 1_600 },
      colorScheme: look.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      bypassCSP: false,
    })
    const page = await context.newPage()
    const noise: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') noise.push(message.text())
    })
    page.on('pageerror', (error) => noise.push(error.message))
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== site.origin) noise.push(`asked ${origin}`)
    })
    return [context, page, noise]
  }

  beforeAll(async () => {
    await buildFakeSite()
    site = await serveFakeSite()
    browser = await launchChromium(executable ?? '')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  // Two looks that differ in everything: wide, light, English; narrow, dark, right to left.
  for (const look of [
    { width: 1280, locale: 'en', dark: false },
    { width: 360, locale: 'ar', dark: true },
  ])
    it(`is free of axe findings, errors, outside requests and overflow (${look.width} px, ${look.locale})`, async () => {
      const [context, page, noise] = await open(look)
      const findings: string[] = []
      for (const screen of SCREENS) {
        if (look.dark && (screen.once || screen.name.endsWith('-full'))) continue
        await page.goto(addressOf(screen, site.origin, look.locale))
        await page.locator('h1').first().waitFor()
        await page.waitForTimeout(60)
        await screen.before?.(page)
        const { violations } = await new AxeBuilder({ page })
          // No frame of another origin is open, so axe needs no page of its own for each look.
          .setLegacyMode(true)
          .options({ resultTypes: ['violations'] })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        for (const violation of violations)
          findings.push(`${screen.name}: ${violation.id} – ${violation.nodes[0]?.html.slice(0, 160)}`)
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (tooWide > 0) findings.push(`${screen.name}: ${tooWide} px wider than the screen`)
      }
      await context.close()
      expect([...findings, ...noise]).toEqual([])
    })

  it('shows hostile titles as text and runs nothing of them', async () => {
    const [context, page, noise] = await open({ width: 1280 })
    await page.goto(`${site.origin}/cases/${LANTERN}/exhibits/${HOSTILE_EXHIBIT}?scene=full`)
    const title = await page.locator('h1').innerText()
    expect(title).toContain('<script>document.title=2</script>')
    expect(await page.locator('h1 bdi').count()).toBe(1)
    expect(await page.title()).toBe('E-06 · SR-2026-014 · Smart Rescue')
    await context.close()
    expect(noise).toEqual([])
  })

  it('hides at Shift three times, shows nothing while hidden, and comes back with what was typed', async () => {
    const [context, page] = await open({ width: 1280 })
    await page.goto(`${site.origin}/cases/new`)
    const field = page.locator('main input').first()
    await field.fill('Lantern two')
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    expect(await page.locator('body').innerText()).toBe('')
    expect(await page.title()).not.toContain('Smart Rescue')
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    expect(await field.inputValue()).toBe('Lantern two')
    await context.close()
  })

  it('is walked by keyboard: the skip link first, the one box by /, exhibits by j and k', async () => {
    const [context, page] = await open({ width: 1280 })
    await page.goto(`${site.origin}/cases/${LANTERN}/evidence`)
    await page.locator('.sr-exhibit-row').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('sr-skip')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('sr-box-field')
    await page.keyboard.press('Escape')
    await page.locator('.sr-exhibit-row a').first().click()
    await page.locator('.sr-mark').first().waitFor()
    const first = page.url()
    await page.keyboard.press('j')
    await expect.poll(() => page.url()).not.toBe(first)
    await page.locator('.sr-head nav a').nth(1).waitFor()
    await page.keyboard.press('k')
    await expect.poll(() => page.url()).toBe(first)
    await context.close()
  })

  it('takes back a decision on a link from the message that follows it', async () => {
    const [context, page] = await open({ width: 360 })
    await page.goto(`${site.origin}/cases/${LANTERN}/links`)
    await page.getByRole('button', { name: 'Accept – E-01 and E-02' }).click()
    await page.locator('.sr-toast button').first().click()
    await page.getByRole('button', { name: 'Accept – E-01 and E-02' }).waitFor()
    await context.close()
  })
})
