/** Names the route in the end of a capture that failed because of it: down, refused, or not the one that the address needs. */
import { ERRORS, type ErrorCode } from '@smart-rescue/schema'
import type { EgressProxy } from '../egress/egress-proxy.ts'
import { ONION_REASON } from '../egress/resolve-host.ts'
import type { Decision } from './decide-state.ts'

const named = (state: Decision['state'], code: ErrorCode, detail: string): Decision => ({
  state,
  reason: { code, sentence: `${ERRORS[code].sentence} (${detail})` },
})

/** The decision, with the route's own code where the route is the reason that no page, or not all of it, came. */
export const nameRoute = (decision: Decision, problem: ReturnType<EgressProxy['routeProblem']>): Decision => {
  if (decision.state === 'refused' && decision.reason?.sentence.includes(ONION_REASON) === true)
    return named('refused', 'capture.onion-needs-tor', ONION_REASON)
  if (problem === undefined) return decision
  const isUnexplained =
    decision.state === 'failed'
      ? ['capture.unreachable', 'capture.timeout', 'capture.name-unknown'].includes(
          decision.reason?.code ?? '',
        )
      : decision.reason?.code === 'capture.incomplete'
  if (!isUnexplained) return decision
  const code = problem.kind === 'down' ? 'capture.route-down' : 'capture.route-refused'
  return named(decision.state, code, problem.reason)
}
