/** Time stamps as an operator sets them up, in a real browser: two authorities, an exhibit between two stamps, an authority that is away, and an outsider who reads the interval. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pemOf, ROOT } from '../../packages/core/src/stamping/authority.fixture.ts'
import { type FakeAuthority, startAuthority } from '../oracles/fake-authority.ts'
import { type Office, openOffice } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

describe.skipIf(CHROMIUM === undefined)('an operator who has the log stamped', () => {
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string
  const authorities: FakeAuthority[] = []
  beforeAll(async () => {
    authorities.push(await startAuthority(), await startAuthority())
    office = await openOffice()
    await office.found()
    caseId = await office.openCase('Lantern')
    maya = await openVisitor()
    page = maya.page
    await page.goto(`${office.origin()}/settings`)
    await maya.signIn('maya')
  })
  afterAll(async () => {
    await maya?.close()
    await office?.close()
    for (const authority of authorities) await authority.close()
  })

  const section = () => page.locator('#time-stamps')
  const add = async (name: string, url: string) => {
    await section().getByRole('button', { name: 'Add an authority' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a time-stamp authority' })
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Address').fill(url)
    await dialog.getByLabel('Root certificate (PEM)').fill(pemOf(ROOT))
    await dialog.getByRole('button', { name: 'Add the authority' }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  it('asks nobody before she enters an authority, and says so', async () => {
    await section().getByText('No authority is asked yet').waitFor()
    await maya.check('settings, no authority')
    expect(authorities.map((authority) => authority.asked())).toEqual([0, 0])
  })

  it('is told what the authority learns, and refuses a root that is none', async () => {
    await section().getByRole('button', { name: 'Add an authority' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a time-stamp authority' })
    await dialog.getByText('The authority learns a hash of the log’s state').waitFor()
    await dialog.getByLabel('Name').fill('Lighthouse')
    await dialog.getByLabel('Address').fill(authorities[0]?.url ?? '')
    await dialog.getByLabel('Root certificate (PEM)').fill(`-----BEGIN CERTIFICATE-----\n${'A'.repeat(120)}`)
    maya.expectError(/status of 422.*\/api\/stamping\/authorities/)
    await dialog.getByRole('button', { name: 'Add the authority' }).click()
    await dialog.getByText('That is not one root certificate in PEM.').waitFor()
    await maya.check('settings, a root that is none')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  it('enters two, and sees both stamp the log by themselves', async () => {
    await add('Lighthouse', authorities[0]?.url ?? '')
    await section().getByText('One authority alone can fail or be doubted.').waitFor()
    await add('Pier clock', authorities[1]?.url ?? '')
    await section().getByText('stamped by 2 of 2').waitFor({ timeout: 30_000 })
    expect(await section().getByText('up to date').count()).toBe(2)
    await maya.check('settings, stamped by two')
  })

  it('finds an exhibit between two times that authorities confirm, soon after its capture', async () => {
    await office.captureAll(caseId, [`${office.harbour.origins.jobs}/ads/kitchen-amaro.html`])
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
    await expect
      .poll(
        async () => {
          await page.reload()
          await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).waitFor()
          return page.getByText(/^timed \d/).count()
        },
        { timeout: 30_000, interval: 2_000 },
      )
      .toBeGreaterThan(0)
    await maya.check('evidence, timed')
  })

  it('is told which authority is away, since when, and that it is asked again', async () => {
    authorities[1]?.refuse(true)
    await page.goto(`${office.origin()}/settings`)
    await section().getByRole('button', { name: 'Stamp now' }).click()
    await page.getByText('Stamped by 1 of 2.').waitFor()
    await section().getByText('waiting', { exact: true }).waitFor()
    await section().getByText('The time-stamp authority cannot be reached').waitFor()
    await maya.check('settings, one away')
    authorities[1]?.refuse(false)
    await section().getByRole('button', { name: 'Stamp now' }).click()
    await page.getByText('Stamped by 2 of 2.').waitFor()
  })

  it('saves the checkpoint for an OpenTimestamps program', async () => {
    const waiting = page.waitForEvent('download')
    await section().getByRole('link', { name: 'Save the newest checkpoint' }).click()
    expect((await waiting).suggestedFilename()).toMatch(/^checkpoint-\d+\.txt$/)
  })

  it('hands out a package whose times an outsider reads without a network', async () => {
    const { dossier } = {
      dossier: (await office.talk().post(`/api/cases/${caseId}/dossiers`, { locale: 'en' })) as {
        id: string
      },
    }
    const path = `/api/cases/${caseId}/dossiers/${dossier.id}`
    await expect
      .poll(async () => ((await office.talk().get(path)) as { state: string }).state, { timeout: 120_000 })
      .toBe('ready')
    const organisation = (await office.talk().get('/api/organisation')) as { policy: string }
    await page.goto(`${office.origin()}/cases/${caseId}/dossier`)
    const waiting = page.waitForEvent('download')
    await page.evaluate((href) => {
      const link = document.createElement('a')
      link.href = href
      link.download = 'package.zip'
      document.body.append(link)
      link.click()
    }, `${path}/package`)
    const zip = join(maya.profile, 'package.zip')
    await (await waiting).saveAs(zip)
    const policy = join(maya.profile, 'policy.txt')
    writeFileSync(policy, organisation.policy)
    const { runVerify } = await import('../../apps/verifier/src/index.ts')
    let said = ''
    const exit = await runVerify([zip, '--policy', policy], {
      write: (text) => {
        said += text
      },
      error: () => undefined,
    })
    expect([exit, said]).toEqual([0, expect.stringMatching(/^Timed +yes +Sealed between /m)])
    expect(said).toContain('CN=Lighthouse Stamp 1')
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })
})
