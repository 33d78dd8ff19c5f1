/** Tests proof files, whole and malformed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../encoding/bytes.ts'
import { proveInclusion } from '../merkle/merkle-proof.ts'
import { leafHash, rootOf } from '../merkle/merkle-tree.ts'
import { formatCheckpoint } from './checkpoint.ts'
import { formatNote } from './signed-note.ts'
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts'

const LEAVES = Array.from({ length: 40 }, (_, i) => utf8(`leaf ${i}`))
const HASHES = LEAVES.map(leafHash)
const noteAt = (size: number): string =>
  formatNote({
    text: formatCheckpoint({ origin: 'log.example', size, root: rootOf(HASHES.slice(0, size)) }),
    signatures: [{ name: 'log.example', keyId: '01020304', signature: new Uint8Array(64) }],
  })
const proofOf = (index: number, size: number) => ({
  index,
  hashes: proveInclusion(HASHES.slice(0, size), index),
  checkpoint: noteAt(size),
})
const FILE = formatTlogProof(proofOf(3, 5))

describe('proof files', () => {
  it('reads back and verifies every proof it writes, and for no other leaf', () => {
    const places = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.nat())
      .map(([size, n]) => [n % size, size] as const)
    fc.assert(
      fc.property(places, fc.nat(39), ([index, size], other) => {
        const parsed = parseTlogProof(utf8(formatTlogProof(proofOf(index, size))))
        expect(parsed).toEqual({ ok: true, value: proofOf(index, size) })
        if (!parsed.ok) return
        expect(verifyTlogProof(parsed.value, LEAVES[index] ?? utf8(''))).toMatchObject({ ok: true })
        if (other !== index) expect(verifyTlogProof(parsed.value, LEAVES[other] ?? utf8('')).ok).toBe(false)
      }),
    )
  })

  it('carries extra data without trusting it', () => {
    const proof = { ...proofOf(0, 1), extra: Uint8Array.of(1, 2) }
    expect(parseTlogProof(formatTlogProof(proof))).toEqual({ ok: true, value: proof })
  })

  it.each([
    ['', 'proof.format'],
    [FILE.replace('@v1', '@v2'), 'proof.format'],
    [FILE.replace('index 3', 'index 03'), 'proof.format'],
    [FILE.replace('index 3', 'index -1'), 'proof.format'],
    [FILE.replace('index 3\n', ''), 'proof.format'],
    [FILE.replace('index 3', 'extra !\nindex 3'), 'proof.format'],
    [FILE.replace('index 3', 'index 3\nAAAA'), 'proof.format'],
    [FILE.replace('index 3', `index 3${`\n${'A'.repeat(43)}=`.repeat(64)}`), 'proof.length'],
    [FILE.replace('\n\nlog', '\nlog'), 'proof.format'],
    [FILE.replace('\n5\n', '\n05\n'), 'checkpoint.format'],
    [FILE.slice(0, -1), 'note.format'],
  ])('refuses a malformed proof file %#', (text, code) => {
    expect(parseTlogProof(text)).toMatchObject({ ok: false, code })
  })

  it('does not verify against a checkpoint that was replaced by another', () => {
    const proof = { ...proofOf(3, 5), checkpoint: noteAt(6) }
    expect(verifyTlogProof(proof, LEAVES[3] ?? utf8('')).ok).toBe(false)
    expect(verifyTlogProof({ ...proof, checkpoint: 'no note' }, utf8(''))).toMatchObject({
      code: 'note.format',
    })
  })
})
