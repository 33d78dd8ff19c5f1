/** What people already hold, as an office brings it in: a chat, a table and a document become exhibits, a picture is refused with what to do. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entered, enterOffice } from './enter-office.ts'
import { type Office, PASSPHRASES, waitUntil } from './office.ts'
import { CHROMIUM, type Visitor } from './visitor.ts'

const NUMBER = '+977 972-0000 123'
const CHAT = [
  '20/11/2026, 18:02 - Messages and calls are end-to-end encrypted.',
  '20/11/2026, 18:03 - Harbour Jobs: Waiter in Port Amaro, room included, fly next week',
  `20/11/2026, 18:04 - Harbour Jobs: Ring me on ${NUMBER}`,
  '20/11/2026, 18:09 - Sunita: Do I have to pay for the ticket?',
  '20/11/2026, 18:10 - Harbour Jobs: <Media omitted>',
].join('\n')
const TABLE = [
  'name of advert,telephone,city',
  `Waiter,${NUMBER},Port Amaro`,
  '"Cook, hotel",none,Port Amaro',
].join('\r\n')

/** A PDF of one page with one line of text, written by hand. */
const makePdf = (line: string): Buffer => {
  const stream = `BT /F1 18 Tf 40 100 Td (${line}) Tj ET`
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 720 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const places = bodies.map((body, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return place
  })
  const table = text.length
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 6\n0000000000 65535 f \n${lines}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
const PDF = makePdf(`Contract for kitchen work, telephone ${NUMBER}`)
/** The smallest picture: one grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

const FILES = [
  { name: 'WhatsApp Chat with Harbour Jobs.txt', mimeType: 'text/plain', buffer: Buffer.from(CHAT) },
  { name: 'adverts.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) },
  { name: 'contract.pdf', mimeType: 'application/pdf', buffer: PDF },
  { name: 'Screenshot 1.png', mimeType: 'image/png', buffer: PNG },
]

interface FileAnswer {
  readonly name?: string
  readonly state: string
  readonly exhibit?: { readonly id: string; readonly number: string }
}

describe.skipIf(CHROMIUM === undefined)('an office that was given files', () => {
  let entered: Entered
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string
  beforeAll(async () => {
    entered = await enterOffice('Lantern')
    ;({ office, maya, page, caseId } = entered)
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
  })
  afterAll(async () => {
    await entered?.leave()
  })
  const filesOf = async (): Promise<FileAnswer[]> =>
    ((await office.talk().get(`/api/cases/${caseId}/imports`)) as { files: FileAnswer[] }).files
  const panel = (name: string) =>
    page.locator('section.sr-panel', { has: page.getByRole('heading', { level: 2, name, exact: true }) })
  const openExhibit = async (name: string) => {
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
    await page.getByRole('link', { name }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }

  it('chooses four files and is told before anything is sent that the picture will be refused', async () => {
    await panel('Import what people already hold').waitFor()
    await page.locator('input[type=file]').setInputFiles(FILES)
    await page.getByText('1 of them is a picture, a film or a sound and will be refused').waitFor()
    await page.getByText('Screenshots are pictures too.').waitFor()
    await maya.check('import, files chosen')
  })

  it('is asked how they came here, and is not let past without an answer', async () => {
    await page.getByRole('button', { name: 'Import 4 files' }).click()
    await page.getByText('Please fill this in.').first().waitFor()
    expect(await filesOf()).toEqual([])
    await page.getByLabel('How may we have it?').selectOption('given')
    await page.getByLabel('Who gave it').fill('The older sister')
    await page.getByLabel('Consent').selectOption('not-asked')
    await page.getByText('Nobody was asked. The files are imported and marked so').waitFor()
    await page.getByLabel('Consent').selectOption('given')
    await page.getByLabel('Who consented').fill('She herself, by telephone')
    expect(await page.getByLabel('Legal basis').inputValue()).toBe(
      'Referral of the child helpline, no. 112/26',
    )
    await maya.check('import, form')
  })

  it('sees three sealed and one refused, and the three become exhibits', async () => {
    await page.getByRole('button', { name: 'Import 4 files' }).click()
    const sent = page.getByRole('list', { name: 'Files that were sent from this page' })
    await sent.getByText('sealed', { exact: true }).nth(2).waitFor()
    await sent.getByText('refused', { exact: true }).waitFor()
    await sent.getByText(/neither imported nor shown without a written authority/).waitFor()
    await waitUntil('three read files', 60, async () =>
      (await filesOf()).filter(({ state }) => state === 'read').length === 3 ? true : undefined,
    )
    for (const { name } of FILES.slice(0, 3)) await page.getByRole('link', { name }).first().waitFor()
    await maya.check('evidence with imports')
    const dump = JSON.stringify(await filesOf())
    expect(dump).not.toContain('Screenshot 1.png')
    expect(dump).not.toContain('older sister')
  })

  it('reads the chat as messages in their order, with the number marked in its text', async () => {
    await openExhibit('WhatsApp Chat with Harbour Jobs.txt')
    const messages = panel('Messages')
    await messages.getByText(`Ring me on ${NUMBER}`).waitFor()
    const senders = await messages.locator('.sr-message b').allTextContents()
    expect(senders.filter((name) => /Harbour|Sunita/.test(name))).toEqual([
      'Harbour Jobs',
      'Harbour Jobs',
      'Sunita',
      'Harbour Jobs',
    ])
    await panel('Text of the file').getByRole('button', { name: NUMBER }).click()
    await page.getByText('Where else it was seen').waitFor()
    await panel('Provenance').getByText('The older sister').waitFor()
    await panel('Provenance').getByText('Given by somebody who took part').waitFor()
    await panel('Stands in the file, may be false').waitFor()
    await maya.check('imported chat')
  })

  it('reads the table as a table and the document as text', async () => {
    await openExhibit('adverts.csv')
    await panel('Table').getByRole('cell', { name: 'Cook, hotel' }).waitFor()
    await maya.check('imported table')
    await openExhibit('contract.pdf')
    await panel('Text of the file').getByText('Contract for kitchen work').waitFor()
    await maya.check('imported PDF')
  })

  it('takes the original out only after a question, byte for byte, with the purpose in the log', async () => {
    await page.getByRole('button', { name: 'Download the original' }).click()
    await page.getByLabel('Purpose').selectOption('verification')
    await maya.check('original, question')
    const arriving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download it' }).click()
    const file = await arriving
    expect(file.suggestedFilename()).toBe('contract.pdf')
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect(hash(readFileSync(await file.path()))).toBe(hash(PDF))
    await panel('Custody history').getByText('purpose: verification').waitFor()
  })

  it('finds that the same number links the three, whatever kind of file they are', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/links`)
    await waitUntil('three links', 30, async () => {
      const { links } = (await office.talk().get(`/api/cases/${caseId}/links`)) as { links: unknown[] }
      return links.length === 3 ? true : undefined
    })
  })

  it('loses no file that was sealed when the program is killed before it was read', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
    const text = Buffer.from('A letter that came by post.')
    await page
      .locator('input[type=file]')
      .setInputFiles([{ name: 'letter.txt', mimeType: 'text/plain', buffer: text }])
    await page.getByLabel('How may we have it?').selectOption('public')
    await page.getByLabel('Consent').selectOption('not-asked')
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await waitUntil('the sealed letter', 20, async () =>
      (await filesOf()).some(({ name }) => name === 'letter.txt') ? true : undefined,
    )
    maya.expectError(/.*/)
    await office.killAndRestart()
    await office.talk().post('/api/organisation/unlock', { passphrase: PASSPHRASES.unlock })
    await office.talk().post('/api/session', { login: 'maya', passphrase: PASSPHRASES.maya })
    await waitUntil('the letter to be read', 60, async () =>
      (await filesOf()).find(({ name, state }) => name === 'letter.txt' && state === 'read'),
    )
  })

  it('left nothing odd in the browser and no finding on any screen', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })
})
