/** Runs one capture: the browser's outcome is sealed part by part, searched for selectors, and recorded as an exhibit. */
import {
  type CaptureId,
  type CaseId,
  type ExhibitId,
  Failure,
  type MemberId,
  type StopId,
} from '@smart-rescue/schema'
import type { z } from 'zod'
import { type CustodyFact, catchUp, logAct, type RecordingDeps, tellFact } from '../custody/index.ts'
import { proposeForExhibit } from '../links/index.ts'
import type { CaptureOutcome, CaptureProgress, CaptureRoute, Capturer } from '../ports/capturer.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { News } from '../ports/news.ts'
import { openRoute } from '../routes/index.ts'
import { describeMatches, wasCaptureStopped } from '../safeguard/index.ts'
import { tellOwnersElsewhere } from '../selectors/index.ts'
import { indexText, type TextDeps } from '../sources/index.ts'
import type { CaptureFollowers, CaptureJudgement } from './follow-capture.ts'
import type { captureJob } from './jobs.ts'
import type { EndedDetail, RecordedDetail } from './project.ts'
import { type SealingOrder, sealExhibit } from './seal-exhibit.ts'
import { findRecorded, isRunning, keepProgress, readCaptureOrder, startCapture } from './store.ts'

/** Hands that the job needs. */
export interface CaptureRunDeps extends RecordingDeps, TextDeps {
  readonly capturer: Capturer
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly log: Log
  /** Who hears of captures that a watch, a list or a first exhibit asked for. */
  readonly followers?: CaptureFollowers
  /** The written authority to load media for this case, in one sentence; media are withheld where there is none. */
  readonly mediaAuthority?: (caseId: CaseId) => Promise<string | undefined>
}

type CaptureRow = NonNullable<Awaited<ReturnType<typeof readCaptureOrder>>>

/** How often progress is kept in the database, in ms; news go out with each. */
const KEEP_MS = 400

/** Makes the job's run. It may be called twice for one capture and makes one exhibit. */
export const createCaptureRun =
  (deps: CaptureRunDeps) =>
  async ({ caseId, captureId }: z.output<typeof captureJob.payload>, signal: AbortSignal): Promise<void> => {
    const [row, started] = await deps.db.asJob(caseId, async (trx) => {
      const before = await readCaptureOrder(trx, caseId, captureId)
      return [before, await startCapture(trx, captureId)] as const
    })
    const order: SealingOrder = {
      caseId,
      captureId,
      actor: row?.member_id as MemberId,
      countries: row?.countries ?? [],
    }
    if (row === undefined || !started || row.state !== 'queued') {
      // An earlier run broke off, or ended: what it logged is told before anything is logged again.
      await catchUp(deps)
      const finished = await finishRecorded(deps, caseId, captureId, isAgain(row))
      if (finished !== undefined || row === undefined || !started) {
        if (row !== undefined) await tellFollower(deps, order, row, finished)
        return
      }
    }
    await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: 'running' })
    const stop = watchForStop(deps, order, signal)
    let exhibitId: ExhibitId | undefined
    try {
      const route = await openRoute(deps, caseId, row.route).catch(nameRouteFailure)
      if (route instanceof Failure) {
        await endWithout(deps, order, { code: route.code, sentence: route.message })
      } else {
        const outcome = await capture(deps, order, row, route, stop.signal)
        // The program is stopping: the job stays in the queue and begins afresh. A person stopped it: it has ended already.
        if (signal.aborted) throw signal.reason
        if (!stop.signal.aborted) exhibitId = await recordOutcome(deps, order, row, outcome)
      }
    } finally {
      stop.end()
    }
    await tellFollower(deps, order, row, exhibitId)
  }

/** A route that was taken away or switched off since it was chosen ends the capture; there is no other way out instead. */
const nameRouteFailure = (cause: unknown): Failure => {
  if (cause instanceof Failure && (cause.code === 'route.unknown' || cause.code === 'route.off')) return cause
  throw cause
}

const capture = async (
  deps: CaptureRunDeps,
  order: SealingOrder,
  row: CaptureRow,
  route: CaptureRoute,
  signal: AbortSignal,
): Promise<CaptureOutcome> => {
  const authority = await deps.mediaAuthority?.(order.caseId)
  return deps.capturer.capture(
    {
      captureId: order.captureId,
      url: row.url,
      media: authority === undefined ? 'withheld' : 'allowed',
      ...(authority === undefined ? {} : { mediaAuthority: authority }),
      ...(route.kind === 'direct' ? {} : { route }),
      operator: row.display_name,
      caseReference: row.reference,
      purpose: row.purpose,
      legalBasis: row.legal_basis,
    },
    createProgressKeeper(deps, order),
    signal,
  )
}

const tellFollower = async (
  deps: CaptureRunDeps,
  { caseId, captureId, actor }: SealingOrder,
  { origin }: CaptureRow,
  exhibitId: ExhibitId | undefined,
): Promise<void> => {
  if (origin === undefined) return
  await deps.followers?.[origin.kind]?.ended({ caseId, captureId, actor, origin }, exhibitId)
}

/**
 * Finishes a capture whose exhibit an earlier run recorded: its end is logged and its links are proposed, each unless it
 * was already. Nothing when there is no such exhibit.
 */
const finishRecorded = async (
  deps: CaptureRunDeps,
  caseId: CaseId,
  captureId: CaptureId,
  again: boolean,
): Promise<ExhibitId | undefined> => {
  const recorded = await deps.db.asJob(caseId, (trx) => findRecorded(trx, captureId))
  if (recorded === undefined) return undefined
  const { actor, exhibitId, state, reason, ended } = recorded
  if (!ended) {
    const detail: EndedDetailInput = { captureId, state, ...(reason === undefined ? {} : { reason }) }
    const fact = await logFact(deps, { caseId, actor }, 'capture.ended', detail)
    await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, fact))
    await deps.news.publish({ caseId, kind: 'capture', id: captureId, state })
    await deps.news.publish({ caseId, kind: 'exhibit', id: exhibitId })
  }
  await followUp(deps, { caseId, actor, exhibitId, isAgain: again })
  return exhibitId
}

/** A check of a watch and a second capture repeat a page on purpose. */
const isAgain = (row: CaptureRow | undefined): boolean =>
  row?.origin?.kind === 'watch' || row?.origin?.kind === 'second'

/** What a new exhibit leads to: proposals in its case, and a word to owners elsewhere. */
const followUp = async (
  deps: CaptureRunDeps,
  seen: { caseId: CaseId; actor: MemberId; exhibitId: ExhibitId; isAgain: boolean },
): Promise<void> => {
  await proposeForExhibit(deps, seen)
  await tellOwnersElsewhere(deps, seen)
}

/** A signal that fires when the program stops, or when somebody stops this capture. */
const watchForStop = (deps: CaptureRunDeps, order: SealingOrder, signal: AbortSignal) => {
  const own = new AbortController()
  const onStop = () => own.abort()
  signal.addEventListener('abort', onStop)
  const unsubscribe = deps.news.subscribe(order.caseId, (news) => {
    if (news.kind === 'capture' && news.id === order.captureId && news.state === 'failed') own.abort()
  })
  return {
    signal: own.signal,
    end: () => {
      signal.removeEventListener('abort', onStop)
      unsubscribe()
    },
  }
}

const createProgressKeeper = (deps: CaptureRunDeps, { caseId, captureId }: SealingOrder) => {
  let last = 0
  let step = ''
  return (progress: CaptureProgress): void => {
    const now = deps.clock.now().getTime()
    if (now - last < KEEP_MS && progress.step === step) return
    last = now
    step = progress.step
    const keep = async () => {
      await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: 'running', progress })
      await deps.db.asJob(caseId, (trx) => keepProgress(trx, captureId, progress))
    }
    keep().catch((cause) => deps.log.warn('capture.progress-not-kept', { capture: { id: captureId } }, cause))
  }
}

/** Records how it ended; gives the exhibit it made, if any. */
const recordOutcome = async (
  deps: CaptureRunDeps,
  order: SealingOrder,
  row: CaptureRow,
  outcome: CaptureOutcome,
): Promise<ExhibitId | undefined> => {
  const { caseId, captureId, actor } = order
  const { origin } = row
  const facts: CustodyFact[] = []
  const recorded = outcome.state === 'complete' || outcome.state === 'partial'
  const follower = origin === undefined ? undefined : deps.followers?.[origin.kind]
  const judgement: CaptureJudgement | undefined =
    origin === undefined ? undefined : await follower?.judge?.({ caseId, captureId, actor, origin }, outcome)
  let detail: RecordedDetail | undefined
  if (recorded && judgement?.keep !== false) {
    detail = await sealExhibit(deps, order, outcome, facts)
    // Somebody stopped it while its parts were sealed: the leaves stay in the log, and no exhibit comes of them.
    if (!(await deps.db.asJob(caseId, (trx) => isRunning(trx, captureId)))) {
      await dropStopped(deps, order, detail)
      return undefined
    }
  }
  if (judgement !== undefined) facts.push(await judgement.log(detail?.exhibitId))
  if (detail !== undefined)
    facts.push(await logFact(deps, order, 'exhibit.recorded', detail, detail.exhibitId))
  const ended: EndedDetailInput = {
    captureId,
    state: outcome.state,
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    // A capture that no exhibit came of leaves its report here; of an unchanged watched page the check says enough.
    ...(recorded ? {} : { report: outcome.report }),
  }
  facts.push(await logFact(deps, order, 'capture.ended', ended))
  facts.push(...(await logMatches(deps, order, outcome)))
  await tellAll(deps, caseId, facts)
  if (detail !== undefined && (await dropStopped(deps, order, detail))) return undefined
  await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: outcome.state })
  if (detail === undefined) return undefined
  await deps.news.publish({ caseId, kind: 'exhibit', id: detail.exhibitId })
  if (recorded) await indexText(deps, { caseId, exhibitId: detail.exhibitId, text: outcome.text })
  await followUp(deps, { caseId, actor, exhibitId: detail.exhibitId, isAgain: isAgain(row) })
  return detail.exhibitId
}

/**
 * Destroys what was sealed of a capture that somebody stopped as suspected abuse material meanwhile (features/safeguard);
 * false for every other capture. No exhibit comes of it: see `tellRecorded`.
 */
const dropStopped = async (
  deps: CaptureRunDeps,
  { caseId, captureId, actor }: SealingOrder,
  { exhibitId, parts }: RecordedDetail,
): Promise<boolean> => {
  if (!(await deps.db.asJob(caseId, (trx) => wasCaptureStopped(trx, captureId)))) return false
  const subject = { actor, caseId, item: exhibitId, purpose: 'safeguard' as const }
  const receipts = await deps.locker.shred({ ...subject, parts })
  const facts = receipts.map(({ role, leaf: receipt }) => {
    const fact = { type: 'material.stopped', actor, caseId, exhibitId, role, purpose: 'safeguard', receipt }
    return fact as CustodyFact
  })
  await tellAll(deps, caseId, facts)
  return true
}

/** What a known-hash list dropped is a stop of its own, with a report to hand in and a duty that runs (features/safeguard). */
const logMatches = async (
  deps: CaptureRunDeps,
  { caseId, actor }: SealingOrder,
  { report }: CaptureOutcome,
): Promise<CustodyFact[]> => {
  const detail = describeMatches(deps.ids.next() as StopId, report.dropped)
  if (detail === undefined) return []
  const act = { type: 'material.stopped', actor, caseId, role: 'stop', purpose: 'safeguard', detail } as const
  return [{ ...act, receipt: await logAct(deps.locker, act) }]
}

/** Ends a capture that never began. */
const endWithout = async (
  deps: CaptureRunDeps,
  order: SealingOrder,
  reason: { code: string; sentence: string },
): Promise<void> => {
  const { caseId, captureId } = order
  const ended: EndedDetailInput = { captureId, state: 'failed', reason }
  await tellAll(deps, caseId, [await logFact(deps, order, 'capture.ended', ended)])
  await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: 'failed' })
}

const tellAll = (deps: CaptureRunDeps, caseId: CaseId, facts: readonly CustodyFact[]): Promise<void> =>
  deps.db.asJob(caseId, async (trx) => {
    for (const fact of facts) await tellFact(trx, deps.projections, fact)
  })

type EndedDetailInput = z.input<typeof EndedDetail>

const logFact = async (
  deps: CaptureRunDeps,
  { caseId, actor }: Pick<SealingOrder, 'caseId' | 'actor'>,
  type: 'exhibit.recorded' | 'capture.ended',
  detail: unknown,
  exhibitId?: ExhibitId,
): Promise<CustodyFact> => {
  const act = {
    type,
    actor,
    caseId,
    purpose: 'capture' as const,
    detail,
    ...(exhibitId === undefined ? {} : { exhibitId }),
  }
  return { ...act, receipt: await logAct(deps.locker, act) }
}
