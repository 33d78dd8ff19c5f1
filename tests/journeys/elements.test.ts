/** From exhibits to a ready offence: the act is framed, an offence chosen, exhibits attached, and a lawyer judges; not ready one exhibit earlier. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

const OFFENCE = 'Human trafficking: putting a person to use in prostitution'
const ACT = 'the accused used, or put, the victim into prostitution'
const PLACE = 'the act took place in Nepal'
/** Where pictures of the screens go; nowhere unless somebody asks for them. */
const PICTURES = process.env.SMART_RESCUE_PICTURES

describe.skipIf(CHROMIUM === undefined)('elements', { timeout: 240_000 }, () => {
  let office: Office
  let maya: Visitor
  let lena: Visitor
  let caseId: string

  const panel = (page: Page, name: string) =>
    page.locator('section.sr-panel').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const look = async (visitor: Visitor, name: string) => {
    await visitor.check(name)
    if (PICTURES === undefined) return
    mkdirSync(PICTURES, { recursive: true })
    const size = visitor.page.viewportSize()
    for (const width of [1280, 360]) {
      await visitor.page.setViewportSize({ width, height: 900 })
      await visitor.page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true })
    }
    if (size !== null) await visitor.page.setViewportSize(size)
  }
  const open = (visitor: Visitor) => visitor.page.goto(`${office.origin()}/cases/${caseId}/elements`)
  const element = (page: Page, text: string) =>
    panel(page, OFFENCE).locator('li.sr-law-element').filter({ hasText: text }).first()
  const attach = async (text: string) => {
    const { page } = maya
    await element(page, text)
      .getByRole('button', { name: /^Attach/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Exhibit').selectOption({ index: 1 })
    await dialog.getByLabel('Why it bears on the element').fill('The second paragraph says so')
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
    await element(page, text).getByText('for the lawyer to judge').waitFor()
  }
  const judge = async (text: string) => {
    const { page } = lena
    await element(page, text)
      .getByRole('button', { name: /^covered/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Judge', exact: true }).click()
    await dialog.getByText('Please say why.').waitFor()
    await dialog.getByLabel('Why').fill('Read it; it says what the section asks for')
    await dialog.getByRole('button', { name: 'Judge', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    const lawyer = await office.add('lena', 'Lena Mole', ['lawyer'])
    caseId = await office.openCase('Lantern')
    await office.talk().post(`/api/cases/${caseId}/team`, { memberId: lawyer.id })
    await office.captureAll(caseId, [`${office.harbour.origins.jobs}/ads/kitchen-amaro.html`])
    maya = await openVisitor()
    await maya.page.goto(office.origin())
    await maya.signIn('maya')
    lena = await openVisitor()
    await lena.page.goto(office.origin())
    await lena.signIn('lena')
  })
  afterAll(async () => {
    const odd = [...((await maya?.oddities()) ?? []), ...((await lena?.oddities()) ?? [])]
    const found = [...(maya?.findings ?? []), ...(lena?.findings ?? [])]
    await maya?.close()
    await lena?.close()
    await office?.close()
    expect([odd, found]).toEqual([[], []])
  })

  it('asks first what happened, and names the country that has no law pack', async () => {
    const { page } = maya
    await open(maya)
    await panel(page, 'What happened').getByText('There is no law pack for:').waitFor()
    expect(await page.getByLabel('Nepal').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Find the offences' }).click()
    await page.getByText('Please fill this in.').waitFor()
    await page.getByLabel('Day of the act').fill('2025-05-01')
    await look(maya, 'elements-frame')
    await page.getByRole('button', { name: 'Find the offences' }).click()
    await page.getByText('No offence is chosen yet').waitFor()
  })

  it('lists the offences that fit, with penalty and source, and a chosen one is taken apart', async () => {
    const { page } = maya
    const choice = panel(page, 'Offences that fit').locator('li.sr-item').filter({ hasText: OFFENCE })
    await choice.getByText('Penalty:').waitFor()
    await choice.getByRole('button', { name: /^Choose/ }).click()
    await page.getByText('1 offence chosen · 0 ready').waitFor()
    await panel(page, OFFENCE).getByText('0 of 2 groups covered').first().waitFor()
    await element(page, ACT).getByText('Where proof of it is usually found').click()
    await element(page, ACT).getByText('A capture of the advert').waitFor()
    await look(maya, 'elements-chosen')
  })

  it('makes what is missing a task', async () => {
    const { page } = maya
    await element(page, PLACE)
      .getByRole('button', { name: /^Make it a task/ })
      .click()
    await page.getByText('It is a task of the case now.').waitFor()
    const { tasks } = (await office.talk().get(`/api/cases/${caseId}/tasks`)) as {
      tasks: { title: string }[]
    }
    expect(tasks.map(({ title }) => title)).toContain(`Find proof: ${PLACE}`)
  })

  it('is ready when a lawyer has judged everything covered, and not one exhibit earlier', async () => {
    await attach(ACT)
    await open(lena)
    await judge(ACT)
    await panel(lena.page, OFFENCE).getByText('1 of 2 groups covered').first().waitFor()
    await attach(PLACE)
    await panel(maya.page, OFFENCE).getByText('1 of 2 groups covered').first().waitFor()
    await judge(PLACE)
    await lena.page.getByText('1 offence chosen · 1 ready').waitFor()
    await panel(lena.page, OFFENCE).getByText('Elements and exhibits as a table').click()
    await look(lena, 'elements-ready')
  })

  it('shows the law with source and confidence of every row, and takes a lawyer’s word', async () => {
    const { page } = lena
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Law' }).click()
    await page.getByRole('heading', { level: 1, name: 'Law' }).waitFor()
    await page.getByRole('link', { name: 'Nepal' }).waitFor()
    await look(lena, 'law')
    await page.getByRole('link', { name: 'Nepal' }).click()
    await page.locator('summary', { hasText: OFFENCE }).click()
    await page.getByRole('button', { name: 'Confirm it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why').fill('Read against the Act of 2064')
    await dialog.getByRole('button', { name: 'Confirm it' }).click()
    await panel(page, 'Versions and review').getByText('Read against the Act of 2064').waitFor()
    await look(lena, 'law-country')
  })

  it('loads a pack of one’s own after looking it through', async () => {
    const { page } = lena
    await page.goto(`${office.origin()}/law`)
    const file = (text: string) => ({
      name: 'pack.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
    await page.getByLabel('Law pack', { exact: true }).setInputFiles(file('{"pack":"smart-rescue-law/1"}'))
    await page.getByRole('button', { name: 'Look it through' }).click()
    await page.getByText('The pack has errors and cannot be loaded.').waitFor()
    await look(lena, 'law-errors')
    const { pack } = (await office.talk().get('/api/law-packs/NP')) as { pack: object }
    await page
      .getByLabel('Law pack', { exact: true })
      .setInputFiles(file(JSON.stringify({ ...pack, version: 'lantern-1', author: 'Lantern House' })))
    await page.getByRole('button', { name: 'Look it through' }).click()
    await page.getByRole('button', { name: 'Load and use it' }).click()
    await panel(page, 'Versions and review').getByText('version lantern-1').first().waitFor()
    await open(lena)
    await page.getByText('version lantern-1 is in use now').waitFor()
    await look(lena, 'elements-newer')
  })
})
