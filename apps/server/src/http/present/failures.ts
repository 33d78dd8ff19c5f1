/** Turns whatever went wrong into one answer of the error registry; what has no name gets an incident code and a log line of its class. */
import { randomBytes } from 'node:crypto'
import type { Log } from '@smart-rescue/features/ports/log'
import { errorRow, Failure } from '@smart-rescue/schema'
import type { FastifyReply } from 'fastify'

/** The body of every error answer. */
export interface FailureBody {
  readonly error: {
    readonly code: string
    readonly sentence: string
    readonly detail?: string
    readonly fields?: readonly { readonly path: string; readonly message: string }[]
    readonly retryable: boolean
  }
}

const TOO_LARGE = new Set(['FST_ERR_CTP_BODY_TOO_LARGE', 'FST_ERR_BAD_URL_TOO_LONG'])

/** What the framework itself refuses, by its code and status; undefined for everything else. */
const nameFrameworkError = (error: unknown): Failure | undefined => {
  if (!(error instanceof Error)) return undefined
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown }
  if (statusCode === 429) return new Failure('request.too-many')
  if (statusCode === 413 || (typeof code === 'string' && TOO_LARGE.has(code)))
    return new Failure('request.too-large')
  if (statusCode === 404) return new Failure('request.not-found')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return new Failure('request.invalid')
  return undefined
}

/** The failure behind an error. One without a name is logged by class, and its incident code is all that leaves. */
export const nameFailure = (error: unknown, log: Log): Failure => {
  if (error instanceof Failure) return error
  const framework = nameFrameworkError(error)
  if (framework) return framework
  const incident = randomBytes(4).toString('hex')
  log.warn('server.failed', { incident: { id: incident } }, error)
  return new Failure('server.failed', {
    detail: `${errorRow('server.failed').sentence} Code: ${incident}`,
    cause: error,
  })
}

/** The body for a failure. */
export const failureBody = (failure: Failure): FailureBody => {
  const { sentence, retryable } = errorRow(failure.code)
  return {
    error: {
      code: failure.code,
      sentence,
      ...(failure.detail === undefined ? {} : { detail: failure.detail }),
      ...(failure.fields.length === 0 ? {} : { fields: failure.fields }),
      retryable,
    },
  }
}

/** Sends the failure with the status of the registry. */
export const sendFailure = (reply: FastifyReply, failure: Failure): FastifyReply => {
  const { status } = errorRow(failure.code)
  if (status === 503) reply.header('retry-after', '2')
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(failureBody(failure)))
}
