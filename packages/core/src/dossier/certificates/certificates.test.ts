import { describe, expect, it } from 'vitest'
import type { ReportModel } from '../report/report-model.ts'
import { CERTIFICATE_FORMS, chooseForms, renderCertificate } from './index.ts'

const MODEL: ReportModel = {
  locale: 'en',
  software: 'Smart Rescue 0.1.0',
  createdAt: '2026-11-24T09:00:00.000Z',
  requestedBy: 'Maya Karki',
  number: 4,
  organisation: { name: 'Deepa House', country: 'IN' },
  caseFile: {
    reference: 'SR-2026-014',
    title: 'Lantern',
    leadKind: 'recruitment',
    countries: ['IN'],
    purpose: 'To find out.',
    legalBasis: 'Referral 112/26',
    openedAt: '2026-11-20T07:00:00.000Z',
  },
  log: { origin: 'custody.example', size: 10, root: 'cm9vdA==', vkey: 'v+1+k' },
  signer: 'ssh-ed25519 AAAA',
  exhibits: [
    {
      number: 'E-01',
      title: '<b>Restaurant</b> team',
      url: 'https://harbour.example/asked',
      finalUrl: 'https://harbour.example/reached',
      state: 'complete',
      capturedAt: '2026-11-24T08:00:00.000Z',
      capturedBy: 'Maya Karki',
      logged: 7,
      parts: [{ role: 'text', path: 'items/E-01/text.txt', size: 12, sha256: 'ab'.repeat(32), leaf: 3 }],
      custody: [
        { n: 0, index: 3, type: 'evidence.sealed', at: '2026-11-24T08:00:01.000Z', actor: 'Maya Karki' },
      ],
    },
  ],
  selectors: [],
  links: [],
}

const formOf = (id: string) => {
  const form = CERTIFICATE_FORMS.find((each) => each.id === id)
  if (form === undefined) throw new Error(id)
  return form
}

describe('choosing certificates', () => {
  it.each([
    [['IN'], ['in-bsa-63']],
    [
      ['NP', 'IN'],
      ['in-bsa-63', 'capture-statement'],
    ],
    [
      ['US', 'BD'],
      ['bd-evidence-65b', 'us-fre-902'],
    ],
    [['LA'], ['capture-statement']],
    [[], ['capture-statement']],
  ])('for %j gives %j', (countries, ids) => {
    expect(chooseForms(countries).map(({ id }) => id)).toEqual(ids)
  })
})

describe('a certificate', () => {
  it.each(CERTIFICATE_FORMS.map((form) => [form.id, form] as const))(
    '%s holds every exhibit and every hash, names its source, and leaves signing to a person',
    (_id, form) => {
      const page = renderCertificate(form, MODEL)
      for (const text of [
        'E-01',
        'https://harbour.example/reached',
        'ab'.repeat(32),
        form.source.section,
        'Draft,',
      ])
        expect(page).toContain(text)
      expect(page.match(/>Signature</g)).toHaveLength(form.parts.length)
      expect(page).not.toContain('<b>Restaurant')
      expect(page.includes('ask a lawyer')).toBe(
        form.confidence === 'low' || form.notes.join().includes('Ask a lawyer'),
      )
    },
  )

  it('of India has two parts, the second signed by an expert, and each blank of the schedule', () => {
    const page = renderCertificate(formOf('in-bsa-63'), MODEL)
    expect(page.match(/<h2>Part [AB]/g)).toEqual(['<h2>Part A', '<h2>Part B'])
    for (const text of ['IMEI, UIN, UID, MAC or cloud ID', 'Indian Standard Time', 'an expert', '☐ SHA256'])
      expect(page).toContain(text)
  })

  it('prefills what the package knows and nothing that only a person can know', () => {
    const page = renderCertificate(formOf('us-fre-902'), MODEL)
    expect(page).toContain('Smart Rescue 0.1.0')
    const blanks = page.match(/<div class="blank"><\/div>/g) ?? []
    expect(blanks.length).toBeGreaterThanOrEqual(9)
  })
})
