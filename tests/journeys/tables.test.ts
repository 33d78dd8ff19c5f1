/** A table of two thousand adverts, as an office brings it in: looked at, taken in, read, searched row by row, and kept or let go. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entered, enterOffice } from './enter-office.ts'
import { type Office, waitUntil } from './office.ts'
import { CHROMIUM, type Visitor } from './visitor.ts'

const ROWS = 2_000
const NUMBER = '+977 972-0000 123'
const GOODS = ['sofa', 'piano', 'wardrobe', 'desk', 'lamp']
const CITIES = ['Port Amaro', 'Calderton', 'Dunmere']

/** An advert of a removal firm; every fourth names the same number. */
const advert = (at: number): string => {
  const number = at % 4 === 0 ? NUMBER : `+977 972-0001 ${String(at % 1_000).padStart(3, '0')}`
  return `Two people and a van move your ${GOODS[at % GOODS.length]}, ring ${number} after six, job ${at}`
}
const TABLE = [
  'id,advert,posted,city',
  ...Array.from(
    { length: ROWS },
    (_, at) =>
      `A-${at},"${advert(at)}",${String(1 + (at % 28)).padStart(2, '0')}/03/2026,${CITIES[at % CITIES.length]}`,
  ),
  'A-broken,,01/03/2026,Dunmere',
].join('\r\n')

interface TableAnswer {
  readonly exhibitId: string
  readonly state: string
  readonly rows: number
  readonly errors: number
  readonly isRead: boolean
}

describe.skipIf(CHROMIUM === undefined)('an office that was given a table of adverts', () => {
  let entered: Entered
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string
  beforeAll(async () => {
    entered = await enterOffice('Lantern')
    ;({ office, maya, page, caseId } = entered)
  })
  afterAll(async () => {
    await entered?.leave()
  })
  const tables = async (): Promise<TableAnswer[]> =>
    ((await office.talk().get(`/api/cases/${caseId}/tables`)) as { tables: TableAnswer[] }).tables
  const panel = (name: string) =>
    page.locator('section.sr-panel', { has: page.getByRole('heading', { level: 2, name, exact: true }) })

  it('finds the page beside the evidence, and is shown what the columns seem to mean', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
    await page.getByRole('link', { name: 'Tables' }).click()
    await page.getByText('No table was imported yet').waitFor()
    await maya.check('tables, none')
    await page.locator('input[type=file]').setInputFiles({
      name: 'adverts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(TABLE),
    })
    await page.getByText('4 columns').waitFor()
    expect(await page.getByLabel('advert', { exact: true }).inputValue()).toBe('text')
    expect(await page.getByLabel('posted', { exact: true }).inputValue()).toBe('posted')
    expect(await page.getByLabel('city', { exact: true }).inputValue()).toBe('place')
    await page.getByText('2026-03-01', { exact: true }).waitFor()
    await maya.check('tables, mapping')
  })

  it('says how it came here and how long rows stay, and sees the rows come in', async () => {
    await page.getByLabel(/^Rows that nothing links leave after/).fill('90')
    await page.getByLabel('How may we have it?').selectOption('public')
    await page.getByLabel('Consent').selectOption('not-asked')
    await page.getByRole('button', { name: 'Import the table' }).click()
    await page.getByRole('heading', { level: 2, name: 'adverts.csv' }).waitFor()
    await waitUntil('the rows', 60, async () =>
      (await tables()).some(({ isRead, state }) => isRead && state === 'done') ? true : undefined,
    )
    expect(await tables()).toMatchObject([{ rows: ROWS, errors: 1, state: 'done' }])
    await panel('Rows').getByText('2,000 rows').waitFor()
    await panel('adverts.csv').getByText('read', { exact: true }).waitFor()
    await page.getByText('it holds no text').waitFor()
    await maya.check('table, read')
  })

  it('goes to any row, and reads it with its number marked', async () => {
    await page.getByLabel('Go to row').fill('1501')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.getByRole('link', { name: /job 1500$/ }).click()
    await panel('Text of the row').getByRole('button', { name: NUMBER }).click()
    await page.getByText('in 500 exhibits of yours').waitFor()
    await panel('Where else it leads').getByText('in 500 sources of yours').waitFor()
    await maya.check('source, a row')
    await page.getByRole('link', { name: 'Next row' }).click()
    await page.getByText(/job 1501/).waitFor()
  })

  it('follows the number to the other rows', async () => {
    await page.goBack()
    await panel('Where else it leads').getByRole('link', { name: '+9779720000123' }).click()
    await page.getByText('500 rows of tables').waitFor()
    await maya.check('selector with rows')
  })

  it('holds the rows, and finds in the log what was done', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/tables/${(await tables())[0]?.exhibitId}`)
    await page.getByRole('button', { name: 'Keep them longer or shorter' }).click()
    await page.getByLabel('Why', { exact: true }).fill('Order of the court, no. 9')
    await page.getByRole('button', { name: 'Hold without a day' }).click()
    await page.getByText('The rows are held without a day.').waitFor()
    await page.goto(`${office.origin()}/cases/${caseId}/log`)
    await page.getByText('Table of rows taken in').first().waitFor()
    await page.getByText('Table of rows read').first().waitFor()
  })

  it('finds the file among the evidence, sealed untouched, with how it was read', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/exhibits/${(await tables())[0]?.exhibitId}`)
    await page.getByRole('heading', { level: 1, name: 'adverts.csv' }).waitFor()
    await page.getByText('Read as text, row by row').first().waitFor()
    await maya.check('exhibit of a table')
    await page.getByRole('link', { name: 'Show the rows of this table' }).click()
    await panel('Rows').getByText('2,000 rows').waitFor()
  })

  it('saw nothing odd on the way', async () => {
    expect(maya.findings).toEqual([])
    expect(await maya.oddities()).toEqual([])
  })
})
