/** After a restart: the locked page, a killed program that ends honestly, and a second start that is refused. */
import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice, PASSPHRASES, PROGRAM } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

describe.skipIf(CHROMIUM === undefined)('a program that was killed', () => {
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string
  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    caseId = await office.openCase('Lantern')
    await office.captureAll(caseId, [`${office.harbour.origins.jobs}/ads/kitchen-amaro.html`])
    maya = await openVisitor()
    page = maya.page
    await page.goto(`${office.origin()}/cases/${caseId}`)
    await maya.signIn('maya')
  })
  afterAll(async () => {
    await maya?.close()
    await office?.close()
  })

  it('is killed in the middle of a capture, after a note was acknowledged', async () => {
    await page.getByLabel('New note').fill('Acknowledged before the program was killed.')
    await page.getByRole('button', { name: 'Write the note' }).click()
    await page.getByRole('listitem').getByText('Acknowledged before the program was killed.').waitFor()
    await page.getByRole('link', { name: /^Evidence/ }).click()
    await page
      .getByLabel('Address of a public page')
      .fill(`${office.harbour.origins.jobs}/hard/slow.html?seconds=6`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByRole('status').getByText('capturing').waitFor()
    const before = office.running()
    await office.killAndRestart()
    expect(before.child.signalCode).toBe('SIGKILL')
    expect(office.origin()).not.toBe(before.origin)
    // The page that stayed open lost its server; what it says about that is no surprise.
    maya.expectError(
      /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_NETWORK|ERR_CONNECTION_RESET/,
    )
  })

  it('is locked after the restart and refuses a wrong passphrase with its sentence', async () => {
    await page.goto(office.origin())
    await page.getByRole('heading', { level: 1, name: 'The evidence locker is locked' }).waitFor()
    await maya.check('locked')
    maya.expectError(/status of 401.*\/api\/organisation\/unlock/)
    await page.getByRole('textbox', { name: 'Unlock passphrase' }).fill('this is surely not the passphrase')
    await page.getByRole('button', { name: 'Open the locker' }).click()
    await page
      .getByRole('alert')
      .getByText('The locker does not open with this passphrase or key file.')
      .waitFor()
    await maya.check('locked, refused')
  })

  it('opens with the right passphrase and shows everything that was acknowledged', async () => {
    await page.getByRole('textbox', { name: 'Unlock passphrase' }).fill(PASSPHRASES.unlock)
    await page.getByRole('button', { name: 'Open the locker' }).click()
    await page.getByRole('heading', { level: 1, name: /^(Sign in|Today)$/ }).waitFor()
    if ((await page.getByRole('heading', { level: 1, name: 'Sign in' }).count()) > 0)
      await maya.signIn('maya')
    await page.goto(`${office.origin()}/cases/${caseId}`)
    await page.getByRole('listitem').getByText('Acknowledged before the program was killed.').waitFor()
    await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).click()
    await page.getByText('Every part was sealed and read back.').waitFor()
    await page.getByRole('button', { name: '+44 20 7946 0142' }).first().waitFor()
  })

  it('ends the capture that was running honestly: done again, or failed with its reason', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
    await expect
      .poll(
        () =>
          page
            .getByRole('status')
            .getByText(/^(waiting|capturing)$/)
            .count(),
        { timeout: 60_000 },
      )
      .toBe(0)
    const exhibit = page.getByRole('link', { name: 'Slow line: deck hands wanted' })
    const failed = page.getByRole('status').getByText('failed')
    await exhibit.or(failed).first().waitFor()
    if ((await failed.count()) > 0) expect(await page.locator('.sr-capture-reason').innerText()).not.toBe('')
    await maya.check('evidence after a kill')
  })

  it('refuses a second start on the same data directory with its sentence and its exit status', () => {
    const second = spawnSync(
      process.execPath,
      [PROGRAM, 'serve', '--port', '0', '--data', office.running().folder],
      { encoding: 'utf8', timeout: 30_000 },
    )
    expect(second.stderr + second.stdout).toMatch(
      /Another Smart Rescue \(process \d+\) uses this data directory\. Stop it first/,
    )
    expect(second.stderr + second.stdout).toContain(String(office.running().child.pid))
    expect(second.status).toBe(75)
  })

  it('asked nobody outside, raised no other error and no finding of axe', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })
})
