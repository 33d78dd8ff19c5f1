/** Runs one capture: the browser's outcome is sealed part by part, searched for selectors, and recorded as an exhibit. */
import { extract } from '@smart-rescue/core/extraction'
import { makeExcerpt } from '@smart-rescue/core/quoting'
import type { CaptureId, CaseId, ExhibitId, ExhibitPart, MemberId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type CustodyFact, catchUp, logAct, type RecordingDeps, tellFact } from '../custody/index.ts'
import { proposeForExhibit } from '../links/index.ts'
import type { CapturedFile, CaptureOutcome, CaptureProgress, Capturer } from '../ports/capturer.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { News } from '../ports/news.ts'
import { tellOwnersElsewhere } from '../selectors/index.ts'
import type { captureJob } from './jobs.ts'
import { type EndedDetail, quoteMentions, type RecordedDetail } from './project.ts'
import {
  findRecorded,
  isRunning,
  keepProgress,
  readCaptureOrder,
  reserveExhibit,
  startCapture,
} from './store.ts'

/** Hands that the job needs. */
export interface CaptureRunDeps extends RecordingDeps {
  readonly capturer: Capturer
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly log: Log
}

interface Order {
  readonly caseId: CaseId
  readonly captureId: CaptureId
  readonly actor: MemberId
  readonly countries: readonly string[]
}

/** How often progress is kept in the database, in ms; news go out with each. */
const KEEP_MS = 400

/** Makes the job's run. It may be called twice for one capture and makes one exhibit. */
export const createCaptureRun =
  (deps: CaptureRunDeps) =>
  async ({ caseId, captureId }: z.output<typeof captureJob.payload>, signal: AbortSignal): Promise<void> => {
    const row = await deps.db.asJob(caseId, async (trx) => {
      const before = await readCaptureOrder(trx, caseId, captureId)
      return (await startCapture(trx, captureId)) ? before : undefined
    })
    if (row?.state !== 'queued') {
      // An earlier run broke off, or ended: what it logged is told before anything is logged again.
      await catchUp(deps)
      if ((await finishRecorded(deps, caseId, captureId)) || row === undefined) return
    }
    await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: 'running' })
    const order: Order = { caseId, captureId, actor: row.member_id as MemberId, countries: row.countries }
    const stop = watchForStop(deps, order, signal)
    try {
      const outcome = await deps.capturer.capture(
        {
          captureId,
          url: row.url,
          media: 'withheld',
          operator: row.display_name,
          caseReference: row.reference,
          purpose: row.purpose,
          legalBasis: row.legal_basis,
        },
        createProgressKeeper(deps, order),
        stop.signal,
      )
      // The program is stopping: the job stays in the queue and begins afresh. A person stopped it: it has ended already.
      if (signal.aborted) throw signal.reason
      if (stop.signal.aborted) return
      await recordOutcome(deps, order, outcome)
    } finally {
      stop.end()
    }
  }

/**
 * Finishes a capture whose exhibit an earlier run recorded: its end is logged and its links are proposed, each unless it
 * was already. False when there is no such exhibit.
 */
const finishRecorded = async (
  deps: CaptureRunDeps,
  caseId: CaseId,
  captureId: CaptureId,
): Promise<boolean> => {
  const recorded = await deps.db.asJob(caseId, (trx) => findRecorded(trx, captureId))
  if (recorded === undefined) return false
  const { actor, exhibitId, state, reason, ended } = recorded
  if (!ended) {
    const detail: EndedDetailInput = { captureId, state, ...(reason === undefined ? {} : { reason }) }
    const fact = await logFact(deps, { caseId, actor }, 'capture.ended', detail)
    await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, fact))
    await deps.news.publish({ caseId, kind: 'capture', id: captureId, state })
    await deps.news.publish({ caseId, kind: 'exhibit', id: exhibitId })
  }
  await followUp(deps, { caseId, actor, exhibitId })
  return true
}

/** What a new exhibit leads to: proposals in its case, and a word to owners elsewhere. */
const followUp = async (
  deps: CaptureRunDeps,
  seen: { caseId: CaseId; actor: MemberId; exhibitId: ExhibitId },
): Promise<void> => {
  await proposeForExhibit(deps, seen)
  await tellOwnersElsewhere(deps, seen)
}

/** A signal that fires when the program stops, or when somebody stops this capture. */
const watchForStop = (deps: CaptureRunDeps, order: Order, signal: AbortSignal) => {
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

const createProgressKeeper = (deps: CaptureRunDeps, { caseId, captureId }: Order) => {
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

const recordOutcome = async (deps: CaptureRunDeps, order: Order, outcome: CaptureOutcome): Promise<void> => {
  const { caseId, captureId, actor } = order
  const facts: CustodyFact[] = []
  const recorded = outcome.state === 'complete' || outcome.state === 'partial'
  let detail: RecordedDetail | undefined
  if (recorded) {
    detail = await sealExhibit(deps, order, outcome, facts)
    // Somebody stopped it while its parts were sealed: the leaves stay in the log, and no exhibit comes of them.
    if (!(await deps.db.asJob(caseId, (trx) => isRunning(trx, captureId)))) return
    facts.push(await logFact(deps, order, 'exhibit.recorded', detail, detail.exhibitId))
  }
  const ended: EndedDetailInput = {
    captureId,
    state: outcome.state,
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    ...(recorded ? {} : { report: outcome.report }),
  }
  facts.push(await logFact(deps, order, 'capture.ended', ended))
  await deps.db.asJob(caseId, async (trx) => {
    for (const fact of facts) await tellFact(trx, deps.projections, fact)
  })
  await deps.news.publish({ caseId, kind: 'capture', id: captureId, state: outcome.state })
  if (detail === undefined) return
  await deps.news.publish({ caseId, kind: 'exhibit', id: detail.exhibitId })
  await followUp(deps, { caseId, actor, exhibitId: detail.exhibitId })
}

type EndedDetailInput = z.input<typeof EndedDetail>

const logFact = async (
  deps: CaptureRunDeps,
  { caseId, actor }: Pick<Order, 'caseId' | 'actor'>,
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

const sealExhibit = async (
  deps: CaptureRunDeps,
  order: Order,
  outcome: CaptureOutcome,
  facts: CustodyFact[],
): Promise<RecordedDetail> => {
  const fresh = deps.ids.next() as ExhibitId
  const { exhibitId, number } = await deps.db.asJob(order.caseId, (trx) =>
    reserveExhibit(trx, order.caseId, order.captureId, fresh),
  )
  const parts: ExhibitPart[] = []
  for (const file of outcome.files) parts.push(await sealPart(deps, order, exhibitId, file, facts))
  const mentions = extract(outcome.text, { countries: order.countries })
  return {
    exhibitId,
    captureId: order.captureId,
    number,
    title: outcome.title,
    url: outcome.report.requestedUrl,
    finalUrl: outcome.finalUrl,
    state: outcome.state === 'complete' ? 'complete' : 'partial',
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    capturedAt: outcome.report.startedAt,
    excerpt: makeExcerpt(
      outcome.text,
      mentions.filter((mention) => mention.kind !== 'url'),
      mentions.find((mention) => mention.kind === 'phone'),
    ),
    parts,
    mentions: quoteMentions(outcome.text, mentions),
  }
}

const sealPart = async (
  deps: CaptureRunDeps,
  { caseId, actor }: Order,
  exhibitId: ExhibitId,
  file: CapturedFile,
  facts: CustodyFact[],
): Promise<ExhibitPart> => {
  const sealed = await deps.locker.seal({
    type: 'evidence.sealed',
    actor,
    caseId,
    item: exhibitId,
    purpose: 'capture',
    role: file.role,
    mediaType: file.mediaType,
    bytes: file.bytes(),
  })
  const { role, name, mediaType } = file
  facts.push({
    type: 'evidence.sealed',
    receipt: sealed.leaf,
    actor,
    caseId,
    exhibitId,
    role,
    purpose: 'capture',
  })
  return {
    role,
    name,
    mediaType,
    length: sealed.plaintextLength,
    sha256: sealed.plaintext,
    ciphertext: sealed.ciphertext,
    leafIndex: sealed.leaf.index,
  }
}
