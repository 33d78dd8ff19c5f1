/** What a failure of the database means to a caller: gone for a moment, disk full, or a fault of ours. */
import { Failure } from '@smart-rescue/schema'

/** Codes of the system and of PostgreSQL (appendix A of its manual) that mean: not there now, the same call may succeed soon. */
const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
])

const GONE_WORDS =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|pool after calling end/i

/** True when the error says that the database is away for a moment. */
export const isGone = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = (error as Error & { code?: unknown }).code
  if (typeof code === 'string') return GONE.has(code) || code.startsWith('08')
  return GONE_WORDS.test(error.message)
}

/** The named failure for an error of the database, or the error itself when it has no name. 53100 is disk_full. */
export const nameDatabaseError = (error: unknown): unknown => {
  if (error instanceof Failure) return error
  if (isGone(error)) return new Failure('database.unavailable', { cause: error })
  if (error instanceof Error && (error as Error & { code?: unknown }).code === '53100')
    return new Failure('locker.disk-full', { cause: error })
  return error
}
