/** The replay desk: short-lived capabilities in memory, each for one archive. They die with the program, and with time. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '@smart-rescue/features/ports/clock'
import type { ReplayDesk, ReplayLoan } from '@smart-rescue/features/ports/replay'
import { replayHost } from './replay-host.ts'

/** The desk with the side that the replay listener uses. */
export interface OpenReplayDesk extends ReplayDesk {
  /** The loan behind a token, or undefined once it has ended. */
  find(token: string): ReplayLoan | undefined
}

const MINUTES = 15
const MOST = 200

/** Makes the desk. `port` is the replay origin's, known once it listens. */
export const createReplayDesk = (clock: Clock, port: () => number): OpenReplayDesk => {
  const loans = new Map<string, { loan: ReplayLoan; expiresAt: Date }>()
  const sweep = (): void => {
    const now = clock.now()
    for (const [token, { expiresAt }] of loans) if (expiresAt <= now) loans.delete(token)
    // The oldest go first when somebody opens more than anybody reads.
    for (const token of loans.keys()) {
      if (loans.size < MOST) break
      loans.delete(token)
    }
  }
  return {
    issue: (loan) => {
      sweep()
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(clock.now().getTime() + MINUTES * 60_000)
      loans.set(token, { loan, expiresAt })
      return { token, expiresAt }
    },
    addressOf: (token, origin) => {
      const url = new URL(origin)
      return `${url.protocol}//${replayHost(url.hostname)}:${port()}/r/${token}/`
    },
    find: (token) => {
      sweep()
      return loans.get(token)?.loan
    },
  }
}
