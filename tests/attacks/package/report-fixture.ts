/** A report model for tests: invented people and adverts, several scripts, hostile and very long texts. */
import type { ReportExhibit, ReportModel } from '@smart-rescue/core/dossier'

/** A grey picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

const TITLES = [
  'Restaurant team for Bangkok, stay included',
  'नेपाली रेस्टुरेन्ट टोली <script>alert(1)</script>',
  'Sala en alquiler cerca del puerto '.repeat(7),
  'وظائف في مطعم',
]

const exhibit = (number: number): ReportExhibit => ({
  number: `E-0${number}`,
  title: TITLES[number - 1] ?? 'Room',
  url: `https://harbour-jobs.example/ad/${number}?from=${'x'.repeat(number === 3 ? 400 : 4)}`,
  finalUrl: `https://harbour-jobs.example/ad/${number}`,
  state: number === 2 ? 'partial' : 'complete',
  ...(number === 2 ? { reason: 'Parts of the page did not load.' } : {}),
  capturedAt: `2026-11-2${number}T08:00:00.000Z`,
  capturedBy: 'Maya Karki',
  logged: 40 + number,
  parts: ['wacz', 'screenshot-01', 'text', 'capture-report'].map((role, i) => ({
    role,
    path: `items/E-0${number}/${role}.bin`,
    size: 1_000 * (i + 1),
    sha256: 'a3f1'.repeat(16),
    leaf: 10 * number + i,
  })),
  custody: Array.from({ length: 40 }, (_, n) => ({
    n,
    index: 100 + n,
    type: n === 39 ? 'package.exported' : 'evidence.read',
    at: '2026-11-24T08:00:01.250Z',
    actor: 'Maya Karki',
    role: 'text',
    purpose: 'review',
  })),
  environment: {
    software: 'Smart Rescue 0.1.0',
    browser: 'Chromium',
    userAgent: 'Mozilla/5.0',
    confinement: 'Own user, egress proxy only.',
    viewport: '1280 × 900',
    withheld: 14,
    failed: 2,
    claim: 'Unchanged since captured by Maya Karki.',
  },
  ...(number === 1 ? { thumbnail: PIXEL } : {}),
})

/** The model; parts of it may be replaced. */
export const reportModel = (changes: Partial<ReportModel> = {}): ReportModel => ({
  locale: 'en',
  software: 'Smart Rescue 0.1.0',
  createdAt: '2026-11-24T09:00:00.000Z',
  requestedBy: 'Maya Karki',
  number: 1,
  organisation: { name: 'Deepa House', country: 'NP' },
  caseFile: {
    reference: 'SR-2026-014',
    title: 'Lantern',
    leadKind: 'recruitment',
    countries: ['NP', 'TH'],
    purpose: 'To find out who recruits for these adverts.',
    legalBasis: 'Referral Helpline 112/26',
    openedAt: '2026-11-20T07:00:00.000Z',
  },
  log: {
    origin: 'custody.deepa-house.example/2026',
    size: 1_234,
    root: 'izkTiI4HWN2L=',
    vkey: 'custody+1+key',
  },
  signer: 'ssh-ed25519 AAAAC3Nz',
  exhibits: [1, 2, 3, 4].map(exhibit),
  selectors: [
    {
      kind: 'phone',
      normal: '+9779720000123',
      why: 'International notation.',
      seenIn: ['E-01', 'E-02'],
      originals: ['+977 972-0000 123', '९७२-०००० १२३'],
    },
  ],
  links: [
    {
      a: 'E-01',
      b: 'E-02',
      reasons: [
        {
          kind: 'phone',
          normal: '+9779720000123',
          originalA: '+977 972-0000 123',
          originalB: '९७२-०००० १२३',
        },
      ],
      decidedBy: 'Dipesh Lama',
      decidedAt: '2026-11-24T08:40:00.000Z',
      why: 'Same number, same wording.',
    },
  ],
  ...changes,
})
