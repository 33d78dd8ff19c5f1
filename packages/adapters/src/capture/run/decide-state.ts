/** Computes the honest end of a capture from what happened; the only place where "complete" is said. */
import { judgeHost, type Wall } from '@smart-rescue/core/safeguarding'
import { ERRORS, type ErrorCode } from '@smart-rescue/schema'
import type { Exchange } from '../recording/exchange.ts'
import type { PageResult } from './drive-page.ts'

/** What the decision is made from. */
export interface Happened {
  readonly page: PageResult | undefined
  readonly main: Exchange | undefined
  readonly exchanges: readonly Exchange[]
  readonly stepsOk: boolean
  readonly failedSteps: readonly string[]
  /** Why loading was stopped early. */
  readonly stopped: string | undefined
  readonly aborted: boolean
  readonly crashed: boolean
  readonly timedOut: boolean
  readonly wall: Wall | undefined
}

/** State and reason. */
export interface Decision {
  readonly state: 'complete' | 'partial' | 'refused' | 'failed'
  readonly reason?: { readonly code: ErrorCode; readonly sentence: string }
}

const because = (state: Decision['state'], code: ErrorCode, detail?: string): Decision => ({
  state,
  reason: {
    code,
    sentence: detail === undefined ? ERRORS[code].sentence : `${ERRORS[code].sentence} ${detail}`,
  },
})

/** Chromium's names of failed navigations → our codes. */
const navigationCode = (errorText: string, reason: string | undefined): ErrorCode => {
  if (/TOO_MANY_REDIRECTS/.test(errorText)) return 'capture.redirect-loop'
  if (reason !== undefined && /not known to the name service/.test(reason)) return 'capture.name-unknown'
  if (/TIMED_OUT/.test(errorText)) return 'capture.timeout'
  return 'capture.unreachable'
}

/** Exchanges whose absence leaves a hole in the page. */
const missing = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.filter(
    (each) =>
      !each.stream &&
      each.cancelled !== true &&
      (each.fate === 'failed' || each.fate === 'blocked' || each.fate === 'cut'),
  )

const decideMainless = (happened: Happened): Decision => {
  const { page, exchanges, timedOut, stopped } = happened
  const last = exchanges.findLast((each) => each.resourceType === 'Document')
  if (page?.answer?.kind === 'media') return because('refused', 'capture.media-withheld')
  if (last?.fate === 'blocked' && !/not known to the name service/.test(last.reason ?? ''))
    return because(
      'refused',
      'capture.address-private',
      last.reason === undefined ? undefined : `(${last.reason})`,
    )
  // The browser itself never dials some ports, so the proxy was not asked: the address is judged by how it stands there.
  if (/UNSAFE_PORT/.test(page?.errorText ?? '') && last !== undefined && URL.canParse(last.url)) {
    const verdict = judgeHost(new URL(last.url).hostname)
    if (!verdict.allowed) return because('refused', 'capture.address-private', `(${verdict.reason})`)
  }
  if (timedOut || stopped !== undefined) return because('failed', 'capture.timeout')
  return because('failed', navigationCode(page?.errorText ?? '', last?.reason))
}

/** Decides. The first reason that applies is named; the report holds all of them. */
export const decideState = (happened: Happened): Decision => {
  const { page, main, exchanges, stopped } = happened
  if (happened.aborted) return because('failed', 'capture.interrupted')
  const hasPage = page?.answer?.kind === 'page' || page?.answer?.kind === 'file'
  if (happened.crashed) return because(main === undefined ? 'failed' : 'partial', 'capture.browser-crashed')
  if (!hasPage || main === undefined) {
    if (page === undefined && main !== undefined) return because('partial', 'capture.timeout')
    return decideMainless(happened)
  }
  if (page?.answer?.kind === 'file') return because('partial', 'capture.not-a-page')
  if (happened.timedOut || (stopped !== undefined && /time/.test(stopped)))
    return because('partial', 'capture.timeout')
  if (stopped !== undefined) return because('partial', 'capture.too-large', `(${stopped})`)
  if (happened.wall !== undefined) {
    const code = (
      { login: 'capture.login-wall', bot: 'capture.bot-wall', 'soft-404': 'capture.soft-404' } as const
    )[happened.wall.kind]
    return because('partial', code)
  }
  const status = main.response?.status ?? 0
  if (status >= 400) return because('partial', 'capture.status', `(status ${status})`)
  const holes = missing(exchanges)
  if (holes.length > 0)
    return because('partial', 'capture.incomplete', `(${holes.length} of ${exchanges.length} requests)`)
  if (!happened.stepsOk)
    return because('partial', 'capture.incomplete', `(step ${happened.failedSteps.join(', ')})`)
  return { state: 'complete' }
}
