/** The road, outcomes and figures of the invented office: one of each state, with long and foreign texts. */
import type { figureEndpoints } from '@smart-rescue/features/figures/contract'
import type { handOverEndpoints } from '@smart-rescue/features/handing-over/contract'
import type { outcomeEndpoints } from '@smart-rescue/features/outcomes/contract'
import type { listReceivers, listRoads, readRoad } from '@smart-rescue/features/road/contract'
import {
  type CaseId,
  type OutputOf,
  type ParsedInputOf,
  ReceiverId,
  ReferralId,
  type StageEntry,
  StageEntryId,
  type TrackRef,
} from '@smart-rescue/schema'
import { ago, type FakeOffice, ref, uuid } from './fake-shape.ts'

type Known =
  | (typeof figureEndpoints)[number]
  | (typeof handOverEndpoints)[number]
  | (typeof outcomeEndpoints)[number]
  | typeof listReceivers
  | typeof listRoads
  | typeof readRoad
type Acts = { readonly [E in Known as E['name']]?: (office: FakeOffice, input: ParsedInputOf<E>) => unknown }

const POLICE = 'जिल्ला प्रहरी कार्यालय, a long name of an office by the harbour'
const REFERRAL = ReferralId.parse(uuid(40, 1))
const REFERRED: TrackRef = { unit: 'referral', subject: REFERRAL }
const CHARGE: TrackRef = { unit: 'charge', subject: 'person:K7Q2M4', charge: '1' }
const HEARING = '2026-12-15T04:15:00.000Z'

const entryOf = (office: FakeOffice, n: number, more: Partial<StageEntry>): StageEntry => ({
  id: StageEntryId.parse(uuid(41, n)),
  track: REFERRED,
  stage: 'referred',
  on: '2026-06-02',
  authority: POLICE,
  jurisdiction: 'NP',
  source: 'letter',
  sourceNote: 'No. 112/26',
  confidence: 'confirmed',
  by: ref(office.me),
  at: ago(60 * 24 * n),
  seq: n,
  ...more,
})

const roadOf = (office: FakeOffice, caseId: CaseId): OutputOf<typeof readRoad> => {
  const made = entryOf(office, 1, {})
  const charged = entryOf(office, 2, { track: CHARGE, stage: 'charged', on: '2026-08-01' })
  const corrected = entryOf(office, 3, {
    track: CHARGE,
    stage: 'charged',
    on: '2026-08-11',
    corrects: charged.id,
    why: 'The list had the day of another case',
    nextHearing: HEARING,
    court: 'Court 2',
    offence: { statute: 'Human Trafficking Act 2064', section: 's. 4(1)(a)' },
  })
  const stopped = entryOf(office, 4, {
    track: { unit: 'person', subject: 'person:K7Q2M5' },
    stage: 'arrested',
    exit: 'suspect_abroad_no_cooperation',
  })
  const fact = (...said: StageEntry[]) => {
    const [first, last] = [said[0] ?? made, said.at(-1) ?? made]
    return { root: first.id, holds: last, said }
  }
  return {
    today: '2026-11-24',
    referrals: [
      {
        id: REFERRAL,
        caseId,
        receiverId: ReceiverId.parse(uuid(42, 1)),
        receiver: { name: POLICE, country: 'NP', trust: 'unsafe' },
        on: '2026-06-02',
        basis: 'Reporting duty',
        transferBasis: 'same-country',
        source: 'receipt',
        sourceNote: 'Stamp of the desk',
        reference: '112/26',
        state: 'made',
        by: ref(office.me),
        at: ago(60 * 24 * 170),
      },
    ],
    tracks: [
      {
        key: 'referral',
        track: REFERRED,
        stage: 'referred',
        since: '2026-06-02',
        ended: false,
        next: ['referral_acknowledged'],
        silence: {
          heardOn: '2026-06-02',
          days: 175,
          patience: 14,
          dueFrom: '2026-06-16',
          tooLong: true,
          draft: 'Dear colleagues,\n\nwe handed a case over to you on 2026-06-02 and heard nothing since.',
        },
        facts: [fact(made)],
      },
      {
        key: 'charge',
        track: CHARGE,
        stage: 'charged',
        since: '2026-08-11',
        ended: false,
        next: ['trial', 'verdict'],
        nextHearing: HEARING,
        silence: {
          heardOn: '2026-08-11',
          days: 105,
          patience: 90,
          dueFrom: '2027-03-15',
          tooLong: false,
        },
        facts: [fact(charged, corrected)],
      },
      {
        key: 'person',
        track: stopped.track,
        stage: 'arrested',
        since: stopped.on,
        ended: true,
        exit: 'suspect_abroad_no_cooperation',
        next: [],
        facts: [fact(stopped)],
      },
    ],
  }
}

const funnel = (n: number): OutputOf<(typeof figureEndpoints)[0]>['groups'][number]['steps'] =>
  (['opened', 'referred', 'investigated', 'charged', 'verdict', 'convicted', 'identified'] as const).map(
    (step, at) => (at === 4 ? { step } : { step, numerator: Math.max(0, n - 9 * at), denominator: n }),
  )

/** Endpoint name → act. */
export const ROAD_ACTS: Acts = {
  'road.read': (office, { caseId }) =>
    office.exhibits.some((one) => one.caseId === caseId)
      ? roadOf(office, caseId)
      : { referrals: [], tracks: [], today: '2026-11-24' },
  'road.list': (office) => {
    const [first] = office.cases
    if (first === undefined) return { silent: [], silentCount: 0, hearings: [], today: '2026-11-24' }
    const of = { caseId: first.id, reference: first.reference, title: first.title, country: 'NP' }
    return {
      silent: [
        {
          ...of,
          track: REFERRED,
          stage: 'referred' as const,
          authority: POLICE,
          heardOn: '2026-06-02',
          askedOn: '2026-08-01',
          dueFrom: '2026-06-16',
          days: 175,
        },
      ],
      silentCount: 201,
      hearings: [{ ...of, track: CHARGE, authority: 'District court', court: 'Court 2', at: HEARING }],
      today: '2026-11-24',
    }
  },
  'receiver.list': (office) => ({
    mayChange: true,
    receivers:
      office.cases.length === 0
        ? []
        : (['trusted', 'known', 'untested', 'unsafe'] as const).map((trust, n) => ({
            id: ReceiverId.parse(uuid(42, n + 1)),
            name: n === 0 ? POLICE : `Harbour office ${n}`,
            kind: 'police' as const,
            country: 'NP',
            address: `https://a-very-long-portal.example/${'without-end/'.repeat(n * 3)}`,
            contact: 'Desk officer, 01-555-0100',
            trust,
            trustWhy: 'Answered within a week in 2025',
            state: n === 2 ? ('ended' as const) : ('active' as const),
            changedAt: ago(60),
          })),
  }),
  'case.hand-over-read': (office) => ({
    open: { proposals: 1, leads: 0, captures: 0, watches: 2, lists: 0, duties: 1, silent: 1, hearings: 1 },
    successors: office.members.filter(({ id }) => id !== office.me.id).map(ref),
    earlier: [],
  }),
  'outcome.list': (office) => ({
    wanted: true,
    outcomes:
      office.cases.length === 0
        ? []
        : [
            {
              reference: 'SR-2025-003',
              tells: [{ kind: 'safe' as const, on: '2026-02-01' }, { kind: 'convicted' as const }],
            },
            { reference: 'SR-2025-009', tells: [{ kind: 'ended' as const }] },
          ],
  }),
  'figures.read': (office, { fromYear, toYear, scope }) => ({
    scope,
    fromYear,
    toYear,
    asOf: ago(0),
    leastCell: 5,
    groups: (
      [
        ['all', '', 48],
        ['country', 'NP', 40],
        ['country', 'GB', 12],
        ['kind', 'recruitment', 31],
        ['year', '2026', 48],
      ] as const
    )
      .filter(() => office.cases.length > 0)
      .map(([dimension, key, n]) => ({ dimension, key, steps: funnel(n), charges: { numerator: 3 } })),
    exits: [{ unit: 'charge', reason: 'out_of_time' }],
    times: [{ unit: 'charge', stage: 'charged', tracks: 12, lowerDays: 28, medianDays: 159, upperDays: 389 }],
  }),
}
