/** How much one capture may take, and where every default comes from. */
import type { ScreenshotLimits } from '../page/take-screenshot.ts'

/** Limits of one capture. Reaching one ends the loading; what had arrived is kept and marked. */
export interface CaptureLimits {
  /** Decoded bytes of all bodies. */
  readonly bytes: number
  /** Milliseconds from the request to the end of the page's loading; the picture and the packing come after it. */
  readonly loadMs: number
  /** Milliseconds for everything; then the browser is ended. */
  readonly timeMs: number
  readonly requests: number
  /** Milliseconds to reach one address. */
  readonly connectMs: number
  readonly scrollSteps: number
  /** CSS pixels. */
  readonly scrollHeight: number
  /** Milliseconds. */
  readonly scrollMs: number
  readonly screenshot: ScreenshotLimits
}

/** Defaults: 200 MB and 90 s hold every page of the benchmark; 4,000 px a tile keeps the browser below 1 GB where one picture of a 20 MB page took 4.3 GB (capture, 3.7). */
export const DEFAULT_LIMITS: CaptureLimits = {
  bytes: 200_000_000,
  loadMs: 60_000,
  timeMs: 90_000,
  requests: 5_000,
  connectMs: 15_000,
  scrollSteps: 400,
  scrollHeight: 100_000,
  scrollMs: 30_000,
  screenshot: { tileHeight: 4_000, tiles: 25 },
}

/** Fills what is not given with the defaults. */
export const withDefaults = (given: Partial<CaptureLimits> = {}): CaptureLimits => ({
  ...DEFAULT_LIMITS,
  ...given,
})
