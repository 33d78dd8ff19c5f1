/**
 * The error registry: every failure the product can name, once. HTTP, CLI and the translated web message all read it.
 * A sentence says what happened and what to do; it never carries a name, a disclosure or content.
 */
import { CASE_ERRORS } from './errors/case-errors.ts'
import type { ErrorRow } from './errors/error-row.ts'
import { EVIDENCE_ERRORS } from './errors/evidence-errors.ts'
import { HOUSE_ERRORS } from './errors/house-errors.ts'

/** Code → status, exit status, retryable, sentence. Codes are `room.what`. */
export const ERRORS = {
  ...HOUSE_ERRORS,
  ...EVIDENCE_ERRORS,
  ...CASE_ERRORS,
} as const satisfies Record<string, ErrorRow>

/** A code of the registry. */
export type ErrorCode = keyof typeof ERRORS

/** The row of a code: status, exit status, whether to try again, sentence. */
export const errorRow = (code: ErrorCode): ErrorRow => ERRORS[code]

/** A named failure on its way to the door. `detail` is shown to the person and must be free of names and content; `fields` name wrong inputs. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly fields: readonly { readonly path: string; readonly message: string }[]

  constructor(
    code: ErrorCode,
    options: { detail?: string; fields?: readonly { path: string; message: string }[]; cause?: unknown } = {},
  ) {
    super(
      options.detail ?? ERRORS[code].sentence,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.name = 'Failure'
    this.code = code
    this.detail = options.detail
    this.fields = options.fields ?? []
  }
}

/** True when the value is a code of the registry. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value)
