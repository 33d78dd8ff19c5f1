/** Promises about aligned texts: what is not struck out is the text, letter for letter. */
import { explainGroup } from '@smart-rescue/core/linking/template'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutMember } from './lay-out-member.ts'

const word = fc.constantFrom(
  'room',
  'to',
  'let',
  'in',
  'Ashford',
  'Corby',
  '$95',
  '$120',
  'call',
  'Leo',
  '\n',
  'van',
)
const texts = fc.array(
  fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 6 },
)

describe('layOutMember', () => {
  it('gives back the text, and for every slot a piece', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const { template, slots, members } = explainGroup(given)
        members.forEach((member, at) => {
          const text = given[at] ?? ''
          const pieces = layOutMember(
            { text, parts: member.parts.map(([start, end]) => [start, end]), edits: [...member.edits] },
            template,
          )
          expect(
            pieces
              .filter(({ kind }) => kind !== 'removed')
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text)
          expect(pieces.filter(({ kind }) => kind === 'slot').map(({ slot }) => slot)).toEqual(
            slots.map(({ id }) => id),
          )
        })
      }),
    )
  })
})
