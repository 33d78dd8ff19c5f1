/** Logs and histories of any length with one thing done to them: a leaf hidden, doubled, moved, altered, forged. Nothing passes unseen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUtf8, toHex, utf8 } from '../encoding/bytes.ts'
import { writeCanonicalJson } from '../encoding/canonical-json.ts'
import { leafHash, rootOf } from '../merkle/merkle-tree.ts'
import { readLeaf } from './read-leaf.ts'
import { verifyHistory } from './verify-history.ts'
import { leafName, verifyLog } from './verify-log.ts'

const ITEM = `e:${'1'.repeat(32)}`
const timeAt = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 8) + seconds * 1000).toISOString()
const write = (fields: object): Uint8Array => {
  const written = writeCanonicalJson({ v: 1, type: 'evidence.read', actor: `k:${'a'.repeat(32)}`, ...fields })
  if (!written.ok) throw new Error(written.sentence)
  return written.value
}

/** A log of `size` leaves, each a second after the one before. */
const logOf = (size: number) => Array.from({ length: size }, (_, seq) => write({ seq, at: timeAt(seq) }))
/** A history of `count` leaves of one item, `gap` places apart in the log. */
const historyOf = (count: number, gap = 3): Uint8Array[] => {
  const leaves: Uint8Array[] = []
  for (let n = 0; n < count; n++) {
    const before = leaves.at(-1)
    const prev = before ? { prev: leafName(before) } : {}
    leaves.push(write({ seq: 5 + n * gap, at: timeAt(n), item: ITEM, n, ...prev }))
  }
  return leaves
}
const checkpointOf = (leaves: readonly Uint8Array[]) => ({
  size: leaves.length,
  root: rootOf(leaves.map(leafHash)),
})

type Deed = (leaves: readonly Uint8Array[], at: number, to: number) => Uint8Array[]
const alter = (leaf: Uint8Array): Uint8Array =>
  utf8((fromUtf8(leaf) ?? '').replace('evidence.read', 'package.read'))
const DEEDS: Readonly<Record<string, Deed>> = {
  'a leaf hidden': (leaves, at) => leaves.filter((_, n) => n !== at),
  'a leaf doubled': (leaves, at) => leaves.flatMap((leaf, n) => (n === at ? [leaf, leaf] : [leaf])),
  'two leaves swapped': (leaves, at, to) =>
    leaves.map((leaf, n) => (n === at ? leaves[to] : n === to ? leaves[at] : leaf) ?? leaf),
  'a leaf altered': (leaves, at) => leaves.map((leaf, n) => (n === at ? alter(leaf) : leaf)),
  'a leaf emptied': (leaves, at) => leaves.map((leaf, n) => (n === at ? new Uint8Array(0) : leaf)),
  'a leaf respelt with a blank': (leaves, at) =>
    leaves.map((leaf, n) => (n === at ? utf8((fromUtf8(leaf) ?? '').replace(':', ': ')) : leaf)),
  'the order turned round': (leaves) => [...leaves].reverse(),
  'a leaf of another log put in': (leaves, at) => [
    ...leaves.slice(0, at),
    write({ seq: at, at: timeAt(9_999), item: `e:${'2'.repeat(32)}`, n: 0 }),
    ...leaves.slice(at),
  ],
  'the end cut off': (leaves, at) => leaves.slice(0, at),
}
const same = (one: readonly Uint8Array[], other: readonly Uint8Array[]) =>
  one.length === other.length && one.every((leaf, n) => toHex(leaf) === toHex(other[n] ?? leaf.slice(1)))

describe.each(Object.entries(DEEDS))('%s', (_, deed) => {
  it('breaks a log against its checkpoint, at any place and any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (size, n, m) => {
        const leaves = logOf(size)
        const done = deed(leaves, n % size, m % size)
        if (same(done, leaves)) return
        const verdict = verifyLog(done, checkpointOf(leaves))
        expect(verdict.intact).toBe(false)
        expect(verdict.findings.some(({ severity }) => severity === 'error')).toBe(true)
        for (const { sentence } of verdict.findings) expect(sentence).toMatch(/\.$/)
      }),
      { numRuns: 20 },
    )
  })

  it('breaks a history against the head that an export named, at any place and any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 25 }), fc.nat(), fc.nat(), (count, n, m) => {
        const leaves = historyOf(count)
        const head = { n: count - 1, head: leafName(leaves.at(-1) ?? utf8('')) }
        const done = deed(leaves, n % count, m % count)
        if (same(done, leaves)) return
        expect(verifyHistory(done, head).intact).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})

describe('an honest log and an honest history', () => {
  it('are intact at every length, and without findings', () => {
    for (let size = 0; size <= 40; size++) {
      const leaves = logOf(size)
      expect(verifyLog(leaves, checkpointOf(leaves))).toMatchObject({ intact: true, size, findings: [] })
      const history = historyOf(size)
      const last = history.at(-1)
      const verdict = verifyHistory(history, last && { n: size - 1, head: leafName(last) })
      expect(verdict).toMatchObject({ intact: true, count: size, findings: [] })
    }
  })

  it('may be read lazily: a log is judged from any iterable, once', () => {
    let read = 0
    const lazy = function* () {
      for (const leaf of logOf(30)) {
        read += 1
        yield leaf
      }
    }
    expect(verifyLog(lazy(), checkpointOf(logOf(30))).intact).toBe(true)
    expect(read).toBe(30)
  })

  it('are not condemned for a clock that was set back: that is a warning with its place', () => {
    const leaves = [
      write({ seq: 0, at: timeAt(50) }),
      write({ seq: 1, at: timeAt(10) }),
      write({ seq: 2, at: timeAt(60) }),
    ]
    const verdict = verifyLog(leaves, checkpointOf(leaves))
    expect(verdict.intact).toBe(true)
    expect(verdict.findings).toMatchObject([{ code: 'log.time', severity: 'warning', index: 1 }])
  })

  it('do not depend on how far apart the entries of an item stand in the log', () => {
    for (const gap of [1, 2, 100, 10_000]) expect(verifyHistory(historyOf(6, gap)).intact).toBe(true)
  })
})

describe('the head that an export named', () => {
  it('is a count and a hash, and both must fit: the right hash under a wrong count is refused', () => {
    const leaves = historyOf(6)
    const head = leafName(leaves[5] ?? utf8(''))
    expect(verifyHistory(leaves, { n: 5, head }).intact).toBe(true)
    for (const n of [0, 4, 6, -1, Number.NaN]) expect(verifyHistory(leaves, { n, head }).intact).toBe(false)
    for (const other of leaves.slice(0, 5))
      expect(verifyHistory(leaves, { n: 5, head: leafName(other) }).intact).toBe(false)
    expect(verifyHistory([], { n: 0, head }).intact).toBe(false)
  })
})

describe('the name of a leaf', () => {
  it('changes with any byte, and is the form that prev and head use', () => {
    const [leaf = utf8('')] = logOf(1)
    expect(leafName(leaf)).toMatch(/^sha256:[0-9a-f]{64}$/)
    for (let at = 0; at < leaf.length; at++)
      expect(leafName(Uint8Array.from(leaf, (byte, n) => (n === at ? byte ^ 1 : byte)))).not.toBe(
        leafName(leaf),
      )
  })

  it('is the hash by which the same leaf stands in the Merkle tree, so that history and proof cannot part', () => {
    for (const leaf of logOf(5)) expect(leafName(leaf)).toBe(`sha256:${toHex(leafHash(leaf))}`)
  })

  it('is given to no noise: bytes that are no leaf are refused with a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const reading = readLeaf(bytes)
        expect(reading.ok).toBe(false)
        if (!reading.ok)
          expect(['json.not-canonical', 'json.not-allowed', 'leaf.shape', 'json.too-deep']).toContain(
            reading.code,
          )
      }),
    )
  })
})
