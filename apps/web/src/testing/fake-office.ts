/** The invented office in memory: people, cases, exhibits, links, dossiers; empty, typical or full. */
import {
  type Capture,
  CaptureId,
  CaseId,
  type CaseSummary,
  type Dossier,
  DossierId,
  type Exhibit,
  ExhibitId,
  type ExhibitMention,
  type Link,
  LinkId,
  type Locale,
  type LogLine,
  type Member,
  MemberId,
  type Note,
  NoteId,
  type Notice,
  type Role,
  SelectorId,
  type SelectorKind,
  type Sighting,
} from '@smart-rescue/schema'
import { FAKE_PAGES, HOSTILE_TITLES } from './fake-texts.ts'

/** How full the office is. */
export type Scene = 'first-run' | 'locked' | 'empty' | 'typical' | 'full'

/** The fixed "today" of the office. */
export const FAKE_NOW = Date.UTC(2026, 10, 24, 9, 0)

const uuid = (kind: number, n: number): string =>
  `0197a5a0-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`
const hex = (n: number): string => ((n * 2_654_435_761) >>> 0).toString(16).padStart(8, '0').repeat(8)
const hash = (n: number): string => `sha256:${hex(n)}`
const ago = (minutes: number): string => new Date(FAKE_NOW - minutes * 60_000).toISOString()

/** A selector with everything known of it. */
export interface FakeSelector {
  readonly id: SelectorId
  readonly kind: SelectorKind
  readonly normal: string
  readonly elsewhere: boolean
  asked: boolean
  readonly sightings: Sighting[]
}

/** Everything the office holds. */
export interface FakeOffice {
  state: 'first-run' | 'locked' | 'ready'
  signedIn: boolean
  me: Member
  readonly organisation: { name: string; country: string }
  readonly members: Member[]
  readonly cases: CaseSummary[]
  readonly teams: Map<string, { member: Member; since: string; addedBy: Member }[]>
  readonly exhibits: Exhibit[]
  readonly captures: Capture[]
  readonly links: Link[]
  readonly notes: (Note & { caseId: string })[]
  readonly dossiers: Dossier[]
  readonly selectors: FakeSelector[]
  readonly notices: Notice[]
  readonly log: (LogLine & { caseId: string })[]
}

const member = (
  n: number,
  displayName: string,
  roles: Role[],
  status: Member['status'] = 'active',
): Member => ({
  id: MemberId.parse(uuid(1, n)),
  login: `member${n}@deepa-house.example`,
  displayName,
  roles,
  locale: 'en',
  status,
  createdAt: ago(60 * 24 * (90 - n)),
})

/** The id of the case that screens are taken of. */
export const LANTERN = CaseId.parse(uuid(2, 1))
/** The id of its newest exhibit. */
export const FIRST_EXHIBIT = ExhibitId.parse(uuid(3, 1))
/** The id of the exhibit with a hostile title. */
export const HOSTILE_EXHIBIT = ExhibitId.parse(uuid(3, 6))
/** The id of the proposed link. */
export const FIRST_LINK = LinkId.parse(uuid(6, 1))
/** The id of the shared phone number. */
export const PHONE = SelectorId.parse(uuid(5, 1))

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

/** Builds an office. `locale` is the language of the member who is signed in. */
export const buildOffice = (scene: Scene, as: Role | 'small-office', locale: Locale): FakeOffice => {
  const maya: Member = {
    ...member(1, 'Maya Kumari Rai', as === 'small-office' ? ['operator', 'case-officer'] : [as]),
    locale,
  }
  const dil = member(2, 'Dil Lama', ['investigator'])
  const sita = member(3, 'सीता राई', ['lawyer'])
  const others = [dil, sita]
  if (scene === 'full') {
    others.push(
      member(4, `Maximiliana ${'Consuelo '.repeat(20)}Quispe`.slice(0, 200), [
        'social-worker',
        'investigator',
      ]),
      member(5, 'نورة الحسن', ['auditor']),
      member(6, '<b>Robert</b> & "Co"', ['case-officer'], 'suspended'),
    )
    for (let n = 7; n < 40; n += 1) others.push(member(n, `Colleague ${n}`, ['investigator']))
  }
  const office: FakeOffice = {
    state: scene === 'first-run' ? 'first-run' : scene === 'locked' ? 'locked' : 'ready',
    signedIn: true,
    me: maya,
    organisation: { name: 'Deepa House', country: 'NP' },
    members: scene === 'empty' ? [maya] : [maya, ...others],
    cases: [],
    teams: new Map(),
    exhibits: [],
    captures: [],
    links: [],
    notes: [],
    dossiers: [],
    selectors: [],
    notices: [],
    log: [],
  }
  if (scene === 'typical' || scene === 'full') fill(office, scene, dil, sita)
  return office
}

const ref = (one: Member) => ({ id: one.id, displayName: one.displayName })

const addCase = (office: FakeOffice, n: number, title: string, team: Member[], day: number): CaseSummary => {
  const item: CaseSummary = {
    id: CaseId.parse(uuid(2, n)),
    reference: `SR-2026-${String(15 - n > 0 ? 15 - n : 900 + n).padStart(3, '0')}`,
    title,
    leadKind: n % 3 === 0 ? 'travel' : n % 2 === 0 ? 'hidden-venue' : 'recruitment',
    countries: ['NP', 'TH'],
    purpose: 'To find out who is behind adverts that offer restaurant work abroad with a paid ticket.',
    legalBasis: 'Referral of the child helpline, no. 112/26',
    state: n === 3 ? 'closed' : 'open',
    openedAt: ago(day * 1_440),
    openedBy: ref(office.me),
    counts: { exhibits: 0, captures: 0, links: 0, proposals: 0, dossiers: 0, notes: 0 },
    lastActivityAt: ago(day * 30),
  }
  office.cases.push(item)
  office.teams.set(
    item.id,
    team.map((one) => ({ member: one, since: item.openedAt, addedBy: office.me })),
  )
  return item
}

const addExhibit = (
  office: FakeOffice,
  item: CaseSummary,
  n: number,
  page: (typeof FAKE_PAGES)[number],
): void => {
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

const fill = (office: FakeOffice, scene: Scene, dil: Member, sita: Member): void => {
  const { me } = office
  const lantern = addCase(office, 1, 'Lantern', [me, dil, sita, ...office.members.slice(3, 7)], 8)
  addCase(office, 2, 'Heron', [me, sita], 40)
  addCase(office, 3, 'Tide', [me], 80)
  const pages =
    scene === 'full'
      ? Array.from({ length: 1_000 }, (_, n) => {
          const page = FAKE_PAGES[n % FAKE_PAGES.length] ?? {
            url: 'https://harbour.example/',
            title: '',
            text: '',
          }
          const hostile = n >= 5 && n < 5 + HOSTILE_TITLES.length ? HOSTILE_TITLES[n - 5] : undefined
          return hostile === undefined
            ? page
            : { ...page, title: hostile, text: `${hostile}\n${hostile.repeat(20)}\n${page.text}` }
        })
      : FAKE_PAGES
  pages.forEach((page, index) => {
    addExhibit(office, lantern, index + 1, page)
  })
  if (scene === 'full')
    for (let n = 4; n < 60; n += 1)
      addCase(office, n, n % 5 === 0 ? (HOSTILE_TITLES[n % 7] ?? 'Reed') : `Reed ${n}`, [me], 80 + n)

  const ends = office.exhibits.slice(0, 4).map((one) => ({
    id: one.id,
    number: one.number,
    title: one.title,
    url: one.url,
    capturedAt: one.provenance.capturedAt,
  }))
  const link = (n: number, a: number, b: number, state: Link['state']): void => {
    const [endA, endB] = [ends[a], ends[b]]
    if (endA === undefined || endB === undefined) return
    office.links.push({
      id: LinkId.parse(uuid(6, n)),
      caseId: lantern.id,
      a: endA,
      b: endB,
      strength: 0.86 - n * 0.1,
      reasons: [
        {
          rule: 'same-selector',
          kind: 'phone',
          normal: '+9779841225567',
          selectorId: PHONE,
          originalA: 'nine8four 1-two2 5567',
          originalB: '+977 98412 25567',
          exhibits: 3,
        },
        ...(n === 1
          ? [
              {
                rule: 'same-selector' as const,
                kind: 'email' as const,
                normal: 'team@sunrise-hospitality.example',
                originalA: 'team@sunrise-hospitality.example',
                originalB: 'team@sunrise-hospitality.example',
                exhibits: 2,
              },
            ]
          : []),
      ],
      counterReasons:
        n === 2 ? [{ rule: 'same-site', sentence: 'Both pages are on harbour-jobs.example.' }] : [],
      state,
      proposedAt: ago(60),
      decisions:
        state === 'accepted'
          ? [{ decision: 'accepted', by: ref(dil), at: ago(30), why: 'Same number, same wording.' }]
          : [],
    })
    lantern.counts[state === 'proposed' ? 'proposals' : 'links'] += state === 'rejected' ? 0 : 1
  }
  link(1, 0, 1, 'proposed')
  link(2, 0, 3, 'proposed')
  link(3, 1, 3, 'accepted')

  const capture = (n: number, url: string, rest: Partial<Capture>): void => {
    office.captures.push({
      id: CaptureId.parse(uuid(4, 500 + n)),
      caseId: lantern.id,
      url,
      state: 'failed',
      requestedBy: ref(dil),
      requestedAt: ago(n * 3),
      ...rest,
    })
  }
  capture(1, 'https://harbour-jobs.example/ad/7710', {
    state: 'running',
    progress: { step: 'scrolling', requests: 31, bytes: 812_000, sentence: 'Scrolling' },
  })
  capture(2, 'https://quayside.example/people/anita', { state: 'queued' })
  capture(3, 'https://members.lantern-bay.example/private', {
    state: 'partial',
    reason: {
      code: 'capture.login-wall',
      sentence:
        'The page asks for a sign-in. Smart Rescue never signs in; import what somebody lawfully holds.',
    },
    endedAt: ago(8),
  })
  capture(4, 'http://10.0.0.8/admin', {
    state: 'refused',
    reason: {
      code: 'capture.address-private',
      sentence: 'The address leads into a private or special network, which is never captured.',
    },
    endedAt: ago(9),
  })
  capture(5, 'https://gone.example/', {
    state: 'failed',
    reason: {
      code: 'capture.name-unknown',
      sentence: 'The host name gone.example is not known to the name service. Check the address for a slip.',
    },
    endedAt: ago(12),
  })

  office.notes.push(
    {
      id: NoteId.parse(uuid(7, 1)),
      caseId: lantern.id,
      body: 'The number in E-01 is written half in words. The profile in E-02 gives it plainly.',
      author: ref(dil),
      at: ago(300),
    },
    {
      id: NoteId.parse(uuid(7, 2)),
      caseId: lantern.id,
      body: 'कृपया दोस्रो विज्ञापन पनि हेर्नुहोस्।\nThe house near the station should be looked at in the land register.',
      author: ref(sita),
      at: ago(120),
      exhibit: FIRST_EXHIBIT,
    },
  )
  lantern.counts.notes = office.notes.length
  office.dossiers.push(
    {
      id: DossierId.parse(uuid(8, 2)),
      caseId: lantern.id,
      number: 2,
      state: 'running',
      step: 'packing',
      locale: 'ne',
      exhibits: [FIRST_EXHIBIT],
      requestedBy: ref(me),
      requestedAt: ago(1),
    },
    {
      id: DossierId.parse(uuid(8, 1)),
      caseId: lantern.id,
      number: 1,
      state: 'ready',
      locale: 'en',
      exhibits: office.exhibits.slice(0, 4).map((one) => one.id),
      requestedBy: ref(sita),
      requestedAt: ago(900),
      endedAt: ago(898),
      length: 1_204_233,
      sha256: hash(99),
      treeSize: 431,
    },
  )
  lantern.counts.dossiers = office.dossiers.length
  office.notices.push(
    {
      id: uuid(9, 1),
      kind: 'selector-asked',
      caseId: lantern.id,
      caseReference: lantern.reference,
      selectorId: PHONE,
      selector: '+9779841225567',
      from: ref(sita),
      message: 'This number came up in a matter of mine. May we talk?',
      at: ago(45),
    },
    {
      id: uuid(9, 2),
      kind: 'selector-known-elsewhere',
      caseId: lantern.id,
      caseReference: lantern.reference,
      selectorId: SelectorId.parse(uuid(5, 3)),
      selector: 'quayside:sunrise.jobs',
      at: ago(200),
      readAt: ago(100),
    },
  )
  const types = [
    'case.opened',
    'team.joined',
    'capture.requested',
    'evidence.sealed',
    'exhibit.recorded',
    'evidence.read',
    'link.proposed',
    'link.decided',
    'note.written',
    'package.exported',
  ]
  for (let n = 430; n > (scene === 'full' ? 30 : 400); n -= 1)
    office.log.push({
      caseId: lantern.id,
      index: n,
      type: types[n % types.length] ?? 'evidence.read',
      at: ago((431 - n) * 7),
      actor: ref(n % 2 === 0 ? me : dil),
      ...(n % 3 === 0 ? { exhibit: FIRST_EXHIBIT } : {}),
      leafHash: hash(n),
    })
}
