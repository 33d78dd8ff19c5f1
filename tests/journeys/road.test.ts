/** From a hand-over to a verdict: what each office said, who is silent, the next hearing, another officer, and what is told and counted afterwards. */
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entered, enterOffice } from './enter-office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

const TITLE = 'Lantern ferry'
const POLICE = 'Harbour District Police'
const COURT = 'Harbour District Court'
const PERSON = 'person:K7Q2M4'
const CHARGE = `Charge against a person · ${PERSON} · charge 1`
const DAY_MS = 86_400_000
/** Where pictures of the screens go; nowhere unless somebody asks for them. */
const PICTURES = process.env.SMART_RESCUE_PICTURES

/** A day long past, as the forms want it: entries are made late, and their silence is long. */
const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
/** Nine o'clock on a day ahead, in the browser's own time, and the day as a calendar writes it. */
const ahead = (days: number) => {
  const day = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
  return { field: `${day}T09:00`, stamp: day.replaceAll('-', '') }
}
const [FIRST_HEARING, NEXT_HEARING] = [ahead(20), ahead(41)]

describe.skipIf(CHROMIUM === undefined)('the road to the verdict', { timeout: 240_000 }, () => {
  let entered: Entered
  let lena: Visitor
  let page: Page
  let reference: string

  const go = (path: string, by = page) => by.goto(entered.office.origin() + path)
  const road = () => go(`/cases/${entered.caseId}/road`)
  const panel = (name: string, by = page) =>
    by.locator('section.sr-panel').filter({ has: by.getByRole('heading', { name, exact: true }) })
  const look = async (visitor: Visitor, name: string) => {
    await visitor.check(name)
    if (PICTURES === undefined) return
    mkdirSync(PICTURES, { recursive: true })
    const size = visitor.page.viewportSize()
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [360, 'light'],
      [1280, 'dark'],
      [360, 'dark'],
    ] as const) {
      await visitor.page.setViewportSize({ width, height: 900 })
      await visitor.page.emulateMedia({ colorScheme })
      await visitor.page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        window.scrollTo(0, 0)
      })
      await visitor.page.waitForTimeout(150)
      await visitor.page.screenshot({
        path: join(PICTURES, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      })
    }
    await visitor.page.emulateMedia({ colorScheme: 'light' })
    if (size !== null) await visitor.page.setViewportSize(size)
  }
  /** Fills fields by their exact labels; `choose` picks in lists. */
  const fill = async (form: Locator, typed: Record<string, string>, chosen: Record<string, string> = {}) => {
    for (const [label, words] of Object.entries(chosen))
      await form.getByLabel(label, { exact: true }).selectOption({ label: words })
    for (const [label, words] of Object.entries(typed))
      await form.getByLabel(label, { exact: true }).fill(words)
  }
  const save = async (form: Locator, act: string) => {
    await form.getByRole('button', { name: act, exact: true }).click()
    await form.waitFor({ state: 'detached' })
  }

  beforeAll(async () => {
    entered = await enterOffice(TITLE)
    page = entered.page
    const { office, caseId } = entered
    await office.add('lena', 'Lena Mole', ['case-officer'])
    const view = (await office.talk().get(`/api/cases/${caseId}`)) as { case: { reference: string } }
    reference = view.case.reference
    lena = await openVisitor()
    await go('/', lena.page)
    await lena.signIn('lena')
  }, 180_000)
  afterAll(async () => {
    await lena?.close()
    await entered?.leave()
  })

  it('begins with a receiver in the directory, which says why it is trusted', async () => {
    await go('/road')
    await page.getByText('Nobody is silent for too long').waitFor()
    await page.getByRole('button', { name: 'Add a receiver' }).click()
    const form = panel('Receivers').locator('form')
    await form.getByRole('button', { name: 'Add it' }).click()
    await form.getByText('Please fill this in.').first().waitFor()
    await look(entered.maya, 'receiver-form')
    await fill(
      form,
      { 'Name of the office': POLICE, 'Address or portal': 'Mole Road 7, Harbour', Why: 'Answered in 2025' },
      { Country: 'Nepal', 'How far is it trusted': 'known' },
    )
    await save(form, 'Add it')
    await panel('Receivers').getByText('Mole Road 7, Harbour').waitFor()
  })

  it('hands the case over, on a basis and with a source', async () => {
    await road()
    await page.getByText('The case was handed to nobody yet').waitFor()
    await page.getByRole('button', { name: 'Record a hand-over' }).click()
    const form = panel('Handed over to').locator('form')
    await look(entered.maya, 'referral-form')
    await fill(
      form,
      {
        'Day of the hand-over': ago(300),
        'Legal basis of the hand-over': 'Reporting duty',
        'Source in words': 'Stamp of the desk, no. 7',
      },
      { 'To whom': `${POLICE} (Nepal, known)` },
    )
    await save(form, 'Record the hand-over')
    await panel(`Referral · ${POLICE}`).getByText('silent', { exact: true }).waitFor()
  })

  it('enters the answer and the investigation, each with its source', async () => {
    const track = panel(`Referral · ${POLICE}`)
    await track.getByRole('button', { name: `Enter what was heard – Referral · ${POLICE}` }).click()
    await fill(
      track.locator('form'),
      { Day: ago(290), 'Source in words': 'Call with the desk officer' },
      { 'What happened': 'Answer to the hand-over', 'With which result': 'accepted' },
    )
    await save(track.locator('form'), 'Enter it')
    await track.getByText('Answer to the hand-over: accepted', { exact: true }).waitFor()

    await page.getByRole('button', { name: `An investigation was opened – ${POLICE}` }).click()
    const fresh = panel('Follow something new').locator('form')
    await fill(
      fresh,
      { Day: ago(280), 'Source in words': 'Letter no. 12' },
      { 'What happened': 'Investigation opened', 'How do we know': 'Letter' },
    )
    await save(fresh, 'Enter it')
    await panel(`Investigation · ${POLICE}`)
      .getByText(/Letter no\. 12/)
      .waitFor()
  })

  it('tells who has been silent for too long, with a reminder that a person sends herself', async () => {
    await go('/road')
    const silent = panel('Silent for too long')
    await silent.getByText(`Investigation: Investigation opened`).waitFor()
    await silent
      .getByText(/\d+ days/)
      .first()
      .waitFor()
    await look(entered.maya, 'road-silent')
    await silent
      .getByRole('link', { name: new RegExp(reference) })
      .first()
      .click()
    const track = panel(`Investigation · ${POLICE}`)
    await track.getByText('Nothing heard for', { exact: false }).waitFor()
    await track.getByText('Draft of a reminder').click()
    const draft = await track.locator('.sr-road-draft').innerText()
    expect(draft).toContain(reference)
    expect(draft).not.toContain(TITLE)
    await look(entered.maya, 'road-reminder')
  })

  it('enters the charge on a person by her pseudonym, with the next hearing', async () => {
    const fresh = panel('Follow something new').locator('form')
    await page.getByRole('button', { name: 'A person, a charge or a child' }).click()
    await fill(fresh, {}, { 'What is it about?': 'Charge against a person' })
    await fill(fresh, { 'Pseudonym of the person': 'Ram' })
    await fresh.getByRole('button', { name: 'Enter it' }).click()
    await fresh.getByText('Write the pseudonym as it stands on the page People.').waitFor()
    await look(entered.maya, 'entry-form')
    await fill(
      fresh,
      {
        'Pseudonym of the person': PERSON,
        Day: ago(200),
        Authority: COURT,
        'Source in words': 'List of the court of the week',
        'Next hearing, if known': FIRST_HEARING.field,
        'Court of the next hearing': 'Court 2',
      },
      { 'What happened': 'Charged', 'How do we know': 'List of the court' },
    )
    await save(fresh, 'Enter it')
    await panel(CHARGE)
      .getByText(/Court 2/)
      .waitFor()
  })

  it('corrects an entry with a reason, and keeps what was entered before', async () => {
    const track = panel(CHARGE)
    await track.getByRole('button', { name: 'Correct – Charged' }).click()
    const form = track.locator('form')
    await fill(form, { Day: ago(190), 'Next hearing, if known': NEXT_HEARING.field })
    await form.getByRole('button', { name: 'Correct it' }).click()
    await form.getByText('Please fill this in.').waitFor()
    await look(entered.maya, 'correct-form')
    await fill(form, { 'Why is it corrected?': 'The list had the day of another case' })
    await save(form, 'Correct it')
    await track.getByText('What was entered before').click()
    const history = track.locator('details li')
    expect(await history.count()).toBe(2)
    expect(await history.first().innerText()).toContain(ago(200))
    expect(await history.last().innerText()).toContain('The list had the day of another case')
    await look(entered.maya, 'road-history')
  })

  it('has the next hearing in the calendar, by reference and without the title', async () => {
    await go('/road')
    await panel('Hearings ahead').getByRole('link', { name: reference }).waitFor()
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Hearings as a calendar' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('hearings.ics')
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain(`DTSTART:${NEXT_HEARING.stamp}`)
    expect(text).not.toContain(FIRST_HEARING.stamp)
    expect(text).toContain(`SUMMARY:${reference}: hearing`)
    expect(text).not.toContain(TITLE)
    expect(text).not.toContain('K7Q2M4')
  })

  it('ends in a verdict', async () => {
    await road()
    const track = panel(CHARGE)
    await track.getByRole('button', { name: `Enter what was heard – ${CHARGE}` }).click()
    await fill(
      track.locator('form'),
      { Day: ago(30), 'Source in words': 'Judgment no. 4' },
      {
        'What happened': 'Verdict',
        'With which result': 'convicted',
        'How do we know': 'Document of the court',
      },
    )
    await save(track.locator('form'), 'Enter it')
    await track.getByText('Verdict: convicted', { exact: true }).waitFor()
  })

  it('is counted as a share of something, in a chart with a table twin', async () => {
    await go('/figures')
    const funnel = panel('From report to conviction')
    const year = new Date().getUTCFullYear()
    const period = `${year - 4}–${year}`
    await funnel
      .getByRole('img', { name: `Cases by step, ${period}; the table below says the same` })
      .waitFor()
    await funnel.getByText(`Unit: cases. Period: ${period}, by the year a case was opened.`).waitFor()
    const table = funnel.getByRole('table')
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'Step',
      'Cases (numerator)',
      'Of cases opened (denominator)',
      'Share',
    ])
    const cells = await table
      .getByRole('row', { name: /^At least one conviction/ })
      .getByRole('cell')
      .allInnerTexts()
    expect(cells).toEqual(['1', '1', '100%'])
    const bars = await funnel.locator('svg g').allInnerTexts()
    expect(bars.length).toBe((await table.getByRole('row').count()) - 1)
    await funnel.getByText('1 of 1 charges led to a conviction', { exact: false }).waitFor()
  })

  it('is published with small cells left out', async () => {
    const publish = panel('Table for publication')
    await publish.getByRole('button', { name: 'Make the table' }).click()
    const status = await publish.getByRole('status').innerText()
    const [shown, of] = (/^(\d+) of (\d+) cells/.exec(status) ?? []).slice(1).map(Number)
    expect(of).toBeGreaterThan(100)
    expect(shown).toBeLessThan(of ?? 0)
    const waiting = page.waitForEvent('download')
    await publish.getByRole('link', { name: 'Save as CSV' }).click()
    const rows = (await readFile(await (await waiting).path(), 'utf8')).trim().split('\r\n').slice(1)
    expect(rows).toHaveLength(of ?? 0)
    const values = rows.map((row) => row.split(',')[3] ?? '')
    expect(values.filter((value) => value === '')).toHaveLength((of ?? 0) - (shown ?? 0))
    for (const value of values) if (value !== '') expect(Number(value)).toBeGreaterThanOrEqual(11)
    await look(entered.maya, 'figures-published')
  })

  it('goes to another officer with a note, and the way back is closed', async () => {
    await go(`/cases/${entered.caseId}`)
    await page.getByRole('button', { name: 'Hand the case over to somebody else' }).click()
    const form = panel('Hand-over').locator('form')
    await form.getByLabel('To which case officer').selectOption({ label: 'Lena Mole' })
    await fill(form, {
      Why: 'I move to another office',
      'What she should know first': 'Ask the clerk of Court 2',
    })
    await look(entered.maya, 'hand-over-form')
    await form.getByRole('button', { name: 'Hand the case over' }).click()
    await page.getByRole('dialog').getByText('Lena Mole').waitFor()
    await look(entered.maya, 'hand-over-ask')
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click()
    await page.getByText('The case is handed over.', { exact: false }).first().waitFor()

    entered.maya.expectError(/status of 404/)
    await go(`/cases/${entered.caseId}/road`)
    await page.getByText('There is nothing here that you may see.', { exact: false }).first().waitFor()
    expect(await page.locator('body').innerText()).not.toContain(TITLE)
    for (const path of ['', '/road', '/hand-over', '/log'])
      expect(
        (await page.request.get(`${entered.office.origin()}/api/cases/${entered.caseId}${path}`)).status(),
      ).toBe(404)

    await go('/', lena.page)
    await lena.page.getByText('A case was handed over to you.').waitFor()
    await go(`/cases/${entered.caseId}`, lena.page)
    await panel('Hand-over', lena.page).getByText('Ask the clerk of Court 2').waitFor()
    await look(lena, 'hand-over-note')
  })

  it('tells the former officer what became of it in plain words, and nothing else', async () => {
    await go('/outcomes')
    const outcomes = panel('Outcomes')
    await outcomes.getByText('A court has found somebody guilty.').waitFor()
    const words = await outcomes.innerText()
    expect(words).toContain(reference)
    for (const kept of [TITLE, PERSON, POLICE, COURT]) expect(words).not.toContain(kept)
    expect(await outcomes.getByRole('link').count()).toBe(0)
    await look(entered.maya, 'outcomes')
    for (const path of ['/cases', '/road', '/figures']) {
      await go(path)
      await page.waitForLoadState('networkidle')
      expect(await page.locator('main').innerText()).not.toContain(reference)
    }
  })

  it('stands on screens that nobody would be ashamed of', async () => {
    expect([...entered.maya.findings, ...lena.findings]).toEqual([])
    expect([...(await entered.maya.oddities()), ...(await lena.oddities())]).toEqual([])
  })
})
