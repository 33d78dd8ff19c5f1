/** Leads one browser through one capture: go there, let it load, scroll, settle, read, picture. It judges nothing. */
import type { CaptureProgress } from '@smart-rescue/features/ports/capturer'
import { coverPictures, coverUnscreened } from '../page/cover-pictures.ts'
import { openFrames, type PageFrame } from '../page/page-frames.ts'
import {
  type RenderedDocument,
  type RenderedFacts,
  readDocuments,
  readFacts,
  readText,
} from '../page/read-page.ts'
import { type ScrollResult, scrollPage } from '../page/scroll-page.ts'
import { type Screenshot, takeScreenshot } from '../page/take-screenshot.ts'
import type { Exchange } from '../recording/exchange.ts'
import type { Recorder } from '../recording/recorder.ts'
import type { MainAnswer } from '../recording/recorder-state.ts'
import type { Screening } from '../recording/screen-media.ts'
import type { PreparedBrowser } from './browser-supply.ts'
import type { CaptureLimits } from './capture-limits.ts'
import type { StepLog } from './step-log.ts'
import { type OriginChain, readChains } from './tls-facts.ts'

/** What is needed to drive a page. */
export interface DriveInput {
  readonly browser: PreparedBrowser
  readonly recorder: Recorder
  readonly url: string
  readonly media: 'withheld' | 'allowed'
  /** Holds pictures that needed no request against the known-hash lists before one is shown in the screenshot. */
  readonly screening?: Screening
  readonly limits: CaptureLimits
  readonly log: StepLog
  /** Monotonic milliseconds. */
  readonly now: () => number
  /** True when loading must end (time, bytes, abort). */
  readonly over: () => boolean
  readonly progress: (step: CaptureProgress['step'], sentence: string) => void
  /** Hands finished exchanges to the archive while the page still loads. */
  readonly pump: () => void
}

/** What a page gave. Everything is absent that did not come about. */
export interface PageResult {
  readonly answer?: MainAnswer
  /** Chromium's own name of a failed navigation (`net::ERR_…`). */
  readonly errorText?: string
  readonly facts?: RenderedFacts
  readonly text?: string
  readonly documents?: readonly RenderedDocument[]
  readonly scroll?: ScrollResult
  readonly screenshot?: Screenshot
  readonly chains: readonly OriginChain[]
}

/** The network must be quiet for this long before a page counts as settled. */
const QUIET_MS = 350
/** A request older than this is no longer waited for. */
const SLOW_MS = 10_000
/** A page whose own scripts keep its thread busy answers nobody; a step is given up after this long. */
const READ_MS = 20_000
const PICTURE_MS = 40_000
/** Beyond the limit that a step keeps by itself. */
const GRACE_MS = 10_000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until nothing has been under way for a while, the time is over, or the longest wait is reached. Streams do not count. */
const settle = async (input: DriveInput, longestMs: number): Promise<void> => {
  const { recorder, now, over } = input
  const until = now() + longestMs
  while (now() < until && !over()) {
    input.pump()
    if (recorder.pending(SLOW_MS) === 0 && recorder.quietFor() >= QUIET_MS) return
    await wait(25)
  }
}

/** Frames can go away between two looks (a redirect by script): looked for anew, twice at most. */
const withFrames = async <T>(input: DriveInput, act: (root: PageFrame) => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act(await openFrames(input.browser.page, input.recorder.targets()))
    } catch (error) {
      if (tries === 2) throw error
      await settle(input, 3_000)
    }
  }
}

const navigate = async (input: DriveInput): Promise<{ answer?: MainAnswer; errorText?: string }> => {
  const { page } = input.browser
  const first = input.recorder.nextMainAnswer()
  const going = page.send<{ errorText?: string }>('Page.navigate', { url: input.url })
  const failed = going.then(
    (done) =>
      done.errorText === undefined ? new Promise<never>(() => undefined) : { errorText: done.errorText },
    () => ({ errorText: 'net::ERR_ABORTED' }),
  )
  const answered = first.then(async (answer) => {
    // The error's own name comes with the navigation; the interception only knows its class.
    if (answer.kind !== 'error') return { answer }
    const done = await going.catch(() => ({ errorText: undefined }))
    return { answer, errorText: done.errorText ?? `net::ERR_${answer.errorReason}` }
  })
  return Promise.race([answered, failed])
}

/** A document whose connection broke never fires its load event; a network that is silent for this long has nothing more to bring. */
const SILENT_MS = 2_000

/** True when the whole document is there; a page that is busy with a long one does not answer at once. */
const isParsed = async (input: DriveInput, main: Exchange): Promise<boolean> => {
  // A document that broke off stays "loading" for ever.
  if (main.truncated !== undefined) return true
  const asked = input.browser.page
    .send<{ result: { value?: unknown } }>('Runtime.evaluate', {
      expression: 'document.readyState',
      returnByValue: true,
    })
    .then(({ result }) => result.value !== 'loading')
    .catch(() => true)
  return Promise.race([asked, wait(500).then(() => false)])
}

const waitForLoad = async (input: DriveInput, main: Exchange, loaded: () => boolean): Promise<void> => {
  const until = input.now() + input.limits.loadMs
  const { recorder } = input
  while (!loaded() && input.now() < until && !input.over()) {
    input.pump()
    if (recorder.pending(SLOW_MS) === 0 && recorder.quietFor() > SILENT_MS && (await isParsed(input, main)))
      return
    await wait(20)
  }
}

const readAndPicture = async (input: DriveInput): Promise<Omit<PageResult, 'chains'>> => {
  const { log, browser, limits } = input
  const { page } = browser
  input.progress('recording', 'Reading the page.')
  const read = await log.run('read', READ_MS, () =>
    withFrames(input, async (root) => ({
      facts: await readFacts(root),
      text: await readText(root),
      documents: await readDocuments(root),
    })),
  )
  const screenshot = await log.run('screenshot', PICTURE_MS, async (note) => {
    const { screening } = input
    await page.send('Emulation.setScriptExecutionDisabled', { value: true })
    if (input.media === 'withheld') await withFrames(input, coverPictures)
    else if (screening !== undefined) await withFrames(input, (root) => coverUnscreened(root, screening))
    const shot = await takeScreenshot(page, limits.screenshot, (tiles) =>
      input.progress('recording', `Picture ${tiles} of the page is taken.`),
    )
    if (!shot.whole && shot.byRule)
      note({
        ok: true,
        sentence: `The page is ${shot.height} pixels high. Of a page this high the first ${shot.pictured} are pictured, by rule; its text and its documents are whole.`,
      })
    else if (!shot.whole)
      note({
        ok: false,
        sentence: `The pictures end after ${shot.tiles.length} tiles; the page is ${shot.height} pixels high.`,
      })
    return shot
  })
  return { ...read, ...(screenshot === undefined ? {} : { screenshot }) }
}

/** Drives the page to its end. Steps that fail are in the log; this never rejects for them. */
export const drivePage = async (input: DriveInput): Promise<PageResult> => {
  const { log, browser, recorder, limits, now } = input
  const { page } = browser
  let isLoaded = false
  page.on('Page.loadEventFired', () => {
    isLoaded = true
  })
  input.progress('loading', 'The browser asks for the page.')
  const reached = await log.run('navigate', limits.loadMs + GRACE_MS, async (note) => {
    const result = await navigate(input)
    if (result.answer?.kind !== 'page')
      note({ ok: false, sentence: 'The address did not answer with a page.' })
    return result
  })
  const end = async (result: Omit<PageResult, 'chains'>): Promise<PageResult> => ({
    ...result,
    chains: await readChains(page, recorder.exchanges).catch(() => []),
  })
  if (reached === undefined) return { errorText: 'net::ERR_ABORTED', chains: [] }
  if (reached.answer?.kind !== 'page') return end(reached)

  const main = reached.answer.exchange
  await log.run('load', limits.loadMs + GRACE_MS, async (note) => {
    await waitForLoad(input, main, () => isLoaded)
    if (isLoaded || !input.over()) return
    note({ ok: false, sentence: 'The page was still loading when it had to end.' })
    await page.send('Page.stopLoading')
  })
  input.progress('scrolling', 'Scrolling to the end of the page.')
  const scroll = await log.run('scroll', limits.scrollMs + GRACE_MS, async (note) => {
    const result = await withFrames(input, (root) =>
      scrollPage(
        root,
        { steps: limits.scrollSteps, height: limits.scrollHeight, ms: limits.scrollMs },
        {
          pending: () => recorder.pending(SLOW_MS),
          quietFor: recorder.quietFor,
          now,
          wait,
          over: input.over,
          onStep: (height, steps) => {
            input.pump()
            if (steps % 5 === 0) input.progress('scrolling', `Scrolled ${steps} steps of ${height} pixels.`)
          },
        },
      ),
    )
    if (!result.whole) note({ ok: false, sentence: `Scrolling ended early: ${result.stoppedBecause}.` })
    return result
  })
  input.progress('settling', 'Waiting for the last answers.')
  await settle(input, SLOW_MS + 2_000)
  const read = await readAndPicture(input)
  return end({ ...reached, ...read, ...(scroll === undefined ? {} : { scroll }) })
}
