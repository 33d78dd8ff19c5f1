/** Answers a stream of server-sent events, and ends it as soon as its reader may no longer read: the right is asked for again every few seconds. */

import { errorRow, type Failure } from '@smart-rescue/schema'
import type { FastifyReply } from 'fastify'

/** How one stream of events is kept. Times are in ms. */
export interface EventStreamOptions {
  /** Throws a failure when the session has ended or the gate would deny. */
  readonly recheck: () => Promise<void>
  readonly nameFailure: (error: unknown) => Failure
  readonly present: (value: unknown) => unknown
  /** Fires when the caller went away or the door closes. */
  readonly signal: AbortSignal
  readonly recheckMs: number
  readonly heartbeatMs: number
}

const frame = (event: string | undefined, data: unknown): string =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`

/** Sends the events until the source ends, the signal fires, or the right is gone (a last event `end` then says why). */
export const sendEvents = async (
  reply: FastifyReply,
  source: AsyncIterable<unknown>,
  options: EventStreamOptions,
): Promise<void> => {
  reply.hijack()
  const { raw } = reply
  const headers = {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  }
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200)
  raw.write('retry: 2000\n\n')

  const over = new AbortController()
  const ended = new Promise<{ done: true; value: undefined }>((resolve) => {
    const signal = AbortSignal.any([options.signal, over.signal])
    const finish = () => resolve({ done: true, value: undefined })
    if (signal.aborted) finish()
    else signal.addEventListener('abort', finish, { once: true })
  })
  const say = (failure: Failure) => {
    if (!raw.writableEnded)
      raw.write(frame('end', { code: failure.code, sentence: errorRow(failure.code).sentence }))
    over.abort()
  }
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), options.heartbeatMs)
  const check = setInterval(() => {
    options.recheck().catch((error: unknown) => {
      const failure = options.nameFailure(error)
      // A database that is away for a moment takes nobody's right away.
      if (failure.code !== 'database.unavailable') say(failure)
    })
  }, options.recheckMs)
  const iterator = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), ended])
      if (step.done) break
      raw.write(frame(undefined, options.present(step.value)))
    }
  } catch (error) {
    say(options.nameFailure(error))
  } finally {
    clearInterval(heartbeat)
    clearInterval(check)
    raw.end()
    // Not waited for: a source that waits for its next event ends when the door's signal reaches it.
    void iterator.return?.()?.then(undefined, () => {})
  }
}
