/** SSHSIG and Ed25519 with one thing changed: another message, namespace, key, hash, field, length, spelling. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalBytes, fromBase64, joinBytes, toBase64, utf8 } from '../encoding/bytes.ts'
import { checkEd25519Key, verifyEd25519 } from './ed25519.ts'
import {
  formatSshPublicKey,
  formatSshSignature,
  parseSshPublicKey,
  parseSshSignature,
  signSsh,
  sshSignedBytes,
  verifySshSignature,
} from './ssh-signature.ts'

const SEED = new Uint8Array(32).fill(7)
const KEY = ed25519.getPublicKey(SEED)
const OTHER = ed25519.getPublicKey(new Uint8Array(32).fill(8))
const MESSAGE = utf8('the manifest of a package\n')
const NAMESPACE = 'smart-rescue-test'
const sign = (bytes: Uint8Array) => ed25519.sign(bytes, SEED)
const FILE = signSsh(MESSAGE, NAMESPACE, KEY, sign)
const BLOB = fromBase64(FILE.replace(/-----[^-]+-----|\n/g, '')) ?? new Uint8Array(0)
const armour = (blob: Uint8Array) =>
  `-----BEGIN SSH SIGNATURE-----\n${(toBase64(blob).match(/.{1,70}/g) ?? []).join('\n')}\n-----END SSH SIGNATURE-----\n`
const text = (value: string | Uint8Array): Uint8Array => {
  const bytes = typeof value === 'string' ? utf8(value) : value
  return joinBytes(Uint8Array.of(0, 0, bytes.length >> 8, bytes.length & 255), bytes)
}

/** The fields of an SSHSIG, each of which a test may replace. */
const blobOf = (
  fields: Partial<{
    magic: string
    version: number
    keyType: string
    key: Uint8Array
    namespace: string
    reserved: string
    hash: string
    signatureType: string
    signature: Uint8Array
    tail: Uint8Array
  }> = {},
) => {
  const f = {
    magic: 'SSHSIG',
    version: 1,
    keyType: 'ssh-ed25519',
    key: KEY,
    namespace: NAMESPACE,
    reserved: '',
    hash: 'sha512',
    signatureType: 'ssh-ed25519',
    signature: sign(sshSignedBytes(MESSAGE, NAMESPACE)),
    tail: new Uint8Array(0),
    ...fields,
  }
  return joinBytes(
    utf8(f.magic),
    Uint8Array.of(0, 0, 0, f.version),
    text(joinBytes(text(f.keyType), text(f.key))),
    text(f.namespace),
    text(f.reserved),
    text(f.hash),
    text(joinBytes(text(f.signatureType), text(f.signature))),
    f.tail,
  )
}
const judge = (file: string, message = MESSAGE) => verifySshSignature(file, message, NAMESPACE)

describe('an SSH signature', () => {
  it('is the bytes that the protocol names, in its order, and tells who signed', () => {
    expect(equalBytes(BLOB, blobOf())).toBe(true)
    expect(judge(FILE)).toEqual({ ok: true, value: KEY })
    expect(parseSshSignature(FILE)).toMatchObject({ ok: true, value: { namespace: NAMESPACE } })
  })

  it('is refused over any other message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (message) => {
        expect(judge(FILE, message).ok).toBe(equalBytes(message, MESSAGE))
      }),
      { numRuns: 40 },
    )
    expect(judge(FILE, MESSAGE.slice(0, -1))).toMatchObject({ code: 'sshsig.signature' })
    expect(judge(FILE, joinBytes(MESSAGE, Uint8Array.of(0x0a)))).toMatchObject({ code: 'sshsig.signature' })
  })

  it('is refused in any other namespace: a signature for one purpose serves no other', () => {
    for (const namespace of ['file', 'git', '', `${NAMESPACE} `, NAMESPACE.toUpperCase()])
      expect(verifySshSignature(FILE, MESSAGE, namespace)).toMatchObject({ code: 'sshsig.namespace' })
  })

  it('is refused when its blob claims another namespace than was signed', () => {
    const claimed = armour(blobOf({ namespace: 'file' }))
    expect(verifySshSignature(claimed, MESSAGE, 'file')).toMatchObject({ code: 'sshsig.signature' })
  })

  it.each([
    ['another magic', blobOf({ magic: 'SSHSIX' }), 'sshsig.format'],
    ['version 0', blobOf({ version: 0 }), 'sshsig.format'],
    ['version 2', blobOf({ version: 2 }), 'sshsig.format'],
    ['a byte after its end', blobOf({ tail: Uint8Array.of(0) }), 'sshsig.format'],
    ['SHA-256', blobOf({ hash: 'sha256' }), 'sshsig.algorithm'],
    ['an unknown hash', blobOf({ hash: 'md5' }), 'sshsig.algorithm'],
    ['no hash', blobOf({ hash: '' }), 'sshsig.algorithm'],
    ['an RSA key type', blobOf({ keyType: 'ssh-rsa' }), 'sshsig.algorithm'],
    ['a security key type', blobOf({ keyType: 'sk-ssh-ed25519@openssh.com' }), 'sshsig.algorithm'],
    ['an RSA signature type', blobOf({ signatureType: 'ssh-rsa' }), 'sshsig.algorithm'],
    ['a signature of 63 bytes', blobOf({ signature: new Uint8Array(63) }), 'sshsig.algorithm'],
    ['a signature of 65 bytes', blobOf({ signature: new Uint8Array(65) }), 'sshsig.algorithm'],
    ['an empty signature', blobOf({ signature: new Uint8Array(0) }), 'sshsig.algorithm'],
    ['a key of 31 bytes', blobOf({ key: new Uint8Array(31) }), 'key.format'],
    ['a weak key', blobOf({ key: new Uint8Array(32) }), 'key.weak'],
    ['another’s key', blobOf({ key: OTHER }), 'sshsig.signature'],
    ['a signature of nothing', blobOf({ signature: new Uint8Array(64) }), 'sshsig.signature'],
    ['a signature over the bare message', blobOf({ signature: sign(MESSAGE) }), 'sshsig.signature'],
    ['a signature over the bare hash', blobOf({ signature: sign(sha512(MESSAGE)) }), 'sshsig.signature'],
    ['a signature over SHA-256', blobOf({ signature: sign(sha256(MESSAGE)) }), 'sshsig.signature'],
  ])('is refused with %s', (_, blob, code) => {
    expect(judge(armour(blob))).toMatchObject({ ok: false, code })
  })

  it('is refused after any single byte of it was changed, and never throws', () => {
    for (let at = 0; at < BLOB.length; at++) {
      const changed = Uint8Array.from(BLOB, (byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte))
      const verdict = judge(armour(changed))
      expect(verdict.ok, `byte ${at}`).toBe(false)
    }
  })

  it('is refused cut at any byte', () => {
    for (let length = 0; length < BLOB.length; length += 3)
      expect(judge(armour(BLOB.slice(0, length))).ok, `cut at ${length}`).toBe(false)
  })

  it.each([
    ['no begin line', FILE.replace(/^-----BEGIN[^\n]*\n/, '')],
    ['no end line', FILE.replace(/-----END.*/s, '')],
    ['a text before it', `hello\n${FILE}`],
    ['a text after it', `${FILE}hello`],
    ['another label', FILE.replaceAll('SIGNATURE', 'SIGNATUR')],
    ['two blocks', FILE + FILE],
    ['a blank in a line', FILE.replace('\nU', '\n U')],
    ['a comment line', FILE.replace('\n', '\nComment: x\n')],
    ['base64url', FILE.replace(/[+/]/g, '-')],
    ['no content', '-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n'],
    ['nothing', ''],
  ])('is refused in an armour with %s', (_, file) => {
    if (file !== FILE) expect(parseSshSignature(file).ok).toBe(false)
  })

  it('is read with the line ends of Windows and with lines of another length, which mail programs make', () => {
    expect(judge(FILE.replaceAll('\n', '\r\n'))).toMatchObject({ ok: true })
    const body = toBase64(BLOB).match(/.{1,64}/g) ?? []
    expect(
      judge(['-----BEGIN SSH SIGNATURE-----', ...body, '-----END SSH SIGNATURE-----'].join('\n')).ok,
    ).toBe(true)
  })

  it('writes lines of 70 characters, as OpenSSH does', () => {
    const body = FILE.split('\n').slice(1, -2)
    expect(body.slice(0, -1).every((line) => line.length === 70)).toBe(true)
    expect(formatSshSignature(KEY, NAMESPACE, sign(sshSignedBytes(MESSAGE, NAMESPACE)))).toBe(FILE)
  })
})

describe('an SSH public key line', () => {
  const line = formatSshPublicKey(KEY, 'office')

  it('gives the key back, with or without comment, blanks or tabs', () => {
    for (const form of [
      line,
      formatSshPublicKey(KEY),
      ` ${line}\n`,
      line.replace(' ', '\t'),
      `${line} more words`,
    ])
      expect(parseSshPublicKey(form)).toEqual({ ok: true, value: KEY })
  })

  it.each([
    ['nothing', ''],
    ['only the type', 'ssh-ed25519'],
    ['another type', line.replace('ssh-ed25519', 'ssh-rsa')],
    ['another type inside', `ssh-ed25519 ${toBase64(joinBytes(text('ssh-rsa'), text(KEY)))}`],
    ['no base64', 'ssh-ed25519 !!!!'],
    ['a cut key', line.slice(0, 40)],
    [
      'a byte too many',
      `ssh-ed25519 ${toBase64(joinBytes(text('ssh-ed25519'), text(KEY), Uint8Array.of(0)))}`,
    ],
    ['a key of 31 bytes', `ssh-ed25519 ${toBase64(joinBytes(text('ssh-ed25519'), text(KEY.slice(1))))}`],
    ['a weak key', formatSshPublicKey(new Uint8Array(32))],
    ['options before the type', `restrict ${line}`],
  ])('is refused with %s', (_, form) => {
    expect(parseSshPublicKey(form).ok).toBe(false)
  })
})

describe('Ed25519', () => {
  const signature = sign(MESSAGE)
  /** The order of the group, little-endian: S + L is the classic second form of the same signature. */
  const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

  it('accepts the one signature that its key makes', () => {
    expect(verifyEd25519(signature, MESSAGE, KEY)).toBe(true)
    expect(equalBytes(sign(MESSAGE), signature)).toBe(true)
  })

  it('refuses a signature with any bit changed', () => {
    for (let at = 0; at < 64; at++) {
      const changed = Uint8Array.from(signature, (byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte))
      expect(verifyEd25519(changed, MESSAGE, KEY), `byte ${at}`).toBe(false)
    }
  })

  it('refuses the second spelling of a signature, S + L: what was signed once has one proof', () => {
    let s = 0n
    for (let at = 63; at >= 32; at--) s = (s << 8n) | BigInt(signature[at] ?? 0)
    const again = s + ORDER
    const changed = Uint8Array.from(signature, (byte, i) =>
      i < 32 ? byte : Number((again >> BigInt(8 * (i - 32))) & 255n),
    )
    expect(equalBytes(changed, signature)).toBe(false)
    expect(verifyEd25519(changed, MESSAGE, KEY)).toBe(false)
  })

  it('refuses other lengths of signature and key without throwing', () => {
    for (const length of [0, 1, 31, 33, 63, 65, 128]) {
      expect(verifyEd25519(new Uint8Array(length), MESSAGE, KEY)).toBe(false)
      expect(verifyEd25519(signature, MESSAGE, new Uint8Array(length))).toBe(false)
      expect(checkEd25519Key(new Uint8Array(length))).toMatchObject({ code: 'key.format' })
    }
  })

  it('refuses the keys under which anybody could sign anything', () => {
    const weak = [
      new Uint8Array(32),
      Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0)),
      Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0xec : i === 31 ? 0x7f : 0xff)),
      Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0xed : i === 31 ? 0x7f : 0xff)),
      new Uint8Array(32).fill(255),
    ]
    const nothing = joinBytes(
      Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0)),
      new Uint8Array(32),
    )
    for (const key of weak) {
      expect(checkEd25519Key(key)).toMatchObject({ code: 'key.weak' })
      expect(verifyEd25519(nothing, MESSAGE, key)).toBe(false)
    }
  })

  it('accepts every honest key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        expect(checkEd25519Key(ed25519.getPublicKey(seed)).ok).toBe(true)
      }),
      { numRuns: 15 },
    )
  })
})
