/** Tests the judgements on a custody log and on the history of one item. */
import { CustodyLeaf } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../encoding/bytes.ts'
import { writeCanonicalJson } from '../encoding/canonical-json.ts'
import { leafHash, rootOf } from '../merkle/merkle-tree.ts'
import { readLeaf } from './read-leaf.ts'
import { verifyHistory } from './verify-history.ts'
import { leafName, verifyLog } from './verify-log.ts'

const ITEM = `e:${'1'.repeat(32)}`
const leafBytes = (fields: object): Uint8Array => {
  const written = writeCanonicalJson({
    v: 1,
    type: 'evidence.sealed',
    actor: `k:${'a'.repeat(32)}`,
    at: '2026-11-24T08:00:00.000Z',
    ...fields,
  })
  if (!written.ok) throw new Error(written.sentence)
  return written.value
}
const LEAVES = Array.from({ length: 9 }, (_, seq) => leafBytes({ seq, at: `2026-11-24T08:00:0${seq}.000Z` }))
const checkpointOf = (leaves: readonly Uint8Array[]) => ({
  size: leaves.length,
  root: rootOf(leaves.map(leafHash)),
})
const codes = (verdict: { findings: readonly { code: string }[] }) =>
  verdict.findings.map((finding) => finding.code)

const historyOf = (count: number, item = ITEM): Uint8Array[] => {
  const leaves: Uint8Array[] = []
  for (let n = 0; n < count; n++) {
    const before = leaves.at(-1)
    leaves.push(leafBytes({ seq: 10 + 3 * n, item, n, ...(before ? { prev: leafName(before) } : {}) }))
  }
  return leaves
}

describe('reading a leaf', () => {
  it('accepts exactly what the custody catalogue accepts', () => {
    const hash = fc.constantFrom(`sha256:${'0'.repeat(64)}`, 'sha256:xyz', `SHA256:${'0'.repeat(64)}`, 7)
    const count = fc.constantFrom(0, 12, -1, '3', true)
    const some = { requiredKeys: ['v', 'seq', 'type', 'at', 'actor'] as const }
    const candidate = fc.record(
      {
        v: fc.constantFrom(1, 1, 1, 2),
        seq: fc.constantFrom(0, 5, 5, -1),
        type: fc.constantFrom(...CustodyLeaf.shape.type.options, 'evidence.burnt', 'toString'),
        at: fc.constantFrom('2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24', 1),
        actor: fc.constantFrom(`k:${'a'.repeat(32)}`, `k:${'a'.repeat(32)}`, 'k:A'),
        case: fc.constantFrom(`c:${'b'.repeat(32)}`, 'x'),
        item: fc.constantFrom(ITEM, 'e:'),
        n: count,
        prev: hash,
        ct: hash,
        len: count,
        ptc: fc.constantFrom(`hmac-sha256:${'0'.repeat(64)}`, 'x'),
        role: fc.constantFrom('wacz', 'screenshot-01', 'Role', ''),
        purpose: fc.constantFrom(
          'capture',
          'review',
          'link',
          'dossier',
          'verification',
          'operation',
          'fun',
          'valueOf',
        ),
        head: hash,
        size: count,
        extra: fc.constant(true),
      },
      { requiredKeys: [...some.requiredKeys] },
    )
    fc.assert(
      fc.property(
        candidate,
        fc.subarray(['v', 'seq', 'type', 'at', 'actor'], { maxLength: 1 }),
        (leaf, drop) => {
          const kept = Object.fromEntries(Object.entries(leaf).filter(([key]) => !drop.includes(key)))
          const written = writeCanonicalJson(kept)
          if (!written.ok) return
          expect(readLeaf(written.value).ok).toBe(CustodyLeaf.safeParse(kept).success)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it('accepts every type, purpose and field that the catalogue names', () => {
    for (const type of CustodyLeaf.shape.type.options)
      expect(readLeaf(leafBytes({ seq: 0, type }))).toMatchObject({ ok: true })
    const whole = {
      seq: 0,
      case: `c:${'b'.repeat(32)}`,
      item: ITEM,
      n: 1,
      prev: `sha256:${'0'.repeat(64)}`,
      ct: `sha256:${'0'.repeat(64)}`,
      len: 1,
      ptc: `hmac-sha256:${'0'.repeat(64)}`,
      role: 'text',
      purpose: 'link',
      head: `sha256:${'0'.repeat(64)}`,
      size: 3,
    }
    const read = readLeaf(leafBytes(whole))
    expect(Object.keys(read.ok ? read.value : {}).sort()).toEqual(Object.keys(CustodyLeaf.shape).sort())
  })

  it('refuses bytes that are no canonical object', () => {
    expect(readLeaf(utf8('[]'))).toMatchObject({ code: 'leaf.shape' })
    expect(readLeaf(utf8('"x"'))).toMatchObject({ code: 'leaf.shape' })
    expect(readLeaf(utf8('{"v": 1}'))).toMatchObject({ code: 'json.not-canonical' })
  })
})

describe('judging a log', () => {
  it('finds an honest log intact', () => {
    const verdict = verifyLog(LEAVES, checkpointOf(LEAVES))
    expect(verdict).toEqual({ intact: true, size: 9, root: toHex(checkpointOf(LEAVES).root), findings: [] })
    expect(verifyLog([], checkpointOf([]))).toMatchObject({ intact: true, size: 0 })
  })

  it('refuses a log whose entry was altered, at any place', () => {
    for (let at = 0; at < LEAVES.length; at++) {
      const forged = LEAVES.map((leaf, i) =>
        i === at ? leafBytes({ seq: i, at: `2026-11-24T08:00:0${i}.001Z` }) : leaf,
      )
      expect(codes(verifyLog(forged, checkpointOf(LEAVES)))).toEqual(['log.root'])
    }
  })

  it('refuses a log from which an entry was removed, into which one was put, or whose entries were swapped', () => {
    const fewer = LEAVES.filter((_, at) => at !== 4)
    expect(codes(verifyLog(fewer, checkpointOf(LEAVES)))).toEqual([
      'log.seq',
      'log.seq',
      'log.seq',
      'log.seq',
      'log.size',
    ])
    const more = [...LEAVES, leafBytes({ seq: 9, at: '2026-11-24T08:00:09.000Z' })]
    expect(codes(verifyLog(more, checkpointOf(LEAVES)))).toEqual(['log.size'])
    const swapped = LEAVES.map((leaf, at) => (at === 2 ? LEAVES[3] : at === 3 ? LEAVES[2] : leaf) ?? leaf)
    expect(codes(verifyLog(swapped, checkpointOf(LEAVES)))).toContain('log.root')
  })

  it('refuses, even when signed, leaves that are no leaves or stand at another place than they say', () => {
    const strange = [leafBytes({ seq: 0 }), utf8('{}'), leafBytes({ seq: 7 })]
    expect(codes(verifyLog(strange, checkpointOf(strange)))).toEqual(['leaf.shape', 'log.seq'])
  })

  it('warns, without condemning, when a clock was set back', () => {
    const late = [leafBytes({ seq: 0, at: '2026-11-25T00:00:00.000Z' }), leafBytes({ seq: 1 })]
    const verdict = verifyLog(late, checkpointOf(late))
    expect(verdict).toMatchObject({
      intact: true,
      findings: [{ code: 'log.time', severity: 'warning', index: 1 }],
    })
  })
})

describe('judging the history of one item', () => {
  const history = historyOf(5)
  const head = leafName(history[4] ?? new Uint8Array(0))

  it('finds an honest history intact, up to the head that an export named', () => {
    expect(verifyHistory(history, { n: 4, head })).toMatchObject({
      intact: true,
      item: ITEM,
      count: 5,
      head,
      findings: [],
    })
    expect(verifyHistory([])).toMatchObject({ intact: true, count: 0 })
  })

  it('refuses a history in which any entry is hidden', () => {
    for (let hidden = 0; hidden < 4; hidden++) {
      const found = codes(verifyHistory(history.filter((_, n) => n !== hidden)))
      expect(found).toContain('history.gap')
      expect(found).toContain('history.chain')
    }
  })

  it('notices a hidden last entry by the head that the export named', () => {
    expect(codes(verifyHistory(history.slice(0, 4)))).toEqual([])
    expect(codes(verifyHistory(history.slice(0, 4), { n: 4, head }))).toEqual(['history.head'])
  })

  it('refuses entries of another item, of no item, out of order, or unreadable', () => {
    const foreign = historyOf(5, `e:${'2'.repeat(32)}`)
    expect(codes(verifyHistory(history.map((leaf, n) => (n === 2 ? (foreign[2] ?? leaf) : leaf))))).toContain(
      'history.mixed',
    )
    expect(codes(verifyHistory([leafBytes({ seq: 1 })]))).toEqual(['history.mixed'])
    expect(codes(verifyHistory([...history].reverse()))).toContain('history.order')
    expect(codes(verifyHistory([utf8('{}')]))).toEqual(['leaf.shape'])
  })

  it('refuses a history with an entry doubled', () => {
    const doubled = history.flatMap((leaf, n) => (n === 1 ? [leaf, leaf] : [leaf]))
    expect(codes(verifyHistory(doubled))).toEqual(
      expect.arrayContaining(['history.gap', 'history.chain', 'history.order']),
    )
  })

  it('warns when a clock was set back between two entries', () => {
    const first = leafBytes({ seq: 1, item: ITEM, n: 0, at: '2026-11-25T00:00:00.000Z' })
    const second = leafBytes({ seq: 2, item: ITEM, n: 1, prev: leafName(first) })
    expect(verifyHistory([first, second])).toMatchObject({ intact: true, findings: [{ code: 'log.time' }] })
  })
})
