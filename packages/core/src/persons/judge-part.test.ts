/** Promises about parts: nobody goes up, or back, without an authority. */
import { type AuthorityDocument, PersonPart } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgePart, needsAuthority, partForExport } from './judge-part.ts'

const PAPER: AuthorityDocument = { authority: 'District court', on: '2026-11-20', number: '112/26' }
const parts = fc.constantFrom(...PersonPart.options)
const before = fc.option(parts, { nil: undefined })

describe('judgePart', () => {
  it('never lets anybody be suspect, accused, convicted, acquitted or released without a document', () => {
    fc.assert(
      fc.property(before, parts, (from, to) => {
        if (needsAuthority(to)) expect(judgePart(from, to, undefined).ok).toBe(false)
      }),
    )
  })

  it('never lets a document make a child a suspect', () => {
    for (const to of PersonPart.options)
      if (needsAuthority(to) || to === 'person-of-interest')
        expect(judgePart('child', to, PAPER).ok).toBe(false)
    expect(judgePart('child', 'witness', undefined)).toEqual({ ok: true })
  })

  it('lets what an authority said be taken back by an authority alone', () => {
    fc.assert(
      fc.property(parts, parts, (from, to) => {
        if (needsAuthority(from) && !needsAuthority(to))
          expect([from, to, judgePart(from, to, PAPER).ok]).toEqual([from, to, false])
      }),
    )
  })

  it.each([
    ['person-of-interest', 'suspect', true],
    ['person-of-interest', 'accused', true],
    ['suspect', 'accused', true],
    ['accused', 'convicted', true],
    ['suspect', 'released', true],
    ['accused', 'acquitted', true],
    ['convicted', 'acquitted', true],
    ['acquitted', 'accused', true],
    ['released', 'suspect', true],
    ['suspect', 'acquitted', false],
    ['person-of-interest', 'released', false],
    ['accused', 'suspect', false],
    ['convicted', 'person-of-interest', false],
    ['suspect', 'suspect', false],
    [undefined, 'released', false],
    [undefined, 'suspect', true],
    [undefined, 'child', true],
  ] as const)('%s → %s with a document: %s', (from, to, ok) => {
    expect(judgePart(from, to, PAPER).ok).toBe(ok)
  })

  it('says which of the two it is: a paper is missing, or it is not done', () => {
    expect(judgePart('person-of-interest', 'suspect', undefined)).toMatchObject({ why: 'authority-needed' })
    expect(judgePart('child', 'suspect', PAPER)).toMatchObject({ why: 'refused' })
  })
})

describe('partForExport', () => {
  it('calls nobody more than of interest without a document', () => {
    expect(partForExport('accused', undefined)).toBe('person-of-interest')
    expect(partForExport('accused', PAPER)).toBe('accused')
    expect(partForExport('child', undefined)).toBe('child')
  })
})
