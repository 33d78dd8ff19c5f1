/** The layout beside the page: begins where it is told, sends positions as they get better, ends when nothing moves any more or its time is over. */
import type { FromLayout, ToLayout } from './layout-messages.ts'
import { beginLayout, type Layout } from './layout-step.ts'

/** The middle node moved less than this share of the width: nobody sees it. */
const STILL = 0.0002
/** Steps that must be still one after another. */
const STILL_STEPS = 4
/** One turn of work before messages are heard. */
const TURN_MS = 40

let layout: Layout | undefined
let turn = 0

const run = (mine: number, wish: Extract<ToLayout, { kind: 'begin' }>): void => {
  const started = performance.now()
  let sent = started
  let steps = 0
  let still = 0
  const work = (): void => {
    if (mine !== turn || layout === undefined) return
    const end = performance.now() + TURN_MS
    let isDone = false
    while (!isDone && performance.now() < end) {
      still = layout.step() < STILL ? still + 1 : 0
      steps += 1
      isDone = still >= STILL_STEPS || steps >= wish.mostSteps || performance.now() - started > wish.mostMs
    }
    const now = performance.now()
    if (isDone || now - sent >= wish.everyMs) {
      sent = now
      const positions = layout.positions()
      const message: FromLayout = { positions, isDone, steps, ms: now - started }
      self.postMessage(message, { transfer: [positions.buffer] })
    }
    if (!isDone) setTimeout(work)
  }
  work()
}

self.onmessage = ({ data }: MessageEvent<ToLayout>) => {
  turn += 1
  layout = undefined
  if (data.kind === 'stop') return
  layout = beginLayout(data)
  run(turn, data)
}
