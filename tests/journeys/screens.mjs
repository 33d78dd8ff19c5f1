/**
 * Takes pictures of every screen into screenshots/: `node tests/journeys/screens.mjs [name …] [--quick]`.
 * Sizes 1280 and 360, light and dark, English, Nepali and Arabic; `--quick` is English and light only.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildFakeSite, findChromium, launchChromium, serveFakeSite } from './fake-site.ts'
import { addressOf, SCREENS } from './screen-list.ts'

const folder = fileURLToPath(new URL('../../screenshots', import.meta.url))
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isQuick = process.argv.includes('--quick')
const looks = [
  { width: 1280, scheme: 'light', locale: 'en' },
  { width: 360, scheme: 'light', locale: 'en' },
  { width: 1280, scheme: 'dark', locale: 'en', varied: true },
  { width: 360, scheme: 'dark', locale: 'ne', varied: true },
  { width: 1280, scheme: 'light', locale: 'ne', varied: true },
  { width: 1280, scheme: 'light', locale: 'ar', varied: true },
  { width: 360, scheme: 'light', locale: 'ar', varied: true },
].filter((look) => !(isQuick && look.varied))

const executable = findChromium()
if (executable === undefined) {
  console.error('No Chromium was found, so no picture was taken.')
  process.exit(1)
}
await mkdir(folder, { recursive: true })
const started = performance.now()
await buildFakeSite()
const site = await serveFakeSite()
const browser = await launchChromium(executable)
let count = 0
const problems = new Set()
for (const look of looks) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.width === 360 ? 740 : 900 },
    colorScheme: look.scheme,
    locale: look.locale,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') problems.add(`${page.url().replace(site.origin, '')}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.add(`${page.url().replace(site.origin, '')}: ${error.message}`))
  for (const screen of SCREENS) {
    if (wanted.length > 0 && !wanted.includes(screen.name)) continue
    if (screen.once && look.varied && wanted.length === 0) continue
    await page.goto(addressOf(screen, site.origin, look.locale))
    try {
      await page.locator('h1').first().waitFor({ timeout: 8_000 })
      await page.waitForTimeout(250)
      await screen.before?.(page)
    } catch (error) {
      problems.add(`${screen.name} at ${look.width}: ${error.message.split('\n')[0]}`)
    }
    await page.evaluate(() => document.fonts.ready)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0)
      problems.add(`${screen.name} at ${look.width} ${look.locale}: ${wide} px wider than the screen`)
    await page.screenshot({
      path: `${folder}/${screen.name}-${look.width}-${look.locale}-${look.scheme}.png`,
      fullPage: true,
    })
    count += 1
  }
  await context.close()
}
await browser.close()
await site.close()
console.log(`${count} pictures in screenshots/, ${((performance.now() - started) / 1_000).toFixed(0)} s`)
for (const problem of problems) console.log(`problem: ${problem}`)
