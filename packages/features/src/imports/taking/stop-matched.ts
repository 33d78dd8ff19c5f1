/** What happens to bytes that a known-hash list knows: nothing of them is kept, and the stop is a fact with its own duty clock. */
import { type CaseId, ERRORS, type MemberId, type StopId } from '@smart-rescue/schema'
import { type Act, recordFact } from '../../custody/index.ts'
import type { Ids } from '../../ports/clock.ts'
import type { ScreenMatch } from '../../ports/held/screening.ts'
import type { Refusal } from './judge-file.ts'
import type { Taking, TakingDeps } from './taking.ts'

/** What remains of known material: its hash, its length, and which list knew it. */
export interface KnownMaterial {
  readonly sha256: string
  readonly length: number
  readonly match: ScreenMatch
}

/** The reason that the file's line shows. */
export const MATCHED: Refusal = { code: 'import.matched', sentence: ERRORS['import.matched'].sentence }

/** The act `material.stopped` for a file that was to be imported, as the safeguard reads it. */
export const stopOf = (
  ids: Ids,
  { actor, caseId }: { readonly actor: MemberId; readonly caseId: CaseId },
  { sha256, length, match }: KnownMaterial,
): Act => ({
  type: 'material.stopped',
  actor,
  caseId,
  role: 'stop',
  purpose: 'safeguard',
  detail: {
    act: 'stopped',
    stopId: ids.next() as StopId,
    seen: 'import',
    urls: [],
    dropped: [{ role: 'original', sha256: `sha256:${sha256}`, length }],
    ciphertexts: [],
    listMatch: `${match.list} ${match.algorithm} ${match.distance}`,
    offsetMinutes: 0,
  },
})

/** Records the stop of a file that never reached the disk, and gives the reason for its line. */
export const stopMatched = async (
  deps: TakingDeps,
  taking: Taking,
  known: KnownMaterial,
): Promise<Refusal> => {
  await recordFact(deps, stopOf(deps.ids, taking, known))
  return MATCHED
}
