/** Judges a whole custody log against a checkpoint: every leaf is readable, at its place, and all together have the signed root. */
import type { CustodyLeaf } from '@smart-rescue/schema'
import { toHex } from '../encoding/bytes.ts'
import type { RefusalCode } from '../encoding/outcome.ts'
import { appendLeaf, EMPTY_RANGE, leafHash, rangeRoot } from '../merkle/merkle-tree.ts'
import type { Checkpoint } from '../notes/checkpoint.ts'
import { readLeaf } from './read-leaf.ts'

/** One thing that is wrong (or, for a warning, odd). `index` is the leaf's place where the finding is about one leaf. */
export interface CustodyFinding {
  readonly code: RefusalCode
  readonly severity: 'error' | 'warning'
  readonly index?: number
  readonly sentence: string
}

/** The judgement on a log. `intact` means no finding is an error; `root` is the recomputed root in hex. */
export interface LogVerdict {
  readonly intact: boolean
  readonly size: number
  readonly root: string
  readonly findings: readonly CustodyFinding[]
}

/** The name of a leaf in `prev` and `head` fields: `sha256:` and its RFC 6962 leaf hash in hex. */
export const leafName = (bytes: Uint8Array): string => `sha256:${toHex(leafHash(bytes))}`

/** True when no finding is an error. */
export const hasNoError = (findings: readonly CustodyFinding[]): boolean =>
  findings.every((finding) => finding.severity !== 'error')

const judgeLeaf = (leaf: CustodyLeaf, index: number, before: string): CustodyFinding[] => {
  const findings: CustodyFinding[] = []
  if (leaf.seq !== index)
    findings.push({
      code: 'log.seq',
      severity: 'error',
      index,
      sentence: `Leaf ${index} says that it is leaf ${leaf.seq}.`,
    })
  if (leaf.at < before)
    findings.push({
      code: 'log.time',
      severity: 'warning',
      index,
      sentence: `Leaf ${index} carries an earlier time than the leaf before it: a clock was set back.`,
    })
  return findings
}

/** Judges all leaves of a log, in order from leaf 0, against a checkpoint whose signature the caller has verified. */
export const verifyLog = (
  leaves: Iterable<Uint8Array>,
  checkpoint: Pick<Checkpoint, 'size' | 'root'>,
): LogVerdict => {
  const findings: CustodyFinding[] = []
  let range = EMPTY_RANGE
  let before = ''
  for (const bytes of leaves) {
    const index = range.size
    range = appendLeaf(range, leafHash(bytes))
    const leaf = readLeaf(bytes)
    if (!leaf.ok) {
      findings.push({
        code: leaf.code,
        severity: 'error',
        index,
        sentence: `Leaf ${index}: ${leaf.sentence}`,
      })
      continue
    }
    findings.push(...judgeLeaf(leaf.value, index, before))
    before = leaf.value.at
  }
  const root = toHex(rangeRoot(range))
  if (range.size !== checkpoint.size)
    findings.push({
      code: 'log.size',
      severity: 'error',
      sentence: `The checkpoint covers ${checkpoint.size} leaves, but ${range.size} are here.`,
    })
  else if (root !== toHex(checkpoint.root))
    findings.push({
      code: 'log.root',
      severity: 'error',
      sentence:
        'The leaves do not have the root that was signed: at least one was changed, removed or added.',
    })
  return { intact: hasNoError(findings), size: range.size, root, findings }
}
