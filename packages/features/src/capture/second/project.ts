/** What the comparison of two captures changes in the index. */
import { CaptureId, CaseId, ExhibitId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../../custody/fact.ts'
import { ComparedAspect } from './contract.ts'

/** Sealed detail of `capture.compared`: which two, the verdict, where they differ and by how much. Texts stay where they are. */
export const ComparedDetail = z.object({
  captureId: CaptureId,
  first: ExhibitId,
  second: ExhibitId,
  verdict: z.enum(['same', 'differs']),
  differs: z.array(ComparedAspect),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
})
export type ComparedDetail = z.infer<typeof ComparedDetail>

const tellCompared: Projection = async (trx, fact) => {
  const { captureId, first, second, verdict, ...result } = ComparedDetail.parse(fact.detail)
  await trx
    .insertInto('comparison')
    .values({
      capture_id: captureId,
      case_id: CaseId.parse(fact.caseId),
      exhibit_a: first,
      exhibit_b: second,
      verdict,
      result: JSON.stringify(result),
      compared_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of second captures. */
export const comparisonProjections: Projections = { 'capture.compared': tellCompared }
