/** Need to know as people see it: who is shown what, who may do what, and how fast a right ends. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice, PASSPHRASES } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

describe.skipIf(CHROMIUM === undefined)('need to know', () => {
  let office: Office
  let operator: Visitor
  let officer: Visitor
  let investigator: Visitor
  let second: Visitor
  let caseUrl: string
  let askedPage: string
  beforeAll(async () => {
    office = await openOffice()
    await office.found(false)
    await office.add('lena', 'Lena Pier', ['case-officer'])
    ;[operator, officer, investigator] = await Promise.all([openVisitor(), openVisitor(), openVisitor()])
  })
  afterAll(async () => {
    await Promise.all([operator, officer, investigator, second].map((visitor) => visitor?.close()))
    await office?.close()
  })
  const main = (page: Page) => page.getByRole('navigation', { name: 'Main' })
  const openACase = async (page: Page, title: string) => {
    await page.goto(`${office.origin()}/cases/new`)
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Kind of lead').selectOption('recruitment')
    await page.getByLabel('Countries').selectOption('NP')
    await page.getByLabel('Purpose').fill('To find out who is behind an advert')
    await page.getByLabel('Legal basis').fill('Referral of the child helpline, no. 112/26')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    return page.url()
  }
  const add = async (name: string, login: 'ravi' | 'omar', role: string) => {
    const { page } = operator
    await page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a person' })
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await dialog.getByLabel('Sign-in name').fill(login)
    await dialog.getByRole('textbox', { name: 'First passphrase' }).fill(PASSPHRASES[login])
    for (const box of await dialog.getByRole('checkbox', { checked: true }).all()) await box.uncheck()
    await dialog.getByRole('checkbox', { name: role }).check()
    if (role === 'Lawyer') await operator.check('add a person')
    await dialog.getByRole('button', { name: 'Add the person' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('listitem').getByText(name, { exact: true }).waitFor()
  }

  it('shows an operator who leads no case no case, and lets her open none', async () => {
    await officer.page.goto(office.origin())
    await officer.check('sign in')
    await officer.signIn('lena')
    caseUrl = await openACase(officer.page, 'Lantern')
    const { page } = operator
    await page.goto(office.origin())
    await operator.signIn('maya')
    await page.getByText('Your role reads no cases').waitFor()
    expect(await page.getByRole('link', { name: 'Open a case' }).count()).toBe(0)
    await operator.check('today of an operator')
    await main(page).getByRole('link', { name: 'Cases' }).click()
    await page.getByText('You are on no case yet').waitFor()
    // Her role reads no case: the sentence is the same for a case that exists and for one that does not.
    operator.expectError(/status of 403.*\/api\/cases\//)
    for (const url of [caseUrl, caseUrl.replace(/.{6}$/, '000000')]) {
      await page.goto(url)
      await page.getByText('Your role does not allow this here.').waitFor()
      expect(await page.getByRole('heading', { name: /Lantern/ }).count()).toBe(0)
    }
    await operator.check('a case that one may not see')
  })

  it('lets the operator add an investigator and a lawyer', async () => {
    await main(operator.page).getByRole('link', { name: 'People' }).click()
    await add('Ravi Quay', 'ravi', 'Investigator')
    await add('Omar Mole', 'omar', 'Lawyer')
    await operator.check('people')
  })

  it('tells a stranger who has the address of a case that there is nothing she may see', async () => {
    const { page } = investigator
    await page.goto(caseUrl)
    await investigator.signIn('ravi')
    investigator.expectError(/status of 404.*\/api\/cases\//)
    await page.getByText('There is nothing here that you may see').waitFor()
    expect(await page.title()).not.toContain('Lantern ·')
    expect(await page.getByRole('heading', { name: /Lantern/ }).count()).toBe(0)
    await main(page).getByRole('link', { name: 'Cases' }).click()
    await page.getByText('You are on no case yet').waitFor()
  })

  it('lets the case officer put both on the team, and shows them the case at once', async () => {
    const { page } = officer
    await page.goto(caseUrl)
    const team = page.locator('#team')
    for (const name of ['Ravi Quay', 'Omar Mole']) {
      const choice = team.getByLabel('Add to the team')
      const value = await choice.locator('option', { hasText: name }).getAttribute('value')
      await choice.selectOption(value)
      await team.getByRole('button', { name: 'Add', exact: true }).click()
      await team.getByRole('listitem').getByText(name, { exact: true }).waitFor()
    }
    await investigator.page.goto(caseUrl)
    await investigator.page.getByRole('heading', { level: 1, name: 'Lantern' }).waitFor()
  })

  it('lets the investigator capture, and offers her no export; the server refuses one too', async () => {
    const { page } = investigator
    await page.goto(`${caseUrl}/evidence`)
    await page
      .getByLabel('Address of a public page')
      .fill(`${office.harbour.origins.jobs}/ads/kitchen-amaro.html`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).waitFor()
    investigator.expectError(/status of 403.*\/dossiers/)
    const status = await page.evaluate(async (path) => {
      const { csrf } = await (await fetch('/api/session')).json()
      const headers = { 'content-type': 'application/json', 'x-csrf': csrf }
      return (await fetch(`/api${path}/dossiers`, { method: 'POST', headers, body: '{}' })).status
    }, new URL(caseUrl).pathname)
    expect(status).toBe(403)
  })

  it('offers the investigator no tab that answers with a refusal', async () => {
    const { page } = investigator
    await page.goto(caseUrl)
    const tabs = page.getByRole('navigation', { name: 'Parts of the case' }).getByRole('link')
    await tabs.first().waitFor()
    const refused: string[] = []
    for (const address of await tabs.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    )) {
      await page.goto(address)
      await tabs.first().waitFor()
      await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' })
      if ((await page.getByRole('alert').count()) > 0)
        refused.push(new URL(address).pathname.split('/').pop() ?? '')
      expect(await page.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0)
    }
    expect(refused).toEqual([])
  })

  it('shows the officer what the investigator captured without a reload', async () => {
    const { page } = officer
    await page.goto(`${caseUrl}/evidence`)
    await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).waitFor()
    await investigator.page.goto(`${caseUrl}/evidence`)
    await page
      .getByLabel('Address of a public page')
      .fill(`${office.harbour.origins.jobs}/ads/night-porter.html`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await investigator.page.getByRole('link', { name: 'Night porter, Hotel Miravela' }).waitFor()
  })

  it('ends news and clicks of somebody who was taken off the team', async () => {
    const { page } = officer
    await page.goto(caseUrl)
    await page.getByRole('button', { name: /Take.*Ravi Quay/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Take off the team?' })
    await officer.check('take off the team')
    await dialog.getByRole('button', { name: 'Take off' }).click()
    await page.locator('#team').getByText('Ravi Quay', { exact: true }).waitFor({ state: 'detached' })
    await page.goto(`${caseUrl}/evidence`)
    await page
      .getByLabel('Address of a public page')
      .fill(`${office.harbour.origins.jobs}/ads/bakery-helper.html`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByRole('link', { name: /Bakery/ }).waitFor()
    const left = investigator.page
    expect(await left.getByRole('link', { name: /Bakery/ }).count()).toBe(0)
    await left
      .getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' })
      .or(left.getByText('There is nothing here that you may see'))
      .first()
      .waitFor()
    const click = left.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' })
    if ((await click.count()) > 0) await click.click()
    await left.getByText('There is nothing here that you may see').first().waitFor()
    expect(await left.locator('body').innerText()).not.toContain('+44 20 7946 0142')
  })

  it('says of a selector of another case only that it is known elsewhere, and tells its owner that somebody asks', async () => {
    await office.add('tove', 'Tove Lighthouse', ['case-officer'])
    second = await openVisitor()
    const { page } = second
    await page.goto(office.origin())
    await second.signIn('tove')
    const url = await openACase(page, 'Beacon')
    await page.goto(`${url}/evidence`)
    await page
      .getByLabel('Address of a public page')
      .fill(`${office.harbour.origins.jobs}/ads/lume-coast.html`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByRole('link', { name: 'Waiting staff, sea terrace, Lume' }).waitFor()
    await page.getByLabel('Paste an address').fill('+44 20 7946 0142')
    await page.getByRole('region', { name: 'What this is' }).getByText('known elsewhere').waitFor()
    await page.getByRole('button', { name: 'Show where it was seen' }).click()
    await page.getByRole('heading', { level: 2, name: 'Known elsewhere' }).waitFor()
    const body = await page.locator('body').innerText()
    for (const secret of ['Lantern', 'Lena', 'Kitchen and floor staff', 'SR-2026-001'])
      expect(body.replace('Lantern House', '')).not.toContain(secret)
    await second.check('selector known elsewhere')
    await page.getByLabel('Message to the owner').fill('It stands in an advert that I look at.')
    await page.getByRole('button', { name: 'Ask its owner' }).click()
    await page.getByText('Its owner was asked.').waitFor()
    askedPage = page.url()

    const first = officer.page
    await first.goto(office.origin())
    await first.getByText('Somebody asks about a selector of your case.').waitFor()
    await first.getByText('It stands in an advert that I look at.').waitFor()
    expect(await first.locator('body').innerText()).not.toContain('Beacon')
    await officer.check('today with notices')
  })

  it('remembers that the owner was asked', async () => {
    const { page } = second
    await page.goto(askedPage)
    await page.getByRole('heading', { level: 2, name: 'Known elsewhere' }).waitFor()
    expect(await page.getByText('Its owner was asked.').count()).toBe(1)
  })

  it('asked nobody outside, raised no error and no finding of axe on any screen', async () => {
    for (const visitor of [operator, officer, investigator, second]) {
      expect(await visitor.oddities()).toEqual([])
      expect(visitor.findings).toEqual([])
    }
  })
})
