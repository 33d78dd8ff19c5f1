import { type createPublicKey, generateKeyPairSync, privateEncrypt, sign, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { joinBytes } from '../integrity/index.ts'
import { hashBytes } from './algorithms.ts'
import { makeParty, pemOf, ROOT, SIGNATURE_ONLY, SIGNER, TIME_STAMPING } from './authority.fixture.ts'
import { readCertificate, readPem } from './certificate.ts'
import { readElement } from './der.ts'
import { judgeSignature, readPublicKey, verifyEcdsa } from './public-key.ts'

const MESSAGE = new TextEncoder().encode('a room by the harbour')
const spkiOf = (key: ReturnType<typeof createPublicKey>) =>
  readPublicKey(readElement(new Uint8Array(key.export({ type: 'spki', format: 'der' }))))
const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))

describe('RSA', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = spkiOf(publicKey)

  it.each(['sha256', 'sha384', 'sha512'] as const)(
    'verifies what OpenSSL signed with %s, and nothing else',
    (hash) => {
      const signature = new Uint8Array(sign(hash, MESSAGE, privateKey))
      expect(judgeSignature(key, { key: 'rsa', hash }, MESSAGE, signature)).toBe('ok')
      expect(judgeSignature(key, { key: 'rsa', hash }, flip(MESSAGE, 0), signature)).toBe('wrong')
      for (const at of [0, 100, 255])
        expect(judgeSignature(key, { key: 'rsa', hash }, MESSAGE, flip(signature, at))).toBe('wrong')
      expect(judgeSignature(key, { key: 'rsa', hash }, MESSAGE, signature.subarray(1))).toBe('wrong')
    },
  )

  it('calls SHA-1 and short keys weak, also where the signature is right', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const weak = new Uint8Array(sign('sha256', MESSAGE, short.privateKey))
    expect(judgeSignature(spkiOf(short.publicKey), { key: 'rsa', hash: 'sha256' }, MESSAGE, weak)).toBe(
      'weak',
    )
    const old = new Uint8Array(sign('sha1', MESSAGE, privateKey))
    expect(judgeSignature(key, { key: 'rsa', hash: 'sha1' }, MESSAGE, old)).toBe('weak')
  })

  it('refuses padding that hides something: the whole block is compared (Bleichenbacher 2006)', () => {
    const info = joinBytes(
      Uint8Array.from(Buffer.from('3031300d060960864801650304020105000420', 'hex')),
      hashBytes('sha256', MESSAGE),
    )
    const good = new Uint8Array(privateEncrypt({ key: privateKey, padding: 1 }, info))
    expect(judgeSignature(key, { key: 'rsa', hash: 'sha256' }, MESSAGE, good)).toBe('ok')
    const hidden = new Uint8Array(
      privateEncrypt({ key: privateKey, padding: 1 }, joinBytes(info, Uint8Array.of(0))),
    )
    expect(judgeSignature(key, { key: 'rsa', hash: 'sha256' }, MESSAGE, hidden)).toBe('wrong')
  })

  it('is not taken for a scheme of another kind of key', () => {
    const signature = new Uint8Array(sign('sha256', MESSAGE, privateKey))
    expect(judgeSignature(key, { key: 'ec', hash: 'sha256' }, MESSAGE, signature)).toBe('unsupported')
    expect(judgeSignature(key, undefined, MESSAGE, signature)).toBe('unsupported')
  })
})

describe('ECDSA', () => {
  it.each([
    ['P-256', 32],
    ['P-384', 48],
    ['P-521', 66],
  ] as const)('on %s verifies what OpenSSL signed, in both forms, and nothing else', (namedCurve, length) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve })
    const key = spkiOf(publicKey)
    if (key.kind !== 'ec') throw new Error('no curve')
    const digest = hashBytes('sha256', MESSAGE)
    const der = new Uint8Array(sign('sha256', MESSAGE, privateKey))
    const raw = new Uint8Array(sign('sha256', MESSAGE, { key: privateKey, dsaEncoding: 'ieee-p1363' }))
    expect(raw).toHaveLength(2 * length)
    expect(verifyEcdsa(key.curve, key.point, digest, der, 'der')).toBe(true)
    expect(verifyEcdsa(key.curve, key.point, digest, raw, 'raw')).toBe(true)
    expect(verifyEcdsa(key.curve, key.point, digest, raw, 'der')).toBe(false)
    expect(verifyEcdsa(key.curve, key.point, flip(digest, 0), der, 'der')).toBe(false)
    expect(verifyEcdsa(key.curve, flip(key.point, 5), digest, der, 'der')).toBe(false)
    expect(verifyEcdsa(key.curve, key.point, digest, new Uint8Array(2 * length), 'raw')).toBe(false)
  })

  it('takes a key of another kind for none that it knows', () => {
    expect(spkiOf(generateKeyPairSync('ed25519').publicKey)).toEqual({ kind: 'other' })
    expect(spkiOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)).toEqual({
      kind: 'other',
    })
  })
})

describe('a certificate', () => {
  it('is read as Node reads it: serial, period, fingerprint, authority, names', () => {
    for (const party of [ROOT, SIGNER]) {
      const ours = readCertificate(party.certificate)
      const theirs = new X509Certificate(pemOf(party))
      expect(ours.fingerprint).toBe(theirs.fingerprint256.replaceAll(':', '').toLowerCase())
      expect(BigInt(`0x${ours.serial}`)).toBe(BigInt(`0x${theirs.serialNumber}`))
      expect(ours.notAfter).toBe(theirs.validToDate.getTime())
      expect(ours.isAuthority).toBe(theirs.ca)
      expect(theirs.subject).toBe(ours.subjectText)
    }
    expect(new X509Certificate(pemOf(SIGNER)).verify(new X509Certificate(pemOf(ROOT)).publicKey)).toBe(true)
  })

  it('is refused with an extension that stands twice', () => {
    const twice = makeParty({
      name: 'Twice',
      seed: 0x31,
      extensions: [SIGNATURE_ONLY, SIGNATURE_ONLY, TIME_STAMPING],
    })
    expect(readPem(pemOf(twice))).toBeUndefined()
  })

  it('is found in a PEM among other words, in its order; nothing is found where there is none', () => {
    expect(readPem(`words\n${pemOf(ROOT)}more\n${pemOf(SIGNER)}`)).toHaveLength(2)
    expect(readPem('')).toBeUndefined()
    expect(readPem('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toBeUndefined()
  })
})
