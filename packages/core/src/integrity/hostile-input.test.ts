/** Feeds every parser with noise and with honest files of which one byte was changed: none throws, and what is accepted means what it meant. */
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatBundle,
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  formatVerifierKey,
  fromUtf8,
  joinBytes,
  judgeCheckpoint,
  leafHash,
  makeVerifierKey,
  openCheckpoint,
  openedLength,
  parseBundle,
  parseCheckpointNote,
  parseNote,
  parsePolicy,
  parseSshPublicKey,
  parseSshSignature,
  parseTlogProof,
  parseVerifierKey,
  proveInclusion,
  readCanonicalJson,
  readLeaf,
  rootOf,
  signSsh,
  TYPE_ED25519,
  utf8,
  verifyHistory,
  verifyLog,
  verifySshSignature,
  verifyTlogProof,
} from './index.ts'

const SEED = new Uint8Array(32).fill(0x55)
const PUBLIC = ed25519.getPublicKey(SEED)
const key = (() => {
  const made = makeVerifierKey('log.example/1', TYPE_ED25519, PUBLIC)
  if (!made.ok) throw new Error(made.sentence)
  return made.value
})()
const LEAVES = Array.from({ length: 5 }, (_, i) => utf8(`leaf ${i}`))
const HASHES = LEAVES.map(leafHash)
const TEXT = formatCheckpoint({ origin: key.name, size: 5, root: rootOf(HASHES) })
const NOTE = formatNote({
  text: TEXT,
  signatures: [{ name: key.name, keyId: key.keyId, signature: ed25519.sign(utf8(TEXT), SEED) }],
})
const PROOF = formatTlogProof({ index: 3, hashes: proveInclusion(HASHES, 3), checkpoint: NOTE })
const VKEY = formatVerifierKey(key)
const POLICY = `log ${VKEY}\nquorum none\n`
const MESSAGE = utf8('a manifest')
const SSHSIG = signSsh(MESSAGE, 'n', PUBLIC, (bytes) => ed25519.sign(bytes, SEED))
const BUNDLE = (() => {
  const bundle = formatBundle(LEAVES)
  return bundle.ok ? bundle.value : new Uint8Array(0)
})()
const LEAF = utf8(
  `{"actor":"k:${'a'.repeat(32)}","at":"2026-11-24T08:00:00.000Z","seq":0,"type":"log.verified","v":1}`,
)

const parsers: Readonly<Record<string, (bytes: Uint8Array, text: string) => unknown>> = {
  readCanonicalJson,
  readLeaf,
  parseNote,
  parseCheckpointNote,
  parseTlogProof,
  parsePolicy,
  parseBundle,
  parseVerifierKey: (_, text) => parseVerifierKey(text),
  parseSshSignature: (_, text) => parseSshSignature(text),
  parseSshPublicKey: (_, text) => parseSshPublicKey(text),
  openedLength: (bytes) => openedLength(bytes.length),
  verifyLog: (bytes) => verifyLog([bytes, bytes], { size: 2, root: bytes }),
  verifyHistory: (bytes) => verifyHistory([bytes, bytes], { n: 1, head: '' }),
}
const honest = [NOTE, PROOF, POLICY, VKEY, SSHSIG].map(utf8).concat([BUNDLE, LEAF])

/** Honest files cut, doubled and overwritten, and pure noise. */
const hostile = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map(utf8),
  fc
    .tuple(fc.constantFrom(...honest), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 8 }))
    .map(([file, from, to, put]) => {
      const [start, end] = [from % file.length, to % file.length].sort((a, b) => a - b)
      return joinBytes(file.slice(0, start), put, file.slice(end))
    }),
)

const flips = (file: Uint8Array): Uint8Array[] =>
  Array.from(file, (_, at) => file.map((byte, i) => (i === at ? byte ^ (1 << ((at * 7) % 8)) : byte)))

describe('hostile input', () => {
  it('makes no parser throw', () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        const text = fromUtf8(bytes) ?? Buffer.from(bytes).toString('latin1')
        for (const [name, parse] of Object.entries(parsers))
          expect(() => parse(bytes, text), name).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
  })

  it('opens no checkpoint with one bit changed anywhere, unless nothing that was signed or trusted changed', () => {
    for (const file of flips(utf8(NOTE)))
      expect(openCheckpoint(file, key).ok, Buffer.from(file).toString()).toBe(false)
  })

  it('verifies no proof file with one bit changed anywhere, under its signed checkpoint', () => {
    for (const file of flips(utf8(PROOF))) {
      const proof = parseTlogProof(file)
      const holds =
        proof.ok &&
        openCheckpoint(proof.value.checkpoint, key).ok &&
        verifyTlogProof(proof.value, LEAVES[3] ?? MESSAGE).ok
      expect(holds, Buffer.from(file).toString()).toBe(false)
    }
  })

  it('trusts no verifier key with one bit changed anywhere', () => {
    for (const file of flips(utf8(VKEY))) expect(parseVerifierKey(fromUtf8(file) ?? '').ok).toBe(false)
  })

  it('judges by no policy with one bit changed, unless it names the same key', () => {
    for (const file of flips(utf8(POLICY))) {
      const policy = parsePolicy(file)
      const judged = policy.ok ? judgeCheckpoint(NOTE, policy.value) : policy
      if (judged.ok) expect(formatVerifierKey(judged.value.log)).toBe(VKEY)
    }
  })

  it('accepts no package signature with one bit changed anywhere', () => {
    for (const file of flips(utf8(SSHSIG)))
      expect(verifySshSignature(fromUtf8(file) ?? '', MESSAGE, 'n').ok).toBe(false)
  })

  it('reads no leaf with one bit changed as the same leaf', () => {
    const hashes = new Set(flips(LEAF).map((leaf) => Buffer.from(leafHash(leaf)).toString('hex')))
    expect(hashes.size).toBe(LEAF.length)
    expect(hashes.has(Buffer.from(leafHash(LEAF)).toString('hex'))).toBe(false)
  })
})
