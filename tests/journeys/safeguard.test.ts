/** The safeguard in a real browser: one key, and nothing of what was in view is left – not in the locker, not in the database, not in the browser. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningProduct, runProduct } from '../../tools/demo/run-product.mjs'
import { PASSPHRASES, waitUntil } from './office.ts'
import { type CanarySite, startCanarySite } from './safeguard-site.ts'
import { holdsText, searchDisk } from './search-disk.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

/** SHA-256 of invented bytes, as a list would name a picture. */
const KNOWN = createHash('sha256').update('a plain picture of a bridge').digest('hex')

/** Harmless bytes that stand for what must not stay: invented afresh, so that no other run can have left them. */
const CANARY = `sr-canary-${randomBytes(16).toString('hex')}`

interface CaptureLine {
  id: string
  state: string
  reason?: { code: string }
  exhibit?: { id: string; number: string }
}

describe.skipIf(CHROMIUM === undefined)('stopping in a real browser', () => {
  let site: CanarySite
  let data: string
  let office: RunningProduct
  let maya: Visitor
  let page: Page
  let caseId: string
  let exhibitId: string

  const post = (path: string, body: object) => office.product.post(path, body)
  const captures = async () =>
    ((await office.product.get(`/api/cases/${caseId}/captures`)) as { captures: CaptureLine[] }).captures
  const capture = async (url: string) =>
    ((await post(`/api/cases/${caseId}/captures`, { url })) as { id: string }).id
  const stateOf = async (id: string) => (await captures()).find((one) => one.id === id)
  const readPart = async (role: string) => {
    const answer = await maya.context.request.get(
      `${office.origin}/api/cases/${caseId}/exhibits/${exhibitId}/parts/${role}`,
    )
    return { status: answer.status(), bytes: await answer.body() }
  }
  /** Where plain bytes could lie: the product's own folder with its database, scratch and logs, and the browser's profile. */
  const places = () => [data, maya.profile]

  beforeAll(async () => {
    site = await startCanarySite(CANARY)
    data = mkdtempSync(join(tmpdir(), 'smart-rescue-safeguard-'))
    office = await runProduct({ data, devHosts: [`${site.host}:${site.port}=127.0.0.1:${site.port}`] })
    await post('/api/organisation', {
      name: 'Lantern House',
      country: 'NP',
      administrator: {
        displayName: 'Maya Lantern',
        login: 'maya',
        passphrase: PASSPHRASES.maya,
        alsoCaseOfficer: true,
      },
      unlockPassphrase: PASSPHRASES.unlock,
    })
    const opened = (await post('/api/cases', {
      title: 'Lantern',
      leadKind: 'recruitment',
      countries: ['NP'],
      purpose: 'To find out who is behind an advert',
      legalBasis: 'Referral of the child helpline, no. 112/26',
    })) as { case: { id: string } }
    caseId = opened.case.id
    const asked = await capture(site.page)
    const ended = await waitUntil('the capture to end', 60, async () => {
      const found = await stateOf(asked)
      return found?.exhibit === undefined ? undefined : found
    })
    exhibitId = ended.exhibit?.id ?? ''
    maya = await openVisitor()
    page = maya.page
    await page.goto(office.origin)
    await maya.signIn('maya')
  }, 180_000)
  afterAll(async () => {
    await maya?.close()
    await office?.stop()
    await site?.close()
    if (data !== undefined) rmSync(data, { recursive: true, force: true })
  })

  it('has a search that finds the canary where it is, and in every form it may take', () => {
    for (const form of [CANARY, Buffer.from(`xy${CANARY}z`).toString('base64')])
      expect(holdsText(Buffer.from(`before ${form} after`), CANARY)).toBe(true)
    expect(holdsText(Buffer.from(CANARY, 'utf16le'), CANARY)).toBe(true)
    const zipped = Buffer.concat([Buffer.from('x'), gzipSync(`… ${CANARY} …`), Buffer.from('and more')])
    expect(zipped.includes(CANARY)).toBe(false)
    expect(holdsText(zipped, CANARY)).toBe(true)
    const planted = join(data, 'planted')
    writeFileSync(planted, `… ${CANARY} …`)
    expect(searchDisk(places(), CANARY).found).toContain(planted)
    rmSync(planted)
  })

  it('shows the exhibit, whose archive holds the canary, and opens its replay', async () => {
    expect(site.sent()).toBeGreaterThan(0)
    const wacz = await readPart('wacz')
    expect(wacz.status).toBe(200)
    expect(holdsText(wacz.bytes, CANARY)).toBe(true)
    await page.goto(`${office.origin}/cases/${caseId}/exhibits/${exhibitId}`)
    await page.getByRole('button', { name: 'Open the replay' }).click()
    await page.locator('iframe.sr-replay').waitFor()
    await expect
      .poll(
        async () => {
          const texts = await Promise.all(
            page
              .frames()
              .map((frame) => frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')),
          )
          return texts.filter((text) => text.includes('Rooms by the harbour')).length
        },
        { timeout: 45_000 },
      )
      .toBeGreaterThan(1)
  })

  it('clears the view at once at F9, destroys what was in view, and drafts the report', async () => {
    // Whether the browser itself keeps what a replay shows is up to it; that it may is why its profile is searched too.
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('F9')
    expect(await page.locator('iframe').count()).toBe(0)
    await page.getByRole('heading', { name: 'Stopped – suspected abuse material' }).waitFor()
    const text = await page.locator('.sr-report-text').innerText()
    expect(text).toContain(site.page)
    expect(text).toMatch(/SHA-256 of what was dropped: [0-9a-f]{64}/)
    expect(text).not.toContain(CANARY)
    await page.getByText('Report until').waitFor()
    for (const role of ['wacz', 'screenshot-01']) expect((await readPart(role)).status).toBe(404)
    expect((await readPart('text')).status).toBe(200)
    await maya.check('stop page')
    await page.emulateMedia({ media: 'print' })
    const printed = await page.locator('.sr-report-text').boundingBox()
    expect(printed?.width ?? 0).toBeGreaterThan(900)
    for (const hidden of ['.sr-nav', '.sr-top', '.sr-noprint'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
  })

  it('leaves not one canary byte on the disk: locker, database, scratch, logs, and the browser’s own profile', async () => {
    expect(office.said()).not.toContain(CANARY)
    await expect.poll(() => searchDisk(places(), CANARY).found, { timeout: 20_000 }).toEqual([])
    expect(searchDisk(places(), CANARY).looked).toBeGreaterThan(500)
  })

  it('tells on the exhibit’s page what happened, and offers no picture of it any more', async () => {
    await page.goto(`${office.origin}/cases/${caseId}/exhibits/${exhibitId}`)
    await page.getByText('Media of this exhibit were stopped and destroyed.').waitFor()
    expect(await page.getByRole('button', { name: 'Load tile 1' }).count()).toBe(0)
  })

  it('breaks off a capture that runs, and keeps nothing of it either', async () => {
    const asked = await capture(site.endless)
    await page.goto(`${office.origin}/cases/${caseId}/evidence`)
    await waitUntil('the capture to run', 30, async () => {
      const found = await stateOf(asked)
      return found?.state === 'running' && site.sent() > 1 ? found : undefined
    })
    await page.getByRole('button', { name: 'Stop – suspected abuse material' }).click()
    await page.getByRole('heading', { name: 'Stopped – suspected abuse material' }).waitFor()
    expect(await stateOf(asked)).toMatchObject({
      state: 'failed',
      reason: { code: 'capture.material-stopped' },
    })
    await expect.poll(() => searchDisk([data], CANARY).found, { timeout: 20_000 }).toEqual([])
    await page.getByRole('button', { name: 'It was a mistake' }).click()
    await page.getByText('pressed by mistake', { exact: true }).waitFor()
  })

  it('keeps the case open until the report is handed in, and says so on Today', async () => {
    await page.goto(`${office.origin}/`)
    await page.getByRole('heading', { name: 'Duties to report' }).waitFor()
    await maya.check('today with a duty')
    maya.expectError(/status of 409/)
    const close = await maya.context.request.patch(`${office.origin}/api/cases/${caseId}`, {
      data: { state: 'closed' },
      headers: { 'x-csrf': ((await office.product.get('/api/session')) as { csrf: string }).csrf },
    })
    expect(close.status()).not.toBe(200)
    await page.getByRole('link', { name: 'Report it' }).click()
    await page.getByLabel('How it was found').fill('Opened from an advert')
    await page.getByRole('button', { name: 'Save into the report' }).click()
    await expect.poll(() => page.locator('.sr-report-text').innerText()).toContain('Opened from an advert')
    await page.getByLabel('Handed in to').fill('Internet Watch Foundation')
    await page.getByLabel('Number they gave, if any').fill('W-17')
    await page.getByRole('button', { name: 'Mark as handed in' }).click()
    await page.getByText('W-17').waitFor()
    await page.goto(`${office.origin}/`)
    await page.getByRole('heading', { name: 'Next things' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Duties to report' }).count()).toBe(0)
  })

  it('shows authority, stops and receipts of the case, and records a file unopened', async () => {
    await page.goto(`${office.origin}/cases/${caseId}/safeguard`)
    await page.getByRole('button', { name: 'Enter a written authority' }).click()
    await page.getByLabel('Allowed by').fill('K. Lantern')
    await page.getByLabel('Office', { exact: true }).fill('District prosecutor')
    await page.getByLabel('Legal basis').fill('Order under section 9')
    await page.getByLabel('Written document').fill('no. 112/26')
    await maya.check('authority form')
    await page.getByRole('button', { name: 'Enter the authority' }).click()
    await page.getByText('stands', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Record a file unopened' }).click()
    await page.getByLabel('From whom').fill('A neighbour')
    await page.getByLabel('By which way').fill('e-mail')
    await page.getByLabel('Name of the file, as it was sent').fill('holiday.zip')
    await page.getByLabel('Where it lies now').fill('Inbox of the office phone')
    await page.getByRole('button', { name: 'Record and lock' }).click()
    await page.getByText('locked unopened').waitFor()
    await page.getByRole('button', { name: 'Show who sent it (logged)' }).click()
    await page.getByText('A neighbour').waitFor()
    await maya.check('safeguard of a case')
  })

  it('keeps wellbeing on a page of the member’s own, and takes a list of known hashes that it never shows', async () => {
    await page.goto(`${office.origin}/wellbeing`)
    await page.getByRole('heading', { name: 'My week' }).waitFor()
    await page.getByText('Show them in grey until then').click()
    await page.getByText('Livestream').click()
    await maya.check('wellbeing')
    await page.goto(`${office.origin}/settings`)
    await page.getByRole('heading', { name: 'Known-hash lists' }).waitFor()
    await page.getByLabel('Name of the list').fill('Bridges')
    await page.getByLabel('Where it is from').fill('Invented for this journey')
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'bridges-sha256.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`${KNOWN}\nnot a hash\n`),
    })
    await page.getByRole('button', { name: 'Load the list' }).click()
    await page.getByText('1 hash', { exact: false }).first().waitFor()
    await page.getByText('1 line was refused').waitFor()
    expect(await page.locator('main').innerText()).not.toContain(KNOWN)
    expect(searchDisk([data], KNOWN).found).toEqual([])
    await maya.check('settings with hash lists')
  })

  it('was free of strange requests, errors and findings all the way', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })
})
