/** Tests canonical JSON: one value, one spelling. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from './bytes.ts'
import { readCanonicalJson, writeCanonicalJson } from './canonical-json.ts'

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => n + 0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }), tie('value'), { maxKeys: 4 }),
  ),
}))

const textOf = (value: unknown): string => {
  const written = writeCanonicalJson(value)
  if (!written.ok) throw new Error(written.code)
  return new TextDecoder().decode(written.value)
}

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 units and escapes as RFC 8785 prints', () => {
    const keys = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\u{1f600}': 'Smiley',
      '\u0080': 'Control',
      '\u00f6': 'o',
    }
    const order = ['Carriage Return', 'One', 'Control', 'o', 'Euro Sign', 'Smiley', 'Hebrew']
    expect([...textOf(keys).matchAll(/":"([^"]+)"/g)].map((match) => match[1])).toEqual(order)
    expect(textOf({ s: '\u20ac$\u000f\nA\'B"\\\\"/' })).toBe('{"s":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  })

  it('reads back every value it can write, and writes it the same again', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const written = writeCanonicalJson(value)
        if (!written.ok) return
        const read = readCanonicalJson(written.value)
        expect(read.ok && writeCanonicalJson(read.value)).toEqual(written)
      }),
    )
  })

  it('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.boolean()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse())
        expect(textOf(reversed)).toBe(textOf({ ...record }))
      }),
    )
  })

  it.each([
    1.5,
    2 ** 53,
    -(2 ** 53),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    null,
    undefined,
    1n,
    '\ud800',
    () => 1,
    new Date(0),
    { a: undefined },
    { '\udc00': 1 },
  ])('refuses to write what has more than one spelling or none: %s', (value) => {
    expect(writeCanonicalJson(value)).toMatchObject({ ok: false, code: 'json.not-allowed' })
  })

  it('refuses a list with holes, and nesting beyond its limit', () => {
    expect(writeCanonicalJson(new Array(2))).toMatchObject({ code: 'json.not-allowed' })
    const deep = `${'['.repeat(100)}${']'.repeat(100)}`
    expect(readCanonicalJson(utf8(deep))).toMatchObject({ code: 'json.too-deep' })
    expect(writeCanonicalJson(JSON.parse(deep))).toMatchObject({ code: 'json.too-deep' })
  })

  it.each([
    '{"b":1,"a":2}',
    '{"a": 1}',
    '{"a":1}\n',
    '{"a":1,"a":1}',
    '"\\u0041"',
    '"\\/"',
    '1e3',
    '-0',
    '01',
    '"a',
    '',
    '\ufeff1',
    '{"a":1,"__proto__":2}',
  ])('refuses to read another spelling: %j', (text) => {
    expect(readCanonicalJson(utf8(text))).toMatchObject({ ok: false })
  })

  it('refuses fractions, null and invalid UTF-8 when reading', () => {
    expect(readCanonicalJson(utf8('1.5'))).toMatchObject({ code: 'json.not-allowed' })
    expect(readCanonicalJson(utf8('null'))).toMatchObject({ code: 'json.not-allowed' })
    expect(readCanonicalJson(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ code: 'json.not-canonical' })
    expect(readCanonicalJson(utf8('"\\ud800"'))).toMatchObject({ code: 'json.not-allowed' })
  })

  it('keeps a member named __proto__ as data', () => {
    const read = readCanonicalJson(utf8('{"__proto__":{"x":1},"a":2}'))
    expect(read).toMatchObject({ ok: true })
    expect(Object.keys(read.ok ? (read.value as object) : {})).toEqual(['__proto__', 'a'])
  })
})
