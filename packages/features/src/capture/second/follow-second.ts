/** When a second capture has made its exhibit, holds it against the first and logs the verdict. */
import { compareCaptures } from '@smart-rescue/core/comparing'
import { ExhibitId } from '@smart-rescue/schema'
import { logAct, type RecordingDeps, tellFact } from '../../custody/index.ts'
import type { News } from '../../ports/news.ts'
import type { CaptureFollower } from '../follow-capture.ts'
import type { ComparedDetail } from './project.ts'
import { readPageFacts } from './read-facts.ts'
import { isCompared } from './store.ts'

/** Makes the follower. A capture that made no exhibit has nothing to compare. */
export const followSecondCapture = (deps: RecordingDeps & { readonly news: News }): CaptureFollower => ({
  ended: async ({ caseId, captureId, actor, origin }, second) => {
    if (second === undefined) return
    if (await deps.db.asJob(caseId, (trx) => isCompared(trx, captureId))) return
    const first = ExhibitId.parse(origin.id)
    const reader = { actor, asJob: true, purpose: 'verification' as const }
    const { verdict, differs, text } = compareCaptures(
      await readPageFacts(deps, caseId, first, reader),
      await readPageFacts(deps, caseId, second, reader),
    )
    const { wordsAdded, wordsRemoved } = text
    const detail: ComparedDetail = {
      captureId,
      first,
      second,
      verdict,
      differs: [...differs],
      wordsAdded,
      wordsRemoved,
    }
    const act = {
      type: 'capture.compared' as const,
      actor,
      caseId,
      exhibitId: second,
      purpose: 'verification' as const,
      detail,
    }
    const fact = { ...act, receipt: await logAct(deps.locker, act) }
    await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, fact))
    await deps.news.publish({ caseId, kind: 'exhibit', id: second })
  },
})
