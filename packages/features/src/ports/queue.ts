/** The job queue: at-least-once, so every job's effect carries an idempotency key (its own id). */
import type { z } from 'zod'

/** A kind of job: its name and the shape of its payload. Payloads hold ids only. */
export interface JobKind<P extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly payload: P
  /** Seconds after which a worker that went silent loses the job. */
  readonly expireSeconds: number
  readonly retries: number
  /** How many of this kind one worker process runs at once. */
  readonly concurrency: number
}

/** Puts jobs into the queue and works on them. */
export interface Queue {
  /** Sends a job; the same `key` is accepted once. With `notBefore` it waits until then, over restarts. */
  send<P extends z.ZodType>(
    kind: JobKind<P>,
    payload: z.input<P>,
    key: string,
    notBefore?: Date,
  ): Promise<void>
  /** Starts working on a kind. `signal` fires when the process is asked to stop. */
  work<P extends z.ZodType>(
    kind: JobKind<P>,
    run: (payload: z.output<P>, signal: AbortSignal) => Promise<void>,
  ): Promise<void>
}
