/** Signs that people see: general lists, signs around a child, at borders, in online recruitment. None of them is proof. */
import type { Indicator } from './indicator.ts'
import { row } from './row.ts'
import { EUROPOL, HOUSE, MELD, POLARIS, PRACTICE, UNODC } from './sources.ts'

/** Published signs. They are questions to a person, but for the few that a text may state. */
export const GENERAL_INDICATORS: readonly Indicator[] = [
  row('UNODC-1', 'support', 'Identity or travel documents are held by someone else', UNODC, 'any', 'high', {
    section: 'general indicators',
  }),
  row('UNODC-2', 'support', 'Person cannot speak alone; another speaks for them', UNODC, 'any', 'high', {
    section: 'general indicators',
  }),
  row('UNODC-3', 'support', 'Poor living conditions', UNODC, 'any', 'high', {
    section: 'general indicators',
  }),
  row('UNODC-4', 'support', 'Injuries or signs of assault', UNODC, 'any', 'high', {
    section: 'general indicators',
  }),
  row('UNODC-5', 'support', 'Limited contact with family or outsiders', UNODC, 'any', 'high', {
    section: 'general indicators',
  }),
  row('UNODC-6', 'support', 'No access to earnings', UNODC, 'any', 'high', { section: 'general indicators' }),
  row('UNODC-7', 'support', 'Movements are controlled', UNODC, 'any', 'high', {
    section: 'general indicators',
  }),
  row(
    'UNODC-8',
    'support',
    'Believes they must work against their will or owes a debt',
    UNODC,
    'any',
    'medium',
    { section: 'general indicators' },
  ),
  row('POL-1', 'support', 'Not free to leave or come and go', POLARIS, 'any', 'medium', { section: 'list' }),
  row(
    'POL-2',
    'escalate',
    'Under 18 and in commercial sexual activity (by itself an offence)',
    POLARIS,
    'any',
    'medium',
    { section: 'list' },
  ),
  row('POL-3', 'support', 'Has a manager or controller in commercial sex', POLARIS, 'any', 'medium', {
    section: 'list',
  }),
  row('POL-4', 'support', 'Paid little, only tips, or not at all', POLARIS, 'any', 'medium', {
    section: 'list',
  }),
  row('POL-5', 'support', 'Very long or unusual hours', POLARIS, 'any', 'medium', { section: 'list' }),
  row('POL-6', 'support', 'Large debt that cannot be paid off', POLARIS, 'any', 'medium', {
    section: 'list',
  }),
  row('POL-7', 'support', 'Recruited by false promises', POLARIS, 'any', 'medium', { section: 'list' }),
  row('POL-8', 'support', 'High security at place of work or living', POLARIS, 'any', 'medium', {
    section: 'list',
  }),
  row('POL-9', 'support', 'Not in control of own money or identity documents', POLARIS, 'any', 'medium', {
    section: 'list',
  }),
  row('POL-10', 'support', 'Third party insists on being present or translating', POLARIS, 'any', 'medium', {
    section: 'list',
  }),
  row('MMA-1', 'support', 'Sudden money or goods without source', MELD, 'child', 'medium', {
    section: 'underage victims',
  }),
  row('MMA-2', 'support', 'Contact only with a new partner and that circle', MELD, 'child', 'medium', {
    section: 'underage victims',
  }),
  row('MMA-3', 'support', 'Often absent from school, falling marks', MELD, 'child', 'medium', {
    section: 'underage victims',
  }),
  row('MMA-4', 'support', 'Many calls or messages that must be answered at once', MELD, 'child', 'medium', {
    section: 'underage victims',
  }),
  row('MMA-5', 'support', 'Afraid of partner; visible injuries', MELD, 'child', 'medium', {
    section: 'underage victims',
  }),
  row('MMA-6', 'support', 'Often away from home', MELD, 'child', 'medium', { section: 'underage victims' }),
  row('EUR-1', 'support', 'Family members act as recruiters or exploiters', EUROPOL, 'child', 'medium', {
    section: 'summary',
  }),
  row(
    'EUR-2',
    'support',
    'Child is a bridge between several crime types (forced crime, document fraud, sexual exploitation)',
    EUROPOL,
    'child',
    'medium',
    { section: 'summary' },
  ),
  row(
    'BORD-1',
    'support',
    'Child travels with an adult who cannot explain the relation',
    PRACTICE,
    'child',
    'low',
    { section: 'border indicators' },
  ),
  row(
    'BORD-2',
    'support',
    'Same adult or phone appears with several unrelated children',
    PRACTICE,
    'child',
    'low',
    { section: 'border indicators' },
  ),
  row('BORD-3', 'support', 'Tickets paid by a third person, last-minute, one-way', PRACTICE, 'child', 'low', {
    section: 'border indicators',
  }),
  row('BORD-4', 'support', 'Child repeats a prepared story', PRACTICE, 'child', 'low', {
    section: 'border indicators',
  }),
  row('BORD-5', 'support', 'Child has no knowledge of address or purpose', PRACTICE, 'child', 'low', {
    section: 'border indicators',
  }),
  row(
    'REC-1',
    'support',
    'Job offer online with no named employer and contact only by private message',
    PRACTICE,
    'child',
    'low',
    { observer: 'private-only' },
  ),
  row(
    'REC-2',
    'support',
    'Offer asks for a personal photo set before any interview',
    PRACTICE,
    'child',
    'low',
    { observer: 'photos-first' },
  ),
  row('REC-3', 'support', 'Travel costs advanced against later earnings', PRACTICE, 'child', 'low', {
    observer: 'cost-advanced',
  }),
  row(
    'REC-4',
    'support',
    'Meeting place moved from public to private at short notice',
    PRACTICE,
    'child',
    'low',
  ),
]

/** This house's own observations: practice, no research. They are context and never lift a lead by themselves. */
export const HOUSE_INDICATORS: readonly Indicator[] = [
  row(
    'SR-1',
    'support',
    'One offer promises free travel, a free room and asks for no experience',
    HOUSE,
    'any',
    'low',
    {
      observer: 'all-free-no-experience',
      note: 'Whether somebody was misled is a question to a person (ILO-DR-01 to ILO-DR-07).',
    },
  ),
  row('SR-2', 'support', 'The recruiter offers to arrange passport or papers', HOUSE, 'any', 'low', {
    observer: 'papers-arranged',
  }),
  row('SR-3', 'support', 'The text presses for an immediate decision', HOUSE, 'any', 'low', {
    observer: 'urgent',
  }),
  row(
    'SR-4',
    'support',
    'The stated pay is far out of line with other stated pay of the case in the same currency',
    HOUSE,
    'any',
    'low',
    { observer: 'pay-out-of-line' },
  ),
  row('SR-5', 'support', 'One contact stands in many sources', HOUSE, 'any', 'low', {
    observer: 'contact-many-sources',
    note: 'Agencies, shops and hotlines do this too.',
  }),
]
