/** What facts about law and elements change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'
import { countStanding } from './case/count-standing.ts'
import {
  ChosenLawDetail,
  CoveredDetail,
  FramedDetail,
  JudgedDetail,
  LoadedDetail,
  OffencesDetail,
  ReviewedDetail,
  WithdrawnDetail,
} from './facts.ts'

const storable = (text: string | undefined): string | null => (text === undefined ? null : toStorable(text))
const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const choose = async (trx: Trx, fact: CustodyFact, iso2: string, version: string): Promise<void> => {
  const told = {
    version,
    chosen_by: fact.actor,
    chosen_at: fact.receipt.at,
    leaf_index: fact.receipt.index,
  }
  await trx
    .insertInto('law_choice')
    .values({ iso2, ...told })
    .onConflict((conflict) => conflict.column('iso2').doUpdateSet(told))
    .execute()
}

const tellLaw: Projection = async (trx, fact) => {
  const detail = z
    .discriminatedUnion('what', [LoadedDetail, ReviewedDetail, ChosenLawDetail])
    .parse(fact.detail)
  if (detail.what === 'choice') return choose(trx, fact, detail.iso2, detail.version)
  if (detail.what === 'review') {
    await trx
      .insertInto('law_review')
      .values({
        leaf_index: fact.receipt.index,
        iso2: detail.iso2,
        version: detail.version,
        state: detail.state,
        note: toStorable(detail.note),
        reviewed_by: fact.actor,
        reviewed_at: fact.receipt.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return
  }
  const { pack, origin } = detail
  await trx
    .insertInto('law_pack')
    .values({
      iso2: pack.iso2,
      version: pack.version,
      pack: JSON.stringify(pack),
      origin,
      loaded_by: fact.actor,
      loaded_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (origin === 'own') await choose(trx, fact, pack.iso2, pack.version)
}

const tellFramed: Projection = async (trx, fact) => {
  const detail = z.discriminatedUnion('what', [FramedDetail, OffencesDetail]).parse(fact.detail)
  const caseId = caseOf(fact)
  if (detail.what === 'offences')
    await trx
      .insertInto('charge_offence')
      .values(
        detail.offences.map((offence) => ({
          leaf_index: fact.receipt.index,
          case_id: caseId,
          offence,
          chosen: detail.chosen,
          why: storable(detail.why),
          chosen_by: fact.actor,
          chosen_at: fact.receipt.at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await trx
      .insertInto('charge_frame')
      .values({
        leaf_index: fact.receipt.index,
        case_id: caseId,
        day_from: detail.frame.day?.from ?? null,
        day_to: detail.frame.day?.to ?? null,
        victim: detail.frame.victim,
        countries: detail.frame.countries,
        topics: detail.frame.topics,
        place: storable(detail.frame.place),
        packs: JSON.stringify(detail.packs),
        framed_by: fact.actor,
        framed_at: fact.receipt.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await countStanding(trx, caseId)
}

const tellCovered = async (
  trx: Trx,
  fact: CustodyFact,
  detail: z.infer<typeof CoveredDetail>,
): Promise<void> => {
  await trx
    .insertInto('element_cover')
    .values(
      detail.covers.map(({ id, element }) => ({
        id,
        case_id: caseOf(fact),
        element,
        kind: detail.kind,
        exhibit_id: detail.exhibitId ?? null,
        reference: storable(detail.reference),
        note: storable(detail.note),
        covered_by: fact.actor,
        covered_at: fact.receipt.at,
        leaf_index: fact.receipt.index,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellJudged: Projection = async (trx, fact) => {
  const detail = z
    .discriminatedUnion('what', [CoveredDetail, WithdrawnDetail, JudgedDetail])
    .parse(fact.detail)
  const caseId = caseOf(fact)
  if (detail.what === 'covered-by') await tellCovered(trx, fact, detail)
  else if (detail.what === 'withdrawn')
    await trx
      .updateTable('element_cover')
      .set({
        withdrawn_by: fact.actor,
        withdrawn_at: fact.receipt.at,
        withdrawn_why: toStorable(detail.why),
        withdrawn_leaf: fact.receipt.index,
      })
      .where('id', '=', detail.id)
      .where('case_id', '=', caseId)
      .execute()
  else
    await trx
      .insertInto('element_judgement')
      .values({
        leaf_index: fact.receipt.index,
        case_id: caseId,
        element: detail.element,
        judgement: detail.judgement,
        why: toStorable(detail.why),
        judged_by: fact.actor,
        judged_at: fact.receipt.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await countStanding(trx, caseId)
}

/** Facts of this feature. */
export const elementProjections: Projections = {
  'law.loaded': tellLaw,
  'charge.framed': tellFramed,
  'element.judged': tellJudged,
}
