/** From rows to a case: a table comes in, a lead appears with its reasons, a question is answered, and a case is opened from it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entered, enterOffice } from './enter-office.ts'
import { type Office, waitUntil } from './office.ts'
import { CHROMIUM, type Visitor } from './visitor.ts'

const PHONE = '+977 972-0000 123'
const OFFER = `Kitchen work in a hotel abroad, ring ${PHONE}. Free ticket, free room, no experience. We keep your passport in the office. You work until the debt is paid.`
const TABLE = [
  'id,title,text,posted,place',
  `a1,Hotel kitchen,"${OFFER}",2026-11-01,Kathmandu`,
  `a2,Kitchen abroad,"${OFFER} Ask for the agent.",2026-11-08,Pokhara`,
  `a3,Work abroad,"${OFFER} Decide today.",2026-11-20,Nepalgunj`,
  'a4,Waiter,"Waiter in Pokhara, fixed contract, ring +977 972-0000 456 after six.",2026-11-02,Pokhara',
  'a5,Driver,"Driver for a bakery in Biratnagar, mornings, ring +977 972-0000 789.",2026-11-03,Biratnagar',
].join('\n')
const PLAN = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: ['id', 'title', 'text', 'posted', 'place'].map((name) => ({ name, as: name })),
  dateOrder: 'ymd',
}
/** Where pictures of the screens go; nowhere unless somebody asks for them. */
const PICTURES = process.env.SMART_RESCUE_PICTURES

describe.skipIf(CHROMIUM === undefined)('leads', { timeout: 240_000 }, () => {
  let entered: Entered
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string

  const panel = (name: string) =>
    page.locator('section.sr-panel').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const look = async (name: string) => {
    await maya.check(name)
    if (PICTURES === undefined) return
    mkdirSync(PICTURES, { recursive: true })
    const size = page.viewportSize()
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true })
    }
    if (size !== null) await page.setViewportSize(size)
  }
  const leads = async () =>
    ((await office.talk().get(`/api/cases/${caseId}/leads`)) as { leads: { id: string; state: string }[] })
      .leads

  beforeAll(async () => {
    entered = await enterOffice('Lantern')
    ;({ office, maya, page, caseId } = entered)
  }, 180_000)
  afterAll(async () => {
    await entered?.leave()
  })

  it('shows an empty queue that says where leads come from', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Leads' }).click()
    await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor()
    await page.getByText('No lead waits').waitFor()
    await look('leads-empty')
  })

  it('takes a table in, and a lead appears by itself', async () => {
    const { importId } = (await office.talk().post(`/api/cases/${caseId}/imports`, {
      accessMode: 'public',
      receivedOn: '2026-11-20',
      consent: 'not-asked',
      purpose: 'To find out who is behind an advert',
      legalBasis: 'Referral of the child helpline, no. 112/26',
    })) as { importId: string }
    const bytes = new TextEncoder().encode(TABLE)
    const query = new URLSearchParams({
      name: 'adverts.csv',
      length: String(bytes.length),
      plan: JSON.stringify(PLAN),
      retentionBasis: 'The helpline’s order of 20 November',
    })
    const answer = await fetch(`${office.origin()}/api/cases/${caseId}/imports/${importId}/tables?${query}`, {
      method: 'POST',
      headers: { ...office.talk().headers(), 'content-type': 'application/octet-stream' },
      body: bytes,
    })
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"table"')])
    await waitUntil('a lead', 90, async () => ((await leads()).length > 0 ? true : undefined))
    await page.goto(office.origin())
    await page.getByText('1 lead waits').waitFor()
    await look('leads-today')
    await page.getByRole('link', { name: 'Look at the leads' }).first().click()
    await page.getByText('One works until a debt is paid').waitFor()
    await look('leads-queue')
  })

  it('reads the reasons with the places marked, and what else would explain them', async () => {
    await page.getByRole('heading', { level: 3 }).getByRole('link').first().click()
    const reasons = panel('What speaks for a closer look')
    await reasons.locator('mark', { hasText: 'We keep your passport' }).first().waitFor()
    await reasons.getByText('What else would explain it:').first().waitFor()
    await panel('Counted by ILO’s rule').getByText('fulfilled', { exact: true }).waitFor()
    await panel('What would change it').waitFor()
    const words = (await page.locator('main').innerText()).toLowerCase()
    expect(words).not.toMatch(/\bscore|\brisk|suspect|guilty|offender/)
    await look('lead')
  })

  it('answers a question, and the answer stands with her name', async () => {
    const questions = panel('Questions for people')
    await questions.locator('summary', { hasText: 'Deceptive recruitment' }).click()
    const question = 'Child or family was misled about the nature of the work, the place or the employer'
    const row = questions.locator('li', { hasText: question })
    await row.getByPlaceholder('Note, if you wish').fill('The sister was told of a school')
    await row.getByRole('button', { name: `Yes – ${question}` }).click()
    const reasons = panel('What speaks for a closer look')
    await reasons.getByText('Maya Lantern: yes – The sister was told of a school').waitFor()
  })

  it('is not let past without a reason, then opens a case from it', async () => {
    const decide = panel('Decide')
    await decide.getByRole('button', { name: 'Open a case from it' }).click()
    await decide.getByText('Please say why.').waitFor()
    await decide.getByLabel('Why do you decide so?').fill('One number in three towns, papers kept, debt.')
    await decide.getByRole('button', { name: 'Open a case from it' }).click()
    await decide.getByLabel('Title').fill('Heron')
    await decide.getByLabel('Purpose').fill('To find out who recruits with this number')
    await decide.getByLabel('Legal basis').fill('Referral of the child helpline, no. 113/26')
    await look('lead-open-case')
    await decide.getByRole('button', { name: 'Open the case' }).click()
    await page.getByRole('heading', { level: 1, name: /Heron/ }).waitFor({ timeout: 60_000 })
    await page.getByText('One number in three towns, papers kept, debt.').waitFor()
    await page
      .getByRole('link', { name: /extract-SR-.*jsonl/ })
      .first()
      .waitFor({ timeout: 60_000 })
    await look('lead-new-case')
    await page
      .getByRole('link', { name: /extract-SR-.*jsonl/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /extract-SR-/ }).waitFor()
    const opened = /cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    expect(opened).not.toBe(caseId)
    await waitUntil('three rows', 30, async () => {
      const { tables } = (await office.talk().get(`/api/cases/${opened}/tables`)) as {
        tables: { rows: number }[]
      }
      return tables[0]?.rows === 3 ? true : undefined
    })
  })

  it('leaves the lead with the case it became, and the count beside its indicators', async () => {
    await page.goto(`${office.origin()}/leads`)
    await page.getByRole('button', { name: /became a case/ }).click()
    await panel('What became of leads here')
      .getByRole('row', { name: /ILO-CR-05/ })
      .waitFor()
    await look('leads-opened')
    await page.getByRole('heading', { level: 3 }).getByRole('link').first().click()
    await page.getByText('This lead became a case.').waitFor()
    expect((await leads()).filter(({ state }) => state === 'opened')).toHaveLength(1)
  })

  it('raises a lead of her own on a row, with the keyboard alone', async () => {
    const { tables } = (await office.talk().get(`/api/cases/${caseId}/tables`)) as {
      tables: { exhibitId: string }[]
    }
    await page.goto(`${office.origin()}/cases/${caseId}/sources/${tables[0]?.exhibitId}/4`)
    await page.getByRole('button', { name: 'Raise as a lead' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('Title').waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
    await page.keyboard.type('Waiter in Pokhara')
    await page.keyboard.press('Tab')
    await page.keyboard.type('The same words hung in a shop window.')
    await look('lead-raise')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Waiter in Pokhara' }).waitFor()
    await page.getByText('Nothing the machine can see').waitFor()
    await look('lead-by-person')
    await page.goto(`${office.origin()}/cases/${caseId}/leads`)
    await page.getByRole('link', { name: 'Waiter in Pokhara' }).waitFor()
    await look('case-leads')
  })

  it('left nothing odd in the browser and no finding on any screen', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })
})
