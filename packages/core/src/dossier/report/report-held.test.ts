/** What a report tells of a file that somebody held: how it came here, what it says about itself, and never who gave it. */
import { describe, expect, it } from 'vitest'
import { renderReport } from './render-report.ts'
import type { ReportExhibit, ReportHeld, ReportModel } from './report-model.ts'
import { EN } from './report-words-english.ts'

const HELD: ReportHeld = {
  fileName: 'chat.txt',
  kind: 'chat',
  mediaType: 'text/plain',
  accessMode: 'given',
  consent: 'not-asked',
  receivedOn: '2026-11-20',
  facts: [{ group: 'EXIF', name: 'Model', value: 'Invented 5' }],
  problems: ['The name has two endings.'],
  derivatives: [{ role: 'text', method: 'read as UTF-8' }],
  software: 'Smart Rescue 0.1.0',
  confinement: 'No network.',
  claim: 'These are the bytes as they were handed over.',
  parentSha256: 'cd'.repeat(32),
}

const EXHIBIT: ReportExhibit = {
  number: 'E-02',
  title: 'chat.txt',
  url: '',
  finalUrl: '',
  state: 'complete',
  capturedAt: '2026-11-24T08:00:00.000Z',
  capturedBy: 'Maya Karki',
  logged: 9,
  parts: [{ role: 'original', path: 'items/E-02/chat.txt', size: 12, sha256: 'ab'.repeat(32), leaf: 3 }],
  custody: [],
  held: HELD,
}

const modelOf = (exhibit: ReportExhibit): ReportModel => ({
  locale: 'en',
  software: 'Smart Rescue',
  createdAt: '2026-11-24T09:00:00.000Z',
  requestedBy: 'Maya Karki',
  number: 4,
  organisation: { name: 'Deepa House', country: 'NP' },
  caseFile: {
    reference: 'SR-2026-014',
    title: 'Lantern',
    leadKind: 'recruitment',
    countries: ['NP'],
    purpose: 'To find out.',
    legalBasis: 'Referral 112/26',
    openedAt: '2026-11-20T07:00:00.000Z',
  },
  log: { origin: 'custody.example', size: 10, root: 'cm9vdA==', vkey: 'v+1+k' },
  signer: 'ssh-ed25519 AAAA',
  exhibits: [exhibit],
  selectors: [],
  links: [],
})

describe('an imported file in the report', () => {
  it('tells how it may be had, when it came, what was consented, and what is odd about it', () => {
    const page = renderReport(modelOf(EXHIBIT))
    for (const said of [
      EN.heldFile,
      EN.given,
      EN.consentNotAsked,
      '2026-11-20',
      'The name has two endings.',
      'text: <bdi>read as UTF-8</bdi>',
      'cd'.repeat(32),
      HELD.claim,
    ])
      expect(page, said).toContain(said)
  })

  it('calls it imported and not captured, and shows no address that it never had', () => {
    const page = renderReport(modelOf(EXHIBIT))
    expect(page).toContain(`<dt>${EN.imported}</dt>`)
    expect(page).toContain(`<dt>${EN.importedBy}</dt>`)
    expect(page).not.toContain(`<dt>${EN.askedAddress}</dt>`)
    expect(page).toContain(EN.notShown)
  })

  it('says of every fact in it that it may be false', () => {
    const page = renderReport(modelOf(EXHIBIT))
    expect(page.indexOf(EN.inTheFile)).toBeGreaterThan(0)
    expect(page.indexOf('Invented 5')).toBeGreaterThan(page.indexOf(EN.inTheFile))
    expect(renderReport(modelOf({ ...EXHIBIT, held: { ...HELD, facts: [] } }))).not.toContain(EN.inTheFile)
  })

  it('shows what strangers wrote as text, and a code it does not know as that code', () => {
    const hostile = '</dd><script>alert(1)</script>'
    const held: ReportHeld = {
      ...HELD,
      fileName: hostile,
      accessMode: 'constructor',
      problems: [hostile],
      facts: [{ group: hostile, name: hostile, value: hostile }],
      derivatives: [{ role: 'text', method: hostile }],
    }
    const page = renderReport(modelOf({ ...EXHIBIT, title: hostile, held }))
    expect(page).not.toContain('<script>')
    expect(page).toContain('<dd>constructor</dd>')
  })
})
