/** When a log asks its witnesses: on every recorded exhibit, otherwise at a slow pace, and never because of its own bookkeeping. */
import type { CustodyType } from '@smart-rescue/schema'

/**
 * Leaves that only say what witnesses and time stamps did. They never cause a checkpoint to be sent: a witness whose own log
 * is cosigned by us would otherwise answer each of our cosignatures with a leaf, and we his, for ever (decision 0007).
 */
export const BOOKKEEPING: ReadonlySet<CustodyType> = new Set([
  'checkpoint.witnessed',
  'time.anchored',
  'witness.cosigned',
  'log.verified',
])

/** Leaves after which nobody waits: what they seal is what a court will ask about. */
export const AT_ONCE: ReadonlySet<CustodyType> = new Set([
  'exhibit.recorded',
  'package.exported',
  'key.rotated',
  'key.revoked',
  'backup.restored',
])

/** Longest time in ms that a leaf of any other kind waits. */
export const LONGEST_WAIT_MS = 600_000

/** What was logged since the last checkpoint that every witness cosigned. Times are ms since 1970. */
export interface Unwitnessed {
  readonly types: Iterable<CustodyType>
  /** When the first of them was noticed. */
  readonly since: number
}

/** Whether the witnesses are to be asked now. */
export const isDue = ({ types, since }: Unwitnessed, now: number): boolean => {
  let waits = false
  for (const type of types) {
    if (AT_ONCE.has(type)) return true
    if (!BOOKKEEPING.has(type)) waits = true
  }
  return waits && now - since >= LONGEST_WAIT_MS
}
