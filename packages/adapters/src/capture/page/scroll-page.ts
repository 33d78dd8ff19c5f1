/** Scrolls a page to its end, so that what loads late does load; stops by a rule that is recorded. */
import { callInFrame, type PageFrame } from './page-frames.ts'
import { SCROLL_STEP, SCROLL_TOP } from './page-scripts.ts'

/** When to stop, whatever the page does. */
export interface ScrollLimits {
  readonly steps: number
  /** CSS pixels. */
  readonly height: number
  /** Milliseconds. */
  readonly ms: number
}

/** How far the scrolling got. `whole` is false when a limit ended it before the page did. */
export interface ScrollResult {
  readonly stoppedBecause: string
  readonly height: number
  readonly steps: number
  readonly whole: boolean
}

/** What the scrolling needs to know of the network and the clock. */
export interface ScrollWatch {
  /** Requests under way, streams left out. */
  readonly pending: () => number
  readonly quietFor: () => number
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  /** True when the capture must end now. */
  readonly over: () => boolean
  readonly onStep: (height: number, steps: number) => void
}

interface Position {
  readonly top: number
  readonly height: number
  readonly view: number
}

const isAtEnd = (at: Position): boolean => at.top + at.view >= at.height - 2

/** Quiet network and unchanged height for this long at the end of a page mean that nothing more comes. */
const END_QUIET_MS = 450
/** What is under way at the end is waited for this long. */
const END_WAIT_MS = 8_000

/** Waits at the end of the page: true when it grew. */
const waitForGrowth = async (
  root: PageFrame,
  from: Position,
  watch: ScrollWatch,
  until: number,
): Promise<boolean> => {
  const started = watch.now()
  const last = Math.min(until, started + END_WAIT_MS)
  while (watch.now() < last && !watch.over()) {
    await watch.wait(40)
    const at = await callInFrame<Position>(root, SCROLL_STEP, [{ value: 0 }])
    if (at.height > from.height + 1) return true
    const quiet = Math.min(watch.quietFor(), watch.now() - started)
    if (watch.pending() === 0 && quiet >= END_QUIET_MS) return false
  }
  return false
}

/** Places that are looked at over a page that is higher than the limit from the start. */
const PLACES = 8

/** Jumps over a very high page: true when nowhere anything was asked for and it did not grow, so that nothing of it waits to be scrolled to. */
const isAllThere = async (root: PageFrame, from: Position, watch: ScrollWatch): Promise<boolean> => {
  const started = watch.now()
  const jump = from.height / PLACES / Math.max(1, from.view)
  let at = from
  for (let place = 0; place < PLACES && !watch.over(); place += 1)
    at = await callInFrame<Position>(root, SCROLL_STEP, [{ value: jump }])
  await watch.wait(100)
  const isQuiet = watch.pending() === 0 && watch.quietFor() >= watch.now() - started
  return isQuiet && !watch.over() && at.height <= from.height + 1
}

/** Scrolls down by most of a view at a time, and back to the top at the end. Rejects when the page is gone. */
export const scrollPage = async (
  root: PageFrame,
  limits: ScrollLimits,
  watch: ScrollWatch,
): Promise<ScrollResult> => {
  const until = watch.now() + limits.ms
  let steps = 0
  let at = await callInFrame<Position>(root, SCROLL_STEP, [{ value: 0 }])
  const finish = async (stoppedBecause: string, whole: boolean): Promise<ScrollResult> => {
    await callInFrame(root, SCROLL_TOP)
    return { stoppedBecause, whole, steps, height: at.height }
  }
  for (;;) {
    if (watch.over()) return finish('the capture had to end', false)
    if (steps >= limits.steps) return finish(`the limit of ${limits.steps} steps was reached`, false)
    if (at.height > limits.height && steps === 0 && (await isAllThere(root, at, watch)))
      return finish(
        `the page is higher than ${limits.height} pixels, and nothing of it waits to be scrolled to`,
        true,
      )
    if (at.height > limits.height) return finish(`the limit of ${limits.height} pixels was reached`, false)
    if (watch.now() > until)
      return finish(`the limit of ${Math.round(limits.ms / 1000)} seconds was reached`, false)
    if (isAtEnd(at)) {
      if (!(await waitForGrowth(root, at, watch, until)))
        return finish('the end of the page was reached and nothing more came', true)
    }
    at = await callInFrame<Position>(root, SCROLL_STEP, [{ value: 0.9 }])
    steps += 1
    watch.onStep(at.height, steps)
  }
}
