/** Exhibits of the invented office, with marks where the words stand. */
import {
  type CaseSummary,
  ExhibitId,
  type ExhibitMention,
  SelectorId,
  type SelectorKind,
} from '@smart-rescue/schema'
import { ago, type FakeOffice, hash, ref, uuid } from './fake-shape.ts'
import type { FakePage } from './fake-texts.ts'

const RULES: {
  kind: SelectorKind
  find: RegExp
  normal: (found: string) => string
  rule: string
  why: string
}[] = [
  {
    kind: 'phone',
    find: /\+977 98412 25567|nine8four 1-two2 5567|९८४१२ २५५६७/gu,
    normal: () => '+9779841225567',
    rule: 'phone.spelled',
    why: 'Digits, some written as words, that form a valid mobile number of Nepal.',
  },
  {
    kind: 'phone',
    find: /\+34 600 000 123/gu,
    normal: () => '+34600000123',
    rule: 'phone.international',
    why: 'A number with its country code that is valid in Spain.',
  },
  {
    kind: 'email',
    find: /[a-z]+@[a-z-]+\.example/gu,
    normal: (found) => found.toLowerCase(),
    rule: 'email.plain',
    why: 'Name, @ and host stand without a gap.',
  },
  {
    kind: 'handle',
    find: /@sunrise\.jobs/gu,
    normal: () => 'quayside:sunrise.jobs',
    rule: 'handle.at',
    why: 'A name after @ on a page of Quayside.',
  },
  {
    kind: 'url',
    find: /t\.me\/sunrise_rooms/gu,
    normal: () => 'https://t.me/sunrise_rooms',
    rule: 'url.bare',
    why: 'A host and a path without scheme.',
  },
]

/** Puts a page into the case as an exhibit, with the selectors that stand in it. */
export const addExhibit = (office: FakeOffice, item: CaseSummary, n: number, page: FakePage): void => {
  const id = ExhibitId.parse(uuid(3, n))
  const capturedAt = ago(n * 95 + 18)
  const isPartial = n % 4 === 3
  const reason = isPartial
    ? {
        code: 'capture.incomplete',
        sentence: 'Parts of the page did not load. The capture report lists them.',
      }
    : undefined
  const number = `E-${String(item.counts.exhibits + 1).padStart(2, '0')}`
  const marks: ExhibitMention[] = []
  for (const rule of RULES)
    for (const found of page.text.matchAll(rule.find)) {
      const normal = rule.normal(found[0])
      let selector = office.selectors.find((one) => one.normal === normal)
      if (selector === undefined) {
        selector = {
          id: SelectorId.parse(uuid(5, office.selectors.length + 1)),
          kind: rule.kind,
          normal,
          elsewhere: rule.kind === 'handle',
          asked: false,
          sightings: [],
        }
        office.selectors.push(selector)
      }
      const from = Math.max(0, found.index - 60)
      selector.sightings.push({
        caseId: item.id,
        caseReference: item.reference,
        exhibitId: id,
        exhibitNumber: number,
        exhibitTitle: page.title,
        url: page.url,
        original: found[0],
        context: page.text.slice(from, found.index + found[0].length + 60).replaceAll('\n', ' '),
        contextStart: found.index - from,
        rule: rule.rule,
        why: rule.why,
        confidence: 0.9,
        seenAt: capturedAt,
      })
      marks.push({
        kind: rule.kind,
        start: found.index,
        end: found.index + found[0].length,
        original: found[0],
        normal,
        rule: rule.rule,
        confidence: 0.9,
        why: rule.why,
        selectorId: selector.id,
        seenIn: selector.sightings.length,
      })
    }
  const first = marks[0]
  const excerpt = first
    ? `… ${page.text.slice(Math.max(0, first.start - 30), first.start)}⟦${first.original}⟧${page.text.slice(first.end, first.end + 30)} …`.replaceAll(
        '\n',
        ' ',
      )
    : page.text.slice(0, 90).replaceAll('\n', ' ')
  const part = (role: string, name: string, mediaType: string, length: number, at: number) => ({
    role,
    name,
    mediaType,
    length,
    sha256: hash(n * 10 + at),
    ciphertext: hash(n * 10 + at + 5),
    leafIndex: 400 + n * 6 + at,
  })
  office.exhibits.push({
    id,
    caseId: item.id,
    number,
    title: page.title,
    url: page.url,
    finalUrl: page.url,
    state: isPartial ? 'partial' : 'complete',
    ...(reason ? { reason } : {}),
    excerpt,
    mentions: marks.length,
    source: 'capture',
    provenance: {
      capturedAt,
      capturedBy: ref(office.members[n % Math.min(3, office.members.length)] ?? office.me),
      intact: n !== 7,
      logged: 405 + n * 6,
      witnessed: { have: 0, want: 2 },
    },
    caseReference: item.reference,
    purpose: item.purpose,
    legalBasis: item.legalBasis,
    text: page.text,
    marks,
    parts: [
      part('wacz', 'capture.wacz', 'application/wacz', 184_233, 0),
      part('screenshot-01', 'screenshot-01.png', 'image/png', 88_120, 1),
      part('screenshot-02', 'screenshot-02.png', 'image/png', 61_004, 2),
      part('text', 'text.txt', 'text/plain', page.text.length, 3),
      part('capture-report', 'capture-report.json', 'application/json', 9_120, 4),
    ],
    report: {
      v: 1,
      captureId: uuid(4, n),
      requestedUrl: page.url.replace('https:', 'http:'),
      finalUrl: page.url,
      title: page.title,
      state: isPartial ? 'partial' : 'complete',
      ...(reason ? { reason } : {}),
      startedAt: capturedAt,
      endedAt: capturedAt,
      operator: office.me.displayName,
      caseReference: item.reference,
      purpose: item.purpose,
      legalBasis: item.legalBasis,
      media: 'withheld',
      route: 'direct',
      software: 'smart-rescue 0.1.0',
      browser: 'Chromium 151',
      userAgent: 'Mozilla/5.0',
      confinement: 'The browser ran in its own sandbox and user namespace.',
      viewport: { width: 1280, height: 800 },
      status: 200,
      remoteAddress: '203.0.113.7:443',
      redirects: [{ url: page.url.replace('https:', 'http:'), status: 301 }],
      tls: {
        protocol: 'TLS 1.3',
        cipher: 'AES_128_GCM',
        subject: new URL(page.url).host,
        issuer: 'Harbour Test Authority',
        validFrom: ago(60 * 24 * 40),
        validTo: ago(-60 * 24 * 50),
        valid: n !== 4,
        ...(n === 4
          ? { problem: 'The certificate is signed by an authority that the browser does not know.' }
          : {}),
        chain: [],
      },
      steps: [
        { name: 'navigate', ok: true, ms: 812 },
        { name: 'scroll', ok: true, sentence: 'The page did not grow any more.', ms: 1_240 },
        {
          name: 'settle',
          ok: !isPartial,
          ...(isPartial ? { sentence: 'Two requests had no answer within 15 seconds.' } : {}),
          ms: 500,
        },
        { name: 'pack', ok: true, ms: 96 },
      ],
      requests: [
        {
          url: page.url,
          method: 'GET',
          resourceType: 'document',
          status: 200,
          bytes: 18_233,
          fate: 'loaded',
        },
        {
          url: `${new URL(page.url).origin}/photo.jpg`,
          method: 'GET',
          resourceType: 'image',
          bytes: 0,
          fate: 'withheld',
          reason: 'Pictures are withheld; this one was never asked for.',
        },
      ],
      egress: [{ host: new URL(page.url).host, port: 443, address: '203.0.113.7', allowed: true }],
      counts: { loaded: 14, failed: isPartial ? 2 : 0, blocked: 1, withheld: 9, cut: 0, bytes: 402_331 },
      claim:
        'This is what the server sent to our browser at this time. It does not say who wrote it or that it is true.',
    },
  })
  item.counts.exhibits += 1
  item.counts.captures += 1
}
