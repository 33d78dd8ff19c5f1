/** The custody catalogue: a closed list of acts, and leaves of exactly one shape without personal data. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CustodyLeaf, CustodyPurpose, CustodyType } from './events.ts'

const HEX = '0123456789abcdef'.repeat(4)
const LEAF = {
  v: 1,
  seq: 12,
  type: 'evidence.sealed',
  at: '2026-11-24T08:00:00.000Z',
  actor: `k:${HEX.slice(0, 32)}`,
  case: `c:${HEX.slice(0, 32)}`,
  item: `e:${HEX.slice(0, 32)}`,
  n: 3,
  prev: `sha256:${HEX}`,
  ct: `sha256:${HEX}`,
  len: 4096,
  ptc: `hmac-sha256:${HEX}`,
  role: 'screenshot-01',
  purpose: 'capture',
  head: `sha256:${HEX}`,
  size: 13,
} as const
const REQUIRED = ['v', 'seq', 'type', 'at', 'actor']
const fits = (leaf: object): boolean => CustodyLeaf.safeParse(leaf).success

/** Field → forms that the leaf must refuse. */
const NO_COUNT = [-1, 0.5, '3', null, 2 ** 53, Number.NaN, true]
const noHash = (prefix: string) => [
  HEX,
  `${prefix}:${HEX.slice(1)}`,
  `${prefix}:${HEX}0`,
  `${prefix}:${HEX.toUpperCase()}`,
  `${prefix.toUpperCase()}:${HEX}`,
  `${prefix}:${HEX}\n`,
  ` ${prefix}:${HEX}`,
  `sha512:${HEX}`,
  '',
  null,
  7,
]
const noPseudonym = (letter: string) => [
  HEX.slice(0, 32),
  `${letter}:${HEX.slice(0, 31)}`,
  `${letter}:${HEX.slice(0, 33)}`,
  `${letter}:${HEX.slice(0, 32).toUpperCase()}`,
  `${letter.toUpperCase()}:${HEX.slice(0, 32)}`,
  `x:${HEX.slice(0, 32)}`,
  `${letter}:${'g'.repeat(32)}`,
  'Asha Rai',
  'asha@example.org',
  '01890a5d-ac96-774b-bcce-b302099a8057',
  '',
  null,
]
const WRONG: Readonly<Record<keyof typeof LEAF, readonly unknown[]>> = {
  v: [0, 2, '1', true, null],
  seq: NO_COUNT,
  type: ['', 'evidence.burnt', 'Evidence.Sealed', 'toString', null, 7],
  at: [
    '2026-11-24',
    '2026-11-24T08:00:00Z',
    '2026-11-24T08:00:00.000+05:45',
    '2026-11-24T08:00:00.0000Z',
    '2026-11-24 08:00:00.000Z',
    '2026-11-24T08:00:00.000z',
    '२०२६-11-24T08:00:00.000Z',
    1_764_000_000_000,
    null,
  ],
  actor: noPseudonym('k'),
  case: noPseudonym('c'),
  item: noPseudonym('e'),
  n: NO_COUNT,
  prev: noHash('sha256'),
  ct: noHash('sha256'),
  len: NO_COUNT,
  ptc: [...noHash('hmac-sha256'), `sha256:${HEX}`],
  role: ['', 'Text', 'a b', 'a_b', 'x'.repeat(41), 'é', null, 7, 'a/b', 'a.b'],
  purpose: ['', 'curiosity', 'Review', null, 'valueOf', 7],
  head: noHash('sha256'),
  size: NO_COUNT,
}

describe('a leaf of the custody log', () => {
  it('may carry every field of the catalogue at once', () => {
    expect(CustodyLeaf.parse(LEAF)).toEqual(LEAF)
    expect(Object.keys(LEAF).sort()).toEqual(Object.keys(CustodyLeaf.shape).sort())
  })

  it('needs its version, place, type, time and actor, and nothing else', () => {
    for (const field of Object.keys(LEAF)) {
      const { [field as keyof typeof LEAF]: _, ...rest } = LEAF
      expect(fits(rest), field).toBe(!REQUIRED.includes(field))
    }
  })

  it.each(Object.entries(WRONG))('refuses every wrong form of %s', (field, forms) => {
    for (const form of forms) expect(fits({ ...LEAF, [field]: form }), `${field} ${String(form)}`).toBe(false)
  })

  it('refuses a field that the catalogue does not know: nothing personal can slip in', () => {
    for (const field of ['name', 'note', 'url', 'Seq', 'seq ', 'detail', 'title', 'ip', ''])
      expect(fits({ ...LEAF, [field]: 'x' }), field).toBe(false)
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (field) => {
        if (!Object.hasOwn(CustodyLeaf.shape, field) && field !== '__proto__')
          expect(fits({ ...LEAF, [field]: 1 })).toBe(false)
      }),
    )
  })

  it('has no field that could hold free text', () => {
    const free = 'Asha Rai met somebody'
    for (const field of Object.keys(LEAF)) expect(fits({ ...LEAF, [field]: free }), field).toBe(false)
  })
})

describe('the catalogue of acts', () => {
  it('writes each act room.done, once', () => {
    for (const type of CustodyType.options) expect(type).toMatch(/^[a-z]+\.[a-z]+(ed|en|ft|ad|de|lt)$/)
    expect(new Set(CustodyType.options).size).toBe(CustodyType.options.length)
  })

  it('logs reading evidence and packages, not only changing them', () => {
    expect(CustodyType.options).toEqual(
      expect.arrayContaining(['evidence.read', 'package.read', 'selector.asked']),
    )
  })

  it('has no act that deletes: the log only grows', () => {
    expect(CustodyType.options.filter((type) => /delet|remov|eras|purg|truncat/.test(type))).toEqual([])
  })

  it('names purposes from a closed list, because free text could name a person', () => {
    expect(CustodyPurpose.options).toEqual([
      'capture',
      'import',
      'review',
      'link',
      'dossier',
      'verification',
      'safeguard',
      'operation',
      'safety',
      'law',
      'referral',
    ])
  })
})
