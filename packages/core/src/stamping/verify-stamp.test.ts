import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../integrity/index.ts'
import {
  AUTHORITY,
  makeParty,
  makeStamp,
  oid,
  pemOf,
  ROOT,
  SIGNATURE_ONLY,
  type TestExtension,
  type TestStamp,
  TIME_STAMPING,
} from './authority.fixture.ts'
import { readPem } from './certificate.ts'
import { TAG, writeElement } from './der.ts'
import { STAMP_SENTENCES } from './stamp-code.ts'
import { buildStampQuery, shapeNonce } from './stamp-query.ts'
import { verifyStamp } from './verify-stamp.ts'

const DATA = utf8('the signed state of a log\n')
const ROOTS = readPem(pemOf(ROOT)) ?? []
const judge = (stamp: TestStamp, options = {}) =>
  verifyStamp(makeStamp(DATA, stamp), { data: DATA, roots: ROOTS, ...options })
const codesOf = (verdict: ReturnType<typeof verifyStamp>) => verdict.findings.map(({ code }) => code)
const signerWith = (extensions: readonly TestExtension[], more = {}) =>
  makeParty({ name: 'Other Stamp', seed: 0x53, issuer: ROOT, extensions, ...more })

describe('a good stamp', () => {
  it('is accepted, with its time, its imprint and who vouches', () => {
    const verdict = judge({ genTime: '2026-11-24T08:00:00.250Z' })
    expect(verdict).toMatchObject({
      ok: true,
      trust: 'trusted',
      findings: [],
      root: 'CN=Lighthouse Root',
      info: {
        genTime: '2026-11-24T08:00:00.250Z',
        imprint: { algorithm: 'sha256', hex: toHex(sha256(DATA)) },
        policy: '1.2.3.4.1',
        signer: { name: 'CN=Lighthouse Stamp 1' },
      },
    })
  })

  it('widens its time by the accuracy that it states', () => {
    const accuracy = writeElement(TAG.sequence, Uint8Array.of(2, 1, 2), Uint8Array.of(0x80, 2, 1, 0xf4))
    expect(judge({ accuracy }).info).toMatchObject({
      earliest: '2026-11-24T07:59:57.500Z',
      latest: '2026-11-24T08:00:02.500Z',
    })
  })

  it('is nobody’s word where the reader brought no root, and is not refused for it', () => {
    expect(verifyStamp(makeStamp(DATA), { data: DATA })).toMatchObject({ ok: true, trust: 'unasked' })
  })

  it('is untrusted where the roots of the reader are others', () => {
    const stranger = readPem(pemOf(makeParty({ name: 'Other Root', seed: 0x61, extensions: AUTHORITY })))
    const verdict = judge({}, { roots: stranger })
    expect([verdict.trust, codesOf(verdict)]).toEqual(['untrusted', ['chain.incomplete']])
    expect(verdict.info?.genTime).toBe('2026-11-24T08:00:00.000Z')
  })

  it('is found through an authority in between', () => {
    const middle = makeParty({ name: 'Middle', seed: 0x54, issuer: ROOT, extensions: AUTHORITY })
    const signer = makeParty({
      name: 'Deep Stamp',
      seed: 0x55,
      issuer: middle,
      extensions: [SIGNATURE_ONLY, TIME_STAMPING],
    })
    expect(judge({ signer, certificates: [signer, middle] }).trust).toBe('trusted')
    expect(codesOf(judge({ signer, certificates: [signer] }))).toEqual(['chain.incomplete'])
  })
})

describe('a stamp is refused with a reason of its own', () => {
  const plain = makeParty({ name: 'Plain', seed: 0x56, issuer: ROOT, extensions: [SIGNATURE_ONLY] })
  const nobody = makeParty({ name: 'No Authority', seed: 0x57, issuer: ROOT, extensions: [SIGNATURE_ONLY] })
  const signAlso = writeElement(TAG.sequence, oid('1.3.6.1.5.5.7.3.8'), oid('1.3.6.1.5.5.7.3.1'))
  const expired = { notAfter: '2026-11-24T07:59:59Z' }
  const early = { notBefore: '2026-11-24T08:00:01Z' }
  const good = [SIGNATURE_ONLY, TIME_STAMPING]
  const below = (issuer: ReturnType<typeof makeParty>) =>
    makeParty({ name: 'Below', seed: 0x58, issuer, extensions: good })
  const shut = makeParty({
    name: 'Shut',
    seed: 0x59,
    issuer: ROOT,
    extensions: [
      ['2.5.29.19', true, writeElement(TAG.sequence, Uint8Array.of(1, 1, 0xff), Uint8Array.of(2, 1, 0))],
    ],
  })
  const deep = makeParty({ name: 'Deep', seed: 0x5a, issuer: shut, extensions: AUTHORITY })
  const noSigning = makeParty({
    name: 'No Signing',
    seed: 0x5b,
    issuer: ROOT,
    extensions: [['2.5.29.19', true, writeElement(TAG.sequence, Uint8Array.of(1, 1, 0xff))], SIGNATURE_ONLY],
  })
  const old = makeParty({ name: 'Old', seed: 0x5c, issuer: ROOT, extensions: AUTHORITY, ...expired })
  const young = makeParty({ name: 'Young', seed: 0x5d, issuer: ROOT, extensions: AUTHORITY, ...early })
  const forged = { ...below(ROOT), secret: new Uint8Array(32).fill(9) }
  const strange: TestExtension = ['1.2.3.4.5', true, Uint8Array.of(5, 0)]

  const falseIssuer = makeParty({
    name: 'False',
    seed: 0x5e,
    issuer: { ...ROOT, secret: new Uint8Array(32).fill(8) },
    extensions: good,
  })

  it.each<[string, TestStamp, object, readonly string[]]>([
    ['for other bytes', {}, { data: utf8('other') }, ['stamp.imprint']],
    [
      'for a request with another nonce',
      { nonce: Uint8Array.of(1) },
      { nonce: Uint8Array.of(2) },
      ['stamp.nonce'],
    ],
    ['without the nonce of the request', {}, { nonce: Uint8Array.of(2) }, ['stamp.nonce']],
    ['under another policy', {}, { policy: '1.2.3.4.2' }, ['stamp.policy']],
    ['that was not granted', { status: 2 }, {}, ['stamp.refused']],
    ['of another kind of content', { contentType: '1.2.840.113549.1.7.1' }, {}, ['stamp.content']],
    ['changed after signing', { wrongDigest: true }, {}, ['stamp.message-digest']],
    ['with a forged signature', { signer: forged }, {}, ['stamp.signature']],
    ['that names no certificate', { names: null }, {}, ['stamp.ess-missing']],
    ['that names another certificate', { names: plain }, {}, ['stamp.ess-mismatch']],
    ['without the certificate', { certificates: [] }, {}, ['stamp.no-certificate']],
    ['by a certificate for other uses', { signer: plain }, {}, ['stamp.eku-missing']],
    [
      'by one for further uses',
      { signer: signerWith([SIGNATURE_ONLY, ['2.5.29.37', true, signAlso]]) },
      {},
      ['stamp.eku-not-sole'],
    ],
    [
      'by one that does not insist',
      { signer: signerWith([SIGNATURE_ONLY, [TIME_STAMPING[0], false, TIME_STAMPING[2]]]) },
      {},
      ['stamp.eku-not-critical'],
    ],
    [
      'by a key for certificates',
      { signer: signerWith([['2.5.29.15', true, Uint8Array.of(3, 2, 1, 0x86)], TIME_STAMPING]) },
      {},
      ['stamp.key-usage'],
    ],
    [
      'by a certificate with a strange demand',
      { signer: signerWith([...good, strange]) },
      {},
      ['stamp.critical-extension'],
    ],
    [
      'by a certificate that had expired',
      { signer: signerWith(good, expired) },
      {},
      ['stamp.certificate-expired'],
    ],
    [
      'by a certificate from the future',
      { signer: signerWith(good, early) },
      {},
      ['stamp.certificate-early'],
    ],
    [
      'below no authority',
      { signer: below(nobody), certificates: [below(nobody), nobody] },
      {},
      ['chain.not-authority'],
    ],
    [
      'below a key that may not sign certificates',
      { signer: below(noSigning), certificates: [below(noSigning), noSigning] },
      {},
      ['chain.key-usage'],
    ],
    [
      'below a path that is too long',
      { signer: below(deep), certificates: [below(deep), deep, shut] },
      {},
      ['chain.path-length'],
    ],
    [
      'below an authority that had expired',
      { signer: below(old), certificates: [below(old), old] },
      {},
      ['chain.expired'],
    ],
    [
      'below an authority from the future',
      { signer: below(young), certificates: [below(young), young] },
      {},
      ['chain.early'],
    ],
    ['whose certificate the root did not sign', { signer: falseIssuer }, {}, ['chain.signature']],
    [
      'with an impossible accuracy',
      { accuracy: writeElement(TAG.sequence, Uint8Array.of(0x80, 1, 0)) },
      {},
      ['stamp.accuracy'],
    ],
  ])('%s', (_, stamp, options, codes) => {
    const verdict = judge(stamp, options)
    expect(codesOf(verdict)).toEqual(codes)
    expect(verdict.ok).toBe(false)
  })

  it('where it is no stamp at all, or a huge file', () => {
    expect(codesOf(verifyStamp(utf8('hello'), { data: DATA }))).toEqual(['stamp.format'])
    expect(codesOf(verifyStamp(new Uint8Array(2 << 20), { data: DATA }))).toEqual(['stamp.too-large'])
    expect(codesOf(verifyStamp(new Uint8Array(0), { data: DATA }))).toEqual(['stamp.format'])
  })

  it('and says so in one sentence a code, no two alike', () => {
    const sentences = Object.values(STAMP_SENTENCES)
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})

describe('every flip of one bit of a stamp', () => {
  it('is refused, or leaves time, imprint, serial and signer as they were', () => {
    const token = makeStamp(DATA, { nonce: shapeNonce(new Uint8Array(8)) })
    const whole = verifyStamp(token, { data: DATA, roots: ROOTS }).info
    expect(whole).toBeDefined()
    let accepted = 0
    for (let at = 0; at < token.length; at++) {
      const flipped = Uint8Array.from(token)
      flipped[at] = (token[at] ?? 0) ^ (1 << (at % 8))
      const verdict = verifyStamp(flipped, { data: DATA, roots: ROOTS })
      if (!verdict.ok) continue
      accepted++
      expect(verdict.info).toEqual(whole)
    }
    expect(accepted).toBeLessThan(token.length / 4)
  })

  it('and every cut is refused', () => {
    const token = makeStamp(DATA)
    for (let length = 0; length < token.length; length += 3)
      expect(codesOf(verifyStamp(token.subarray(0, length), { data: DATA }))).toEqual(['stamp.format'])
  })
})

describe('the request', () => {
  it('is the 69 bytes of the design, with hash, nonce and the wish for a certificate', () => {
    const query = buildStampQuery(DATA, shapeNonce(new Uint8Array(8).fill(0xff)))
    expect(query).toHaveLength(69)
    expect(toHex(query)).toBe(
      `30430201013031300d060960864801650304020105000420${toHex(sha256(DATA))}02087fffffffffffffff0101ff`,
    )
  })

  it('has a nonce that DER writes in full, whatever chance gave', () => {
    for (const byte of [0, 0x7f, 0x80, 0xff]) {
      const nonce = shapeNonce(new Uint8Array(8).fill(byte))
      expect(nonce).toHaveLength(8)
      expect(nonce[0]).toBeGreaterThanOrEqual(0x40)
      expect(nonce[0]).toBeLessThan(0x80)
    }
  })
})
