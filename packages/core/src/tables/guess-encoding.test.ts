/** Promises about guessing how letters are written: marks decide, UTF-8 is preferred, and a sample may end within a sign. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessEncoding, type TryDecode } from './index.ts'

const decode: TryDecode = (encoding, bytes, how) => {
  try {
    return new TextDecoder(encoding, { fatal: how === 'strict' }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}
const guess = (bytes: Iterable<number>) => guessEncoding(Uint8Array.from(bytes), decode)
const utf8 = (text: string) => new TextEncoder().encode(text)
const wide = (text: string, bigEnd = false): number[] =>
  [...text].flatMap((sign) => {
    const code = sign.charCodeAt(0)
    return bigEnd ? [code >> 8, code & 255] : [code & 255, code >> 8]
  })
/** Cyrillic letters as windows-1251 has them. */
const cyrillic = (text: string): number[] =>
  [...text].map((sign) => {
    const code = sign.charCodeAt(0)
    return code < 128 ? code : code - 0x410 + 0xc0
  })

describe('the encoding of a file', () => {
  it('is told by a mark at its beginning, whatever follows', () => {
    expect(guess([0xff, 0xfe, ...wide('id,text')])).toBe('utf-16le')
    expect(guess([0xfe, 0xff, ...wide('id,text', true)])).toBe('utf-16be')
  })

  it('is UTF-16 without a mark where every second byte of Latin letters is zero', () => {
    expect(guess(wide('id,text\n1,a room near the bridge'))).toBe('utf-16le')
    expect(guess(wide('id,text\n1,a room near the bridge', true))).toBe('utf-16be')
  })

  it('is UTF-8 for every text in UTF-8, wherever the sample ends', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', ' ', 'é', 'क', 'ร', 'ຮ', 'ع', '引', '🕊️') })
    fc.assert(
      fc.property(letters, fc.nat(), (text, cut) => {
        const bytes = utf8(`id,text\n${text}`)
        const end = 8 + (cut % (bytes.length - 7))
        expect(guess(bytes.subarray(0, end))).toBe('utf-8')
      }),
    )
  })

  it('is windows-1251 for Russian words, and windows-1252 for accents here and there', () => {
    expect(guess(cyrillic('id;text\n1;Сдам комнату рядом со старым мостом'))).toBe('windows-1251')
    const western = [
      ...'1;caf\u00e9 with a view, r\u00e9sum\u00e9 and cr\u00e8me br\u00fbl\u00e9e at the tables',
    ]
    expect(guess(western.map((sign) => sign.charCodeAt(0)))).toBe('windows-1252')
  })

  it('stays UTF-8 where a few bytes are broken in a text that is UTF-8 otherwise', () => {
    expect(guess([...utf8('काठमाडौंको पुल नजिक कोठा भाडामा'), 0xff, 0x20])).toBe('utf-8')
  })

  it('is always one of the six, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252', 'shift_jis']).toContain(
          guess(bytes),
        )
      }),
    )
  })
})
