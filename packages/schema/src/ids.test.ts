/** Identifiers: UUIDs of every kind in, nothing else, and one kind never for another. */
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import * as ids from './ids.ts'
import { CaseId, DossierId, ExhibitId, MemberId, SelectorId } from './ids.ts'

const KINDS = Object.entries(ids)
const V7 = '01890a5d-ac96-774b-bcce-b302099a8057'

describe.each(KINDS)('%s', (_, schema) => {
  it('accepts a version 7 UUID as it stands', () => {
    expect(schema.parse(V7)).toBe(V7)
  })

  it.each([
    ['nothing', ''],
    ['a number', 7],
    ['braces', `{${V7}}`],
    ['a URN', `urn:uuid:${V7}`],
    ['a blank before', ` ${V7}`],
    ['a blank after', `${V7} `],
    ['a line break after', `${V7}\n`],
    ['no dashes', V7.replaceAll('-', '')],
    ['one digit too few', V7.slice(0, -1)],
    ['one digit too many', `${V7}0`],
    ['a letter beyond f', V7.replace('8057', '805g')],
    ['a full-width digit', V7.replace('8057', '805７')],
    ['an SQL tail', `${V7}' OR '1'='1`],
    ['a path', `../${V7}`],
    ['an object', { id: V7 }],
    ['a list', [V7]],
    ['null', null],
  ])('refuses %s', (_name, value) => {
    expect(schema.safeParse(value).success).toBe(false)
  })

  it('accepts every UUID and no other text, whatever is tried', () => {
    fc.assert(fc.property(fc.uuid({ version: [4, 7] }), (text) => schema.safeParse(text).success))
    fc.assert(
      fc.property(fc.string({ maxLength: 36 }), (text) => {
        if (text.length !== 36) expect(schema.safeParse(text).success).toBe(false)
      }),
    )
  })
})

describe('the kinds', () => {
  it('are the eight that the product names', () => {
    expect(KINDS.map(([name]) => name).sort()).toEqual([
      'CaptureId',
      'CaseId',
      'DossierId',
      'ExhibitId',
      'LinkId',
      'MemberId',
      'NoteId',
      'SelectorId',
    ])
  })

  it('cannot stand in for one another, nor can a bare text', () => {
    expectTypeOf<CaseId>().not.toEqualTypeOf<ExhibitId>()
    expectTypeOf(CaseId.parse(V7)).not.toExtend<ExhibitId>()
    expectTypeOf(MemberId.parse(V7)).not.toExtend<DossierId>()
    expectTypeOf<string>().not.toExtend<SelectorId>()
    expectTypeOf(CaseId.parse(V7)).toExtend<string>()
    expect(CaseId.parse(V7)).toBe(ExhibitId.parse(V7))
    expect(DossierId.parse(V7)).toBe(SelectorId.parse(V7))
  })
})
