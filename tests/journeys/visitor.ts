/** A person at a browser: real Chromium that notes every stray request, console error, dialog and foreign script, and checks screens. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Login, PASSPHRASES } from './office.ts'

/** Path of a Chromium on this machine, or nothing; where there is none, browser journeys are skipped with this reason. */
export const CHROMIUM = [
  process.env.SMART_RESCUE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
].find((path) => path !== undefined && existsSync(path))

if (CHROMIUM === undefined)
  console.warn('tests/journeys: browser journeys are skipped, because no Chromium is on this machine.')

/** Names of script that must never run: hostile pages call them, so they raise a flag instead. */
const CANARY = () => {
  const flag = { raised: [] as string[] }
  Object.defineProperty(window, 'smartRescueCanary', { value: flag })
  for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
    Object.defineProperty(window, name, { value: () => flag.raised.push(name) })
}

/** One person with a browser of her own. */
export interface Visitor {
  readonly context: BrowserContext
  /** The folder of the browser's own profile. */
  readonly profile: string
  readonly page: Page
  /** Findings of axe and overflow on the screens checked so far. */
  readonly findings: string[]
  /** Lets console errors that match pass: refusals that the journey provokes. */
  expectError(pattern: RegExp): void
  /** Everything odd so far: unexpected console errors, requests to foreign hosts, dialogs, raised canaries. Also waits for nothing. */
  oddities(): Promise<readonly string[]>
  /** Looks at the open screen with axe at 1280 and 360 px, light and dark, and for overflow; then restores its size. */
  check(screen: string): Promise<void>
  /** Signs in on the page that is open. */
  signIn(login: Login): Promise<void>
  close(): Promise<void>
}

/** How the browser is opened. */
export interface Look {
  readonly width?: number
  readonly height?: number
  readonly locale?: string
  /** An outsider's browser has no network and no canary. */
  readonly offline?: boolean
  /** No WebGL, as on an office machine whose graphics the browser does not trust. */
  readonly withoutWebGl?: boolean
}

const LOOKS = [
  { width: 1280, scheme: 'light', whole: true },
  { width: 1280, scheme: 'dark', whole: false },
  { width: 360, scheme: 'dark', whole: true },
  { width: 360, scheme: 'light', whole: false },
] as const

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const isHome = (address: string): boolean => {
  const { protocol, hostname } = new URL(address)
  if (!['http:', 'https:', 'ws:', 'wss:'].includes(protocol)) return true
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}

/** Opens a browser with a profile of its own in a temporary folder: replay needs a service worker, which incognito denies. */
export const openVisitor = async ({
  width = 1280,
  height: tall,
  locale = 'en-GB',
  offline = false,
  withoutWebGl = false,
}: Look = {}) => {
  const profile = mkdtempSync(join(tmpdir(), 'smart-rescue-visitor-'))
  // Debian's Chromium refuses storage to cross-site frames from the start; the usual default is what is tried here.
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default/Preferences'), '{"profile":{"cookie_controls_mode":0}}')
  const height = tall ?? (width < 600 ? 740 : 900)
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM ?? '',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      ...(withoutWebGl ? ['--disable-3d-apis'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No name leads anywhere: a request that slips past the listeners finds nobody.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
    viewport: { width, height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale,
    offline,
    acceptDownloads: true,
  })
  const odd: string[] = []
  const expected: RegExp[] = []
  const findings: string[] = []
  const errors: string[] = []
  context.setDefaultTimeout(20_000)
  context.on('request', (request) => {
    if (!isHome(request.url())) odd.push(`request to a foreign host: ${request.url()}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => errors.push(error.error().message))
  context.on('dialog', (dialog) => {
    odd.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await context.addInitScript(CANARY)
  const page = context.pages()[0] ?? (await context.newPage())

  const visitor: Visitor = {
    context,
    profile,
    page,
    findings,
    expectError: (pattern) => void expected.push(pattern),
    oddities: async () => {
      for (const frame of context.pages().flatMap((open) => open.frames())) {
        const raised = await frame
          .evaluate(
            () =>
              (window as unknown as { smartRescueCanary?: { raised: string[] } }).smartRescueCanary?.raised,
          )
          .catch(() => undefined)
        for (const name of raised ?? []) odd.push(`a page called ${name}() in ${frame.url()}`)
      }
      return [...odd, ...errors.filter((text) => !expected.some((pattern) => pattern.test(text)))]
    },
    check: async (screen) => {
      const size = page.viewportSize() ?? { width, height }
      for (const look of LOOKS) {
        await page.setViewportSize({ width: look.width, height: 900 })
        await page.emulateMedia({ colorScheme: look.scheme })
        // The app follows the system's colours by an attribute; the offline verifier by its style sheet alone.
        await page.waitForFunction((scheme) => {
          const chosen = document.documentElement.dataset.mantineColorScheme
          return chosen === undefined || chosen === scheme
        }, look.scheme)
        const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('iframe')
        // What does not depend on colours is looked at once a width.
        const looking = look.whole ? axe.withTags(TAGS) : axe.withRules('color-contrast')
        let { violations } = await looking.analyze()
        if (violations.length > 0) {
          // A page that was still changing its colours is looked at once more; what is wrong stays wrong.
          // Also where the bar at the foot of a phone lay over what is found: it is scrolled to the middle.
          const [first] = violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.at(-1)))
          if (typeof first === 'string')
            await page
              .locator(first)
              .first()
              .evaluate((element) => element.scrollIntoView({ block: 'center' }))
              .catch(() => undefined)
          await page.waitForTimeout(500)
          violations = (await looking.analyze()).violations
        }
        const name = `${screen}, ${look.width} px, ${look.scheme}`
        for (const { id, nodes } of violations)
          findings.push(`${name}: ${id} – ${nodes[0]?.html.slice(0, 160)}`)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (over > 0) findings.push(`${name}: ${over} px wider than the screen`)
      }
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize(size)
    },
    signIn: async (login) => {
      await page.getByLabel('Sign-in name').fill(login)
      await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASES[login])
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('navigation', { name: 'Main' }).waitFor()
    },
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
  // Before anybody signs in, the app asks who is here and is told "nobody": the one refusal of every start.
  visitor.expectError(/status of 401.*\/api\/session/)
  // A replay asks its archive for the pictures that were withheld, and is told that they are not there.
  visitor.expectError(/status of 404 .*\/replay\/w\//)
  return visitor
}
