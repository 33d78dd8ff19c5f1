/**
 * Catches the index up with the locker: after a crash between log and database, and from nothing when the database was
 * lost. It is the same telling as at the moment of the act.
 */
import { type CustodyType, Failure, MemberId } from '@smart-rescue/schema'
import type { Transactor, Trx } from '../ports/database.ts'
import type { Locker, ToldLeaf } from '../ports/proof/locker.ts'
import type { CustodyFact, Projections } from './fact.ts'
import { listMissingLeaves } from './store.ts'
import { tellFact } from './tell-fact.ts'

/** Hands that catching up needs. */
export interface CatchUpDeps {
  readonly db: Transactor
  readonly locker: Locker
  readonly projections: Projections
}

/** What catching up did: leaves told, and leaves the locker could not tell whole (their act stays in the log only). */
export interface CatchUpReport {
  readonly told: number
  readonly untold: number
}

/** Nobody in particular: stands for an actor that the locker can no longer tell. */
const UNKNOWN_ACTOR = MemberId.parse('00000000-0000-7000-8000-000000000000')

/** Tells every leaf that the index does not know, in log order. Resolves when the index holds all of them. */
export const catchUp = async (deps: CatchUpDeps): Promise<CatchUpReport> => {
  const { size } = await deps.locker.checkpoint()
  const missing = await deps.db.asNobody((trx) => listMissingLeaves(trx, size))
  let told = 0
  let untold = 0
  for (const span of toSpans(missing)) {
    for await (const leaf of deps.locker.tell(span)) {
      const whole = await tellLeaf(deps, leaf)
      if (!whole || leaf.actor === undefined) untold += 1
      told += 1
    }
  }
  return { told, untold }
}

/** Acts that a job records under its capability for one case, whatever became of the member who asked for it. */
const BY_JOB: ReadonlySet<CustodyType> = new Set([
  'capture.ended',
  'evidence.sealed',
  'exhibit.recorded',
  'exhibit.derived',
  'import.ended',
  'link.proposed',
  'package.exported',
  'capture.compared',
  'watch.checked',
  'watch.ended',
  'list.ended',
  'table.ended',
  'rows.expired',
  'evidence.shredded',
])

/** Asked for by a schedule, not by the member in whose name it runs: the leaf's role says so. */
const isScheduled = ({ type, role }: CustodyFact): boolean =>
  ((type === 'capture.requested' || type === 'watch.changed') && (role === 'watch' || role === 'list')) ||
  (type === 'lead.raised' && role === 'proposed')

/**
 * Tells one leaf, as whoever did it: what need-to-know refused at the time is refused again. An act that the index cannot
 * take keeps its line in the log and changes nothing, so that one bad act does not hold up all later ones; answers false.
 */
const tellLeaf = async (deps: CatchUpDeps, leaf: ToldLeaf): Promise<boolean> => {
  const fact: CustodyFact = {
    type: leaf.leaf.type,
    receipt: { index: leaf.index, hash: leaf.hash, at: leaf.leaf.at },
    actor: leaf.actor ?? UNKNOWN_ACTOR,
    caseId: leaf.caseId,
    exhibitId: leaf.item,
    // `detail` is how the locker calls the blob that tells an act; as a part of an exhibit it says nothing.
    role: leaf.leaf.role === 'detail' ? undefined : leaf.leaf.role,
    purpose: leaf.leaf.purpose,
    detail: leaf.detail,
  }
  const projections = leaf.detail === undefined ? {} : deps.projections
  const tell = (trx: Trx) => tellFact(trx, projections, fact)
  try {
    if (fact.caseId === undefined) await deps.db.asNobody(tell)
    else if (BY_JOB.has(fact.type) || isScheduled(fact)) await deps.db.asJob(fact.caseId, tell)
    else await deps.db.asMember(fact.actor, tell)
    return true
  } catch (cause) {
    // A database that is away or full has a name and is met again later; anything else is this act's own fault.
    if (cause instanceof Failure) throw cause
    await deps.db.asNobody((trx) => tellFact(trx, {}, fact))
    return false
  }
}

/** Consecutive indexes as ranges with exclusive end. */
export const toSpans = (indexes: readonly number[]): { start: number; end: number }[] => {
  const spans: { start: number; end: number }[] = []
  for (const index of indexes) {
    const last = spans.at(-1)
    if (last !== undefined && last.end === index) last.end = index + 1
    else spans.push({ start: index, end: index + 1 })
  }
  return spans
}
