/** Judges the custody history of one item: its leaves are counted without a gap, each names the one before, and they stand in the order of the log. */
import type { CustodyLeaf } from '@smart-rescue/schema'
import type { RefusalCode } from '../encoding/outcome.ts'
import { readLeaf } from './read-leaf.ts'
import { type CustodyFinding, hasNoError, leafName } from './verify-log.ts'

/** The judgement on one item's history. `head` names its last leaf; an empty history has neither item nor head. */
export interface HistoryVerdict {
  readonly intact: boolean
  readonly item?: string
  readonly count: number
  readonly head?: string
  readonly leaves: readonly CustodyLeaf[]
  readonly findings: readonly CustodyFinding[]
}

/** What an export said about the item: the leaf that was its last (`n` counts from 0). */
export interface ExpectedHead {
  readonly n: number
  readonly head: string
}

/** Judges the leaves of one item in order of `n`. With `expected`, the history must reach exactly the head that an export named. */
export const verifyHistory = (leaves: Iterable<Uint8Array>, expected?: ExpectedHead): HistoryVerdict => {
  const findings: CustodyFinding[] = []
  const read: CustodyLeaf[] = []
  let head: string | undefined
  let count = 0
  const report = (code: RefusalCode, sentence: string, severity: 'error' | 'warning' = 'error') =>
    findings.push({ code, severity, index: count, sentence })
  for (const bytes of leaves) {
    const leaf = readLeaf(bytes)
    if (!leaf.ok) {
      report(leaf.code, `Entry ${count}: ${leaf.sentence}`)
      head = leafName(bytes)
      count += 1
      continue
    }
    const { item, n, prev, seq, at } = leaf.value
    const before = read.at(-1)
    if (item === undefined || n === undefined || (read[0] && item !== read[0].item))
      report('history.mixed', `Entry ${count} belongs to another item, or to none.`)
    else if (n !== count)
      report('history.gap', `Entry ${count} is numbered ${n}: an entry is missing or doubled.`)
    if (prev !== head) report('history.chain', `Entry ${count} does not name the entry before it.`)
    if (before && seq <= before.seq)
      report('history.order', `Entry ${count} stands earlier in the log than the one before.`)
    if (before && at < before.at)
      report(
        'log.time',
        `Entry ${count} carries an earlier time than the one before: a clock was set back.`,
        'warning',
      )
    read.push(leaf.value)
    head = leafName(bytes)
    count += 1
  }
  if (expected && (expected.n !== count - 1 || expected.head !== head))
    findings.push({
      code: 'history.head',
      severity: 'error',
      sentence: 'The history does not end where the export said it ends.',
    })
  const item = read[0]?.item
  return {
    intact: hasNoError(findings),
    count,
    leaves: read,
    findings,
    ...(item === undefined ? {} : { item }),
    ...(head === undefined ? {} : { head }),
  }
}
