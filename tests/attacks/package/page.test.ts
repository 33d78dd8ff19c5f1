/** The verifier's page in a real browser, opened from a file, without any network: it reaches the verdict of the command, and nothing of a package becomes markup. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { findChromium } from '@smart-rescue/adapters/capture'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  builtVerifier,
  editManifest,
  makeFixture,
  type PackageFixture,
  sign,
  textOf,
  verifyBytes,
  zipFiles,
} from './package-fixture.ts'
import { writeRawZip } from './raw-zip.ts'
import { TAMPERINGS } from './tampering.ts'

const executablePath = findChromium()

let fixture: PackageFixture
let browser: Browser
let folder: string
let address: string
beforeAll(async () => {
  fixture = await makeFixture()
  folder = await mkdtemp(join(tmpdir(), 'page-'))
  await writeFile(join(folder, 'verify.html'), (await builtVerifier()).page)
  address = pathToFileURL(join(folder, 'verify.html')).href
  if (executablePath === undefined) return
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ executablePath, args })
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

interface Opened {
  readonly page: Page
  /** Every request but that for the page itself, every error and every message of the console. */
  readonly noise: string[]
}

const open = async (width = 1280, locale = 'en'): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true, locale })
  const page = await context.newPage()
  const noise: string[] = []
  page.on('request', (request) => request.url() === address || noise.push(request.url()))
  page.on('pageerror', (error) => noise.push(String(error)))
  page.on('console', (message) => noise.push(message.text()))
  page.on('dialog', (dialog) => {
    noise.push('dialog')
    void dialog.dismiss()
  })
  await page.goto(address)
  return { page, noise }
}

let serial = 0
const choose = async (page: Page, zip: Uint8Array, policy?: string): Promise<string | null> => {
  const name = join(folder, `package-${serial++}.zip`)
  await writeFile(name, zip)
  if (policy !== undefined) {
    await writeFile(join(folder, 'policy.txt'), policy)
    await page.setInputFiles('#policy', join(folder, 'policy.txt'))
  }
  await page.setInputFiles('#package', name)
  await page.waitForSelector('#verdict')
  return page.getAttribute('#verdict', 'data-verdict')
}

const statesOf = (page: Page): Promise<Record<string, string>> =>
  page.$$eval('[data-aspect]', (items) =>
    Object.fromEntries(
      items.map((item) => [item.getAttribute('data-aspect'), item.getAttribute('data-state')]),
    ),
  )

const codesOf = (page: Page): Promise<(string | null)[]> =>
  page.$$eval('.red-list [data-code]', (items) => items.map((item) => item.getAttribute('data-code')))

const HANDFUL = [
  'file.hash',
  'item.commitment',
  'custody.reordered',
  'proof.wrong',
  'signature.wrong',
  'log.other-key',
]

describe.skipIf(executablePath === undefined)('verify.html (skipped where no Chromium is installed)', () => {
  it('opens from a file without a network and shows four separate results', async () => {
    const { page, noise } = await open()
    expect(await choose(page, fixture.zip, fixture.policy)).toBe('good')
    expect(await statesOf(page)).toEqual({
      intact: 'ok',
      logged: 'ok',
      timed: 'unknown',
      witnessed: 'unknown',
    })
    const shown = await page.textContent('#verdict')
    for (const file of editManifest(fixture.files).files.filter(({ path }) => path.startsWith('items/')))
      expect(shown).toContain(file.sha256)
    const { json } = await verifyBytes(fixture.zip)
    expect(await page.textContent('#fingerprint')).toBe(json.signer.fingerprint)
    expect(noise).toEqual([])
    await page.context().close()
  })

  it('says no more than "agrees with itself" without a policy, and judges anew when one is chosen', async () => {
    const { page } = await open()
    expect(await choose(page, fixture.zip)).toBe('consistent')
    expect((await statesOf(page)).logged).toBe('unknown')
    await writeFile(join(folder, 'late.txt'), fixture.policy)
    await page.setInputFiles('#policy', join(folder, 'late.txt'))
    await page.waitForSelector('#verdict[data-verdict="good"]')
    await page.context().close()
  })

  it('says that the report is signed by nobody the policy names, where it names nobody', async () => {
    const { page } = await open()
    expect(await choose(page, fixture.zip, fixture.policy.replace(/^#package-signer.*\n/m, ''))).toBe(
      'partly',
    )
    expect(await codesOf(page)).toEqual(['signer.unchecked'])
    await page.context().close()
  })

  it('does not take the hint of the package for the policy of the reader', async () => {
    const { page } = await open()
    expect(await choose(page, fixture.zip, textOf(fixture.files, 'policy.example'))).toBe('consistent')
    expect(await codesOf(page)).toEqual(['policy.from-package'])
    await page.context().close()
  })

  it('refuses what the command refuses, with the same reasons', async () => {
    const { page, noise } = await open()
    for (const { code, apply, policy } of TAMPERINGS.filter((way) => HANDFUL.includes(way.code))) {
      const files = new Map(fixture.files)
      await apply(files, fixture.locker)
      const zip = await zipFiles(files)
      const trust = policy?.(fixture.policy, fixture.locker) ?? fixture.policy
      const verdict = await choose(page, zip, trust)
      expect(await codesOf(page)).toContain(code)
      const { json } = await verifyBytes(zip, trust)
      expect(verdict).toBe('bad')
      expect(await codesOf(page)).toEqual(json.redList.map((finding: { code: string }) => finding.code))
    }
    expect(noise).toEqual([])
    await page.context().close()
  })

  it('refuses a hostile archive, a file that is none, and a policy that cannot be read', async () => {
    const { page } = await open()
    const twice = { name: 'README.txt', data: new Uint8Array(3) }
    expect(await choose(page, writeRawZip([twice, twice]))).toBe('refused')
    expect(await codesOf(page)).toEqual(['zip.name-duplicate'])
    await page.reload()
    expect(await choose(page, new Uint8Array(100))).toBe('refused')
    await page.reload()
    expect(await choose(page, fixture.zip, 'trust everybody\n')).toBe('refused')
    expect(await page.textContent('#overall')).toContain('policy')
    await page.context().close()
  })

  it('shows hostile texts as texts', async () => {
    const files = new Map(fixture.files)
    const manifest = editManifest(files)
    const hostile = '<img src=x onerror=alert(1)>\u202e</h3><script>alert(2)</script>'
    for (const exhibit of manifest.exhibits)
      Object.assign(exhibit, { title: hostile, url: `javascript:${hostile}` })
    Object.assign(manifest.case, { title: hostile, purpose: hostile.repeat(40) })
    await sign(files, manifest, fixture.locker)
    const { page, noise } = await open()
    expect(await choose(page, await zipFiles(files), fixture.policy)).toBe('good')
    expect(await page.textContent('#verdict')).toContain('<img src=x onerror=alert(1)>')
    expect(await page.$$('#verdict img, #verdict script, #verdict a')).toHaveLength(0)
    expect(noise).toEqual([])
    await page.context().close()
  })

  it('takes package and policy by drag and drop', async () => {
    const { page } = await open()
    const transfer = await page.evaluateHandle(
      ([zip, policy]) => {
        const data = new DataTransfer()
        data.items.add(
          new File([Uint8Array.from(zip as number[])], 'package.zip', { type: 'application/zip' }),
        )
        data.items.add(new File([policy as string], 'policy.txt'))
        return data
      },
      [[...fixture.zip], fixture.policy] as const,
    )
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
    await page.waitForSelector('#verdict[data-verdict="good"]')
    await page.context().close()
  })

  for (const width of [1280, 360])
    it(`is accessible, and nothing sticks out, at ${width} px`, async () => {
      const { page } = await open(width)
      await choose(page, fixture.zip)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`).join('\n')).toBe('')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.context().close()
    })

  it('is worked with the keyboard alone, and moves the focus to the verdict', async () => {
    const { page } = await open()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('language')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('package')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('policy')
    await choose(page, fixture.zip)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('overall')
    await page.context().close()
  })

  it('speaks the language of the reader where it can, and says that the translation is unreviewed', async () => {
    const { page } = await open(1280, 'es-CO')
    expect(await page.getAttribute('html', 'lang')).toBe('es')
    expect(await page.textContent('.note')).toContain('sin revisar')
    await page.selectOption('#language', 'en')
    expect(await page.textContent('h1')).toBe('Verify a package')
    expect(await page.$('.note')).toBeNull()
    await page.context().close()
  })
})

describe('the file verify.html', () => {
  it('is smaller than 600 kB, loads nothing, and lets only its own script and style run', async () => {
    const { page } = await builtVerifier()
    const text = new TextDecoder().decode(page)
    expect(page.length).toBeLessThan(600_000)
    expect(text).toContain("default-src 'none'; script-src 'sha256-")
    expect(text).not.toMatch(/\b(?:src|href)=["'](?!data:)/)
    expect(text.match(/<script>/g)).toHaveLength(1)
  })

  it('is the same, byte for byte, when it is built again', async () => {
    const { buildVerifier } = await import('../../../apps/verifier/build.mjs')
    const { readFile } = await import('node:fs/promises')
    await buildVerifier(folder)
    for (const name of ['verify.html', 'verify.mjs'] as const) {
      const again = new Uint8Array(await readFile(join(folder, name)))
      expect(again).toEqual(
        name === 'verify.html' ? (await builtVerifier()).page : (await builtVerifier()).program,
      )
    }
  })
})
