/** Compares the database's index with the locker: the locker is the truth, so every difference is the database's. */
import type { DatabasePool as Pool } from '@smart-rescue/adapters/database'
import type { Locker, LockerFinding, LockerVerdict } from '@smart-rescue/features/ports/proof/locker'

/** What the comparison found. `hashesCompared` is false where the locker was closed and leaves could only be counted. */
export interface IndexVerdict {
  readonly indexed: number
  readonly hashesCompared: boolean
  readonly findings: readonly LockerFinding[]
}

const MOST_NAMED = 20

const finding = (code: string, at: string, sentence: string): LockerFinding => ({ code, at, sentence })

const compareHashes = async (pool: Pool, locker: Locker): Promise<LockerFinding[]> => {
  const { rows } = await pool.query<{ leaf_index: number; leaf_hash: string }>(
    'select leaf_index, leaf_hash from custody_entry',
  )
  const known = new Map(rows.map((row) => [row.leaf_index, row.leaf_hash]))
  const findings: LockerFinding[] = []
  for await (const { index, hash } of locker.leaves()) {
    const indexed = known.get(index)
    known.delete(index)
    if (indexed === undefined)
      findings.push(
        finding(
          'index.missing',
          `leaf ${index}`,
          'is not in the database; a start with the open locker tells it.',
        ),
      )
    else if (indexed !== hash)
      findings.push(
        finding(
          'index.differs',
          `leaf ${index}`,
          'has another hash in the database; run smart-rescue rebuild.',
        ),
      )
  }
  for (const index of known.keys())
    findings.push(
      finding(
        'index.unknown',
        `leaf ${index}`,
        'is in the database but not in the log; run smart-rescue rebuild.',
      ),
    )
  return findings
}

const countLeaves = (indexed: number, leaves: number): LockerFinding[] =>
  indexed === leaves
    ? []
    : [
        finding(
          'index.count',
          'database',
          `holds ${indexed} of ${leaves} leaves; a start with the open locker tells what is missing.`,
        ),
      ]

/** Compares counts, and hashes too where the locker is open. At most 20 differences are named. */
export const compareIndex = async (
  pool: Pool,
  verdict: LockerVerdict,
  locker?: Locker,
): Promise<IndexVerdict> => {
  const { rows } = await pool.query<{ n: number }>('select count(*) as n from custody_entry')
  const indexed = rows[0]?.n ?? 0
  const found = locker ? await compareHashes(pool, locker) : countLeaves(indexed, verdict.leaves)
  const more = found.length - MOST_NAMED
  return {
    indexed,
    hashesCompared: locker !== undefined,
    findings:
      more > 0
        ? [
            ...found.slice(0, MOST_NAMED),
            finding('index.more', 'database', `differs in ${more} more leaves.`),
          ]
        : found,
  }
}
