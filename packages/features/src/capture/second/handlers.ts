/** Acts on second captures: ask for one, list verdicts, look at two exhibits side by side. */
import { compareCaptures } from '@smart-rescue/core/comparing'
import { type CaptureId, type CaseId, type ExhibitId, Failure } from '@smart-rescue/schema'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../../ports/actor.ts'
import type { Ids } from '../../ports/clock.ts'
import { chooseRoute } from '../../routes/index.ts'
import { type AskingDeps, askCapture } from '../ask-capture.ts'
import { findCapture, listSecondCaptures } from '../store.ts'
import * as contract from './contract.ts'
import { readPageFacts } from './read-facts.ts'
import { type CapturedExhibit, findCaptured, listComparisons } from './store.ts'

/** Hands that second captures need. */
export interface SecondDeps extends AskingDeps {
  readonly ids: Ids
}

const requireCaptured = async (
  deps: SecondDeps,
  actor: Actor,
  caseId: CaseId,
  exhibitId: ExhibitId,
): Promise<CapturedExhibit> => {
  const found = await deps.db.asMember(actor.memberId, (trx) => findCaptured(trx, caseId, exhibitId))
  if (found === undefined) throw new Failure('request.not-found')
  return found
}

const captureAgain =
  (deps: SecondDeps): Handler<typeof contract.captureAgain> =>
  async (actor, { caseId, exhibitId, route: chosen }) => {
    const { url } = await requireCaptured(deps, actor, caseId, exhibitId)
    const route = await deps.db.asMember(actor.memberId, (trx) => chooseRoute(trx, url, chosen))
    const captureId = deps.ids.next() as CaptureId
    const origin = { kind: 'second' as const, id: exhibitId }
    await askCapture(deps, { captureId, caseId, actor: actor.memberId, url, route, origin })
    const capture = await deps.db.asMember(actor.memberId, (trx) => findCapture(trx, caseId, captureId))
    if (capture === undefined) throw new Failure('request.conflict')
    return capture
  }

const compareExhibits =
  (deps: SecondDeps): Handler<typeof contract.compareExhibits> =>
  async (actor, { caseId, exhibitId, otherId }) => {
    const [one, two] = [
      await requireCaptured(deps, actor, caseId, exhibitId),
      await requireCaptured(deps, actor, caseId, otherId),
    ]
    // The older one stands first, whichever way round they were asked for.
    const isOlder =
      one.capturedAt === two.capturedAt ? one.place < two.place : one.capturedAt < two.capturedAt
    const [first, second] = isOlder ? [one, two] : [two, one]
    const reader = { actor: actor.memberId, asJob: false, purpose: 'review' as const }
    const { differs: _, ...compared } = compareCaptures(
      await readPageFacts(deps, caseId, first.id, reader),
      await readPageFacts(deps, caseId, second.id, reader),
    )
    return toView(first, second, compared)
  }

/** The contract's arrays may be changed by whoever holds them; those of core may not. */
const toView = (
  first: CapturedExhibit,
  second: CapturedExhibit,
  compared: Omit<ReturnType<typeof compareCaptures>, 'differs'>,
): contract.ComparisonView =>
  structuredClone({ first, second, ...compared }) as unknown as contract.ComparisonView

/** Binds the endpoints of second captures. */
export const createSecondHandlers = (deps: SecondDeps): readonly BoundEndpoint[] => [
  bind(contract.captureAgain, captureAgain(deps)),
  bind(contract.listComparisons, async (actor, { caseId, exhibitId }) => {
    const { route: cameBy } = await requireCaptured(deps, actor, caseId, exhibitId)
    return deps.db.asMember(actor.memberId, async (trx) => ({
      cameBy,
      comparisons: await listComparisons(trx, caseId, exhibitId),
      waiting: await listSecondCaptures(trx, caseId, exhibitId),
    }))
  }),
  bind(contract.compareExhibits, compareExhibits(deps)),
]
