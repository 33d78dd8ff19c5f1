/** Tests hex, base64 and UTF-8 against the platform, byte for byte. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalBytes, fromBase64, fromHex, fromUtf8, parseDecimal, toBase64, toHex, toUtf8 } from './bytes.ts'

describe('bytes as text', () => {
  it('writes hex and base64 as Node does, and reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
  })

  it('accepts a base64 text only when it is the one spelling of its bytes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/=]{0,12}$/), (text) => {
        const bytes = fromBase64(text)
        expect(bytes === undefined || toBase64(bytes) === text).toBe(true)
        if (Buffer.from(text, 'base64').toString('base64') === text) expect(bytes).toBeDefined()
      }),
    )
    for (const text of ['QQ', 'QR==', 'QUE', 'QUF=', 'Q===', '====', 'QQ==\n', 'Q-==', 'Q=Q='])
      expect(fromBase64(text)).toBeUndefined()
  })

  it('refuses hex in capitals or of odd length', () => {
    expect([fromHex('AB'), fromHex('abc'), fromHex('0x')]).toEqual([undefined, undefined, undefined])
  })

  it('writes UTF-8 as the platform does and reads it back, for every well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const bytes = toUtf8(text)
        expect(bytes).toEqual(new TextEncoder().encode(text))
        expect(fromUtf8(bytes ?? new Uint8Array(0))).toBe(text)
      }),
    )
    expect(toUtf8('\ud800')).toBeUndefined()
  })

  it('agrees with the strict platform decoder on every byte string, also beyond its buffer', () => {
    const strict = (bytes: Uint8Array): string | undefined => {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      } catch {
        return undefined
      }
    }
    const byte = fc.oneof(
      fc.constantFrom(0xc0, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0x80, 0x9f, 0xa0, 0xbf, 0xef),
      fc.nat(255),
    )
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
        expect(fromUtf8(Uint8Array.from(list))).toBe(strict(Uint8Array.from(list)))
      }),
      { numRuns: 5_000 },
    )
    const long = 'a\u00e9\u4e16\u{1f30d}'.repeat(5_000)
    expect(fromUtf8(new TextEncoder().encode(long))).toBe(long)
  })

  it('compares by content and length', () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
    expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false)
  })

  it('reads decimals without sign, leading zero or loss', () => {
    expect(['0', '7', '9007199254740991'].map(parseDecimal)).toEqual([0, 7, Number.MAX_SAFE_INTEGER])
    for (const text of ['', '00', '01', '+1', '-1', '1.0', '1e3', ' 1', '9007199254740992'])
      expect(parseDecimal(text)).toBeUndefined()
  })
})
