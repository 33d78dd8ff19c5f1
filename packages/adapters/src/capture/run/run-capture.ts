/** One capture from the pasted address to its honest end. */
import { findWall } from '@smart-rescue/core/safeguarding'
import type { CaptureJob, CaptureOutcome, CaptureProgress } from '@smart-rescue/features/ports/capturer'
import type { Screener } from '@smart-rescue/features/ports/held/screening'
import { type CaptureReport, ERRORS, type ErrorCode, Failure } from '@smart-rescue/schema'
import { type RoutePolicy, routerOf } from '../egress/resolve-host.ts'
import { type Dial, openWay } from '../egress/way-out.ts'
import { createTraceGatherer } from '../page/trace-exchanges.ts'
import { type Exchange, headerValue, targetOf } from '../recording/exchange.ts'
import { createRecorder } from '../recording/recorder.ts'
import { emptyScreeningLog, type Screening } from '../recording/screen-media.ts'
import { createExchangeWriter, type IndexedRecord } from '../wacz/exchange-records.ts'
import type { WaczExtra, WaczSigner } from '../wacz/make-wacz.ts'
import type { BrowserSupply, PreparedBrowser } from './browser-supply.ts'
import { buildReport } from './build-report.ts'
import type { CaptureLimits } from './capture-limits.ts'
import { type Decision, decideState } from './decide-state.ts'
import { drivePage, type PageResult } from './drive-page.ts'
import { nameRoute } from './name-route.ts'
import { packCapture, reportFile } from './pack-capture.ts'
import { noteScreening, screenDocuments } from './screen-page.ts'
import { createStepLog } from './step-log.ts'
import { ordinaryUserAgent } from './user-agent.ts'

/** What a capture needs besides its job. */
export interface CaptureSetting {
  readonly supply: BrowserSupply
  readonly policy: RoutePolicy
  /** Opens connections of every way out; the system's own by default. */
  readonly dial?: Dial
  readonly limits: CaptureLimits
  readonly viewport: { readonly width: number; readonly height: number }
  readonly software: string
  readonly signer?: WaczSigner
  /** Holds media against the known-hash lists in memory. Without it media are withheld, whatever the job allows. */
  readonly screener?: Screener
  /** Further files of the package, made from the report. */
  readonly extras?: (report: CaptureReport) => Promise<readonly WaczExtra[]>
}

/** The answer to a navigation that counts as the page: the newest document of the main frame that was not itself a redirect. */
const findMain = (
  exchanges: readonly Exchange[],
  frameId: string,
  answer: Exchange | undefined,
): Exchange | undefined =>
  exchanges.findLast(
    (each) =>
      each.resourceType === 'Document' &&
      each.frameId === frameId &&
      each.response !== undefined &&
      each.fate !== 'withheld' &&
      !(each.response.status >= 300 && each.response.status < 400 && each.response.status !== 304),
  ) ?? answer

const wallOf = (job: CaptureJob, page: PageResult | undefined, main: Exchange | undefined) => {
  if (page?.facts === undefined || main?.response === undefined) return undefined
  const headers = main.response.headers
  return findWall({
    requestedUrl: job.url,
    finalUrl: page.facts.url,
    status: main.response.status,
    title: page.facts.title,
    text: page.text ?? '',
    asksForPassword: page.facts.asksForPassword,
    challenged:
      headerValue(headers, 'cf-mitigated') !== '' || headerValue(headers, 'x-amzn-waf-action') !== '',
  })
}

/** Runs one capture. Rejects only for what our own machine lacks (`capture.browser-missing`). */
export const runCapture = async (
  setting: CaptureSetting,
  job: CaptureJob,
  onProgress: (progress: CaptureProgress) => void,
  signal: AbortSignal,
): Promise<CaptureOutcome> => {
  const { limits, viewport, software } = setting
  const startedAt = new Date()
  const now = () => performance.now()
  const started = now()
  const log = createStepLog(now)
  let counted = { requests: 0, bytes: 0 }
  const progress = (step: CaptureProgress['step'], sentence: string) => {
    try {
      onProgress({ step, ...counted, sentence })
    } catch {
      // Whoever listens may fail; the capture goes on.
    }
  }

  /** What is really done: media that cannot be screened are not loaded. */
  const media = job.media === 'allowed' && setting.screener !== undefined ? 'allowed' : 'withheld'
  const common = { job, media, startedAt, software, viewport } as const
  const endWithout = (state: 'refused' | 'failed', code: ErrorCode, detail?: string): CaptureOutcome => {
    const sentence = detail === undefined ? ERRORS[code].sentence : `${ERRORS[code].sentence} (${detail})`
    const reason = { code, sentence }
    const report = buildReport({
      ...common,
      decision: { state, reason },
      endedAt: new Date(),
      page: undefined,
      main: undefined,
      exchanges: [],
      wall: undefined,
      steps: log.steps,
      egress: [],
      addressOf: () => undefined,
    })
    return { state, reason, report, title: '', finalUrl: job.url, text: '', files: [reportFile(report)] }
  }

  progress('resolving', 'Looking up where the address leads.')
  const url = URL.canParse(job.url) ? new URL(job.url) : undefined
  const target = targetOf(job.url)
  if (
    url === undefined ||
    target === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.password !== ''
  )
    return endWithout('refused', 'capture.address-invalid')
  const way = openWay(job.route, setting.dial)
  const router = routerOf(way.kind, setting.policy)
  const route = await log.run('resolve', limits.connectMs, async (note) => {
    const found = await router(target.host, target.port)
    if (!found.allowed) note({ ok: false, sentence: `Not asked: ${found.reason}.` })
    return found
  })
  if (signal.aborted) return endWithout('failed', 'capture.interrupted')
  if (route === undefined || !route.allowed) {
    const code = route?.code ?? 'capture.name-unknown'
    return endWithout(code === 'capture.name-unknown' ? 'failed' : 'refused', code, route?.reason)
  }
  if (way.kind !== 'direct') {
    const problem = await log.run('route', limits.connectMs * 2, async (note) => {
      const found = await way.check(limits.connectMs)
      if (found !== undefined) note({ ok: false, sentence: `The route is not up: ${found.reason}.` })
      return found ?? 'up'
    })
    if (signal.aborted) return endWithout('failed', 'capture.interrupted')
    if (problem !== 'up')
      return endWithout(
        'failed',
        problem?.kind === 'refused' ? 'capture.route-refused' : 'capture.route-down',
        problem?.reason,
      )
  }

  progress('loading', 'Starting the browser.')
  let browser: PreparedBrowser | undefined
  try {
    browser = await setting.supply.take()
  } catch (error) {
    if (error instanceof Failure && error.code === 'capture.browser-crashed')
      return endWithout('failed', error.code)
    throw error
  }
  return captureWith(browser)

  async function captureWith(held: PreparedBrowser): Promise<CaptureOutcome> {
    const { chromium, egress, page } = held
    const userAgent = ordinaryUserAgent(chromium.product, chromium.userAgent)
    let crashed = false
    let timedOut = false
    let ending = false
    const addressOf = (address: string): string | undefined => {
      const at = targetOf(address)
      const decision = at === undefined ? undefined : egress.routeOf(at.host, at.port)
      return decision?.allowed === true ? decision.address : undefined
    }
    const screening: Screening | undefined =
      setting.screener === undefined
        ? undefined
        : { screener: setting.screener, log: emptyScreeningLog(), now: () => Date.now(), addressOf }
    const recorder = createRecorder(chromium.cdp, {
      media,
      ...(screening === undefined ? {} : { screening }),
      limits: { bytes: limits.bytes, requests: limits.requests },
      approve: egress.approve,
      denialOf(host, port) {
        const decision = egress.routeOf(host, port)
        if (decision?.reason === undefined) return undefined
        return decision.allowed
          ? { fate: 'failed', reason: `The address was ${decision.reason}.` }
          : { fate: 'blocked', reason: `Refused by the egress rule: ${decision.reason}.` }
      },
      stopLoading: (reason) => egress.shut(reason),
      userAgent,
      now: () => Date.now(),
    })
    const onAbort = () => void held.close()
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    page.on('Inspector.targetCrashed', () => {
      crashed = true
      void held.close()
    })
    chromium.exited.then(() => {
      if (!ending && !signal.aborted && !timedOut) crashed = true
    })
    const softTimer = setTimeout(() => recorder.stop('the time limit was reached'), limits.loadMs)
    const hardTimer = setTimeout(() => {
      timedOut = true
      void held.close()
    }, limits.timeMs)

    const writer = createExchangeWriter()
    const gatherer = createTraceGatherer()
    const records: Promise<readonly IndexedRecord[]>[] = []
    const pump = (all = false) => {
      for (const exchange of recorder.take(all)) {
        gatherer.see(exchange)
        records.push(
          writer.write(exchange, addressOf).then((written) => {
            exchange.body = []
            return written
          }),
        )
      }
      counted = { requests: recorder.exchanges.length, bytes: recorder.bytes() }
    }

    let result: PageResult | undefined
    try {
      egress.open(router, way)
      await Promise.all([
        recorder.attachPage(page, held.targetId, held.frameId),
        page.send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 1, mobile: false }),
        page.send('DOM.enable'),
      ])
      page.on('Page.javascriptDialogOpening', () => {
        page.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => undefined)
      })
      const driven = drivePage({
        browser: held,
        recorder,
        url: job.url,
        media,
        ...(screening === undefined ? {} : { screening }),
        limits,
        log,
        now,
        over: () =>
          recorder.stopped() !== undefined || signal.aborted || crashed || now() - started > limits.timeMs,
        progress,
        pump: () => pump(),
      })
      result = await Promise.race([driven, chromium.exited.then(() => undefined)])
      // A browser that ended takes its pending calls with it; their steps are logged as failed a moment later.
      if (result === undefined)
        result = await Promise.race([
          driven,
          new Promise<undefined>((done) => setTimeout(() => done(undefined), 500)),
        ])
    } catch {
      // The browser went away before the page was opened: the decision below names it.
    }
    ending = true
    clearTimeout(softTimer)
    clearTimeout(hardTimer)
    signal.removeEventListener('abort', onAbort)
    const stopped = recorder.stopped() ?? egress.shutReason()
    recorder.finish()
    const closing = held.close()
    if (signal.aborted) {
      // Stopped by hand: everything is let go before anything is made of it.
      await closing
      recorder.forget()
      return endWithout('failed', 'capture.interrupted')
    }
    await recorder.channels.settled()
    if (result !== undefined) result = await screenDocuments(result, screening)
    noteScreening(log, job.media, screening)
    pump(true)
    const main = findMain(
      recorder.exchanges,
      held.frameId,
      result?.answer?.kind === 'error' ? undefined : result?.answer?.exchange,
    )
    const wall = wallOf(job, result, main)
    const decided = decideState({
      page: result,
      main,
      exchanges: recorder.exchanges,
      stepsOk: log.allOk(),
      failedSteps: log.steps.filter((step) => !step.ok).map((step) => step.name),
      stopped,
      aborted: signal.aborted,
      crashed,
      timedOut,
      wall,
    })
    const decision: Decision = nameRoute(decided, egress.routeProblem())
    progress('packing', 'Packing the capture.')
    const written = (await Promise.all(records)).flat()
    await closing
    const report = buildReport({
      ...common,
      decision,
      endedAt: new Date(),
      browser: {
        product: chromium.product,
        userAgent: userAgent.userAgent,
        confinement: chromium.confinement,
      },
      page: result,
      main,
      exchanges: recorder.exchanges,
      wall,
      steps: log.steps,
      dropped: screening?.log.dropped ?? [],
      egress: egress.decisions,
      addressOf,
    })
    const keeps = decision.state === 'complete' || decision.state === 'partial'
    const files = keeps
      ? await packCapture({
          report,
          page: result ?? { chains: [] },
          exchanges: written,
          channels: recorder.channels.list(),
          ...(setting.signer === undefined ? {} : { signer: setting.signer }),
          ...(setting.extras === undefined ? {} : { extras: await setting.extras(report) }),
        })
      : [reportFile(report)]
    return {
      state: decision.state,
      ...(decision.reason === undefined ? {} : { reason: decision.reason }),
      report,
      title: report.title,
      finalUrl: report.finalUrl,
      text: keeps ? (result?.text ?? '') : '',
      ...(keeps ? { traces: gatherer.tracesOf(main) } : {}),
      files,
    }
  }
}
