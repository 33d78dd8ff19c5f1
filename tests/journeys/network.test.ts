/** From a table of adverts to a network: seen, questioned, broken where it is wrong, joined again, walked through, and taken out, in a real browser with WebGL and without. */
import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entered, enterOffice } from './enter-office.ts'
import { importTable } from './import-table.ts'
import { type Office, waitUntil } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

const RINGS = 6
const PER_RING = 50
/** The number of an invented removers' exchange: in adverts of every ring, so that it joins nobody. */
const EXCHANGE = '+977 972-0099 999'

/** What each ring moves, in words of its own: six firms that nothing joins but numbers. */
const TRADES = [
  'We carry sofas and tall wardrobes down narrow stairs, blankets and straps are with us',
  'Piano moved by four careful people, tuned again on arrival, insured against every scratch',
  'Office chairs, desks, plants and printers leave on Friday evening and stand ready Monday',
  'Garden sheds taken apart, numbered board by board, and built up behind your new house',
  'Fragile glass and paintings travel upright in our padded crates with a thermometer inside',
  'Student rooms cleared within two hours, bicycles and bookshelves welcome, cash or transfer',
] as const
const WHEN = ['after six', 'before noon', 'any evening', 'on weekdays', 'at weekends'] as const
const numberOf = (ring: number, which: number): string => `+977 972-00${ring}0 ${String(100 + which)}`
const plain = (number: string): string => number.replace(/[ -]/g, '')

/** Adverts of the first two rings that name one cousin's number: a join that is wrong. */
const isWrong = (at: number): boolean => at % RINGS < 2 && Math.floor(at / RINGS) % 5 === 3
const COUSIN = '+977 972-0088 888'

/** Two wordings, so that the sentence itself is no template of both. */
const COUSIN_WORDS = [`. Also ${COUSIN}`, ` or leave a word at ${COUSIN}, please`] as const

/** One advert. Its ring's two numbers and its template hold the ring together. */
const advert = (at: number): string => {
  const ring = at % RINGS
  const turn = Math.floor(at / RINGS)
  const own = turn % 3 === 0 ? `${numberOf(ring, 0)} or ${numberOf(ring, 1)}` : numberOf(ring, turn % 2)
  const more = turn % 4 === 1 ? `, or through the exchange on ${EXCHANGE}` : ''
  const wrong = isWrong(at) ? (COUSIN_WORDS[ring] ?? '') : ''
  return `${TRADES[ring]}, job ${at}: ring ${own} ${WHEN[turn % WHEN.length]}${more}${wrong}`
}
const CITIES = ['Port Amaro', 'Calderton', 'Dunmere']
const line = (at: number): string =>
  `A-${at},"${advert(at)}",2026-0${1 + (at % 6)}-${String(1 + (at % 28)).padStart(2, '0')},${CITIES[at % CITIES.length]}`
const TABLE = [
  'id,advert,posted,city',
  ...Array.from({ length: RINGS * PER_RING }, (_, at) => line(at)),
].join('\r\n')
interface NetworksAnswer {
  readonly networks: readonly { id: string; sources: number }[]
  readonly progress: { behind: boolean }
}

describe.skipIf(CHROMIUM === undefined)('a network of adverts', () => {
  let entered: Entered
  let office: Office
  let maya: Visitor
  let bare: Visitor
  let page: Page
  let caseId: string
  beforeAll(async () => {
    entered = await enterOffice('Moving day')
    ;({ office, maya, page, caseId } = entered)
  })
  afterAll(async () => {
    await bare?.close()
    await entered?.leave()
  })
  const list = async (): Promise<NetworksAnswer> =>
    (await office.talk().get(`/api/cases/${caseId}/networks`)) as NetworksAnswer
  const sizes = async (): Promise<number[]> => (await list()).networks.map(({ sources }) => sources)
  const picture = () => page.getByRole('region', { name: 'Picture of the network' })
  const side = () => page.getByRole('region', { name: 'What is chosen' })
  const table = () => page.locator('.sr-net-scroll')
  const tab = (name: 'Nodes' | 'Joins') => page.getByRole('button', { name: new RegExp(`^${name} [\\d,]+$`) })
  /** How much is written on the picture: none where the camera looks past it. */
  const painted = (): Promise<number> =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.sr-net-canvas canvas.sigma-labels')
      const pen = canvas?.getContext('2d')
      if (!canvas || !pen) return 0
      return pen.getImageData(0, 0, canvas.width, canvas.height).data.filter((byte) => byte !== 0).length
    })
  /** Opens the network that the wrong advert made of two. */
  const openGreatest = async (): Promise<void> => {
    await page.goto(`${office.origin()}/cases/${caseId}/networks`)
    await page
      .getByRole('link', { name: /^Network of / })
      .first()
      .click()
    await page.locator('.sr-net-canvas canvas').first().waitFor()
  }

  it('comes of a table whose rows share numbers, and is listed with what it holds', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/links`)
    await page.getByRole('link', { name: 'Networks' }).click()
    await page.getByText('No networks yet').waitFor()
    await maya.check('networks, none')
    await importTable(office, page, caseId, { name: 'adverts.csv', text: TABLE, columns: 4 })
    await waitUntil('the networks', 120, async () => {
      const { networks, progress } = await list()
      const all = networks.reduce((sum, { sources }) => sum + sources, 0)
      return !progress.behind && all === RINGS * PER_RING ? true : undefined
    })
    // Six rings, two of which a cousin's number wrongly joins; the exchange's number joins none.
    expect(await sizes()).toEqual([2 * PER_RING, PER_RING, PER_RING, PER_RING, PER_RING])
    await page.goto(`${office.origin()}/cases/${caseId}/networks`)
    await page.getByRole('link', { name: `Network of ${2 * PER_RING} sources` }).waitFor()
    await maya.check('networks')
  })

  it('is drawn under the strict policy, and says which number is too common to join', async () => {
    await openGreatest()
    await side().getByText(plain(EXCHANGE)).first().waitFor()
    await page.getByText('Arranging …').waitFor({ state: 'detached' })
    // Something was drawn: the canvas of the nodes is not empty.
    await expect.poll(painted).toBeGreaterThan(100)
    await maya.check('network')
  })

  it('answers a press on the picture with what is there', async () => {
    const box = await page.locator('.sr-net-canvas').boundingBox()
    if (box === null) throw new Error('no canvas')
    const hit = async (): Promise<boolean> => {
      for (let y = 60; y < box.height - 20; y += 17)
        for (let x = 20; x < box.width - 20; x += 17) {
          await page.mouse.move(box.x + x, box.y + y)
          if ((await page.locator('.sr-net-canvas[data-over=yes]').count()) === 0) continue
          await page.mouse.click(box.x + x, box.y + y)
          return true
        }
      return false
    }
    await page.mouse.wheel(0, -200)
    expect(await hit()).toBe(true)
    await side().getByRole('button', { name: 'Close' }).click()
  })

  it('lets a wrong join be found and broken in three presses, and taken back in one', async () => {
    const find = page.getByLabel('Only nodes with')
    await find.fill(plain(COUSIN))
    // First press: the number, which says why it joins; second press: broken. The third was the way here.
    await table()
      .getByRole('button', { name: plain(COUSIN) })
      .click()
    await side().getByRole('heading', { name: 'Why it joins' }).waitFor()
    await expect.poll(painted).toBeGreaterThan(100)
    await maya.check('network, a number')
    await side()
      .getByRole('button', { name: /^Break/ })
      .click()
    await page.getByText('The join is broken.').waitFor()
    await waitUntil('the two rings apart', 30, async () =>
      (await sizes()).length === RINGS ? true : undefined,
    )
    expect(await sizes()).toEqual(Array.from({ length: RINGS }, () => PER_RING))
    await page.locator('.sr-toast').getByRole('button', { name: 'Undo' }).click()
    await page.getByText('The decision was taken back.').waitFor()
    await waitUntil('the two rings together', 30, async () =>
      (await sizes())[0] === 2 * PER_RING ? true : undefined,
    )
  })

  it('lets one join be confirmed with a reason, and shows who did', async () => {
    await openGreatest()
    await tab('Joins').click()
    await page.getByLabel('Only joins with').fill(plain(COUSIN))
    await table()
      .getByRole('button', { name: plain(COUSIN) })
      .first()
      .click()
    await side().getByRole('heading', { name: 'Carries the selector' }).waitFor()
    await side().getByLabel('Why (optional)').fill('The exchange named him as well')
    await maya.check('network, a join')
    await side()
      .getByRole('button', { name: /^Confirm/ })
      .click()
    await side().getByText('confirmed by a person').waitFor()
    await side()
      .getByRole('list', { name: 'Decisions' })
      .getByText('The exchange named him as well')
      .waitFor()
    expect(await side().getByLabel('Why (optional)').inputValue()).toBe('')
    await side().getByRole('button', { name: /^Undo/ }).click()
    await side().getByText('proposed by the machine').waitFor()
    await tab('Nodes').click()
  })

  it('shows the way between two numbers, step by step with its reasons', async () => {
    await openGreatest()
    const choose = async (text: string): Promise<void> => {
      await page.getByLabel('Find a node').fill(text)
      await page.getByRole('list', { name: 'Found nodes' }).getByRole('button').first().waitFor()
      await page.getByLabel('Find a node').press('Enter')
      await side().getByRole('heading', { name: text }).waitFor()
    }
    await choose(plain(numberOf(0, 1)))
    await side().getByRole('button', { name: 'Path from here' }).click()
    await choose(plain(numberOf(1, 1)))
    await side().getByRole('button', { name: 'Path to here' }).click()
    await side()
      .getByText(/^\d steps/)
      .waitFor()
    const steps = await side().locator('.sr-net-path ol > li').allTextContents()
    expect(steps[0]).toContain(plain(numberOf(0, 1)))
    expect(steps.at(-1)).toContain(plain(numberOf(1, 1)))
    expect(steps.some((step) => step.includes(plain(COUSIN)))).toBe(true)
    await maya.check('network, a path')
    await side().getByRole('button', { name: 'Forget the path' }).click()
  })

  it('lets days be chosen by keyboard, and hides what is of other days', async () => {
    const count = async (): Promise<number> =>
      Number(/^([\d,]+) nodes/.exec((await picture().locator('.sr-net-count').textContent()) ?? '')?.[1])
    const before = await count()
    await page.getByLabel('Last day').focus()
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('PageDown')
    await expect.poll(count).toBeLessThan(before)
    await page.getByRole('button', { name: 'All days' }).click()
    await expect.poll(count).toBe(before)
    await page.getByLabel('Hide what is too common to join').uncheck()
    await expect.poll(count).toBe(before + 1)
    await page.getByLabel('Hide what is too common to join').check()
  })

  it('is taken out in six ways, each saying what it is', async () => {
    const take = async (name: string, files = 1): Promise<{ name: string; bytes: Buffer }[]> => {
      const come: Download[] = []
      const hear = (one: Download) => void come.push(one)
      page.on('download', hear)
      await page.getByRole('button', { name, exact: true }).click()
      await waitUntil(`${files} files`, 20, async () => (come.length === files ? true : undefined))
      page.off('download', hear)
      return Promise.all(
        come.map(async (one) => ({ name: one.suggestedFilename(), bytes: readFileSync(await one.path()) })),
      )
    }
    const { case: opened } = (await office.talk().get(`/api/cases/${caseId}`)) as {
      case: { reference: string }
    }
    for (const [name, ending] of [
      ['SVG', 'svg'],
      ['GraphML', 'graphml'],
      ['Link chart CSV', 'link-chart.csv'],
      ['STIX 2.1', 'stix.json'],
    ] as const) {
      const [file] = await take(name)
      expect(file?.name).toContain(ending)
      const text = file?.bytes.toString('utf8') ?? ''
      expect(text).toContain(opened.reference)
      expect(text).toContain('proposed by a machine')
    }
    const [stix] = await take('STIX 2.1')
    const bundle = JSON.parse(stix?.bytes.toString('utf8') ?? '{}') as {
      objects: { type: string; user_id?: string }[]
    }
    const numbers = bundle.objects.flatMap(({ user_id }) => user_id ?? [])
    const known = [COUSIN, ...[0, 1].flatMap((ring) => [numberOf(ring, 0), numberOf(ring, 1)])]
    expect(numbers.sort()).toEqual(known.map(plain).sort())
    expect(stix?.bytes.toString('utf8')).not.toContain('sofas')
    const [png] = await take('PNG')
    expect(png?.bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png?.bytes.toString('utf8')).toContain(opened.reference)
    expect(png?.bytes.length).toBeGreaterThan(20_000)
    const tables = (await take('CSV', 2)).map(({ bytes }) => bytes.toString('utf8'))
    for (const text of tables) expect(text.split('\r\n')[0]).toContain(opened.reference)
    // A number begins with a plus, which a spreadsheet would run.
    expect(tables[0]).toContain("'+977972")
    // Each left its line in the log of the case before there was a file, and names it.
    const { lines } = (await office.talk().get(`/api/cases/${caseId}/log`)) as {
      lines: { index: number; type: string; role?: string }[]
    }
    const taken = lines.filter(({ type }) => type === 'network.exported')
    expect(taken.map(({ role }) => role).reverse()).toEqual([
      'svg',
      'graphml',
      'i2',
      'stix',
      'stix',
      'png',
      'csv',
    ])
    expect(tables[0]).toContain(`Entry ${taken[0]?.index} of the custody log`)
    await page.goto(`${office.origin()}/cases/${caseId}/log`)
    await page.getByText('Network exported').first().waitFor()
    await page.getByText('graphml', { exact: true }).waitFor()
  })

  it('can be looked at as it stood on an earlier moment, where nothing can be decided', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/networks`)
    await page.getByText('As it stood earlier').click()
    const field = page.getByLabel('As it stood on')
    await field.fill('2020-01-01T08:00')
    await page.getByRole('button', { name: 'Look at it' }).click()
    const banner = page.getByText('You look at the past; nothing can be decided here.')
    await banner.waitFor()
    await page.getByText('No networks stood then').waitFor()
    await maya.check('networks of the past')
    const now = await page.evaluate(() => {
      const at = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000)
      return at.toISOString().slice(0, 16)
    })
    await field.fill(now)
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page
      .getByRole('link', { name: /^Network of/ })
      .first()
      .click()
    await banner.waitFor()
    await tab('Nodes').click()
    await table()
      .getByRole('button', { name: plain(numberOf(0, 1)) })
      .click()
    await side().getByRole('button', { name: 'Path from here' }).waitFor()
    for (const name of [/^Break/, /^Confirm/, /^Put aside/, /^Raise as a lead/, /^Expand/])
      expect(await side().getByRole('button', { name }).count()).toBe(0)
    await maya.check('a network of the past')
    await page.getByRole('button', { name: 'Back to now' }).click()
    await banner.waitFor({ state: 'detached' })
    await table()
      .getByRole('button', { name: plain(numberOf(0, 1)) })
      .click()
    await side()
      .getByRole('button', { name: /^Expand/ })
      .waitFor()
  })

  it('leads to when and where of its sources alone', async () => {
    await page.getByRole('link', { name: 'Where and when', exact: true }).first().click()
    const field = page.getByRole('combobox', { name: 'Network', exact: true })
    await field.waitFor()
    expect(await field.inputValue()).toMatch(/^[0-9a-f-]{36}\.\d+$/)
    await page
      .getByText(`${2 * PER_RING} sources`, { exact: true })
      .first()
      .waitFor()
    await maya.check('where and when of a network')
  })

  it('lets a number, a row and a template be put aside from their own pages, and taken back', async () => {
    const aside = async (what: string) => {
      await page
        .getByRole('button', { name: /^Put aside/ })
        .first()
        .click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Why').fill(`A chain of adverts (${what})`)
      await dialog.getByRole('button', { name: 'Put aside' }).click()
      await page.getByText(`A chain of adverts (${what})`).waitFor()
    }
    const { networks } = (await office.talk().get(`/api/cases/${caseId}/networks`)) as {
      networks: { id: string }[]
    }
    const [exhibitId, row] = (networks[0]?.id ?? '').split('.')
    await page.goto(`${office.origin()}/cases/${caseId}/sources/${exhibitId}/${row}`)
    await aside('row')
    await page.getByText('put aside', { exact: true }).waitFor()
    await maya.check('a row that is aside')
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('A chain of adverts (row)').waitFor({ state: 'detached' })
    await page
      .getByRole('link', { name: plain(numberOf(0, 0)) })
      .first()
      .click()
    await page.getByRole('heading', { name: 'In your cases' }).waitFor()
    await aside('number')
    await maya.check('a number that is aside')
    await page.goBack()
    await page.getByText('by a selector it carries').waitFor()
    await page.goForward()
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('A chain of adverts (number)').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Raise as a lead/ }).click()
    await page.getByRole('dialog').getByLabel('Why is it worth a look?').fill('It hung in a shop window too.')
    await page.getByRole('dialog').getByRole('button', { name: 'Raise as a lead' }).click()
    await page.getByRole('heading', { level: 1, name: plain(numberOf(0, 0)) }).waitFor()
  })

  it('is the same as tables alone where there is no WebGL', async () => {
    bare = await openVisitor({ withoutWebGl: true })
    bare.expectError(/WebGL/i)
    await bare.page.goto(`${office.origin()}/cases/${caseId}/networks/all`)
    await bare.signIn('maya')
    await bare.page.goto(`${office.origin()}/cases/${caseId}/networks/all`)
    await bare.page.getByText('This browser draws no pictures of networks', { exact: false }).waitFor()
    await bare.page.locator('.sr-net-scroll tbody button').first().focus()
    await bare.page.keyboard.press('Enter')
    await bare.page
      .getByRole('region', { name: 'What is chosen' })
      .getByRole('button', { name: 'Path from here' })
      .waitFor()
    expect(await bare.page.evaluate(() => document.activeElement?.className)).toBe('sr-net-side')
    await bare.check('network without WebGL')
    expect(bare.findings).toEqual([])
    expect(await bare.oddities()).toEqual([])
  })

  it('left nothing odd in the browser and no finding on any screen', async () => {
    expect(maya.findings).toEqual([])
    expect(await maya.oddities()).toEqual([])
  })
})
