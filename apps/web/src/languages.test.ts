/** Promises about choosing a language. */

import { readFileSync } from 'node:fs'
import { Locale } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'

// The module loads catalogues that only the build can read; the pure half is tested through its own text.
const source = readFileSync(new URL('./languages.ts', import.meta.url), 'utf8')

describe('the language menu', () => {
  it('offers every language of the schema once, by its own name', () => {
    const offered = [...source.matchAll(/\{ locale: '([a-z]+)', name: '([^']+)'/g)].map((found) => found[1])
    expect(offered).toEqual(Locale.options)
  })

  it('calls no translation reviewed but the English source', () => {
    const reviewed = [...source.matchAll(/locale: '([a-z]+)'[^}]*reviewed: true/g)].map((found) => found[1])
    expect(reviewed).toEqual(['en'])
  })

  it('writes Arabic from right to left and nothing else', () => {
    const turned = [...source.matchAll(/locale: '([a-z]+)'[^}]*direction: 'rtl'/g)].map((found) => found[1])
    expect(turned).toEqual(['ar'])
  })
})
