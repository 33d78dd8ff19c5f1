/** Scrolling by its rules, with a page and a clock in our hands: every end has its name, and only one of them means the whole page. */
import { describe, expect, it } from 'vitest'
import { fakeSession } from '../recording/recording.fixture.ts'
import { SCROLL_STEP, SCROLL_TOP } from './page-scripts.ts'
import { type ScrollLimits, type ScrollWatch, scrollPage } from './scroll-page.ts'

const VIEW = 1_000
const LIMITS: ScrollLimits = { steps: 50, height: 100_000, ms: 30_000 }

/** Scrolls a page of the given height; `grow` gives its height after a step or a wait. */
const scroll = async (
  height: number,
  more: {
    limits?: Partial<ScrollLimits>
    watch?: Partial<ScrollWatch>
    grow?: (height: number, now: number) => number
    stepMs?: number
  } = {},
) => {
  let now = 0
  let top = 0
  let tall = height
  const seen: number[] = []
  const session = fakeSession({
    'Runtime.callFunctionOn': ({ functionDeclaration, arguments: given }) => {
      if (functionDeclaration === SCROLL_TOP) top = 0
      else {
        const share = Number((given as { value: number }[])[0]?.value)
        top = Math.min(Math.max(0, tall - VIEW), top + share * VIEW)
        now += more.stepMs ?? 10
        tall = more.grow?.(tall, now) ?? tall
      }
      return { result: { type: 'object', value: { top, height: tall, view: VIEW } } }
    },
  })
  const watch: ScrollWatch = {
    pending: () => 0,
    quietFor: () => 10_000,
    now: () => now,
    wait: async (ms) => {
      now += ms
    },
    over: () => false,
    onStep: (_, steps) => void seen.push(steps),
    ...more.watch,
  }
  const frame = { session, frameId: 'a', url: '', contextId: 1, children: [] }
  const result = await scrollPage(frame, { ...LIMITS, ...more.limits }, watch)
  return {
    result,
    seen,
    top: () => top,
    now: () => now,
    calls: session.commands.map(({ params }) => params.functionDeclaration),
  }
}

describe('the end of a page', () => {
  it.each([
    [500, 0],
    [1_000, 0],
    [1_002, 0],
    [1_003, 1],
    [1_900, 1],
    [5_000, 5],
  ])('of %i pixels is reached in %i steps, and is the whole page', async (height, steps) => {
    const { result, seen } = await scroll(height)
    expect(result).toEqual({
      stoppedBecause: 'the end of the page was reached and nothing more came',
      whole: true,
      height,
      steps,
    })
    expect(seen).toEqual(Array.from({ length: steps }, (_, n) => n + 1))
  })

  it('is waited at until nothing is under way, and then a moment longer', async () => {
    const calm = await scroll(500)
    expect(calm.now()).toBeGreaterThanOrEqual(450)
    let asked = 0
    const busy = await scroll(500, { watch: { pending: () => (asked++ < 40 ? 1 : 0) } })
    expect(busy.now()).toBeGreaterThan(calm.now() + 1_000)
    expect(busy.result.whole).toBe(true)
  })

  it('is not waited at for ever: what never comes is given up after eight seconds', async () => {
    const { result, now } = await scroll(500, { watch: { pending: () => 1 } })
    expect(result.whole).toBe(true)
    expect(now()).toBeGreaterThanOrEqual(8_000)
    expect(now()).toBeLessThan(8_200)
  })

  it('that grows while it is waited at goes on', async () => {
    const { result } = await scroll(1_000, {
      grow: (tall, now) => (now > 200 && tall < 3_000 ? 3_000 : tall),
    })
    expect(result).toMatchObject({ whole: true, height: 3_000 })
    expect(result.steps).toBeGreaterThan(1)
  })
})

describe('a limit', () => {
  const endless = (tall: number) => tall + 900

  it.each<[string, Partial<ScrollLimits>, string]>([
    ['of steps', { steps: 7 }, 'the limit of 7 steps was reached'],
    ['of height', { height: 9_000 }, 'the limit of 9000 pixels was reached'],
    ['of time', { ms: 5_000 }, 'the limit of 5 seconds was reached'],
  ])('%s ends a bottomless page, is named, and is not the whole', async (_, limits, stoppedBecause) => {
    const { result } = await scroll(3_000, { limits, grow: endless, stepMs: 300 })
    expect(result).toMatchObject({ stoppedBecause, whole: false })
  })

  it('of steps is never passed by one', async () => {
    expect((await scroll(3_000, { limits: { steps: 7 }, grow: endless })).result.steps).toBe(7)
    expect((await scroll(3_000, { limits: { steps: 0 }, grow: endless })).result.steps).toBe(0)
  })

  it('of the capture ends it at once, and is named first', async () => {
    const { result } = await scroll(3_000, { watch: { over: () => true }, limits: { steps: 0 } })
    expect(result).toMatchObject({ stoppedBecause: 'the capture had to end', whole: false, steps: 0 })
  })
})

describe('afterwards', () => {
  it.each([
    ['the end', {}],
    ['a limit', { limits: { steps: 2 } }],
    ['the end of the capture', { watch: { over: () => true } }],
  ])('the page stands at its top again, after %s', async (_, more) => {
    const { top, calls } = await scroll(5_000, more)
    expect(top()).toBe(0)
    expect(calls.at(-1)).toBe(SCROLL_TOP)
    expect(calls.filter((call) => call === SCROLL_TOP)).toHaveLength(1)
    expect(calls[0]).toBe(SCROLL_STEP)
  })
})
