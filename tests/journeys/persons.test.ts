/** People of a case: pseudonyms, an identity between two custodians, a part by an authority's document, safety, chronology, and an erasure by two. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice, PASSPHRASES } from './office.ts'
import { searchDisk } from './search-disk.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

interface PersonAnswer {
  readonly id: string
  readonly pseudonym: string
  readonly part: string
  readonly identity: string
}

/** Invented, and written in no other test. */
const NAME = 'Juniper Wexmoor'
const ADDRESS = 'Third house behind the rope walk'
const VAULT = { maya: 'eleven paper boats in a row', lena: 'a lantern under every second bridge' } as const
/** Where pictures of the screens go; nowhere unless somebody asks for them. */
const PICTURES = process.env.SMART_RESCUE_PICTURES

describe.skipIf(CHROMIUM === undefined)('people of a case', { timeout: 240_000 }, () => {
  let office: Office
  let maya: Visitor
  let lena: Visitor
  let omar: Visitor
  let caseId: string
  let child: PersonAnswer
  let other: PersonAnswer

  const api = (rest: string) => `/api/cases/${caseId}${rest}`
  const persons = async () =>
    ((await office.talk().get(api('/persons'))) as { persons: PersonAnswer[] }).persons
  const go = (visitor: Visitor, rest: string) =>
    visitor.page.goto(`${office.origin()}/cases/${caseId}${rest}`)
  const panel = (page: Page, name: string) =>
    page.locator('section.sr-panel').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const look = async (visitor: Visitor, name: string) => {
    await visitor.check(name)
    if (PICTURES === undefined) return
    mkdirSync(PICTURES, { recursive: true })
    const size = visitor.page.viewportSize()
    for (const width of [1280, 360]) {
      await visitor.page.setViewportSize({ width, height: 900 })
      await visitor.page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        window.scrollTo(0, 0)
      })
      // A picture, and no test: the styles of the new width come with a transition.
      await visitor.page.waitForTimeout(400)
      await visitor.page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true })
    }
    if (size !== null) await visitor.page.setViewportSize(size)
  }
  const add = async (part: string, why: string) => {
    const { page } = maya
    await go(maya, '/persons')
    await page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a person' })
    await dialog.getByRole('button', { name: 'Add the person' }).click()
    await dialog.getByText('Please fill this in.').waitFor()
    await dialog.getByLabel('Part in the case').selectOption(part)
    await dialog.getByLabel('Why?').fill(why)
    await dialog.getByRole('button', { name: 'Add the person' }).click()
    await panel(page, 'Identity').waitFor()
    const added = (await persons()).find((person) => page.url().endsWith(person.id))
    if (added === undefined) throw new Error(`${page.url()} shows nobody who is listed`)
    await page.locator('.sr-trail').getByText(added.pseudonym, { exact: true }).waitFor()
    return added
  }
  const makeKey = async (visitor: Visitor, login: 'maya' | 'lena') => {
    const { page } = visitor
    await page.getByRole('textbox', { name: 'Vault passphrase', exact: true }).fill(VAULT[login])
    await page.getByRole('textbox', { name: 'Vault passphrase again' }).fill(VAULT[login])
    await page.getByRole('textbox', { name: 'The passphrase you sign in with' }).fill(PASSPHRASES[login])
    await page.getByRole('button', { name: 'Make my vault key' }).click()
    await page.getByText('Your vault key is made.').waitFor()
  }
  const ask = async (page: Page, line: string, passphrase: string) => {
    await page.getByRole('button', { name: 'Open the identity' }).click()
    await page.getByLabel('Why do you open it?').selectOption('medical-care')
    await page.getByLabel('In one line').fill(line)
    await page.getByRole('textbox', { name: 'Your vault passphrase' }).fill(passphrase)
    await page.getByRole('button', { name: 'Open for five minutes' }).click()
  }
  /** Everything the page could have kept: its stores, its history's state, its own name. */
  const kept = (page: Page) =>
    page.evaluate(async () => {
      const caches = await window.caches.keys()
      const bodies = await Promise.all(
        caches.map(async (key) => {
          const cache = await window.caches.open(key)
          const asked = await cache.keys()
          return Promise.all(asked.map(async (one) => (await (await cache.match(one))?.text()) ?? ''))
        }),
      )
      const stores = [{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases()]
      return JSON.stringify([stores, document.cookie, window.name, history.state, bodies, caches])
    })
  const enter = async (login: 'maya' | 'lena' | 'omar') => {
    const visitor = await openVisitor()
    await visitor.page.goto(office.origin())
    await visitor.signIn(login)
    return visitor
  }

  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    const lenaId = (await office.add('lena', 'Lena Mole', ['social-worker'])).id
    const omarId = (await office.add('omar', 'Omar Quay', ['lawyer'])).id
    caseId = await office.openCase('Lantern')
    for (const memberId of [lenaId, omarId]) await office.talk().post(api('/team'), { memberId })
    await office.captureAll(caseId, [`${office.harbour.origins.jobs}/ads/kitchen-amaro.html`])
    maya = await enter('maya')
    lena = await enter('lena')
    omar = await enter('omar')
  }, 180_000)
  afterAll(async () => {
    for (const visitor of [maya, lena, omar]) await visitor?.close()
    await office?.close()
  })

  it('appear under pseudonyms made by chance', async () => {
    await go(maya, '/persons')
    await maya.page.getByText('Nobody yet').waitFor()
    await look(maya, 'persons-empty')
    child = await add('child', 'The referral of the helpline says so')
    await look(maya, 'person-new')
    other = await add('person-of-interest', 'Answers the number of the advert')
    expect(child.pseudonym).not.toBe(other.pseudonym)
    await go(maya, '/persons')
    for (const { pseudonym } of [child, other])
      await maya.page.getByRole('link', { name: pseudonym, exact: true }).waitFor()
    await look(maya, 'persons')
  })

  it('are warned about where a text looks as if it named somebody', async () => {
    await go(maya, `/persons/${other.id}`)
    await maya.page.getByLabel('New remark').fill('Writes from lantern@harbour.example')
    await maya.page.getByText('This looks like a mail address.', { exact: false }).waitFor()
  })

  it('have an identity that one custodian seals and shares with another', async () => {
    await go(lena, `/persons/${child.id}`)
    await makeKey(lena, 'lena')
    const { page } = maya
    await go(maya, `/persons/${child.id}`)
    await page.getByRole('textbox', { name: 'Vault passphrase', exact: true }).fill('too short')
    await page.getByRole('button', { name: 'Make my vault key' }).click()
    await page.getByText('The two differ.').waitFor()
    await look(maya, 'vault-key')
    await makeKey(maya, 'maya')
    await page.getByRole('button', { name: 'Seal an identity' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME)
    await page.getByLabel('Address, and where she is safe').fill(ADDRESS)
    await page.getByRole('button', { name: 'Seal the identity' }).click()
    await page.getByText('Choose at least one.').waitFor()
    await page.getByRole('checkbox', { name: 'Maya Lantern' }).check()
    await page.getByText('One custodian alone:', { exact: false }).waitFor()
    await look(maya, 'identity-form')
    await page.getByRole('button', { name: 'Seal the identity' }).click()
    await page.getByText('Only one custodian can open this.', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Name a further custodian' }).click()
    await page.getByLabel('Share with').selectOption({ label: 'Lena Mole' })
    await page.getByRole('textbox', { name: 'Your vault passphrase' }).fill(VAULT.maya)
    await look(maya, 'custodian-form')
    await page.getByRole('button', { name: 'Share it' }).click()
    await panel(page, 'Identity').getByRole('listitem').filter({ hasText: 'Lena Mole' }).waitFor()
    await page.getByText('Only one custodian can open this.', { exact: false }).waitFor({ state: 'detached' })
    await look(maya, 'identity-sealed')
    expect((await persons()).map(({ identity }) => identity)).toEqual(['sealed', 'none'])
  })

  it('hide it from a member of the team who is no custodian, at the page and at the door', async () => {
    const { page } = omar
    await go(omar, `/persons/${child.id}`)
    await page.getByText('Only its custodians can open it.', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: 'Open the identity' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Name a further custodian' }).count()).toBe(0)
    expect(await page.getByText('Who opened it', { exact: true }).count()).toBe(0)
    await look(omar, 'identity-stranger')
    omar.expectError(/status of 4\d\d.*\/identity\/opening/)
    const refused = await page.evaluate(
      async ([path, vaultPassphrase]) => {
        const { csrf } = await (await fetch('/api/session')).json()
        const headers = { 'content-type': 'application/json', 'x-csrf': csrf }
        const body = JSON.stringify({ vaultPassphrase, reason: 'shelter', line: 'Let me see' })
        const answer = await fetch(path ?? '', { method: 'POST', headers, body })
        return `${answer.status} ${await answer.text()}`
      },
      [api(`/persons/${child.id}/identity/opening`), VAULT.lena],
    )
    expect(refused).toMatch(/^4\d\d .*"identity\.not-(custodian|enrolled)"/)
    expect(refused).not.toContain('Wexmoor')
  })

  it('open to the other custodian with her own passphrase and a reason, and hide again by themselves', async () => {
    const { page } = lena
    await page.clock.install()
    await go(lena, `/persons/${child.id}`)
    lena.expectError(/status of 4\d\d.*\/identity\/opening/)
    await ask(page, 'The clinic needs her guardian', VAULT.maya)
    await page.getByText('That is not your vault passphrase.', { exact: false }).waitFor()
    expect(await page.getByText(NAME).count()).toBe(0)
    await look(lena, 'identity-wrong')
    await page.getByRole('textbox', { name: 'Your vault passphrase' }).fill(VAULT.lena)
    const answered = page.waitForResponse((one) => one.url().endsWith('/identity/opening') && one.ok())
    await page.getByRole('button', { name: 'Open for five minutes' }).click()
    expect((await answered).headers()['cache-control']).toContain('no-store')
    await page.getByText(NAME, { exact: true }).waitFor()
    await page.getByText(ADDRESS, { exact: true }).waitFor()
    await page.getByLabel('New remark').fill('Wexmoor was seen at the pier')
    await page.getByText('This names the person whose identity you have open.', { exact: false }).waitFor()
    await look(lena, 'identity-open')
    expect(await kept(page)).not.toMatch(/Wexmoor|rope walk/)
    await page.getByLabel('New remark').fill('')
    await page.clock.fastForward('05:01')
    await page.getByText(NAME, { exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Open the identity' }).waitFor()
    expect(await page.locator('body').innerHTML()).not.toMatch(/Wexmoor|rope walk/)
  })

  it('show every custodian who opened it and why', async () => {
    const { page } = maya
    await go(maya, `/persons/${child.id}`)
    await page.getByText('Who opened it', { exact: true }).click()
    const line = page.getByRole('listitem').filter({ hasText: 'The clinic needs her guardian' })
    await line.getByText('Medical care', { exact: false }).waitFor()
    await ask(page, 'The shelter asks', VAULT.maya)
    await page.getByText(NAME, { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Hide it now' }).click()
    await page.getByText(NAME, { exact: true }).waitFor({ state: 'detached' })
    expect(await kept(page)).not.toMatch(/Wexmoor|rope walk/)
  })

  it('become a suspect only by the document of an authority', async () => {
    const { page } = maya
    const body = { part: 'suspect', why: 'The advert is bad' }
    await expect(office.talk().post(api(`/persons/${other.id}/part`), body)).rejects.toThrow()
    await go(maya, `/persons/${other.id}`)
    await page.getByRole('button', { name: 'Change the part' }).click()
    await page.getByLabel('Part in the case').selectOption('suspect')
    await page.getByLabel('Why?').fill('The order names the owner of the number')
    await page.getByRole('button', { name: 'Change the part' }).click()
    expect(await page.getByText('Please fill this in.').count()).toBe(3)
    await look(maya, 'part-form')
    expect((await persons()).at(1)?.part).toBe('person-of-interest')
    await page.getByLabel('Authority').fill('District court of the harbour')
    await page.getByLabel('Day of the document').fill('2026-11-02')
    await page.getByLabel('Its number').fill('112/26')
    await page.getByRole('button', { name: 'Change the part' }).click()
    await page.getByText('The change is in the log.').waitFor()
    await page.getByText('District court of the harbour', { exact: false }).waitFor()
    await page.locator('.sr-trail').getByText('Suspect, named by an authority').waitFor()
    expect((await persons()).at(1)?.part).toBe('suspect')
    await look(maya, 'person-suspect')
  })

  it('are kept safe by a plan, without which the form of a capture warns', async () => {
    const { page } = maya
    await go(maya, '/evidence')
    const warning = page.getByText('This case has no safety plan yet.', { exact: false })
    await warning.waitFor()
    await page.getByRole('link', { name: 'Safety plan' }).click()
    await page.getByRole('button', { name: 'Write a safety plan' }).click()
    await page.getByLabel('In danger from whom, or what?').fill('Whoever answers the number')
    await page.getByRole('button', { name: 'Seal the plan' }).click()
    await page.getByText('Please fill this in.').first().waitFor()
    await page.getByLabel('What could let them know that somebody looks?').fill('A call to the number')
    await page.getByLabel('What do we do, and what never?').fill('Nobody calls; captures go by another route')
    await page.getByLabel('Whom to call first').fill('The night desk of the shelter')
    await look(maya, 'safety-form')
    await page.getByRole('button', { name: 'Seal the plan' }).click()
    await page.getByText('The night desk of the shelter').waitFor()
    await look(maya, 'safety')
    const asked = page.waitForResponse((one) => one.url().endsWith('/safety') && one.ok())
    await go(maya, '/evidence')
    expect(await (await asked).json()).toMatchObject({ state: 'holds' })
    await page.getByLabel('Address of a public page').waitFor()
    await warning.waitFor({ state: 'detached' })
    await look(maya, 'capture-without-warning')
  })

  it('consent, and a child’s word is never the only basis', async () => {
    const { page } = maya
    await go(maya, `/persons/${child.id}`)
    await page.getByRole('button', { name: 'Note a consent or best interest' }).click()
    await page.getByLabel('How was it explained?').fill('In Nepali, with pictures; she said it back')
    await page.getByLabel('What exactly does it cover?').fill('The report to the district police')
    await page.getByLabel('On which day?').fill('2026-11-20')
    await page.getByRole('button', { name: 'Note it' }).click()
    await page.getByText('Please fill this in.').waitFor()
    await page.getByLabel('What does it rest on besides?').fill('Her guardian agreed')
    await look(maya, 'consent-form')
    await page.getByRole('button', { name: 'Note it' }).click()
    const consents = panel(page, 'Consent and best interest')
    await consents.getByText('The report to the district police').waitFor()
    await look(maya, 'person-child')
    await consents.getByRole('button', { name: 'It was withdrawn' }).click()
    await consents.getByLabel('Why, in her words?').fill('She wants to wait')
    await consents.getByRole('button', { name: 'Note the withdrawal' }).click()
    await consents.getByText('withdrawn', { exact: true }).waitFor()
  })

  it('stand in a chronology beside exhibits and events, and what cannot both be so is said', async () => {
    const { page } = maya
    await go(maya, '/chronology')
    const lines = page.locator('ol.sr-list > li')
    await lines.filter({ hasText: 'Captured' }).first().waitFor()
    await lines
      .filter({ hasText: `${other.pseudonym}: Suspect, named by an authority` })
      .first()
      .waitFor()
    const write = async (what: string, day: string, source: string, sameAs?: string) => {
      await page.getByRole('button', { name: 'Write an event down' }).click()
      await page.getByLabel('What happened?').fill(what)
      await page.getByLabel('When', { exact: true }).fill(day)
      if (sameAs !== undefined) {
        const accounts = page.getByLabel('Another account of the same event')
        await accounts.selectOption(
          await accounts.locator('option', { hasText: sameAs }).getAttribute('value'),
        )
        await page.getByLabel('How sure is it?').selectOption('disputed')
      }
      await page.getByRole('button', { name: 'Write it down' }).click()
      await page.getByText('Please fill this in.').waitFor()
      await page.getByLabel('Where is it known from?').fill(source)
      await look(maya, sameAs === undefined ? 'event-form' : 'event-form-again')
      await page.getByRole('button', { name: 'Write it down' }).click()
      await lines.filter({ hasText: what }).first().waitFor()
    }
    await write('The child left for the kitchen job', '2026-10-12', 'Statement 7')
    const conflict = 'Two dates are given for one event, and they exclude each other.'
    expect(await page.getByText(conflict).count()).toBe(0)
    await write('She left later, says the aunt', '2026-11-03', 'Statement 8', 'kitchen job')
    await page.getByText(conflict).first().waitFor()
    expect(await page.getByText(conflict).count()).toBe(2)
    await look(maya, 'chronology')
    await page.getByLabel('Only what contradicts something').check()
    expect(await lines.count()).toBe(2)
  })

  it('are forgotten when two people say so: the keys are destroyed', async () => {
    await go(lena, `/persons/${child.id}`)
    await lena.page.getByText('Erase, or hold for a court').click()
    await lena.page.getByLabel('Why?').fill('She asks for it')
    await lena.page.getByRole('button', { name: 'Ask for erasure' }).click()
    await lena.page.getByRole('button', { name: 'Confirm the erasure' }).waitFor()
    await look(lena, 'erasure-asked')
    lena.expectError(/status of 4\d\d.*\/identity\/erasure/)
    await lena.page.getByLabel('Why?').fill('I confirm it myself')
    await lena.page.getByRole('button', { name: 'Confirm the erasure' }).click()
    await lena.page.getByText('identity.second-person').waitFor()
    expect((await persons()).at(0)?.identity).toBe('erase-asked')
    const { page } = maya
    await go(maya, `/persons/${child.id}`)
    await page.getByLabel('Why?').fill('Her wish, read in the log')
    await page.getByRole('button', { name: 'Confirm the erasure' }).click()
    await panel(page, 'Identity').getByRole('heading', { name: 'Erased' }).waitFor()
    await look(maya, 'identity-erased')
    expect((await persons()).at(0)?.identity).toBe('erased')
    const body = { vaultPassphrase: VAULT.maya, reason: 'shelter', line: 'Is it gone?' }
    await expect(
      office.talk().post(api(`/persons/${child.id}/identity/opening`), body),
    ).rejects.toMatchObject({ code: 'identity.nothing-sealed' })
  })

  it('leave no name in any browser, and no screen one would be ashamed of', async () => {
    const visitors = [maya, lena, omar]
    for (const visitor of visitors) expect(await kept(visitor.page)).not.toMatch(/Wexmoor|rope walk/)
    const odd = await Promise.all(visitors.map((visitor) => visitor.oddities()))
    expect([odd.flat(), visitors.flatMap(({ findings }) => findings)]).toEqual([[], []])
    // Closed, so that the profile holds what a browser writes when it ends.
    for (const { context } of visitors) await context.close()
    for (const text of ['Wexmoor', 'rope walk']) {
      const { found, looked } = searchDisk(
        visitors.map(({ profile }) => profile),
        text,
      )
      expect(looked).toBeGreaterThan(10)
      expect(found).toEqual([])
    }
  })
})
