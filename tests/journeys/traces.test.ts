/** Two letters from one document and two photographs of one camera: what their files share is seen on the exhibit and joins them in a network. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entered, enterOffice } from './enter-office.ts'
import { type Office, waitUntil } from './office.ts'
import { CHROMIUM, type Visitor } from './visitor.ts'

const ID = '0f8fad5bd9cb469fa16570867728950e'

/** A PDF of one page with a line of text and an id, written by hand. */
const makePdf = (line: string, second: string): Buffer => {
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
  text += `xref\n0 6\n0000000000 65535 f \n${lines}trailer\n<< /Size 6 /Root 1 0 R /ID [<${ID}> <${second}>] >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** Waves of light from an invented camera, never anything else. */
const makePicture = (seed: number, size: number): Promise<Buffer> => {
  const raw = Buffer.alloc(3 * size * size)
  for (let at = 0; at < raw.length; at++) {
    const u = (Math.floor(at / 3) % size) / size
    const v = Math.floor(at / 3 / size) / size
    raw[at] =
      128 +
      60 * Math.sin(seed + 9 * u + 4 * v + (at % 3)) +
      40 * Math.cos(seed * 2 + 21 * u * v) +
      25 * Math.sin(20 * v * v + seed * 3 + 6 * u)
  }
  return sharp(raw, { raw: { width: size, height: size, channels: 3 } })
    .withExif({ IFD0: { Make: 'Lumen' }, IFD2: { BodySerialNumber: 'LX-4711-22' } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

interface FileAnswer {
  readonly state: string
}
interface NetworksAnswer {
  readonly networks: readonly { id: string; sources: number; traces: number; pictures: number }[]
}

describe.skipIf(CHROMIUM === undefined)('files that share what stands in them', () => {
  let entered: Entered
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string
  beforeAll(async () => {
    entered = await enterOffice('Harbour letters')
    ;({ office, maya, page, caseId } = entered)
    await office.talk().post(`/api/cases/${caseId}/authorities`, {
      allowedBy: 'Inspector of the journey',
      office: 'Cyber Bureau',
      legalBasis: 'Order 7/2026',
      document: 'Order 7/2026, page 1',
      scope: 'imports',
      from: new Date(Date.now() - 3_600_000).toISOString(),
      until: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    })
  })
  afterAll(async () => {
    await entered?.leave()
  })
  const panel = (name: string) =>
    page.locator('section.sr-panel', { has: page.getByRole('heading', { level: 2, name, exact: true }) })
  const openExhibit = async (name: string) => {
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
    await page.getByRole('link', { name }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }

  it('are imported, two letters and two photographs', async () => {
    const files = [
      {
        name: 'offer.pdf',
        mimeType: 'application/pdf',
        buffer: makePdf('Work in a hotel', ID.replace('0f', '1a')),
      },
      {
        name: 'contract.pdf',
        mimeType: 'application/pdf',
        buffer: makePdf('Cleaning of rooms', ID.replace('0f', '2b')),
      },
      { name: 'front.jpg', mimeType: 'image/jpeg', buffer: await makePicture(1, 320) },
      { name: 'front again.jpg', mimeType: 'image/jpeg', buffer: await makePicture(1, 200) },
    ]
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
    await panel('Import what people already hold').waitFor()
    await page.locator('input[type=file]').setInputFiles(files)
    await page.getByLabel('How may we have it?').selectOption('given')
    await page.getByLabel('Who gave it').fill('A print shop')
    await page.getByLabel('Consent').selectOption('given')
    await page.getByLabel('Who consented').fill('Its owner')
    await page.getByRole('button', { name: 'Import 4 files' }).click()
    await waitUntil('four read files', 60, async () => {
      const { files: held } = (await office.talk().get(`/api/cases/${caseId}/imports`)) as {
        files: FileAnswer[]
      }
      return held.filter(({ state }) => state === 'read').length === 4 ? true : undefined
    })
  })

  it('tell on the exhibit which trace stands in them, what may deceive in it, and who shares it', async () => {
    await openExhibit('contract.pdf')
    const traces = panel('Traces in the file')
    await traces.getByText(ID, { exact: true }).waitFor()
    await traces
      .getByText(/Some programs give all their files the same/)
      .first()
      .waitFor()
    await maya.check('traces of a letter')
    await traces.getByRole('link', { name: /offer\.pdf/ }).click()
    await page.getByRole('heading', { level: 1, name: 'offer.pdf' }).waitFor()
  })

  it('tell of a photograph its camera and the pictures like it', async () => {
    await openExhibit('front again.jpg')
    const traces = panel('Traces in the file')
    await traces.getByText('lumen:LX-4711-22').waitFor()
    await traces.getByRole('heading', { name: 'Picture' }).waitFor()
    await traces
      .getByRole('link', { name: /front\.jpg/ })
      .first()
      .waitFor()
  })

  it('hang together in networks, with the reason in words', async () => {
    const networks = await waitUntil('two networks', 60, async () => {
      const answer = (await office.talk().get(`/api/cases/${caseId}/networks`)) as NetworksAnswer
      return answer.networks.length === 2 ? answer.networks : undefined
    })
    expect(networks.map(({ sources }) => sources)).toEqual([2, 2])
    expect(networks.map(({ traces, pictures }) => traces + pictures).toSorted()).toEqual([1, 2])
    const letters = networks.find(({ pictures }) => pictures === 0)
    await page.goto(`${office.origin()}/cases/${caseId}/networks/${letters?.id}`)
    await page
      .getByRole('button', { name: new RegExp(`PDF id ${ID.slice(0, 12)}`) })
      .first()
      .click()
    await page
      .getByText(/stands in 2 sources/)
      .first()
      .waitFor()
    await maya.check('network by a trace')
  })

  it('are proposed as links that say the same', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}/links`)
    await page
      .getByText(/Same pdf id/i)
      .first()
      .waitFor()
    await page
      .getByText(/Same camera serial/i)
      .first()
      .waitFor()
    await maya.check('links by traces')
  })
})
