/** The rounds in which our log is stamped: at once after an exhibit, at a slow pace after other acts, and again where an authority did not answer. Never blocks an act. */
import { Failure } from '@smart-rescue/schema'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { AuthorityState } from './contract.ts'
import { type StampingHands, stampOnce } from './stamp-once.ts'
import { type AuthorityRow, listAuthorities, readPace } from './store.ts'

/** Hands that the rounds need. */
export interface StampRoundDeps extends StampingHands {
  readonly clock: Clock
  readonly log: Log
}

/** Where an authority stands. `since` is when it first did not answer well, RFC 3339. */
export interface Standing {
  readonly state: AuthorityState
  readonly since?: string
  readonly reason?: string
}

/** How far the authorities are: up to which size all have stamped, and how many have stamped all that matters. */
export interface StampReport {
  readonly size: number
  readonly have: number
  readonly want: number
}

/** The rounds of one installation. */
export interface StampRounds {
  /** Looks whether something is to be stamped, and has it stamped. Safe to call often; never rejects. */
  tick(): Promise<void>
  /** Asks every authority now. */
  stampNow(): Promise<StampReport>
  standing(authority: AuthorityRow): Standing
  /** Size of the log behind the newest leaf that deserves a stamp; 0 before the first look. */
  wanted(): number
}

/** Leaves that only tell of stamps, witnesses and upkeep: they alone are no reason for a stamp, or each stamp would ask for the next. */
const UPKEEP: ReadonlySet<string> = new Set([
  'time.anchored',
  'checkpoint.witnessed',
  'witness.cosigned',
  'witness.refused',
  'log.verified',
  'index.rebuilt',
  'backup.made',
])
/** Leaves after which a stamp waits for nothing. */
const URGENT: ReadonlySet<string> = new Set([
  'exhibit.recorded',
  'package.exported',
  'setting.changed',
  'key.rotated',
  'key.revoked',
])

/** First pause in ms after an authority did not answer well; it doubles up to the longest. */
const FIRST_PAUSE = 30_000
const LONGEST_PAUSE = 3_600_000

interface Trouble {
  readonly since: number
  readonly failures: number
  readonly next: number
  readonly reason: string
}

/** Makes the rounds. They keep in memory what each authority answered last; what was stamped stands in the index. */
export const createStampRounds = (deps: StampRoundDeps): StampRounds => {
  const troubles = new Map<string, Trouble>()
  let scanned: number | undefined
  let urgent = 0
  let ordinary = 0
  let ordinarySince: number | undefined
  let running: Promise<void> = Promise.resolve()

  /** One round after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = running.then(work)
    running = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }

  const authorities = (): Promise<AuthorityRow[]> => deps.db.asNobody(listAuthorities)
  const covered = ({ last }: AuthorityRow): number => last?.size ?? 0

  const scan = async (rows: readonly AuthorityRow[]): Promise<void> => {
    const { size } = await deps.locker.checkpoint()
    scanned ??= Math.min(...rows.map(covered))
    for await (const { index, leaf } of deps.locker.leaves({ start: scanned, end: size })) {
      if (URGENT.has(leaf.type)) urgent = index + 1
      else if (!UPKEEP.has(leaf.type)) ordinary = index + 1
    }
    scanned = size
    if (rows.every((row) => covered(row) >= ordinary)) ordinarySince = undefined
    else ordinarySince ??= deps.clock.now().getTime()
  }

  const isDue = (row: AuthorityRow, minutes: number, now: number): boolean => {
    const trouble = troubles.get(row.id)
    if (trouble) return now >= trouble.next
    if (covered(row) < urgent) return true
    return covered(row) < ordinary && now - (ordinarySince ?? now) >= minutes * 60_000
  }

  const stampBy = async (row: AuthorityRow): Promise<boolean> => {
    const outcome = await stampOnce(deps, row)
    if (outcome.ok) {
      troubles.delete(row.id)
      return true
    }
    const now = deps.clock.now().getTime()
    const { since = now, failures = 0 } = troubles.get(row.id) ?? {}
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures)
    troubles.set(row.id, {
      since,
      failures: failures + 1,
      next: now + pause,
      reason: outcome.reason,
    })
    deps.log.warn('stamp.failed', { authority: { id: row.id }, reason: { code: outcome.reason } })
    return false
  }

  const stampAll = async (rows: readonly AuthorityRow[]): Promise<number> => {
    let have = 0
    // One after the other: each token's leaf changes the checkpoint that the next one stamps.
    for (const row of rows) if (await stampBy(row)) have++
    return have
  }

  return {
    tick: () =>
      inTurn(async () => {
        try {
          const rows = await authorities()
          if (rows.length === 0) return
          await scan(rows)
          const minutes = await deps.db.asNobody(readPace)
          const now = deps.clock.now().getTime()
          await stampAll(rows.filter((row) => isDue(row, minutes, now)))
        } catch (cause) {
          if (cause instanceof Failure && cause.code === 'locker.locked') return
          deps.log.warn('stamp.round-failed', {}, cause)
        }
      }),
    stampNow: () =>
      inTurn(async () => {
        const rows = await authorities()
        const have = await stampAll(rows)
        const { size } = await deps.locker.checkpoint()
        return { size, have, want: rows.length }
      }),
    standing: (row) => {
      const trouble = troubles.get(row.id)
      if (trouble)
        return { state: 'waiting', since: new Date(trouble.since).toISOString(), reason: trouble.reason }
      if (row.last === undefined) return { state: 'new' }
      return { state: covered(row) < Math.max(urgent, ordinary) ? 'due' : 'current' }
    },
    wanted: () => Math.max(urgent, ordinary),
  }
}
