/** What the queue keeps of a lead's assessment, so that a list needs not read every text again. */
import {
  assessLead,
  type CountedLead,
  INDICATORS_VERSION,
  type LeadAssessment,
  type LeadReason,
} from '@smart-rescue/core/triage'
import { LeadRank, type LeadState } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Trx } from '../../ports/database.ts'
import { keepStanding, listAnswers, listSourceRefs, listStandings, type StoredLead } from '../store.ts'
import { type ReadFacts, readFacts } from './read-facts.ts'

/** Most reasons that a line of the queue names. */
const NAMED = 3

/** The kept part. */
export const Standing = z.object({
  rank: LeadRank,
  fulfilled: z.array(z.string()),
  /** Ids of indicators that were to be seen or affirmed and not denied. */
  indicators: z.array(z.string()),
  reasons: z.array(
    z.object({
      indicator: z.string(),
      observer: z.string().optional(),
      measures: z.record(z.string(), z.union([z.string(), z.number()])),
      text: z.string(),
    }),
  ),
})
export type Standing = z.infer<typeof Standing>

/** An assessment with everything it was made of. */
export interface AssessedLead extends ReadFacts {
  readonly assessment: LeadAssessment
}

const isCounted = ({ countedAs }: LeadReason): boolean =>
  countedAs !== 'denied' && countedAs !== 'not-weighed'

/** The part of an assessment that is kept. */
export const toStanding = ({ reasons, rank, dimensions }: LeadAssessment): Standing => {
  const counted = reasons.filter(isCounted)
  return {
    rank,
    fulfilled: dimensions.filter(({ fulfilled }) => fulfilled).map(({ dimension }) => dimension),
    indicators: counted.map(({ indicator }) => indicator.id),
    reasons: counted.slice(0, NAMED).map(({ indicator, observation }) => ({
      indicator: indicator.id,
      text: indicator.text,
      measures: observation?.measures ?? {},
      ...(observation === undefined ? {} : { observer: observation.observer }),
    })),
  }
}

/** Reads and assesses a lead now, and keeps what the queue needs. */
export const assessStored = async (
  trx: Trx,
  lead: Pick<StoredLead, 'id' | 'caseId'>,
): Promise<AssessedLead> => {
  const refs = await listSourceRefs(trx, lead.id)
  const read = await readFacts(trx, lead.caseId, refs)
  const answers = [...(await listAnswers(trx, lead.id))].map(([indicator, { answer }]) => ({
    indicator,
    answer,
  }))
  const assessment = assessLead(read.facts, answers)
  await keepStanding(trx, lead.id, toStanding(assessment), INDICATORS_VERSION)
  return { ...read, assessment }
}

/** The kept standing of a lead; read anew where something was told since, or the indicators are another version. */
export const freshStanding = async (trx: Trx, lead: StoredLead): Promise<Standing> => {
  const kept =
    lead.standingVersion === INDICATORS_VERSION ? Standing.safeParse(lead.standing).data : undefined
  return kept ?? toStanding((await assessStored(trx, lead)).assessment)
}

/** States and indicators of all leads that the transaction may see. */
export const listCounted = async (trx: Trx): Promise<CountedLead[]> =>
  (await listStandings(trx)).flatMap(
    ({ state, standing }: { state: LeadState; standing: unknown }): CountedLead[] => {
      const kept = Standing.safeParse(standing).data
      return kept === undefined ? [] : [{ state, indicators: kept.indicators }]
    },
  )
