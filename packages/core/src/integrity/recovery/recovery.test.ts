/** Tests recovery shares as bytes and as typed text: whole sets are recognised, and everything else is refused with its reason. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import {
  checkValueOf,
  findMismatch,
  formatShare,
  openShare,
  RAW_SHARE_LENGTH,
  type RecoveryShare,
  readShareText,
  SHARE_LENGTH,
  shareMessage,
  toHex,
  writeShareText,
} from '../index.ts'

const SEED = new Uint8Array(32).fill(0x11)
const KEY = ed25519.getPublicKey(SEED)
const ORIGIN = 'custody.ngo-a.example/2026'
const SECRET = new Uint8Array(32).fill(0x55)
const SET = new Uint8Array(8).fill(1)

const share = (index: number, more: Partial<RecoveryShare> = {}): RecoveryShare => ({
  needed: 3,
  total: 5,
  index,
  setId: SET,
  check: checkValueOf(SECRET, SET),
  raw: new Uint8Array(RAW_SHARE_LENGTH).fill(index),
  ...more,
})
const signed = (one: RecoveryShare, origin = ORIGIN): Uint8Array =>
  formatShare(one, ed25519.sign(shareMessage(origin, one), SEED))

describe('a share', () => {
  it('is read back with its issuer verified', () => {
    const bytes = signed(share(2))
    expect(bytes).toHaveLength(SHARE_LENGTH)
    expect(openShare(bytes, ORIGIN, [KEY])).toEqual({ ok: true, value: share(2) })
  })

  it('is refused when any byte of it was changed', () => {
    const bytes = signed(share(2))
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 4
      expect(openShare(changed, ORIGIN, [KEY]).ok, `byte ${at}`).toBe(false)
    }
  })

  it('is refused when it is of another log, by another key, cut short or too long', () => {
    const bytes = signed(share(1))
    expect(openShare(bytes, 'other.example/log', [KEY])).toMatchObject({ code: 'share.signature' })
    expect(openShare(bytes, ORIGIN, [])).toMatchObject({ code: 'share.signature' })
    expect(openShare(bytes.slice(1), ORIGIN, [KEY])).toMatchObject({ code: 'share.format' })
    expect(openShare(new Uint8Array(0), ORIGIN, [KEY])).toMatchObject({ code: 'share.format' })
  })

  it('is refused when its counts make no sense, however well it is signed', () => {
    for (const odd of [{ needed: 1 }, { needed: 6 }, { index: 0 }, { index: 6 }])
      expect(openShare(signed(share(1, odd)), ORIGIN, [KEY])).toMatchObject({ code: 'share.format' })
  })
})

describe('shares together', () => {
  it('are enough when as many of one set are there as it needs', () => {
    expect(findMismatch([share(1), share(4), share(5)])).toBeUndefined()
    expect(findMismatch([1, 2, 3, 4, 5].map((index) => share(index)))).toBeUndefined()
  })

  it('are refused, each with its reason: too few, none, twice the same, of two sets, of two secrets', () => {
    expect(findMismatch([])).toBe('too-few')
    expect(findMismatch([share(1), share(2)])).toBe('too-few')
    expect(findMismatch([share(1), share(2), share(2)])).toBe('same-share')
    expect(findMismatch([share(1), share(2), share(3, { setId: new Uint8Array(8).fill(2) })])).toBe(
      'mixed-sets',
    )
    expect(findMismatch([share(1), share(2), share(3, { check: new Uint8Array(16) })])).toBe('mixed-sets')
    expect(findMismatch([share(1), share(2), share(3, { needed: 2 })])).toBe('mixed-sets')
  })

  it('carry a check value that differs for another secret and for another set', () => {
    const values = [
      checkValueOf(SECRET, SET),
      checkValueOf(SECRET, new Uint8Array(8)),
      checkValueOf(new Uint8Array(32), SET),
    ].map(toHex)
    expect(new Set(values).size).toBe(3)
    expect(values[0]).toHaveLength(32)
  })
})

describe('a typed share', () => {
  const bytes = signed(share(3))
  const text = writeShareText(bytes)

  it('is read back as it was printed, and in small letters, without spaces, with look-alikes, in any order', () => {
    expect(readShareText(text)).toEqual({ ok: true, value: bytes })
    expect(readShareText(text.toLowerCase())).toEqual({ ok: true, value: bytes })
    expect(
      readShareText(text.replaceAll('0', 'O').replaceAll('1  ', '1  ').replaceAll('\n', '\r\n')),
    ).toEqual({
      ok: true,
      value: bytes,
    })
    const lines = text.trimEnd().split('\n')
    expect(readShareText(lines.toReversed().join('\n'))).toEqual({ ok: true, value: bytes })
    const tight = lines.map((line) =>
      line.replace(/^(\d+) +(.*)$/, (_, n, rest) => `${n}) ${rest.replaceAll(' ', '-')}`),
    )
    expect(readShareText(`Recovery share\n\n${tight.join('\n')}\n\nkeep it safe`)).toEqual({
      ok: true,
      value: bytes,
    })
  })

  it('uses no letter that is easily taken for another', () => {
    expect(text).not.toMatch(/[ILOU]/)
  })

  it('names the line that has a slip, wherever one letter is another', () => {
    const lines = text.trimEnd().split('\n')
    for (const [at, line] of lines.entries())
      for (const place of [4, 10, line.length - 1]) {
        const letter = line[place] === '7' ? '8' : '7'
        if (line[place] === ' ') continue
        const slip = [...lines]
        slip[at] = line.slice(0, place) + letter + line.slice(place + 1)
        const read = readShareText(slip.join('\n'))
        expect(read, `line ${at + 1}, place ${place}`).toMatchObject({ ok: false, code: 'share.checksum' })
        expect(!read.ok && read.sentence).toContain(`Line ${at + 1} `)
      }
  })

  it('names a line that is missing, or that stands under the number of another', () => {
    const lines = text.trimEnd().split('\n')
    expect(readShareText(lines.slice(1).join('\n'))).toMatchObject({ code: 'share.format' })
    expect(readShareText('')).toMatchObject({ code: 'share.format' })
    const swapped = [lines[0]?.replace(/^1/, '2'), lines[1]?.replace(/^2/, '1'), ...lines.slice(2)]
    expect(readShareText(swapped.join('\n'))).toMatchObject({ code: 'share.checksum' })
  })
})
