/** Tests that Ed25519 is verified strictly, with the keys and signatures on which other implementations disagree. */
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../encoding/bytes.ts'
import { checkEd25519Key, verifyEd25519 } from './ed25519.ts'

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0)
const SEED = new Uint8Array(32).fill(0x11)
const KEY = ed25519.getPublicKey(SEED)

/** Encodings of the eight small-order points, and two that are not canonical. */
const HOSTILE_KEYS = [
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  '00'.repeat(32),
  `${'00'.repeat(31)}80`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
  `01${'00'.repeat(30)}80`,
]

describe('strict Ed25519', () => {
  it('verifies the RFC 8032 vectors', () => {
    const key = bytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    const signature = bytes(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    expect(verifyEd25519(signature, new Uint8Array(0), key)).toBe(true)
    expect(verifyEd25519(signature, Uint8Array.of(0), key)).toBe(false)
  })

  it('accepts honest signatures, and refuses them for any other message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (message, other) => {
        const signature = ed25519.sign(message, SEED)
        expect(verifyEd25519(signature, message, KEY)).toBe(true)
        if (toHex(message) !== toHex(other)) expect(verifyEd25519(signature, other, KEY)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it.each(HOSTILE_KEYS)('refuses the hostile key %s at enrolment and in verification', (hex) => {
    expect(checkEd25519Key(bytes(hex))).toMatchObject({ ok: false, code: 'key.weak' })
    // R = identity and S = 0 verify for every message under a lax verifier with a small-order key.
    const forged = bytes(`01${'00'.repeat(63)}`)
    for (let i = 0; i < 8; i++) expect(verifyEd25519(forged, Uint8Array.of(i), bytes(hex))).toBe(false)
  })

  it('refuses a key of mixed order, which two verifiers could judge differently', () => {
    const torsion = ed25519.Point.fromBytes(bytes(HOSTILE_KEYS[4] ?? ''))
    const mixed = ed25519.Point.fromBytes(KEY).add(torsion).toBytes()
    expect(checkEd25519Key(mixed)).toMatchObject({ code: 'key.weak' })
    expect(checkEd25519Key(KEY)).toMatchObject({ ok: true })
  })

  it('refuses a second spelling of a signature: S plus the group order', () => {
    const signature = ed25519.sign(Uint8Array.of(1), SEED)
    let carry = 0n
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = signature.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order
    const malleated = Uint8Array.from(signature)
    for (let i = 32, rest = s; i < 64; i++, rest >>= 8n) {
      malleated[i] = Number(rest & 255n)
      carry = rest >> 8n
    }
    expect(carry).toBe(0n)
    expect(verifyEd25519(malleated, Uint8Array.of(1), KEY)).toBe(false)
  })

  it('answers false, without throwing, for lengths that are wrong', () => {
    expect(verifyEd25519(new Uint8Array(63), new Uint8Array(0), KEY)).toBe(false)
    expect(verifyEd25519(new Uint8Array(64), new Uint8Array(0), KEY.slice(1))).toBe(false)
    expect(checkEd25519Key(KEY.slice(1))).toMatchObject({ code: 'key.format' })
  })
})
