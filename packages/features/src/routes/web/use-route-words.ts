/** Routes in words: their names, and what a site sees of us by each. */
import { useLingui } from '@lingui/react/macro'
import type { RouteRef } from '@smart-rescue/schema'

/** A route for the eye: its name, and one plain sentence of what the site will see. */
export interface RouteWords {
  readonly name: string
  readonly sees: string
}

/** Puts a route into words. */
export const useRouteWords = (): ((route: Pick<RouteRef, 'kind' | 'name'>) => RouteWords) => {
  const { t } = useLingui()
  return ({ kind, name }) => {
    if (kind === 'direct')
      return { name: t`Directly`, sees: t`It will see the internet address of this office.` }
    if (kind === 'tor')
      return { name: t`Tor`, sees: t`It will see an address of the Tor network; some sites refuse it.` }
    return {
      name,
      sees: t`It will see the address of this proxy; whoever runs the proxy sees which site is visited.`,
    }
  }
}
