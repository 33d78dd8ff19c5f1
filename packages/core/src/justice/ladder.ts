/**
 * The ladder from a report to a final judgment: which stages each unit knows, their values, and what each is mapped to.
 * Source: the proposal of a common ladder in the shared data («justice stages», PROPOSAL, not an official standard),
 * which maps each stage to what public statistics count (UNODC, TIP report, Eurostat, ONS, HTCDS, NCMEC).
 * It is code and no file: what may follow what, every page and every figure are written against these names.
 */
import type { RoadStage, RoadUnit } from '@smart-rescue/schema'

/** One stage as a unit knows it. `rank` orders stages of one unit; equal stages may recur where `again` says so. */
export interface StageRule {
  readonly stage: RoadStage
  readonly rank: number
  /** Values the stage may carry; the first kind of entry that needs one says so by `needsValue`. */
  readonly values?: readonly string[]
  readonly needsValue?: boolean
  readonly again?: boolean
  /** Nothing is awaited after it; with values, only where the value is one of these. */
  readonly ends?: true | readonly string[]
  /** Which public statistics count it, and as what. */
  readonly maps?: Readonly<Record<string, string>>
}

/** Outcomes of a verdict. */
export const VERDICTS = [
  'convicted',
  'convicted_plea',
  'acquitted',
  'dismissed',
  'withdrawn',
  'diverted',
  'unfit',
  'abated',
] as const

/** True when the value of a verdict is a conviction. */
export const isConviction = (value: string | undefined): boolean =>
  value === 'convicted' || value === 'convicted_plea'

/** Unit → its stages, lowest rank first. */
export const LADDER: Readonly<Record<RoadUnit, readonly StageRule[]>> = {
  report: [
    {
      stage: 'reported',
      rank: 0,
      maps: { NCMEC: 'CyberTipline report', INHOPE: 'report received' },
    },
    { stage: 'triaged', rank: 1, ends: true },
  ],
  referral: [
    {
      stage: 'referred',
      rank: 0,
      maps: { NCMEC: 'referral (enough detail)', HTCDS: 'cas_OutgoingReferralDate' },
    },
    {
      stage: 'referral_acknowledged',
      rank: 1,
      values: ['received', 'accepted', 'rejected', 'transferred'],
      needsValue: true,
      again: true,
      ends: ['rejected', 'transferred'],
      maps: { Primero: 'in_progress / accepted / rejected / done / revoked' },
    },
  ],
  investigation: [
    {
      stage: 'investigation_opened',
      rank: 0,
      maps: { UNODC: 'offences recorded', ONS: 'offence recorded' },
    },
  ],
  person: [
    {
      stage: 'suspect_formal_contact',
      rank: 0,
      maps: { UNODC: 'persons brought into formal contact', Eurostat: 'suspected' },
    },
    { stage: 'arrested', rank: 1 },
    { stage: 'committed_for_trial', rank: 2 },
  ],
  charge: [
    {
      stage: 'charged',
      rank: 0,
      maps: { ONS: 'charge/summons', TIP: 'prosecution (initiated)', JCTC: 'charge filed' },
    },
    {
      stage: 'trial',
      rank: 1,
      values: ['arraignment', 'hearing', 'adjourned', 'ruling'],
      again: true,
      maps: { JCTC: 'court session' },
    },
    {
      stage: 'verdict',
      rank: 2,
      values: VERDICTS,
      needsValue: true,
      maps: { JCTC: 'convicted, acquitted, plea bargain, dismissed', UNODC: 'convicted', TIP: 'conviction' },
    },
    {
      stage: 'sentence',
      rank: 3,
      values: ['custody_days', 'suspended', 'fine', 'community', 'registration_order', 'other'],
      needsValue: true,
      again: true,
    },
    {
      stage: 'appeal',
      rank: 4,
      values: ['none', 'pending', 'upheld', 'varied', 'quashed', 'retrial'],
      needsValue: true,
      again: true,
    },
    { stage: 'final', rank: 5, ends: true },
  ],
  victim: [
    {
      stage: 'victim_identified',
      rank: 0,
      maps: { TIP: 'victim identified', UNODC: 'victim detected', HTCDS: 'vic_TraffickingStatus' },
    },
    { stage: 'victim_safeguarded', rank: 1 },
    {
      stage: 'compensation',
      rank: 2,
      values: ['not_sought', 'ordered', 'paid_part', 'paid_full', 'state_fund'],
      needsValue: true,
      again: true,
      ends: ['not_sought', 'paid_full', 'state_fund'],
      maps: { JCTC: 'restitution' },
    },
  ],
}

/** The rule of a stage for a unit; nothing where the unit does not know the stage. `asked` is no stage. */
export const findRule = (unit: RoadUnit, stage: RoadStage): StageRule | undefined =>
  LADDER[unit].find((rule) => rule.stage === stage)

/** Whether nothing is awaited after the stage with this value. */
export const isLast = (rule: StageRule, value: string | undefined): boolean =>
  rule.ends === true || (rule.ends !== undefined && value !== undefined && rule.ends.includes(value))

/** Which stages may come next on a track that stands at a stage; from nothing, every stage of the unit: news arrive late. */
export const listNext = (
  unit: RoadUnit,
  stage: RoadStage | undefined,
  value: string | undefined,
): readonly RoadStage[] => {
  const rules = LADDER[unit]
  const at = stage === undefined ? undefined : findRule(unit, stage)
  if (at === undefined) return rules.filter((rule) => rule.stage !== 'sentence').map((rule) => rule.stage)
  if (isLast(at, value)) return []
  if (at.stage === 'appeal' && value === 'retrial') return ['trial', 'verdict']
  const noSentence = at.stage === 'verdict' && !isConviction(value)
  return rules
    .filter((rule) => rule.rank > at.rank || (rule.stage === at.stage && rule.again === true))
    .filter((rule) => rule.stage !== 'sentence' || at.stage === 'sentence' || at.stage === 'verdict')
    .filter((rule) => !(rule.stage === 'sentence' && noSentence))
    .map((rule) => rule.stage)
}
