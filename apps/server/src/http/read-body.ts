/** The body of an endpoint that takes bytes: streamed to the act, counted on the way, never held, and never taken for whole when it broke off. */
import { Failure } from '@smart-rescue/schema'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** How long a caller may send nothing, and how long what is left of a refused body is still drained, in ms. */
export interface BodyTimes {
  readonly idleMs: number
  readonly drainMs: number
}

const TIMES: BodyTimes = { idleMs: 30_000, drainMs: 2_000 }

const declaredLength = (request: FastifyRequest): number | undefined => {
  const text = request.headers['content-length']
  return text === undefined ? undefined : Number(text)
}

/** Waits for a promise at most `ms`; afterwards the body counts as broken off. */
const within = async <T>(promise: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure('request.broken-off')), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The body as a stream of at most `maxBytes`. Reading throws `request.too-large` beyond that, and `request.broken-off` when
 * the caller goes away, falls silent for `idleMs`, or sends less than it declared; whoever reads must then keep nothing.
 * The time that the reader itself takes between two chunks is never counted.
 */
export const readBody = (
  request: FastifyRequest,
  maxBytes: number,
  times: BodyTimes = TIMES,
): AsyncIterable<Uint8Array> => {
  const declared = declaredLength(request)
  // A refusal leaves the connection open long enough for its own answer.
  const chunks: AsyncIterator<Uint8Array> = request.raw.iterator({ destroyOnReturn: false })
  return (async function* () {
    let length = 0
    try {
      for (;;) {
        const step = await within(chunks.next(), times.idleMs).catch((error: unknown) => {
          if (error instanceof Failure) throw error
          throw new Failure('request.broken-off', { cause: error })
        })
        if (step.done) break
        length += step.value.byteLength
        if (length > maxBytes) throw new Failure('request.too-large')
        yield step.value
      }
    } finally {
      // Not awaited: after silence the step before is still open.
      chunks.return?.().catch(() => undefined)
    }
    if (declared !== undefined && declared !== length) throw new Failure('request.broken-off')
  })()
}

/** Refuses a body that declares itself too large, before one byte of it is read. Throws `request.too-large`. */
export const guardLength = (request: FastifyRequest, maxBytes: number): void => {
  const declared = declaredLength(request)
  if (declared !== undefined && declared > maxBytes) throw new Failure('request.too-large')
}

/**
 * After an answer that came before the body's end, the rest is drained for a moment, so that the caller can read why, and
 * then the connection is cut: nobody keeps us busy with bytes that were refused.
 */
export const cutRest = (request: FastifyRequest, reply: FastifyReply, times: BodyTimes = TIMES): void => {
  reply.raw.once('finish', () => {
    if (request.raw.readableEnded || request.raw.destroyed) return
    request.raw.resume()
    const late = setTimeout(() => request.raw.destroy(), times.drainMs)
    request.raw.once('close', () => clearTimeout(late))
  })
}

/**
 * A scope in which a body of any type is left as it comes: no parser touches it. Bodies elsewhere stay JSON within one
 * megabyte.
 */
export const withRawBodies = (app: FastifyInstance, addRoutes: (scope: FastifyInstance) => void): void => {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    addRoutes(scope)
  })
}

/** Cuts a request whose body has not arrived within `ms`. Bodies that an act reads as bytes have their own idle time instead. */
export const addBodyDeadline = (app: FastifyInstance, ms: number): void => {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>()
  app.addHook('onRequest', async (request, reply) => {
    const timer = setTimeout(() => request.raw.destroy(), ms)
    timers.set(request, timer)
    reply.raw.once('close', () => clearTimeout(timer))
  })
  app.addHook('preValidation', async (request) => clearTimeout(timers.get(request)))
}
