/** Members: who they may be, what a name and a passphrase may hold. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeRecord, NO_ID, NO_LIST, NO_TEXT, orAbsent, uuid } from './describe-record.fixture.ts'
import { DisplayName, Locale, Login, Member, MemberRef, Passphrase, Role } from './member.ts'

const refuses = (schema: { safeParse: (v: unknown) => { success: boolean } }, value: unknown) =>
  expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false)

const MEMBER = {
  id: uuid(1),
  login: 'asha',
  displayName: 'Asha R.',
  roles: ['investigator' as const],
  locale: 'ne' as const,
  status: 'active' as const,
  createdAt: '2026-11-24T08:00:00.000Z',
}

describeRecord('a member', Member, MEMBER, {
  id: [undefined, ...NO_ID],
  login: NO_TEXT,
  displayName: NO_TEXT,
  roles: [...NO_LIST, ['admin'], ['Operator'], ['operator '], [''], ['investigator', 'root'], [7]],
  locale: [undefined, null, 'EN', 'en-GB', 'xx', ''],
  status: [undefined, null, 'Active', 'deleted', ''],
  createdAt: NO_TEXT,
})

describeRecord(
  'a member where only the name is needed',
  MemberRef,
  { id: uuid(1), displayName: 'Asha R.' },
  { id: [undefined, ...NO_ID], displayName: NO_TEXT },
)

it('shows of a colleague in a list of authors nothing but id and name', () => {
  expect(MemberRef.parse(MEMBER)).toEqual({ id: MEMBER.id, displayName: MEMBER.displayName })
})

describe('roles and languages', () => {
  it('knows exactly the six roles of the design, none of which is a superuser', () => {
    expect(Role.options).toEqual([
      'operator',
      'case-officer',
      'investigator',
      'lawyer',
      'social-worker',
      'auditor',
    ])
    for (const name of ['admin', 'administrator', 'root', 'superuser', 'owner', '*', '']) refuses(Role, name)
  })

  it('knows its languages by tags that the platform understands', () => {
    for (const tag of Locale.options) expect(new Intl.Locale(tag).language).toBe(tag)
    expect(new Set(Locale.options).size).toBe(Locale.options.length)
  })
})

describe('a sign-in name', () => {
  it.each([
    ['asha', 'asha'],
    ['  Asha.Rai@Example.ORG ', 'asha.rai@example.org'],
    ['ÉVA', 'éva'],
    ['आशा', 'आशा'],
    ['o’neil', 'o’neil'],
    ['a-b', 'a-b'],
    ['__proto__', '__proto__'],
    ['x'.repeat(120), 'x'.repeat(120)],
    [` ${'x'.repeat(120)} `, 'x'.repeat(120)],
  ])('reads %j as %j', (given, expected) => {
    expect(Login.parse(given)).toBe(expected)
  })

  it.each([
    ['nothing', ''],
    ['blanks', '     '],
    ['two letters', 'ab'],
    ['two letters among blanks', '  ab  '],
    ['more than 120 characters', 'x'.repeat(121)],
    ['a blank inside', 'asha rai'],
    ['a tab inside', 'asha\trai'],
    ['a line break', 'asha\nrai'],
    ['a no-break blank', 'asha\u00a0rai'],
    ['an ideographic blank', 'asha\u3000rai'],
    ['a line separator', 'asha\u2028rai'],
    ['NUL', 'asha\u0000rai'],
    ['an escape', 'asha\u001b[2J'],
    ['a delete', 'asha\u007f'],
    ['a C1 control', 'asha\u0085rai'],
    ['a number', 12345],
    ['a list', ['asha']],
    ['null', null],
  ])('refuses %s', (_, given) => {
    refuses(Login, given)
  })

  it('is the same however it is typed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const once = Login.safeParse(text)
        if (!once.success) return
        expect(Login.parse(once.data)).toBe(once.data)
        expect(once.data).not.toMatch(/\s/)
      }),
    )
  })
})

describe('a display name', () => {
  it.each([
    ['one letter', 'A'],
    ['two hundred characters', 'x'.repeat(200)],
    ['Devanagari', 'आशा राई'],
    ['Arabic', 'عائشة'],
    ['Thai', 'อาชา'],
    ['a family emoji', '👩‍👧'],
    ['markup, which the screen shows as text', '<b>Asha</b>'],
    ['a quotation mark', `Asha "the boss" O'Neil`],
  ])('accepts %s', (_, name) => {
    expect(DisplayName.parse(name)).toBe(name)
  })

  it.each([
    ['nothing', ''],
    ['blanks alone', ' \t '],
    ['201 characters', 'x'.repeat(201)],
    ['a line break', 'Asha\nRai'],
    ['a carriage return', 'Asha\rRai'],
    ['NUL', 'Asha\0'],
    ['an escape sequence', '\u001b]0;x\u0007'],
    ['a C1 control', 'Asha\u009b1m'],
    ['a number', 7],
    ['undefined', undefined],
  ])('refuses %s', (_, name) => {
    refuses(DisplayName, name)
  })

  it('takes blanks from the edges and none from the middle', () => {
    expect(DisplayName.parse('\u3000 Asha  Rai \n')).toBe('Asha  Rai')
  })
})

describe('a passphrase', () => {
  it('is taken as typed: blanks, case, control characters and every script', () => {
    for (const text of [' leading and trailing ', 'MiXeD', 'पानी घाम रुख ढुङ्गा', 'a\tb', '😀'.repeat(64), 'x'])
      expect(Passphrase.parse(text)).toBe(text)
  })

  it.each([[''], ['x'.repeat(257)], [7], [null], [undefined], [['a']]])('refuses %j', (value) => {
    refuses(Passphrase, value)
  })

  it('is never cut: up to 256 units it comes back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 128 }), (text) => {
        expect(Passphrase.parse(text)).toBe(text)
      }),
    )
  })
})

it('has optional lists only where the record says so', () => {
  expect(orAbsent([undefined, 1, null])).toEqual([1, null])
})
