/** The steps of a capture, each with its time and whether it succeeded; "complete" is computed from them and from nothing else. */
import type { CaptureReport } from '@smart-rescue/schema'

/** One step as the report has it. */
export type Step = CaptureReport['steps'][number]

/** What a step may say when it did succeed in part. */
export interface StepNote {
  readonly ok: boolean
  readonly sentence: string
}

/** A log of steps. */
export interface StepLog {
  readonly steps: readonly Step[]
  /** Runs one step for at most `longestMs`. A rejection or a step that does not end is logged as failed and answered with undefined; it never passes through. */
  run<T>(
    name: string,
    longestMs: number,
    act: (note: (note: StepNote) => void) => Promise<T>,
  ): Promise<T | undefined>
  /** Logs what is known without a step of its own; it took no time. */
  note(name: string, note: StepNote): void
  readonly allOk: () => boolean
}

/** Starts an empty log. `now` is a monotonic clock in milliseconds. */
export const createStepLog = (now: () => number): StepLog => {
  const steps: Step[] = []
  return {
    steps,
    async run(name, longestMs, act) {
      const started = now()
      let said: StepNote | undefined
      const log = (ok: boolean, sentence: string | undefined) => {
        const ms = Math.round(now() - started)
        steps.push({ name, ok, ms, ...(sentence === undefined ? {} : { sentence }) })
      }
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          said = {
            ok: false,
            sentence: `This step did not end within ${Math.round(longestMs / 1000)} seconds.`,
          }
          reject(new Error('late'))
        }, longestMs)
      })
      try {
        const acting = act((note) => {
          said = note
        })
        const value = await Promise.race([acting, late])
        log(said?.ok ?? true, said?.sentence)
        return value
      } catch {
        log(false, said?.sentence ?? 'This step could not be finished.')
        return undefined
      } finally {
        clearTimeout(timer)
      }
    },
    note: (name, { ok, sentence }) => void steps.push({ name, ok, ms: 0, sentence }),
    allOk: () => steps.every((step) => step.ok),
  }
}
