/** Judges the capture of a check against how the page stood, logs it, and tells the team what it must know. */
import {
  type CheckVerdict,
  compareSelectors,
  compareTexts,
  fingerprintText,
  judgeCheck,
  readPresence,
  type SelectorDiff,
  type Standing,
} from '@smart-rescue/core/comparing'
import { extract } from '@smart-rescue/core/extraction'
import { type ExhibitId, Failure, WatchId } from '@smart-rescue/schema'
import type { CaptureFollower, FollowedCapture } from '../capture/index.ts'
import { readPageFacts } from '../capture/second/index.ts'
import { type CustodyFact, logAct, type RecordingDeps, tellFact } from '../custody/index.ts'
import type { CaptureOutcome } from '../ports/capturer.ts'
import type { News } from '../ports/news.ts'
import type { CheckedDetail } from './project.ts'
import { listChecks, readCheckCapture, readWatchOrder, tellTeam, type WatchOrder } from './store.ts'

/** Hands that following needs. */
export type FollowDeps = RecordingDeps & { readonly news: News }

interface Change {
  readonly wordsAdded: number
  readonly wordsRemoved: number
  readonly selectors: SelectorDiff
}

/** How the page differs from the exhibit it is held against; nothing where that one can no longer be read. */
const readChange = async (
  deps: FollowDeps,
  { caseId, actor }: FollowedCapture,
  order: WatchOrder,
  exhibitId: string,
  text: string,
): Promise<Change | undefined> => {
  try {
    const reader = { actor, asJob: true, purpose: 'capture' as const }
    const before = await readPageFacts(deps, caseId, exhibitId as ExhibitId, reader)
    const { wordsAdded, wordsRemoved } = compareTexts(before.text, text, { rows: 0 })
    const found = extract(text, { countries: order.countries })
    return { wordsAdded, wordsRemoved, selectors: compareSelectors(before.selectors, found) }
  } catch (cause) {
    if (
      cause instanceof Failure &&
      ['locker.damaged', 'locker.not-found', 'request.not-found'].includes(cause.code)
    )
      return undefined
    throw cause
  }
}

const seconds = ({ report }: CaptureOutcome): number => {
  const ms = Date.parse(report.endedAt) - Date.parse(report.startedAt)
  return Number.isFinite(ms) && ms > 0 ? ms / 1_000 : 0
}

const judge = async (deps: FollowDeps, capture: FollowedCapture, outcome: CaptureOutcome) => {
  const { caseId, captureId, origin } = capture
  const watchId = WatchId.parse(origin.id)
  const order = await deps.db.asJob(caseId, (trx) => readWatchOrder(trx, caseId, watchId))
  if (order === undefined) return undefined
  const { report, reason, state, text } = outcome
  const presence = readPresence({ state, reason: reason?.code, status: report.status, wall: report.wall })
  const textSha256 = fingerprintText(text)
  const before = order.standing.exhibitId
  const isNew = presence === 'shown' && before !== undefined && textSha256 !== order.standing.textSha256
  const change = isNew ? await readChange(deps, capture, order, before, text) : undefined
  // What it was held against is lost: the page is taken as if it were seen first.
  const standing: Standing =
    isNew && change === undefined ? { ...order.standing, exhibitId: undefined } : order.standing
  const verdict = judgeCheck(standing, {
    presence,
    recordable: state === 'complete' || state === 'partial',
    textSha256,
    leastWords: order.watch.schedule.leastWords,
    ...(change === undefined
      ? {}
      : {
          change: {
            wordsAdded: change.wordsAdded,
            wordsRemoved: change.wordsRemoved,
            selectorsNew: change.selectors.onlyAfter.length,
            selectorsGone: change.selectors.onlyBefore.length,
          },
        }),
  })
  const detailOf = (exhibitId: ExhibitId | undefined): CheckedDetail => ({
    watchId,
    captureId,
    ...describeVerdict(verdict, exhibitId),
    ...(reason === undefined ? {} : { reason: reason.code }),
    ...(report.status === undefined ? {} : { status: report.status }),
    ...(before === undefined || change === undefined ? {} : { before }),
    textSha256,
    wordsAdded: change?.wordsAdded ?? 0,
    wordsRemoved: change?.wordsRemoved ?? 0,
    selectorsNew: [...(change?.selectors.onlyAfter ?? [])],
    selectorsGone: [...(change?.selectors.onlyBefore ?? [])],
    bytes: report.counts.bytes,
    seconds: seconds(outcome),
  })
  return {
    keep: verdict.keep,
    log: (exhibitId: ExhibitId | undefined) => logCheck(deps, capture, detailOf(exhibitId)),
  }
}

/** The verdict for the sealed detail; an exhibit that shows the page is what the next check is held against. */
const describeVerdict = (
  { found, alarm, standing }: CheckVerdict,
  exhibitId: ExhibitId | undefined,
): Pick<CheckedDetail, 'found' | 'alarm' | 'exhibitId' | 'standing'> => ({
  found,
  ...(alarm === undefined ? {} : { alarm }),
  ...(exhibitId === undefined ? {} : { exhibitId }),
  standing:
    exhibitId !== undefined && standing.presence === 'shown' ? { ...standing, exhibitId } : { ...standing },
})

const logCheck = async (
  deps: FollowDeps,
  { caseId, actor }: FollowedCapture,
  detail: CheckedDetail,
): Promise<CustodyFact> => {
  const { exhibitId } = detail
  const act = {
    type: 'watch.checked' as const,
    actor,
    caseId,
    purpose: 'capture' as const,
    detail,
    ...(exhibitId === undefined ? {} : { exhibitId }),
  }
  return { ...act, receipt: await logAct(deps.locker, act) }
}

/** A check whose capture never reached the page, or was stopped by hand, is logged as failed. */
const logFailure = async (deps: FollowDeps, capture: FollowedCapture, watchId: WatchId): Promise<void> => {
  const { caseId, captureId } = capture
  const [order, end] = await deps.db.asJob(caseId, async (trx) => [
    await readWatchOrder(trx, caseId, watchId),
    await readCheckCapture(trx, captureId),
  ])
  if (order === undefined || end === undefined || end.state === 'queued' || end.state === 'running') return
  const { leastWords } = order.watch.schedule
  const verdict = judgeCheck(order.standing, { presence: 'failed', recordable: false, leastWords })
  const isStopped = end.reason_code === 'capture.stopped'
  const { alarm: _, ...calm } = verdict
  const fact = await logCheck(deps, capture, {
    watchId,
    captureId,
    // What a person stopped says nothing about the page.
    ...describeVerdict(isStopped ? { ...calm, standing: order.standing } : verdict, undefined),
    ...(end.reason_code === null ? {} : { reason: end.reason_code }),
    wordsAdded: 0,
    wordsRemoved: 0,
    selectorsNew: [],
    selectorsGone: [],
    bytes: 0,
    seconds: 0,
  })
  await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, fact))
}

/** Makes the follower of checks. */
export const followCheck = (deps: FollowDeps): CaptureFollower => ({
  judge: (capture, outcome) => judge(deps, capture, outcome),
  ended: async (capture) => {
    const { caseId, captureId, origin } = capture
    const watchId = WatchId.parse(origin.id)
    const find = () => deps.db.asJob(caseId, (trx) => listChecks(trx, watchId, captureId))
    if ((await find()).length === 0) await logFailure(deps, capture, watchId)
    const [check] = await find()
    if (check?.alarm !== undefined) {
      const kind = `watch-${check.alarm}`
      await deps.db.asJob(caseId, (trx) => tellTeam(trx, watchId, kind, new Date(check.at)))
    }
    await deps.news.publish({ caseId, kind: 'watch', id: watchId, ...(check ? { state: check.found } : {}) })
  },
})
