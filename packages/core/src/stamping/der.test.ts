import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex } from '../integrity/index.ts'
import { oid } from './authority.fixture.ts'
import {
  DerFault,
  openSequence,
  readBits,
  readBoolean,
  readElement,
  readElements,
  readIntegerBytes,
  readOid,
  readSmall,
  readTime,
  readUnsigned,
  writeElement,
} from './der.ts'
import { readStampAnswer } from './stamp-token.ts'

const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array(0)
const read = (text: string) => readElement(hex(text))
const text = (tag: number, words: string) => readElement(writeElement(tag, new TextEncoder().encode(words)))

describe('an element', () => {
  it('is read with its tag, its whole bytes and its content', () => {
    const element = read('0403010203')
    expect([element.tag, [...element.content], element.bytes.length]).toEqual([4, [1, 2, 3], 5])
  })

  it.each([
    ['nothing', ''],
    ['a tag alone', '04'],
    ['a cut length', '0482'],
    ['a length beyond the end', '040401'],
    ['bytes behind it', '04010100'],
    ['an indefinite length', '30800000'],
    ['a length that could be shorter', '048101ff'],
    ['a length with a leading zero', `0482008${'0'.repeat(1)}`],
    ['a length of five bytes', '04850000000001ff'],
    ['a long tag', '1f810101ff'],
  ])('is refused: %s', (_, bytes) => {
    expect(() => read(bytes)).toThrow(DerFault)
  })

  it('is written as it is read, for every length', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 70_000 / 64 }),
        fc.constantFrom(0x04, 0x30, 0xa0),
        (content, tag) => {
          const element = readElement(writeElement(tag, content))
          expect([element.tag, element.content]).toEqual([tag, content])
        },
      ),
    )
    for (const length of [127, 128, 255, 256, 60_000])
      expect(readElement(writeElement(4, new Uint8Array(length))).content).toHaveLength(length)
  })
})

describe('numbers', () => {
  it('are read in their shortest spelling only', () => {
    expect(readSmall(read('020100'))).toBe(0)
    expect(readSmall(read('02020080'))).toBe(128)
    expect(readUnsigned(read('02090100000000000000ff'.slice(0, 22)))).toBe(0x0100000000000000ffn)
    expect([...readIntegerBytes(read('0201ff'))]).toEqual([255])
    for (const bytes of ['0200', '02020001', '0202ffff'])
      expect(() => readIntegerBytes(read(bytes))).toThrow(DerFault)
    expect(() => readUnsigned(read('0201ff'))).toThrow(DerFault)
    expect(() => readSmall(read('02050100000000'))).toThrow(DerFault)
  })

  it('of identifiers are read as dotted text, whatever they are', () => {
    for (const id of ['1.2.840.113549.1.9.16.1.4', '2.5.29.37', '1.3.6.1.5.5.7.3.8', '0.9.2342', '2.999.1'])
      expect(readOid(readElement(oid(id)))).toBe(id)
    for (const bytes of ['0600', '060180', '06022a80', '0603802a03'])
      expect(() => readOid(read(bytes))).toThrow(DerFault)
  })

  it('of truth are 0 and 255', () => {
    expect([readBoolean(read('0101ff')), readBoolean(read('010100'))]).toEqual([true, false])
    for (const bytes of ['010101', '0100', '0102ffff'])
      expect(() => readBoolean(read(bytes))).toThrow(DerFault)
  })

  it('of spare bits are at most seven', () => {
    expect(readBits(read('03020780'))).toEqual({ bytes: Uint8Array.of(0x80), unused: 7 })
    for (const bytes of ['0300', '03020880', '030107']) expect(() => readBits(read(bytes))).toThrow(DerFault)
  })
})

describe('times', () => {
  it('are read to the millisecond', () => {
    expect(readTime(text(0x18, '20261124080000.25Z'))).toBe(Date.parse('2026-11-24T08:00:00.250Z'))
    expect(readTime(text(0x17, '490101000000Z'))).toBe(Date.parse('2049-01-01T00:00:00Z'))
    expect(readTime(text(0x17, '500101000000Z'))).toBe(Date.parse('1950-01-01T00:00:00Z'))
  })

  it.each([
    '20261124080000',
    '20261124080000+0100',
    '20261124080000.0Z',
    '20261124080000.250Z',
    '20261331080000Z',
    '20260229080000Z',
    '20261124240000Z',
    '2026112408000Z',
    '',
  ])('that are spelt otherwise or cannot be are refused: %s', (words) => {
    expect(() => readTime(text(0x18, words))).toThrow(DerFault)
  })
})

describe('bytes of any kind', () => {
  it('end in a reading or in a fault, and never in anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          for (const element of readElements(bytes)) openSequence(element, element.tag)
        } catch (error) {
          expect(error).toBeInstanceOf(DerFault)
        }
        const answer = readStampAnswer(bytes)
        expect(answer === undefined || typeof answer.status === 'number').toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
