/**
 * How many days of silence are borne in a stage before somebody asks. HOUSE DEFAULTS, NOT LAW: no statute is behind these
 * numbers, and none is claimed. They are long enough not to nag an office and short enough that no file is forgotten;
 * where courts of a country are known for long lists, the house waits longer before it asks again.
 */
import type { RoadStage } from '@smart-rescue/schema'

/** Days by stage; a stage that is missing is waited for without end. */
export const PATIENCE: Readonly<Partial<Record<RoadStage, number>>> = {
  referred: 14,
  referral_acknowledged: 30,
  investigation_opened: 60,
  victim_identified: 7,
  suspect_formal_contact: 60,
  arrested: 30,
  charged: 90,
  committed_for_trial: 90,
  trial: 60,
  verdict: 45,
  sentence: 45,
  appeal: 120,
  compensation: 90,
}

/** Country (ISO 3166-1 alpha-2) → stages in which the house waits otherwise. House defaults, not law. */
export const PATIENCE_BY_COUNTRY: Readonly<Record<string, Readonly<Partial<Record<RoadStage, number>>>>> = {
  BD: { charged: 120, trial: 90, appeal: 180 },
  BR: { charged: 120, trial: 90, appeal: 180 },
  IN: { charged: 120, trial: 90, appeal: 180 },
  NL: { referred: 10, referral_acknowledged: 21 },
  NP: { trial: 75 },
  PH: { referred: 10, charged: 120, trial: 90 },
  US: { referred: 10, referral_acknowledged: 21 },
}

/** What a number of days rests on. */
export type PatienceBasis = 'house-default' | 'house-default-of-country'

/** Days of silence borne in a stage in a country; nothing where nobody waits. */
export const findPatience = (
  stage: RoadStage,
  country: string,
): { readonly days: number; readonly basis: PatienceBasis } | undefined => {
  const own = PATIENCE_BY_COUNTRY[country]?.[stage]
  if (own !== undefined) return { days: own, basis: 'house-default-of-country' }
  const days = PATIENCE[stage]
  return days === undefined ? undefined : { days, basis: 'house-default' }
}
