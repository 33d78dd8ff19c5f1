/** What page and layout worker say to each other. */
import type { LayoutInput } from './layout-step.ts'

/** To the worker. A later `begin` ends an earlier one. */
export type ToLayout =
  | (LayoutInput & {
      readonly kind: 'begin'
      readonly mostSteps: number
      readonly mostMs: number
      /** Positions are sent at most this often. */
      readonly everyMs: number
    })
  | { readonly kind: 'stop' }

/** From the worker: positions x0, y0, x1 …, and how far it came. */
export interface FromLayout {
  readonly positions: Float32Array<ArrayBuffer>
  readonly isDone: boolean
  readonly steps: number
  readonly ms: number
}
