/** Canonical JSON against texts that other readers would accept, repair or read two ways. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUtf8, joinBytes, utf8 } from './bytes.ts'
import { readCanonicalJson, writeCanonicalJson } from './canonical-json.ts'

const read = (text: string) => readCanonicalJson(utf8(text))
const write = (value: unknown): string | undefined => {
  const written = writeCanonicalJson(value)
  return written.ok ? fromUtf8(written.value) : written.code
}

/** The same meaning in another spelling: one value must have one spelling. */
const RESPELT: readonly (readonly [string, string])[] = [
  ['a blank after the colon', '{"a": 1}'],
  ['a blank before the brace', '{"a":1 }'],
  ['a leading blank', ' {"a":1}'],
  ['a trailing newline', '{"a":1}\n'],
  ['a byte order mark', '\ufeff{"a":1}'],
  ['names out of order', '{"b":1,"a":1}'],
  ['names sorted by code point and not by code unit', '{"\uff00":1,"\u{10000}":1}'],
  ['a doubled name', '{"a":1,"a":1}'],
  ['a doubled name with two values', '{"a":1,"a":2}'],
  ['an escaped letter', '{"\\u0061":1}'],
  ['an escaped slash', '{"a":"\\/"}'],
  ['an escaped letter outside ASCII', '{"a":"\\u00e9"}'],
  ['an upper-case escape', '{"a":"\\u001F"}'],
  ['a long escape where a short one exists', '{"a":"\\u000a"}'],
  ['an escaped pair', '{"a":"\\ud83d\\ude00"}'],
  ['a number with a point', '{"a":1.0}'],
  ['a number with an exponent', '{"a":1e0}'],
  ['a number with a capital exponent', '{"a":1E2}'],
  ['a fraction that is an integer', '{"a":10e-1}'],
  ['an integer above 2^53 that a float would round', '{"a":9007199254740993}'],
]
/** No JSON at all, although lenient readers take it. */
const NO_JSON: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a comment', '{"a":1}//x'],
  ['a block comment', '/**/{"a":1}'],
  ['a trailing comma in an object', '{"a":1,}'],
  ['a trailing comma in a list', '[1,]'],
  ['single quotes', "{'a':1}"],
  ['a bare name', '{a:1}'],
  ['a plus', '{"a":+1}'],
  ['a leading zero', '{"a":01}'],
  ['a bare point', '{"a":.5}'],
  ['a hexadecimal number', '{"a":0x1}'],
  ['NaN', '{"a":NaN}'],
  ['Infinity', '{"a":Infinity}'],
  ['undefined', '{"a":undefined}'],
  ['two values', '{"a":1}{"b":2}'],
  ['a cut object', '{"a":1'],
  ['a cut string', '{"a":"x'],
  ['a raw newline in a string', '{"a":"x\ny"}'],
  ['a raw NUL in a string', '{"a":"x\0y"}'],
  ['a raw tab in a string', '{"a":"x\ty"}'],
  ['a bad escape', '{"a":"\\x41"}'],
  ['a line of JSON after another', '1\n2'],
]
/** JSON, but of a kind whose spelling differs between programs, and so not allowed. */
const NOT_ALLOWED: readonly (readonly [string, string])[] = [
  ['null', 'null'],
  ['null inside', '{"a":null}'],
  ['null in a list', '[null]'],
  ['a fraction', '{"a":0.5}'],
  ['a tiny number', '{"a":1e-7}'],
  ['a huge number', '{"a":1e400}'],
  ['minus nought', '{"a":-0}'],
  ['2^53', '9007199254740992'],
  ['minus 2^53', '-9007199254740992'],
  ['a lone surrogate', '{"a":"\\ud800"}'],
  ['a lone low surrogate in a name', '{"\\udc00":1}'],
]
const CANONICAL: readonly string[] = [
  '{}',
  '[]',
  '""',
  '0',
  '-1',
  'true',
  'false',
  '9007199254740991',
  '-9007199254740991',
  '{"":0}',
  '{"A":1,"a":2}',
  '{"1":1,"10":2,"2":3}',
  '{"a":{"b":[{"c":true}]}}',
  '{"\\u0000":"\\u001f","\\b":"\\t"}',
  '{"\u007f":"\u0080"}',
  '{"\u{10000}":1,"\uff00":2}',
  '"\\"\\\\\\b\\f\\n\\r\\t"',
  '"/<>&\u2028\u2029"',
  '"नेपाली · ไทย · عربي · 😀"',
  '{"__proto__":1}',
  '{"constructor":{"prototype":true},"toString":"x"}',
]

describe('reading', () => {
  it.each(CANONICAL.map((text) => [text]))('accepts %s and writes it back the same', (text) => {
    const value = read(text)
    expect(value.ok).toBe(true)
    if (value.ok) expect(write(value.value)).toBe(text)
  })

  it.each(RESPELT)('refuses another spelling: %s', (_, text) => {
    expect(read(text)).toMatchObject({ ok: false })
  })

  it.each(NO_JSON)('refuses what is no JSON: %s', (_, text) => {
    expect(read(text)).toMatchObject({ ok: false, code: 'json.not-canonical' })
  })

  it.each(NOT_ALLOWED)('refuses values that programs spell differently: %s', (_, text) => {
    expect(read(text)).toMatchObject({ ok: false })
  })

  it.each([
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a lone continuation', [0x22, 0x80, 0x22]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['beyond Unicode', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ['a cut sequence', [0x22, 0xe0, 0xa4]],
    ['Latin-1', [0x22, 0xe9, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
    ['an overlong NUL', [0x22, 0xc0, 0x80, 0x22]],
  ])('refuses bytes that are not strict UTF-8: %s', (_, bytes) => {
    expect(readCanonicalJson(Uint8Array.from(bytes))).toMatchObject({ code: 'json.not-canonical' })
  })

  it('refuses nesting beyond 64 levels in either direction, without running out of stack', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(read(nested(60)).ok).toBe(true)
    for (const depth of [70, 1_000, 5_000]) expect(read(nested(depth)).ok).toBe(false)
    expect(read(`${'{"a":'.repeat(70)}1${'}'.repeat(70)}`)).toMatchObject({ code: 'json.too-deep' })
  })

  it('gives a name that poisons prototypes no power', () => {
    const value = read('{"__proto__":{"admin":true}}')
    expect(value.ok && Object.hasOwn(value.value as object, '__proto__')).toBe(true)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('writing', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus nought', -0],
    ['a fraction', 0.1],
    ['2^53', 2 ** 53],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
    ['bytes', Uint8Array.of(1)],
    ['a class', new (class Door {})()],
    ['an error', new Error('x')],
    ['a pattern', /x/],
    ['a list with a hole', new Array(2)],
    ['a list with undefined', [undefined]],
    ['a member that is undefined', { a: undefined }],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a name', { '\udfff': 1 }],
    ['deep inside', { a: [{ b: { c: [null] } }] }],
  ])('refuses %s with a reason and without throwing', (_, value) => {
    expect(writeCanonicalJson(value)).toMatchObject({ ok: false, sentence: expect.stringMatching(/\.$/) })
  })

  it('refuses a value that contains itself', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(writeCanonicalJson(loop)).toMatchObject({ code: 'json.too-deep' })
  })

  it('sorts names by UTF-16 code units, as RFC 8785 says, not by code points or locale', () => {
    expect(write({ '\u{10000}': 1, '\uff00': 2, ö: 3, z: 4, Z: 5, '10': 6, '9': 7, '': 8 })).toBe(
      '{"":8,"10":6,"9":7,"Z":5,"z":4,"ö":3,"\u{10000}":1,"\uff00":2}',
    )
  })

  it('writes objects without prototype like any other', () => {
    expect(write(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}')
  })

  it('ignores what is not an own, enumerable name', () => {
    const value = Object.defineProperty({ a: 1 }, 'hidden', { value: 2, enumerable: false })
    expect(write({ ...value, [Symbol('s')]: 3 })).toBe('{"a":1}')
  })
})

const canonical: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 6 }).filter((name) => name !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

describe('any value', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(canonical, (value) => {
        const written = writeCanonicalJson(value)
        if (!written.ok) throw new Error(written.sentence)
        expect(readCanonicalJson(written.value)).toEqual({ ok: true, value })
        expect(JSON.parse(fromUtf8(written.value) ?? '')).toEqual(value)
      }),
      { numRuns: 300 },
    )
  })

  it('has one spelling whatever the order in which its names were set', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 4 }), fc.integer(), { noNullPrototype: true }),
        (value) => {
          const turned = Object.fromEntries(Object.entries(value).reverse())
          expect(write(turned)).toBe(write(value))
        },
      ),
    )
  })

  it('has no second spelling: any byte changed is refused or means something else', () => {
    fc.assert(
      fc.property(canonical, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, n, change) => {
        const written = writeCanonicalJson(value)
        if (!written.ok || written.value.length === 0) return
        const at = n % written.value.length
        const bytes = Uint8Array.from(written.value, (byte, i) => (i === at ? byte ^ change : byte))
        const again = readCanonicalJson(bytes)
        if (again.ok) expect(write(again.value)).toBe(fromUtf8(bytes))
        if (again.ok) expect(again.value).not.toEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  it('is not lengthened or cut without being refused', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 4 }), fc.integer(), { noNullPrototype: true }),
        (value) => {
          const written = writeCanonicalJson(value)
          if (!written.ok) return
          expect(readCanonicalJson(written.value.slice(0, -1)).ok).toBe(false)
          for (const tail of [' ', '\n', '\0', ',', '{}'])
            expect(readCanonicalJson(joinBytes(written.value, utf8(tail))).ok).toBe(false)
        },
      ),
    )
  })
})
