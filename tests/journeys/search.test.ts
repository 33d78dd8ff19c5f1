/** From a table of adverts in several scripts to the one that is looked for: typed in part, found, opened, kept, and told of when a new one comes. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entered, enterOffice } from './enter-office.ts'
import { importTable } from './import-table.ts'
import { type Office, waitUntil } from './office.ts'
import { CHROMIUM, type Visitor } from './visitor.ts'

const ROWS = [
  ['A-1', 'Restaurant team wanted at the old pier, free room. Ring 977 972-0000 123', '2026-03-01'],
  ['A-2', 'होटलमा काम गर्ने मान्छे चाहियो। फोन ९७२-००००१२४', '2026-04-01'],
  ['A-3', 'รับสมัครพนักงานร้านอาหาร มีที่พักฟรี', '2026-05-01'],
  ['A-4', 'مطلوب عُمّال في مطعم على الشاطئ، سكن مجاني', '2026-06-01'],
  ['A-5', '海边餐厅招聘服务员，包吃住', '2026-07-01'],
  ...Array.from({ length: 60 }, (_, at) => [
    `B-${at}`,
    `Piano moved with care, job number ${at}`,
    '2026-01-01',
  ]),
] as const
const tableOf = (rows: readonly (readonly string[])[]) =>
  ['id,advert,posted', ...rows.map((row) => row.map((cell) => `"${cell}"`).join(','))].join('\r\n')

describe.skipIf(CHROMIUM === undefined)('a search', () => {
  let entered: Entered
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string
  beforeAll(async () => {
    entered = await enterOffice('Lantern pier')
    ;({ office, maya, page, caseId } = entered)
  })
  afterAll(async () => {
    await entered?.leave()
  })
  const lookFor = async (text: string): Promise<void> => {
    await page.getByLabel('Words, parts of words, numbers').fill(text)
    await page.getByRole('button', { name: 'Search', exact: true }).click()
  }
  const isSearchable = () =>
    waitUntil('the texts to be searchable', 60, async () => {
      const { waiting } = (await office.talk().post('/api/search', { text: 'pier' })) as { waiting: boolean }
      return waiting ? undefined : true
    })

  it('says what to do before there is anything, and when nothing fits', async () => {
    await page.goto(`${office.origin()}/search`)
    await lookFor('nowhere')
    await page.getByText('Nothing found').waitFor()
    await maya.check('search without a result')
  })

  it('finds parts of words in every script, marked as written', async () => {
    await importTable(office, page, caseId, { name: 'adverts.csv', text: tableOf(ROWS), columns: 3 })
    await isSearchable()
    await page.getByRole('link', { name: 'Search', exact: true }).click()
    for (const [typed, marked] of [
      ['staur PIER', 'staur'],
      ['मान्छे', 'मान्छे'],
      ['0000124', '००००१२४'],
      ['ที่พัก', 'ที่พัก'],
      ['عمال', 'عُمّال'],
      ['招聘', '招聘'],
    ] as const) {
      await lookFor(typed)
      await page.locator('mark', { hasText: marked }).first().waitFor()
    }
    await lookFor('staur PIER')
    await page.getByText('1 text', { exact: true }).waitFor()
    await maya.check('search with a result')
  })

  it('shows more where more is there, and opens what was found', async () => {
    await lookFor('piano')
    await page.getByText('More than 50 texts').waitFor()
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.getByText('60 texts', { exact: true }).waitFor()
    await lookFor('"free room"')
    await page.getByRole('link', { name: 'E-01, row 1', exact: true }).click()
    await page.getByText('Restaurant team wanted', { exact: false }).first().waitFor()
  })

  it('lets texts be ticked and raised as a lead of their case', async () => {
    await page.goto(`${office.origin()}/search`)
    await lookFor('piano')
    for (const row of [2, 3]) await page.getByRole('checkbox').nth(row).check()
    await page.getByText('2 texts ticked').waitFor()
    await maya.check('search with ticked texts')
    await page.getByRole('button', { name: 'Raise as a lead' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Title').fill('Pianos')
    await dialog.getByLabel('Why is it worth a look?').fill('Two wordings of one advert.')
    await dialog.getByRole('button', { name: 'Raise as a lead' }).click()
    await page.getByRole('heading', { level: 1, name: 'Pianos' }).waitFor()
    const { leads } = (await office.talk().get(`/api/cases/${caseId}/leads`)) as {
      leads: { title: string; sources: number }[]
    }
    expect(leads.find(({ title }) => title === 'Pianos')).toMatchObject({ sources: 2 })
  })

  it('comes from the one box, with words that are no number and no address', async () => {
    await page.locator('.sr-box-field').fill('old pier')
    await page.getByRole('button', { name: 'Search every text' }).click()
    await page.locator('mark', { hasText: 'pier' }).first().waitFor()
    expect(page.url()).not.toContain('pier')
  })

  it('is kept, and tells of a new match on Today', async () => {
    await page.getByRole('button', { name: 'Save this search' }).click()
    await page.getByLabel('Name of the search').fill('Piers')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('alerts on new matches').waitFor()
    const more = tableOf([['C-1', 'Cook wanted, the old pier of Calderton', '2026-08-01']])
    await importTable(office, page, caseId, { name: 'more.csv', text: more, columns: 3 })
    await isSearchable()
    await page.goto(office.origin())
    await page.getByText('A saved search has new matches.').waitFor({ timeout: 60_000 })
    await page.getByText('1 new match').waitFor()
    await page.getByRole('link', { name: 'Piers' }).click()
    await page.getByText('Calderton', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Drop' }).click()
    await page.getByText('The search was dropped.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('alerts on new matches').waitFor()
  })

  it('left nothing odd behind', async () => {
    expect(maya.findings).toEqual([])
    expect(await maya.oddities()).toEqual([])
  })
})
