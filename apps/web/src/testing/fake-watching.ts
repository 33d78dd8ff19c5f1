/** Routes, watched pages, lists and comparisons of the invented office: one of each state, with long and foreign texts. */
import type { listEndpoints } from '@smart-rescue/features/address-lists/contract'
import type { captureEndpoints } from '@smart-rescue/features/capture/contract'
import type { routeEndpoints } from '@smart-rescue/features/routes/contract'
import type { watchEndpoints } from '@smart-rescue/features/watching/contract'
import {
  CaptureId,
  type CaseId,
  ListId,
  type OutputOf,
  type ParsedInputOf,
  RouteId,
  type RouteRef,
  WatchId,
} from '@smart-rescue/schema'
import { ago, type FakeOffice, hash, ref, uuid } from './fake-shape.ts'
import { missing } from './fake-views.ts'

type Known =
  | (typeof routeEndpoints)[number]
  | (typeof watchEndpoints)[number]
  | (typeof listEndpoints)[number]
  | Extract<(typeof captureEndpoints)[number], { name: 'exhibit.comparisons' | 'exhibit.compare' }>
type Acts = { readonly [E in Known as E['name']]?: (office: FakeOffice, input: ParsedInputOf<E>) => unknown }
type OutputNamed<N extends Known['name']> = OutputOf<Extract<Known, { name: N }>>

/** The watched page with every kind of check, and the list with every kind of line. */
export const FIRST_WATCH = WatchId.parse(uuid(31, 1))
/** The list whose page the screens look at. */
export const FIRST_LIST = ListId.parse(uuid(32, 1))

const DIRECT: RouteRef = { id: RouteId.parse('direct'), kind: 'direct', name: '' }
const TOR: RouteRef = { id: RouteId.parse('tor'), kind: 'tor', name: 'Tor' }
const RIGA: RouteRef = { id: RouteId.parse(uuid(30, 1)), kind: 'socks-proxy', name: 'Riga' }
const SELECTOR = { kind: 'phone', normal: '+9779720000123' }

type Watch = OutputNamed<'watch.read'>['watch']
type Check = OutputNamed<'watch.read'>['checks'][number]

const watchesOf = (office: FakeOffice, caseId: CaseId): Watch[] => {
  const exhibit = office.exhibits.find((one) => one.caseId === caseId)
  if (exhibit === undefined) return []
  const base: Watch = {
    id: FIRST_WATCH,
    caseId,
    url: 'https://harbour-jobs.example/ad/5521',
    route: DIRECT,
    schedule: {
      every: 'hour',
      timeZone: 'Asia/Kathmandu',
      leastWords: 1,
      quiet: { from: '22:00', to: '06:00' },
    },
    endsAt: '2027-02-22T18:14:59.000Z',
    state: 'active',
    owner: ref(office.me),
    startedAt: ago(60 * 24 * 9),
    nextAt: ago(-40),
    lastCheckedAt: ago(20),
    presence: 'shown',
    exhibit: { id: exhibit.id, number: exhibit.number },
    underWay: false,
    costs: { pagesPerMonth: 510, checks: 153, bytes: 48_210_000, seconds: 612 },
  }
  const { nextAt: _, ...still } = base
  return [
    base,
    {
      ...base,
      id: WatchId.parse(uuid(31, 2)),
      url: `https://a-very-long-name-of-a-host.example/${'an-address-without-end/'.repeat(8)}`,
      route: TOR,
      presence: 'gone',
      underWay: true,
    },
    {
      ...still,
      id: WatchId.parse(uuid(31, 3)),
      state: 'paused',
      why: 'owner-left',
      route: RIGA,
      presence: 'wall',
    },
    { ...still, id: WatchId.parse(uuid(31, 4)), state: 'ended', why: 'case-closed', presence: 'failed' },
  ]
}

const checksOf = (office: FakeOffice, caseId: CaseId): Check[] => {
  const [second, first] = office.exhibits.filter((one) => one.caseId === caseId)
  const check = (n: number, found: Check['found'], more: Partial<Check> = {}): Check => ({
    captureId: CaptureId.parse(uuid(33, n)),
    at: ago(60 * n + 20),
    found,
    status: 200,
    textSha256: hash(n),
    wordsAdded: 0,
    wordsRemoved: 0,
    selectorsNew: [],
    selectorsGone: [],
    bytes: 310_000,
    seconds: 4.2,
    ...more,
  })
  const numbered = (one: typeof first) =>
    one === undefined ? {} : { exhibit: { id: one.id, number: one.number } }
  const {
    textSha256: _,
    status: __,
    ...failed
  } = check(6, 'failed', { reason: 'capture.unreachable', bytes: 0 })
  return [
    check(0, 'same'),
    check(1, 'changed', {
      alarm: 'changed',
      wordsAdded: 12,
      wordsRemoved: 3,
      selectorsNew: [SELECTOR],
      selectorsGone: [{ kind: 'email', normal: 'desk@harbour-jobs.example' }],
      ...numbered(second),
      ...(first === undefined ? {} : { before: { id: first.id, number: first.number } }),
    }),
    check(2, 'same', { alarm: 'back', ...numbered(first) }),
    check(3, 'gone', { alarm: 'gone', status: 404 }),
    check(4, 'wall', { alarm: 'wall', status: 403 }),
    check(5, 'small', { wordsAdded: 1 }),
    { ...failed, alarm: 'failing' },
    check(7, 'first', numbered(first)),
  ]
}

const listOf = (office: FakeOffice, caseId: CaseId): OutputNamed<'list.read'>['list'] => ({
  id: FIRST_LIST,
  caseId,
  name: 'Adverts of the week – पोखरा',
  route: DIRECT,
  state: 'running',
  owner: ref(office.me),
  startedAt: ago(50),
  counts: {
    total: 412,
    waiting: 210,
    underWay: 2,
    complete: 160,
    partial: 12,
    refused: 3,
    failed: 5,
    skipped: 20,
  },
})

const linesOf = (office: FakeOffice, caseId: CaseId): OutputNamed<'list.read'>['lines'] => {
  const exhibit = office.exhibits.find((one) => one.caseId === caseId)
  const line = (n: number) => ({ line: n, url: `https://harbour-jobs.example/ad/${5_000 + n}` })
  return [
    {
      ...line(1),
      state: 'complete',
      ...(exhibit ? { exhibit: { id: exhibit.id, number: exhibit.number } } : {}),
    },
    { ...line(2), state: 'failed', reason: { code: 'capture.timeout', sentence: 'Too slow.' } },
    { line: 3, url: 'see the board at the mole', skipped: 'invalid' },
    { ...line(4), skipped: 'captured' },
    { ...line(5), state: 'running' },
    line(6),
  ]
}

/** Endpoint name → act. */
export const WATCH_ACTS: Acts = {
  'route.list': () => ({
    routes: [
      { ...TOR, address: '127.0.0.1:9050', signsIn: false, on: true },
      { ...RIGA, address: 'proxy.example:1080', username: 'deepa', signsIn: true, on: false },
    ],
  }),
  'route.choices': () => ({ routes: [DIRECT, TOR, RIGA], last: 'direct' }),
  'watch.list': (office, { caseId }) => ({ watches: watchesOf(office, caseId) }),
  'watch.read': (office, { caseId, watchId }) => ({
    watch: watchesOf(office, caseId).find(({ id }) => id === watchId) ?? missing(),
    checks: checksOf(office, caseId),
  }),
  'list.list': (office, { caseId }) => ({
    lists: office.exhibits.some((one) => one.caseId === caseId) ? [listOf(office, caseId)] : [],
  }),
  'list.read': (office, { caseId }) => ({
    list: listOf(office, caseId),
    lines: linesOf(office, caseId),
    more: true,
  }),
  'exhibit.comparisons': (office, { caseId, exhibitId }) => {
    const own = office.exhibits.find((one) => one.id === exhibitId) ?? missing()
    const other = office.exhibits.find((one) => one.caseId === caseId && one.id !== exhibitId)
    const side = (one: typeof own, route: RouteRef) => ({
      id: one.id,
      number: one.number,
      route,
      capturedAt: one.provenance.capturedAt,
    })
    return {
      cameBy: DIRECT,
      waiting: [],
      comparisons:
        other === undefined
          ? []
          : [
              {
                captureId: CaptureId.parse(uuid(34, 1)),
                first: side(own, DIRECT),
                second: side(other, TOR),
                verdict: 'differs' as const,
                differs: ['text' as const, 'remote-address' as const],
                wordsAdded: 4,
                wordsRemoved: 1,
                at: ago(30),
              },
            ],
    }
  },
  'exhibit.compare': (office, { exhibitId, otherId }) => {
    const side = (id: string, route: RouteRef) => {
      const one = office.exhibits.find((exhibit) => exhibit.id === id) ?? missing()
      const { number, title, finalUrl } = one
      return { id: one.id, number, title, finalUrl, route, capturedAt: one.provenance.capturedAt }
    }
    const line = (n: number, text: string, ...marks: [number, number][]) => ({ line: n, text, marks })
    return {
      first: side(exhibitId, DIRECT),
      second: side(otherId, TOR),
      verdict: 'differs',
      aspects: [
        { aspect: 'text', same: false },
        { aspect: 'selectors', same: false },
        { aspect: 'title', same: true, before: 'Team wanted', after: 'Team wanted' },
        { aspect: 'final-address', same: true, before: 'https://a.example/', after: 'https://a.example/' },
        { aspect: 'status', same: true, before: '200', after: '200' },
        { aspect: 'certificate', same: true, before: hash(1), after: hash(1) },
        { aspect: 'remote-address', same: false, before: '192.0.2.1', after: '192.0.2.99' },
      ],
      selectors: { both: [], onlyBefore: [SELECTOR], onlyAfter: [{ kind: 'handle', normal: '@tide_desk' }] },
      text: {
        same: false,
        more: 3,
        wordsAdded: 4,
        wordsRemoved: 1,
        coarse: false,
        cut: false,
        rows: [
          { kind: 'gap', skipped: 14 },
          { kind: 'same', left: line(15, 'रेस्टुरेन्टमा काम'), right: line(15, 'रेस्टुरेन्टमा काम') },
          {
            kind: 'changed',
            left: line(16, 'Ring 9720000123 after six', [5, 15]),
            right: line(16, 'Write to @tide_desk after six', [0, 5], [9, 19]),
          },
          { kind: 'added', right: line(17, 'الوظيفة متاحة الآن', [0, 18]) },
          { kind: 'removed', left: line(17, `A line ${'without end '.repeat(30)}`, [0, 6]) },
        ],
      },
    }
  },
}
