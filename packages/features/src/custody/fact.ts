/**
 * An act as a fact: logged in the locker first, then told to the index. The same telling rebuilds the index from the
 * locker alone, so there is one way from the log to the database and none back (trust, rules R2 and R5).
 */
import type { CaseId, CustodyPurpose, CustodyType, ExhibitId, MemberId } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'
import type { LeafReceipt } from '../ports/proof/locker.ts'

/** One logged act with the real ids that its leaf shows as pseudonyms, and the sealed detail that tells what it did. */
export interface CustodyFact {
  readonly type: CustodyType
  readonly receipt: LeafReceipt
  readonly actor: MemberId
  readonly caseId?: CaseId | undefined
  readonly exhibitId?: ExhibitId | undefined
  readonly role?: string | undefined
  readonly purpose?: CustodyPurpose | undefined
  readonly detail?: unknown
}

/** Writes what a fact changed into the index. Telling a fact twice changes nothing the second time. */
export type Projection = (trx: Trx, fact: CustodyFact) => Promise<void>

/** Which projection tells which act; acts without one only appear in the log. */
export type Projections = Partial<Readonly<Record<CustodyType, Projection>>>
