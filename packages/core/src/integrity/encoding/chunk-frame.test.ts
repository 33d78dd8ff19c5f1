/** Tests the positions and lengths of encrypted blobs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from './bytes.ts'
import {
  CHUNK_LENGTH,
  chunkCount,
  chunkKeyInfo,
  chunkNonce,
  chunkPosition,
  MAX_CHUNKS,
  openedLength,
  sealedLength,
  spanChunks,
} from './chunk-frame.ts'

describe('positions in an encrypted blob', () => {
  it('has 72 bytes of overhead for a short blob and one more tag for every full chunk', () => {
    expect([0, 1, CHUNK_LENGTH - 1, CHUNK_LENGTH, 20 * 1024].map(sealedLength)).toEqual([
      72,
      73,
      72 + 16383,
      72 + 16384 + 16,
      72 + 20480 + 16,
    ])
    expect([0, 1024, CHUNK_LENGTH, 20 * 1024].map(chunkCount)).toEqual([1, 1, 2, 2])
    expect([0, 1, 2].map(chunkPosition)).toEqual([56, 56 + 16400, 56 + 32800])
  })

  it('computes the plaintext length back from every sealed length', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), (length) => {
        expect(openedLength(sealedLength(length))).toEqual({ ok: true, value: length })
      }),
    )
    expect(openedLength(sealedLength(2 ** 50))).toEqual({ ok: true, value: 2 ** 50 })
  })

  it('refuses every length that a cut or padded blob would have', () => {
    const bad = [0, 55, 56, 71, 56 + 16400, 56 + 16400 + 15, 56 + 2 * 16400]
    for (const length of bad) expect(openedLength(length)).toMatchObject({ code: 'blob.length' })
    expect(openedLength(56 + MAX_CHUNKS * 16400 + 16)).toMatchObject({ code: 'blob.length' })
    for (const length of [72, 73, 56 + 16399, 56 + 16400 + 16])
      expect(openedLength(length)).toMatchObject({ ok: true })
  })

  it('names just the chunks that hold a range', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200_000 }), fc.nat({ max: 100_000 }), (start, count) => {
        const span = spanChunks(start, start + count)
        expect(span.first * CHUNK_LENGTH + span.skip).toBe(start)
        if (count === 0) expect(span.end).toBe(span.first)
        else {
          expect(span.end * CHUNK_LENGTH).toBeGreaterThanOrEqual(start + count)
          expect((span.end - 1) * CHUNK_LENGTH).toBeLessThan(start + count)
        }
      }),
    )
  })

  it('counts chunks into the low bytes of the nonce, as a big-endian number', () => {
    const base = fromHex('000000000000000000000000') ?? new Uint8Array(12)
    expect([0, 1, 256, 2 ** 38 - 1].map((index) => toHex(chunkNonce(base, index)))).toEqual([
      '000000000000000000000000',
      '000000000000000000000001',
      '000000000000000000000100',
      '000000000000003fffffffff',
    ])
    const ones = new Uint8Array(12).fill(255)
    expect(toHex(chunkNonce(ones, 1))).toBe('fffffffffffffffffffffffe')
    expect(toHex(ones)).toBe('ffffffffffffffffffffffff')
  })

  it('binds label, AEAD, salt and context into the key derivation', () => {
    const info = chunkKeyInfo(new Uint8Array(24).fill(7), utf8('ctx'))
    expect(Buffer.from(info).toString('latin1')).toBe(
      `c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0${'\x07'.repeat(24)}ctx`,
    )
  })
})
