/** Promises about ids: one id has one spelling, and nothing else is an id. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CaptureId, CaseId, DossierId, ExhibitId, LinkId, MemberId, NoteId, SelectorId } from './index.ts'

const KINDS = { CaptureId, CaseId, DossierId, ExhibitId, LinkId, MemberId, NoteId, SelectorId }

describe.each(Object.entries(KINDS))('%s', (_name, schema) => {
  it('folds every spelling of a UUID to one', () => {
    fc.assert(
      fc.property(
        fc.uuid({ version: 7 }),
        fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }),
        (id, upper) => {
          const spelled = [...id].map((sign, at) => (upper[at] === true ? sign.toUpperCase() : sign)).join('')
          expect(schema.parse(spelled)).toBe(id)
        },
      ),
    )
  })

  it.each([
    '',
    ' ',
    'x',
    '01890000-0000-7000-8000-00000000000',
    '01890000-0000-7000-8000-0000000000001',
    '01890000000070008000000000000001',
    '{01890000-0000-7000-8000-000000000001}',
    ' 01890000-0000-7000-8000-000000000001',
    '01890000-0000-7000-8000-000000000001\n',
    '０1890000-0000-7000-8000-000000000001',
    'g1890000-0000-7000-8000-000000000001',
    "01890000-0000-7000-8000-000000000001' or '1'='1",
  ])('refuses %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false)
  })

  it.each([null, undefined, 0, [], {}, ['01890000-0000-7000-8000-000000000001']])(
    'refuses %j, which is no text',
    (value) => {
      expect(schema.safeParse(value).success).toBe(false)
    },
  )
})
