/** Promises about the warnings on text. */
import { describe, expect, it } from 'vitest'
import { looksLikeSomebody, namesSomebody } from './looks-like-somebody.ts'

describe('looksLikeSomebody', () => {
  it.each([
    ['Met with Asha Lantern at the station', ['name']],
    ['The advert offers work as a helper.', []],
    ['person:K7Q2M4 was moved to a shelter on 2026-11-20.', []],
    ['Call +977 972-0000 123', ['number']],
    ['write to a.lantern@desk.example', ['mail']],
    ['born 2011', ['birth-date']],
    ['', []],
  ])('%s', (text, looks) => {
    expect(looksLikeSomebody(text)).toEqual(looks)
  })
})

describe('namesSomebody', () => {
  const identity = { name: 'Ásha Lantern-Heron', otherNames: 'Munu' }
  it.each([
    ['asha was seen', true],
    ['The HERON', true],
    ['MUNU', true],
    ['herons are birds', false],
    ['a lamp', false],
  ])('%s: %s', (text, named) => {
    expect(namesSomebody(text, identity)).toBe(named)
  })
})
