/** The invented office in memory: people, cases, exhibits, links, dossiers; empty, typical or full. */
import {
  type Capture,
  CaptureId,
  CaseId,
  type CaseSummary,
  DossierId,
  type Link,
  LinkId,
  type Locale,
  type Member,
  MemberId,
  NoteId,
  type Role,
  SelectorId,
} from '@smart-rescue/schema'
import { addExhibit } from './fake-exhibit.ts'
import { ago, type FakeOffice, FIRST_EXHIBIT, hash, PHONE, ref, type Scene, uuid } from './fake-shape.ts'
import { FAKE_PAGES, HOSTILE_TITLES } from './fake-texts.ts'

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
      exhibit: 'E-01',
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
      ...(n % 3 === 0 ? { exhibit: 'E-01' } : {}),
      leafHash: hash(n),
    })
}
