/** Leads of the invented office: one that waits with its reasons, and one that was put away. */
import type { leadEndpoints } from '@smart-rescue/features/leads/contract'
import {
  ExhibitId,
  Failure,
  LeadId,
  type LeadIndicator,
  type LeadPage,
  type LeadSummary,
  type OutputOf,
} from '@smart-rescue/schema'
import { ago, type FakeOffice, FIRST_EXHIBIT, ref, uuid } from './fake-shape.ts'

/** The lead that waits. */
export const FIRST_LEAD = LeadId.parse(uuid(11, 1))

const PHONE = '+9779841225567'
const ILO = 'ILO and European Commission: Operational indicators of trafficking in human beings'

const indicator = (id: string, text: string, more: Partial<LeadIndicator> = {}): LeadIndicator => ({
  id,
  text,
  strength: 'medium',
  use: 'rule',
  population: 'child',
  source: ILO,
  address: 'https://www.ilo.org/',
  addressChecked: false,
  section: 'child list',
  confidence: 'high',
  ...more,
})

const PAPERS = indicator('ILO-CR-05', 'Documents were taken', { dimension: 'coercive-recruitment' })
const DEBT = indicator('ILO-CR-04', 'Debt bondage at recruitment', {
  dimension: 'coercive-recruitment',
  strength: 'strong',
})
const MISLED = indicator('ILO-DR-02', 'Misled about wages or earnings', {
  dimension: 'deceptive-recruitment',
})
const RANK = {
  escalations: 0,
  fulfilled: 1,
  strong: 1,
  medium: 1,
  weak: 0,
  positive: 0,
  newest: '2026-11-20',
  sources: 2,
}
const SOURCE = { exhibitId: ExhibitId.parse(FIRST_EXHIBIT), row: 0 }

const summaries = (office: FakeOffice): LeadSummary[] => {
  const [item] = office.cases
  if (item === undefined) return []
  const lead = (n: number, more: Partial<LeadSummary>): LeadSummary => ({
    id: LeadId.parse(uuid(11, n)),
    caseId: item.id,
    caseReference: item.reference,
    caseTitle: item.title,
    title: PHONE,
    origin: 'network',
    byMachine: true,
    raisedBy: ref(office.me),
    raisedAt: ago(90 * n),
    state: 'waiting',
    sources: 2,
    rank: RANK,
    fulfilled: ['coercive-recruitment'],
    reasons: [
      { indicator: DEBT.id, observer: 'debt-worked-off', measures: { sources: 2 }, text: DEBT.text },
      { indicator: PAPERS.id, observer: 'papers-kept', measures: { sources: 2 }, text: PAPERS.text },
    ],
    ...more,
  })
  return [
    lead(1, {}),
    lead(2, { state: 'dismissed', title: 'Harbour kitchen', byMachine: false, origin: 'sources' }),
  ]
}

const COUNT = { indicator: PAPERS.id, text: PAPERS.text, leads: 2, opened: 0, dismissed: 1, undecided: 1 }

const pageOf = (office: FakeOffice, lead: LeadSummary): LeadPage => ({
  ...lead,
  listed: [
    {
      ...SOURCE,
      exhibitNumber: 'E-01',
      title: 'Kitchen work',
      excerpt: 'We keep your passport.',
      state: 'read',
    },
    { ...SOURCE, row: 7, exhibitNumber: '', title: '', excerpt: '', state: 'gone' },
  ],
  seen: [
    {
      indicator: PAPERS,
      countedAs: 'rule',
      observer: 'papers-kept',
      sentence: '2 sources say that passport or papers are handed in or kept by somebody else.',
      measures: { sources: 2 },
      against: 'Some offices keep copies lawfully; ask what exactly is kept.',
      quotes: [
        {
          source: SOURCE,
          exhibitNumber: 'E-01',
          context: '…Kitchen work abroad. We keep your passport in the office.',
          start: 22,
          end: 43,
          means: 'we keep your passport',
        },
      ],
      count: COUNT,
    },
    {
      indicator: DEBT,
      countedAs: 'denied',
      measures: {},
      quotes: [],
      answer: { answer: 'no', by: ref(office.me), at: ago(20), note: 'A deposit that was paid back.' },
    },
  ],
  dimensions: [
    { dimension: 'deceptive-recruitment', strong: 0, medium: 0, weak: 0, fulfilled: false },
    { dimension: 'coercive-recruitment', strong: 1, medium: 1, weak: 0, fulfilled: true },
  ],
  escalations: [],
  questions: [MISLED],
  changes: [
    { kind: 'one-more', dimension: 'deceptive-recruitment', strength: 'strong', questions: [MISLED.id] },
    { kind: 'missing', what: 'dates' },
  ],
  decisions: [],
  version: '2026-11-24.1',
})

type Answers = { [E in (typeof leadEndpoints)[number] as E['name']]: OutputOf<E> }

const readLead = (office: FakeOffice, input: { leadId: LeadId }): LeadPage => {
  const lead = summaries(office).find(({ id }) => id === input.leadId)
  if (lead === undefined) throw new Failure('request.not-found')
  return pageOf(office, lead)
}

/** What the office answers. */
export const LEAD_ACTS = {
  'lead.list': (
    office: FakeOffice,
    input: { state?: string | undefined; most: number },
  ): Answers['lead.list'] => {
    const all = summaries(office)
    const own = all.filter(({ state }) => input.state === undefined || state === input.state)
    const count = (state: string) => all.filter((lead) => lead.state === state).length
    return {
      leads: own.slice(0, input.most),
      states: {
        waiting: count('waiting'),
        watching: count('watching'),
        opened: count('opened'),
        dismissed: count('dismissed'),
      },
      counts: all.length === 0 ? [] : [COUNT],
    }
  },
  'lead.of-case': (office: FakeOffice, input: { caseId: string }): Answers['lead.of-case'] => ({
    leads: summaries(office).filter(({ caseId }) => caseId === input.caseId),
  }),
  'lead.read': readLead,
  'lead.answer': readLead,
  'lead.decide': readLead,
}
