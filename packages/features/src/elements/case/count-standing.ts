/** Counts anew how many of the chosen offences are ready, for the lists and the line of the case. */
import { assessReadiness, type Readiness } from '@smart-rescue/core/readiness'
import type { CaseId, LawPack } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import { findPacks } from '../law/store.ts'
import { type ElementStanding, standingOf, toReadinessFacts } from './standing.ts'
import { findFrame, listChosen, listCovers, listJudgements, type StoredFrame } from './store.ts'

/** Everything that is known about the elements of a case. */
export interface CaseStanding {
  readonly frame: StoredFrame
  readonly packs: readonly LawPack[]
  readonly chosen: readonly string[]
  readonly readiness: Readiness
  readonly standing: (element: string) => ElementStanding
}

/** Reads and judges the case by the packs of its frame; `review` puts what lawyers say in place. Nothing without a frame. */
export const readStanding = async (
  trx: Trx,
  caseId: CaseId,
  review: (pack: LawPack) => LawPack = (pack) => pack,
): Promise<CaseStanding | undefined> => {
  const frame = await findFrame(trx, caseId)
  if (frame === undefined) return undefined
  const packs = (await findPacks(trx, frame.packs)).map(review)
  const standing = standingOf(await listCovers(trx, caseId), await listJudgements(trx, caseId))
  const elements = packs.flatMap(({ offences }) =>
    offences.flatMap((one) => one.elements.map(({ id }) => id)),
  )
  const readiness = assessReadiness(toReadinessFacts(frame.frame, elements, standing), packs)
  return { frame, packs, chosen: await listChosen(trx, caseId), readiness, standing }
}

/** Writes the counts of the case. */
export const countStanding = async (trx: Trx, caseId: CaseId): Promise<void> => {
  const read = await readStanding(trx, caseId)
  if (read === undefined) return
  const { chosen, readiness } = read
  const known = readiness.offences.filter(
    ({ offence, state }) => chosen.includes(offence.id) && state !== 'not-in-force',
  )
  const counts = { chosen: known.length, ready: known.filter(({ state }) => state === 'ready').length }
  await trx
    .insertInto('charge_standing')
    .values({ case_id: caseId, ...counts })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(counts))
    .execute()
}
