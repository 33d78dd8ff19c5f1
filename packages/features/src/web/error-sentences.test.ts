/** Promises about the translated error sentences. */
import { ERRORS, isErrorCode } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { ERROR_SENTENCES } from './error-sentences.ts'

describe('the error catalogue', () => {
  it('has an entry for every code of the registry, with the registry’s own sentence', () => {
    const said = Object.fromEntries(
      Object.keys(ERRORS).map((code) => [
        code,
        isErrorCode(code) ? ERROR_SENTENCES[code].message : undefined,
      ]),
    )
    const meant = Object.fromEntries(Object.entries(ERRORS).map(([code, row]) => [code, row.sentence]))
    expect(said).toEqual(meant)
  })

  it('has no entry that the registry does not know, but for the offline one', () => {
    const strangers = Object.keys(ERROR_SENTENCES).filter((code) => !isErrorCode(code))
    expect(strangers).toEqual(['client.offline'])
  })

  it('gives each message the id of its code, so that two never share a translation', () => {
    for (const [code, sentence] of Object.entries(ERROR_SENTENCES)) expect(sentence.id).toBe(`error.${code}`)
  })
})
