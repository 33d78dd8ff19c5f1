/** Tests the blob cipher against an independent HKDF and its own refusals. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createDecipheriv } from 'node:crypto'
import { chunkKeyInfo } from '@smart-rescue/core/integrity'
import { describe, expect, it } from 'vitest'
import { blobContext, decryptChunk, deriveBlobKeys, encryptChunk, keysFromHeader } from './chunk-cipher.ts'

const DATA_KEY = Buffer.alloc(32, 0x44)
const SALT = Buffer.alloc(24, 0x55)
const CONTEXT = blobContext('custody.ngo-a.example/2026', 'c:f75ccb85a4a0cca626130b33c4fff2c7', 'text/plain')
const keys = deriveBlobKeys(DATA_KEY, SALT, CONTEXT)
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe('the blob cipher', () => {
  it.skipIf(!hasOpenssl)(
    'derives what openssl derives by HKDF-Expand with SHA-512 (skipped where openssl is not installed)',
    () => {
      const info = Buffer.from(chunkKeyInfo(SALT, CONTEXT)).toString('hex')
      const options = [
        'digest:SHA512',
        'mode:EXPAND_ONLY',
        `hexkey:${DATA_KEY.toString('hex')}`,
        `hexinfo:${info}`,
      ]
      const out = execFileSync('openssl', [
        'kdf',
        '-keylen',
        '76',
        ...options.flatMap((option) => ['-kdfopt', option]),
        'HKDF',
      ])
      const expected = out.toString().trim().replaceAll(':', '').toLowerCase()
      expect(Buffer.concat([keys.key.export(), keys.baseNonce, keys.commitment]).toString('hex')).toBe(
        expected,
      )
    },
  )

  it('encrypts each chunk with plain AES-256-GCM under the counted nonce', () => {
    const [body, tag] = encryptChunk(keys, 258, Buffer.from('rooms to let'))
    const nonce = Buffer.from(keys.baseNonce)
    nonce[11] = (nonce[11] ?? 0) ^ 2
    nonce[10] = (nonce[10] ?? 0) ^ 1
    const plain = createDecipheriv('aes-256-gcm', keys.key, nonce).setAuthTag(tag ?? Buffer.alloc(16))
    expect(Buffer.concat([plain.update(body ?? Buffer.alloc(0)), plain.final()]).toString()).toBe(
      'rooms to let',
    )
  })

  it('opens a chunk only at its own place, and never a changed or cut one', () => {
    const sealed = Buffer.concat(encryptChunk(keys, 1, Buffer.from('x')))
    expect(decryptChunk(keys, 1, sealed).toString()).toBe('x')
    expect(() => decryptChunk(keys, 0, sealed)).toThrow()
    expect(() => decryptChunk(keys, 1, sealed.subarray(0, 15))).toThrow()
    expect(() =>
      decryptChunk(
        keys,
        1,
        sealed.map((byte) => byte ^ 1),
      ),
    ).toThrow()
  })

  it('has other keys for another key, salt, origin, case or media type', () => {
    const header = Buffer.concat([SALT, keys.commitment])
    expect(keysFromHeader(DATA_KEY, CONTEXT, header).key.equals(keys.key)).toBe(true)
    const others = [
      blobContext('custody.ngo-b.example/2026', 'c:f75ccb85a4a0cca626130b33c4fff2c7', 'text/plain'),
      blobContext('custody.ngo-a.example/2026', 'c:a75ccb85a4a0cca626130b33c4fff2c7', 'text/plain'),
      blobContext('custody.ngo-a.example/2026', 'c:f75ccb85a4a0cca626130b33c4fff2c7', 'text/html'),
    ]
    for (const context of others) expect(() => keysFromHeader(DATA_KEY, context, header)).toThrow()
    expect(() => keysFromHeader(Buffer.alloc(32, 1), CONTEXT, header)).toThrow()
    expect(() =>
      keysFromHeader(DATA_KEY, CONTEXT, Buffer.concat([Buffer.alloc(24), keys.commitment])),
    ).toThrow()
    expect(() => keysFromHeader(DATA_KEY, CONTEXT, header.subarray(0, 40))).toThrow()
  })

  it('refuses a chunk that is too long or beyond the last place', () => {
    expect(() => encryptChunk(keys, 0, Buffer.alloc(16_385))).toThrow(RangeError)
    expect(() => encryptChunk(keys, 2 ** 38, Buffer.alloc(1))).toThrow(RangeError)
  })
})
