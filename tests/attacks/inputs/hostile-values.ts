/** Values that no field of a contract expects: wrong kinds, floods, depth, names that JavaScript itself knows. */

/** A value with the name that a failing test shows. `wire` is set where JSON.stringify would not write it as it is meant. */
export interface HostileValue {
  readonly name: string
  readonly value: unknown
  readonly wire?: string
}

const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`

/** Values for one field of a JSON body. */
export const HOSTILE_VALUES: readonly HostileValue[] = [
  { name: 'null', value: null },
  { name: 'true', value: true },
  { name: 'zero', value: 0 },
  { name: 'a negative', value: -1 },
  { name: 'a fraction', value: 1.5 },
  { name: 'beyond every integer', value: 1e308, wire: '1e308' },
  { name: 'not a number at all', value: Number.POSITIVE_INFINITY, wire: '1e999' },
  { name: 'an empty text', value: '' },
  { name: 'spaces', value: ' \t\n ' },
  { name: 'an object', value: {} },
  { name: 'an object that says how to be a text', value: { toString: 'x', valueOf: 'x', length: 3 } },
  { name: 'an empty list', value: [] },
  { name: 'a list of lists', value: [[['x']]] },
  { name: 'a list of 100,000', value: Array.from({ length: 100_000 }, () => 'x') },
  { name: 'a list of 10,000 nulls', value: Array.from({ length: 10_000 }, () => null) },
  { name: 'a text of 900,000 letters', value: 'x'.repeat(900_000) },
  {
    name: 'a text of 300,000 blanks around a letter',
    value: `${' '.repeat(150_000)}x${' '.repeat(150_000)}`,
  },
  { name: 'NUL', value: '\0' },
  { name: 'NUL inside', value: 'be\0fore' },
  { name: 'half a surrogate pair', value: '\uD800', wire: '"\\ud800"' },
  { name: 'the other half inside', value: 'a\uDC00b', wire: '"a\\udc00b"' },
  { name: 'every C0 sign', value: String.fromCharCode(...Array.from({ length: 32 }, (_, at) => at)) },
  { name: 'every C1 sign', value: String.fromCharCode(...Array.from({ length: 32 }, (_, at) => 128 + at)) },
  { name: 'a path upwards', value: '../../../../etc/passwd' },
  { name: 'a path upwards, encoded', value: '..%2f..%2fetc%2fpasswd' },
  { name: 'the empty id', value: '00000000-0000-0000-0000-000000000000' },
  { name: 'the last id', value: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  { name: 'an id that nothing has', value: '01930000-0000-7000-8000-ffffffffffff' },
  { name: 'an id and more', value: "01930000-0000-7000-8000-000000000001' or '1'='1" },
  { name: 'SQL', value: `'); drop table member; --` },
  { name: 'a pattern of SQL', value: '%_\\' },
  { name: 'a backslash at the end', value: 'x\\' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be text
  { name: 'a template', value: '{{constructor.constructor("return 1")()}}${7*7}' },
  { name: 'markup', value: '<script>alert(1)</script><img src=x onerror=alert(1)>' },
  { name: 'a name of JavaScript', value: '__proto__' },
  { name: 'another name of JavaScript', value: 'constructor' },
  { name: 'a method of every object', value: 'hasOwnProperty' },
  { name: 'depth 1,000', value: undefined, wire: nested(1_000) },
  { name: 'depth 100,000', value: undefined, wire: nested(100_000) },
  {
    name: 'an object of 10,000 keys',
    value: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at])),
  },
  { name: 'its own prototype', value: undefined, wire: '{"__proto__":{"isAdmin":true}}' },
  {
    name: 'the constructor of its prototype',
    value: undefined,
    wire: '{"constructor":{"prototype":{"isAdmin":true}}}',
  },
  { name: 'a number written long', value: undefined, wire: '9'.repeat(10_000) },
  { name: 'right to left', value: '\u202Egnp.exe\u202C' },
  { name: 'a flood of accents', value: `a${'\u0301'.repeat(100_000)}` },
  { name: 'a date', value: '2026-02-30T25:61:61Z' },
  { name: 'a very old regular expression’s fear', value: `${'a'.repeat(50_000)}!` },
]

/** Whole bodies that are no lawful request of anything. */
export const HOSTILE_BODIES: readonly {
  readonly name: string
  readonly payload: string
  readonly type?: string
}[] = [
  { name: 'nothing where something is due', payload: '' },
  { name: 'an open brace', payload: '{' },
  { name: 'a list', payload: '[]' },
  { name: 'a text', payload: '"text"' },
  { name: 'null', payload: 'null' },
  { name: 'a number', payload: '12' },
  { name: 'depth 200,000', payload: nested(200_000) },
  { name: 'its own prototype', payload: '{"__proto__":{"isAdmin":true}}' },
  { name: 'the constructor of its prototype', payload: '{"constructor":{"prototype":{"isAdmin":true}}}' },
  { name: 'a field twice', payload: '{"login":"a","login":"b"}' },
  { name: 'a misspelt field', payload: '{"lgoin":"sita"}' },
  { name: 'a byte order mark', payload: '\uFEFF{}' },
  { name: 'JSON with a comment', payload: '{/* */}' },
  {
    name: 'bytes that are no UTF-8',
    payload: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]).toString('latin1'),
  },
  { name: 'a form', payload: 'login=a&passphrase=b', type: 'application/x-www-form-urlencoded' },
  { name: 'plain text', payload: '{}', type: 'text/plain' },
  {
    name: 'XML',
    payload: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    type: 'application/xml',
  },
  { name: 'a part of many', payload: '--x\r\n\r\n--x--', type: 'multipart/form-data; boundary=x' },
  { name: 'a kind that nobody knows', payload: '{}', type: 'application/x-unknown' },
  { name: '1.2 MB', payload: `{"login":"${'x'.repeat(1_200_000)}"}` },
]
