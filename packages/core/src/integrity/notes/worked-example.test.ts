/** The worked example of the design (trust, 2.2), byte for byte: its seeds, leaf, root, keys, proof file and signatures. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import {
  type Checkpoint,
  cosignatureBytes,
  cosignedMessage,
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  formatVerifierKey,
  fromHex,
  judgeCheckpoint,
  leafHash,
  makeVerifierKey,
  openCheckpoint,
  parsePolicy,
  parseTlogProof,
  parseVerifierKey,
  readLeaf,
  rootOf,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  toHex,
  utf8,
  verifyTlogProof,
  writeCanonicalJson,
} from '../index.ts'

const LOG_SEED = new Uint8Array(32).fill(0x11)
const WITNESS_SEED = new Uint8Array(32).fill(0x22)
const LOG_VKEY = 'custody.ngo-a.example/2026+93546e77+AdBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3'
const WITNESS_VKEY = 'witness.ngo-b.example/w1+56497aa6+BKCapfR6Z1mAL/lV+NwtKhSlyZ0jvpf4ZBJ/+Tg0VaTw'
const LEAF =
  '{"actor":"k:caacca876fbf9366b0b7d8ac2f8099b0","at":"2026-11-24T08:00:01.250Z","case":"c:f75ccb85a4a0cca626130b33c4fff2c7","ct":"sha256:4b5670f23b2c9f05852d19b56f58df39ff3a8a87ef81b1f1f8fd8ed3efdc6270","len":72,"ptc":"hmac-sha256:327ddede1abc4630998eaf90d1d89f27cc08700362450889bb1e52a13e64aaad","seq":1,"type":"evidence.sealed","v":1}'
const SIBLINGS = [
  '0a3d6bc17eca060e48943a0f156da68c81f056e8508f0e572cb04fb4a6c98449',
  'a83b408977b69e17a86ea51455b4e8787fc9d72531bf9ecd0d37eacb66cbf944',
] as const
const PROOF = `c2sp.org/tlog-proof@v1
index 1
Cj1rwX7KBg5IlDoPFW2mjIHwVuhQjw5XLLBPtKbJhEk=
qDtAiXe2nheobqUUVbToeH/J1yUxv57NDTfqy2bL+UQ=

custody.ngo-a.example/2026
3
izkTiI4HWN2LUeTg4CLGaPw9yJk9OarjeoKyggK5NIQ=

— custody.ngo-a.example/2026 k1RudwYkIL4L7oi5hRbxszUCWFirBLjFWMHolhFZlvxmTumMRKcUdSiBuS2i94HkeeHD2ZpYGXdpaEINJavlrXEtJQU=
— witness.ngo-b.example/w1 Vkl6pgAAAABrBUUxNglnVvdkjowwOE1rucm5ENG1iFAf8fE1ENjdgXWvRZFHiJU++7w1SRsm0aJKtOOfU4ezijWtZF/FLtOo0Eg1AQ==
`

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0)
const hashes = [bytes(SIBLINGS[0]), leafHash(utf8(LEAF)), bytes(SIBLINGS[1])]
const take = <T>(outcome: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const logKey = take(
  makeVerifierKey('custody.ngo-a.example/2026', TYPE_ED25519, ed25519.getPublicKey(LOG_SEED)),
)
const witnessKey = take(
  makeVerifierKey('witness.ngo-b.example/w1', TYPE_COSIGNATURE, ed25519.getPublicKey(WITNESS_SEED)),
)
const text = formatCheckpoint({ origin: logKey.name, size: 3, root: rootOf(hashes) })
const logLine = { name: logKey.name, keyId: logKey.keyId, signature: ed25519.sign(utf8(text), LOG_SEED) }
const TIME = 1_795_507_505
const witnessLine = {
  name: witnessKey.name,
  keyId: witnessKey.keyId,
  signature: cosignatureBytes(TIME, ed25519.sign(cosignedMessage(text, TIME), WITNESS_SEED)),
}
const note = formatNote({ text, signatures: [logLine, witnessLine] })

describe('the worked example', () => {
  it('hashes the leaf of 334 bytes as printed, and writes it again from its value', () => {
    expect(utf8(LEAF)).toHaveLength(334)
    expect(toHex(leafHash(utf8(LEAF)))).toBe(
      '89a56a3322552bc0208d75e886739e02b27a763d80f7dcb799b92abab9dcbabd',
    )
    const leaf = take(readLeaf(utf8(LEAF)))
    expect(take(writeCanonicalJson(leaf))).toEqual(utf8(LEAF))
  })

  it('has the printed root', () => {
    expect(toHex(rootOf(hashes))).toBe('8b3913888e0758dd8b51e4e0e022c668fc3dc8993d39aae37a82b28202b93484')
  })

  it('writes and reads both printed verifier keys', () => {
    expect(formatVerifierKey(logKey)).toBe(LOG_VKEY)
    expect(formatVerifierKey(witnessKey)).toBe(WITNESS_VKEY)
    expect(take(parseVerifierKey(LOG_VKEY))).toEqual(logKey)
    expect(take(parseVerifierKey(WITNESS_VKEY))).toEqual(witnessKey)
  })

  it('writes the proof file of 455 bytes, signatures included, from the seeds', () => {
    const file = formatTlogProof({ index: 1, hashes: SIBLINGS.map(bytes), checkpoint: note })
    expect(file).toBe(PROOF)
    expect(utf8(file)).toHaveLength(455)
  })

  it('gives the stamped object its printed hash', () => {
    const stamped = toHex(sha256(utf8(formatNote({ text, signatures: [logLine] }))))
    expect(stamped.startsWith('fbbe3997') && stamped.endsWith('b58e679')).toBe(true)
  })

  it('verifies the proof file, its log signature and its cosignature with time', () => {
    const proof = take(parseTlogProof(PROOF))
    expect(verifyTlogProof(proof, utf8(LEAF))).toEqual({ ok: true, value: true })
    const opened = take(openCheckpoint(proof.checkpoint, logKey, [witnessKey]))
    expect(opened.checkpoint satisfies Checkpoint).toMatchObject({ origin: logKey.name, size: 3 })
    expect(opened.witnesses).toEqual([{ key: witnessKey, time: TIME }])
  })

  it('is accepted by a policy that asks for the log and the witness, and not by one that asks for another', () => {
    const policy = take(parsePolicy(`log ${LOG_VKEY}\nwitness b ${WITNESS_VKEY}\nquorum b\n`))
    expect(take(judgeCheckpoint(note, policy))).toMatchObject({ cosigners: ['b'], quorumReached: true })
    const alone = formatNote({ text, signatures: [logLine] })
    expect(take(judgeCheckpoint(alone, policy))).toMatchObject({ cosigners: [], quorumReached: false })
    const stranger = take(parsePolicy(`witness b ${WITNESS_VKEY}\nquorum b\n`))
    expect(judgeCheckpoint(note, stranger)).toMatchObject({ ok: false, code: 'policy.unknown-log' })
  })

  it('refuses the proof for another leaf, and the note with any one bit of a signature flipped', () => {
    const proof = take(parseTlogProof(PROOF))
    expect(verifyTlogProof(proof, utf8(LEAF.replace('"seq":1', '"seq":2')))).toMatchObject({
      code: 'proof.root',
    })
    for (let bit = 0; bit < 512; bit += 61) {
      const signature = Uint8Array.from(logLine.signature)
      signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const flipped = formatNote({ text, signatures: [{ ...logLine, signature }] })
      expect(openCheckpoint(flipped, logKey)).toMatchObject({ ok: false, code: 'note.signature' })
    }
  })
})
