/** Tests SSHSIG against a file that ssh-keygen wrote, and against damage. */
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64, utf8 } from '../encoding/bytes.ts'
import {
  formatSshPublicKey,
  parseSshPublicKey,
  parseSshSignature,
  signSsh,
  verifySshSignature,
} from './ssh-signature.ts'

const SEED = new Uint8Array(32).fill(0x33)
const KEY = ed25519.getPublicKey(SEED)
const NAMESPACE = 'smart-rescue-package@v1'
const MESSAGE = utf8('a package manifest\n')
const PUBLIC_LINE = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBfLefsrQSDysexl5BmNbgiyjoE/6wHkpACDm4XhgIDO test'
/** Made by `ssh-keygen -Y sign` (OpenSSH 9) from the same seed. */
const BY_OPENSSH = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgF8t5+ytBIPKx7GXkGY1uCLKOgT
/rAeSkAIObheGAgM4AAAAXc21hcnQtcmVzY3VlLXBhY2thZ2VAdjEAAAAAAAAABnNoYTUx
MgAAAFMAAAALc3NoLWVkMjU1MTkAAABAw92ZSsKEbcZtOMXL2Wz9eAE9nYsL5GCikt8K4l
JinNp7hXb6rnpE3jtRcUp26WA4VrDWjfJlXs/M4nLJG3oLBg==
-----END SSH SIGNATURE-----
`
const sign = (bytes: Uint8Array): Uint8Array => ed25519.sign(bytes, SEED)

const rewrap = (change: (blob: Uint8Array) => Uint8Array): string => {
  const blob = fromBase64(BY_OPENSSH.split('\n').slice(1, -2).join('')) ?? new Uint8Array(0)
  return `-----BEGIN SSH SIGNATURE-----\n${toBase64(change(blob))}\n-----END SSH SIGNATURE-----\n`
}

describe('SSHSIG', () => {
  it('writes, byte for byte, the 322 bytes that ssh-keygen writes', () => {
    const file = signSsh(MESSAGE, NAMESPACE, KEY, sign)
    expect(file).toBe(BY_OPENSSH)
    expect(file).toHaveLength(322)
    expect(formatSshPublicKey(KEY, 'test')).toBe(PUBLIC_LINE)
  })

  it('verifies it, with Unix or Windows line ends, and names the key', () => {
    expect(verifySshSignature(BY_OPENSSH, MESSAGE, NAMESPACE)).toEqual({ ok: true, value: KEY })
    expect(verifySshSignature(BY_OPENSSH.replaceAll('\n', '\r\n'), MESSAGE, NAMESPACE)).toMatchObject({
      ok: true,
    })
    expect(parseSshPublicKey(PUBLIC_LINE)).toEqual({ ok: true, value: KEY })
  })

  it('refuses another message, and a signature made for another purpose', () => {
    expect(verifySshSignature(BY_OPENSSH, utf8('another\n'), NAMESPACE)).toMatchObject({
      code: 'sshsig.signature',
    })
    expect(verifySshSignature(BY_OPENSSH, MESSAGE, 'git')).toMatchObject({ code: 'sshsig.namespace' })
  })

  it('refuses the file after any one-bit change of its content', () => {
    fc.assert(
      fc.property(fc.nat(8 * 193 - 1), (bit) => {
        const file = rewrap((blob) =>
          blob.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
        )
        const verdict = verifySshSignature(file, MESSAGE, NAMESPACE)
        // The reserved field is not signed as such, but a change of its length breaks the frame.
        expect(verdict.ok).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('refuses a cut or lengthened block, and armour with anything around it', () => {
    for (let cut = 0; cut < 193; cut += 7)
      expect(parseSshSignature(rewrap((blob) => blob.slice(0, cut))).ok, `cut at ${cut}`).toBe(false)
    expect(parseSshSignature(rewrap((blob) => Uint8Array.from([...blob, 0])))).toMatchObject({
      code: 'sshsig.format',
    })
    expect(parseSshSignature(`x${BY_OPENSSH}`)).toMatchObject({ code: 'sshsig.armour' })
    expect(parseSshSignature(`${BY_OPENSSH}x`)).toMatchObject({ code: 'sshsig.armour' })
    expect(parseSshSignature('')).toMatchObject({ code: 'sshsig.armour' })
  })

  it('refuses other key types and weak keys', () => {
    expect(parseSshPublicKey('ssh-rsa AAAAB3NzaC1yc2E=')).toMatchObject({ code: 'key.format' })
    expect(parseSshPublicKey('')).toMatchObject({ code: 'key.format' })
    expect(parseSshPublicKey(formatSshPublicKey(new Uint8Array(32)))).toMatchObject({ code: 'key.weak' })
    const weak = signSsh(MESSAGE, NAMESPACE, new Uint8Array(32), sign)
    expect(verifySshSignature(weak, MESSAGE, NAMESPACE)).toMatchObject({ code: 'key.weak' })
  })
})
