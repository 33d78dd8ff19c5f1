/** One capture from the pasted address to its honest end. */
import { findWall } from '@smart-rescue/core/safeguarding'
import type { CaptureJob, CaptureOutcome, CaptureProgress } from '@smart-rescue/features/ports/capturer'
import { ERRORS, type ErrorCode, Failure } from '@smart-rescue/schema'
import { createRouter, type RoutePolicy } from '../egress/resolve-host.ts'
import { type Exchange, headerValue } from '../recording/exchange.ts'
import { targetOf } from '../recording/paused-requests.ts'
import { createRecorder } from '../recording/recorder.ts'
import { createExchangeWriter, type IndexedRecord } from '../wacz/exchange-records.ts'
import type { WaczSigner } from '../wacz/make-wacz.ts'
import type { BrowserSupply, PreparedBrowser } from './browser-supply.ts'
import { buildReport } from './build-report.ts'
import type { CaptureLimits } from './capture-limits.ts'
import { type Decision, decideState } from './decide-state.ts'
import { drivePage, type PageResult } from './drive-page.ts'
import { packCapture, reportFile } from './pack-capture.ts'
import { createStepLog } from './step-log.ts'
import { ordinaryUserAgent } from './user-agent.ts'

/** What a capture needs besides its job. */
export interface CaptureSetting {
  readonly supply: BrowserSupply
  readonly policy: RoutePolicy
  readonly limits: CaptureLimits
  readonly viewport: { readonly width: number; readonly height: number }
  readonly software: string
  readonly signer?: WaczSigner
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

  const common = { job, startedAt, software, viewport }
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
  const router = createRouter(setting.policy)
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
    const recorder = createRecorder(chromium.cdp, {
      media: job.media,
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
    const records: Promise<readonly IndexedRecord[]>[] = []
    const addressOf = (address: string): string | undefined => {
      const at = targetOf(address)
      const decision = at === undefined ? undefined : egress.routeOf(at.host, at.port)
      return decision?.allowed === true ? decision.address : undefined
    }
    const pump = (all = false) => {
      for (const exchange of recorder.take(all)) {
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
      egress.open(router)
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
        media: job.media,
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
    pump(true)
    const main = findMain(
      recorder.exchanges,
      held.frameId,
      result?.answer?.kind === 'error' ? undefined : result?.answer?.exchange,
    )
    const wall = wallOf(job, result, main)
    const decision: Decision = decideState({
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
        })
      : [reportFile(report)]
    return {
      state: decision.state,
      ...(decision.reason === undefined ? {} : { reason: decision.reason }),
      report,
      title: report.title,
      finalUrl: report.finalUrl,
      text: keeps ? (result?.text ?? '') : '',
      files,
    }
  }
}
