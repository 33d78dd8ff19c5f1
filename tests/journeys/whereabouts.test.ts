/** When and where, in a real browser under the real policy: the movable map with WebGL, the drawn one without, the timeline, the table, and what is saved. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPool, type DatabasePool, readPostmaster } from '@smart-rescue/adapters/database'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

const PHONE = '+9779720000123'
const PHONE_ID = '01930000-0000-7000-9000-00000000f0f0'

/** Invented adverts of one number: days, the table's own column, and a mention; one has neither place nor day. */
const ADVERTS: readonly { day?: string; place?: string; mention?: string; title: string }[] = [
  { day: '2026-03-01', place: 'Kathmandu', title: 'Kitchen hand wanted' },
  { day: '2026-03-02', place: 'Kathmandu', title: 'Kitchen hand wanted again' },
  { day: '2026-03-09', place: 'Pokhara', title: 'Waiter wanted' },
  { day: '2026-03-09', place: 'Nepalgunj', title: 'Waiter wanted elsewhere' },
  { day: '2026-04-20', mention: 'IN-delhi', title: 'Driver wanted, see Delhi office' },
  { day: '2026-06-02', place: 'Dubai', title: '=Hotel cleaner wanted' },
  { place: 'the blue house', title: 'No day and no known place' },
]

const seed = async (pool: DatabasePool, caseId: string, exhibitId: string): Promise<void> => {
  const idOf = async (kind: string, normal: string, id: string) => {
    await pool.query('insert into selector (id, kind, normal) values ($1, $2, $3) on conflict do nothing', [
      id,
      kind,
      normal,
    ])
    const found = await pool.query<{ id: string }>(
      'select id from selector where kind = $1 and normal = $2',
      [kind, normal],
    )
    return found.rows[0]?.id
  }
  const phone = await idOf('phone', PHONE, PHONE_ID)
  const delhi = await idOf('place', 'IN-delhi', PHONE_ID.replace('f0f0', 'f0f1'))
  for (const [index, { day, place, mention, title }] of ADVERTS.entries()) {
    await pool.query(
      `insert into source (exhibit_id, row, case_id, title, text, posted_on, place, seen_at)
       values ($1, $2, $3, $4, $4, $5, $6, '2026-07-01T10:00:00Z')`,
      [exhibitId, index + 1, caseId, title, day ?? null, place ?? null],
    )
    for (const [at, id] of [phone, mention === undefined ? undefined : delhi].entries())
      if (id !== undefined)
        await pool.query(
          `insert into source_mention (exhibit_id, row, case_id, selector_id, start_at, end_at, rule, confidence)
           values ($1, $2, $3, $4, $5, $6, 'test.rule', 0.9)`,
          [exhibitId, index + 1, caseId, id, at * 10, at * 10 + 5],
        )
  }
}

describe.skipIf(CHROMIUM === undefined)('when and where', () => {
  let office: Office
  let pool: DatabasePool
  let caseId: string
  let empty: string
  let maya: Visitor
  let plain: Visitor
  const open = async (visitor: Visitor, id = caseId): Promise<Page> => {
    await visitor.page.goto(`${office.origin()}/cases/${id}/where`)
    return visitor.page
  }

  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    caseId = await office.openCase('Two cities')
    empty = await office.openCase('Nothing yet')
    const [capture] = await office.captureAll(caseId, [
      `${office.harbour.origins.jobs}/ads/kitchen-amaro.html`,
    ])
    const running = readPostmaster(join(office.running().folder, 'postgres'))
    pool = createPool({
      host: running?.socketDir ?? '',
      port: 5432,
      user: 'postgres',
      database: 'smart_rescue',
    })
    await seed(pool, caseId, capture?.exhibit?.id ?? '')
    maya = await openVisitor()
    await open(maya)
    await maya.signIn('maya')
    plain = await openVisitor({ withoutWebGl: true })
    await open(plain)
    await plain.signIn('maya')
  }, 120_000)
  afterAll(async () => {
    await pool?.end()
    await maya?.close()
    await plain?.close()
    await office?.close()
  })

  it('says what would be here where nothing is', async () => {
    const page = await open(maya, empty)
    await page.getByRole('heading', { name: 'No source to place yet' }).waitFor()
    await maya.check('whereabouts of an empty case')
  })

  it('draws a map that moves, with the names of its places, and asks no other server', async () => {
    const page = await open(maya)
    await page.locator('.sr-where-room[data-ready=true] canvas').waitFor()
    await page.locator('.sr-where-names').getByText('Dubai', { exact: false }).waitFor()
    const names = await page.locator('.sr-where-names > span').allInnerTexts()
    expect(names.join(' ')).toMatch(/Pokhara/)
    // Without the names over it: an empty canvas is a picture of some three thousand bytes.
    await page.locator('.sr-where-names').evaluate((names) => names.remove())
    const picture = await page.locator('.sr-where-room canvas').screenshot()
    expect(picture.length).toBeGreaterThan(8_000)
    await open(maya)
    await page.locator('.sr-where-room[data-ready=true] canvas').waitFor()
    await maya.check('whereabouts with the movable map')
  })

  it('shows the movements of one number, and what speaks against them', async () => {
    const page = await open(maya)
    await page.getByLabel('Selector', { exact: true }).selectOption({ value: PHONE_ID })
    const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Movements' }) })
    await panel.locator('li').first().waitFor()
    expect(await panel.locator('li').count()).toBe(4)
    await panel.getByText('Two places on the same day', { exact: false }).waitFor()
    await panel.getByText('a place is only mentioned in the text').first().waitFor()
    await maya.check('whereabouts of one number')
  })

  it('falls back to a drawn map where there is no WebGL, which is saved as SVG and PNG', async () => {
    const page = await open(plain)
    await page.locator('.sr-where-drawn svg circle').first().waitFor()
    const save = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ])
      return readFileSync(await file.path())
    }
    const drawing = (await save('Save as SVG')).toString()
    expect(drawing).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(drawing).toContain('Pokhara')
    expect(drawing).not.toMatch(/var\(--|style=|class=|href=/)
    const picture = await save('Save as PNG')
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.length).toBeGreaterThan(10_000)
    await plain.check('whereabouts with the drawn map')
  })

  it('narrows to days by the timeline and by fields, and the table follows', async () => {
    const page = await open(plain)
    const rows = page.locator('.sr-where-table tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(ADVERTS.length)
    await page.getByLabel('From', { exact: true }).fill('2026-03-05')
    await page.getByLabel('To', { exact: true }).fill('2026-03-31')
    await expect.poll(() => rows.count()).toBe(2)
    await page.getByRole('button', { name: 'The whole time' }).click()
    await expect.poll(() => rows.count()).toBe(ADVERTS.length)
    const bars = page.locator('.sr-where-time svg')
    await bars.scrollIntoViewIfNeeded()
    const box = await bars.boundingBox()
    if (box === null) throw new Error('no timeline')
    await page.mouse.move(box.x + 1, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.2, box.y + 40, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => rows.count()).toBe(4)
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-03-01')
  })

  it('narrows to a place, sorts by keyboard, and saves a table that no spreadsheet takes for formulas', async () => {
    const page = await open(plain)
    const rows = page.locator('.sr-where-table tbody tr')
    await rows.first().waitFor()
    await page.getByLabel('Place', { exact: true }).selectOption({ value: 'NP-kathmandu' })
    await expect.poll(() => rows.count()).toBe(2)
    await page.getByLabel('Place', { exact: true }).selectOption('')
    const header = page.getByRole('columnheader', { name: 'Place' })
    await header.getByRole('button').focus()
    await page.keyboard.press('Enter')
    expect(await header.getAttribute('aria-sort')).toBe('ascending')
    expect(await rows.first().innerText()).toContain('Delhi')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the table as CSV' }).click(),
    ])
    const table = readFileSync(await file.path(), 'utf8')
    expect(table.split('\r\n')).toHaveLength(ADVERTS.length + 2)
    expect(table).toContain("'=Hotel cleaner wanted")
  })

  it('has asked nobody outside and broken no rule of the policy', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(await plain.oddities()).toEqual([])
    expect([...maya.findings, ...plain.findings]).toEqual([])
  })
})
