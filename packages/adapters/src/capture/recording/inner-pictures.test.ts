/** Pictures inside texts: found however they are written, and nothing else taken for one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePicture, makeTone } from '../testing/hard-cases/grey-picture.ts'
import { cutInnerPictures, findInnerPictures } from './inner-pictures.ts'

const PNG = makePicture(40, 30, [90, 90, 90])
const base64 = PNG.toString('base64')
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF'),
  Buffer.alloc(90, 200),
])

describe('a picture in a text', () => {
  it.each<[string, string]>([
    ['an address in a document', `<img src="data:image/png;base64,${base64}">`],
    ['an address with parameters', `url(data:image/png;charset=utf-8;base64,${base64})`],
    ['a value of JSON', JSON.stringify({ picture: base64 })],
    ['JSON with escaped slashes', `{"picture":"${base64.replaceAll('/', '\\/')}"}`],
    ['JSON inside JSON', JSON.stringify(JSON.stringify({ a: base64 }).replaceAll('/', '\\/'))],
    [
      'JSON with numbered signs',
      `"${base64.replaceAll('/', '\\u002f').replaceAll('+', '\\u002B').replaceAll('=', '\\u003d')}"`,
    ],
    ['a part of an address', `?picture=${encodeURIComponent(base64)}&x=1`],
    [
      'an attribute with entities',
      `<a data-x="${base64.replaceAll('/', '&#x2F;').replaceAll('+', '&#x2b;')}">`,
    ],
    ['base64 for addresses', PNG.toString('base64url')],
  ])('is found as %s, to the byte', (_, text) => {
    const found = findInnerPictures(text)
    expect(found.map(({ mediaType }) => mediaType)).toEqual(['image/png'])
    expect(
      Buffer.from(found[0]?.bytes ?? [])
        .subarray(0, PNG.length)
        .equals(PNG),
    ).toBe(true)
  })

  it.each<[string, Buffer, string]>([
    ['JPEG', jpeg, 'image/jpeg'],
    ['GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(80)]), 'image/gif'],
    ['sound', makeTone(0.01), 'image/webp'],
    [
      'MP4',
      Buffer.concat([Buffer.from([0, 0, 0, 32]), Buffer.from('ftypisom'), Buffer.alloc(80, 1)]),
      'video/mp4',
    ],
    ['Matroska', Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(80, 1)]), 'video/mp4'],
  ])('is known by its first bytes alone: %s', (_, bytes, type) => {
    const found = findInnerPictures(`x ${bytes.toString('base64')} y`)
    expect(found).toHaveLength(1)
    if (!type.includes('webp')) expect(found[0]?.mediaType).toBe(type)
    expect(Buffer.from(found[0]?.bytes ?? []).equals(bytes)).toBe(true)
  })

  it('that is called one is taken for one, whatever its bytes', () => {
    expect(findInnerPictures('data:image/x-own;base64,AAECAwQFBgcICQoLDA0ODw==')).toHaveLength(1)
  })

  it('stands where it says, so that it can be cut out and the words stay', () => {
    const text = `before ${base64} between data:image/png;base64,${base64} after`
    expect(cutInnerPictures(text, '[cut]')).toBe('before [cut] between data:image/png;base64,[cut] after')
  })
})

describe('other texts', () => {
  it.each([
    'data:text/plain;base64,SGVsbG8gd29ybGQsIHRoaXMgaXMgdGV4dA==',
    'data:font/woff2;base64,d09GMgABAAAAABEAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    'iVBORw0KGgo is how a PNG begins',
    'R0lGOD',
    '',
  ])('are left alone: %j', (text) => {
    expect(findInnerPictures(text)).toEqual([])
    expect(cutInnerPictures(text, '[cut]')).toBe(text)
  })

  it('are left alone whatever they are, unless a picture is in them', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        if (findInnerPictures(text).length === 0) expect(cutInnerPictures(text, 'x')).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('of many megabytes are read in time that grows with their length alone', () => {
    const text = `${'data:image/png;base64,'.repeat(1_000)}${'AAAA'.repeat(1_000_000)}`
    expect(findInnerPictures(text).length).toBeLessThanOrEqual(1)
  })
})
