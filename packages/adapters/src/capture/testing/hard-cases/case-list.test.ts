/** The list of hard cases is true: each case of the design has tests, and each test named exists. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { HARD_CASES } from './case-list.ts'

const root = new URL('../../../../../../', import.meta.url)

describe('the list of hard cases', () => {
  it('holds the 21 of the design, each once, in their order', () => {
    expect(HARD_CASES.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1))
  })

  it.each(HARD_CASES.map((each) => [each.number, each.name, each] as const))(
    'case %i (%s) is held by tests that exist, and says what passes',
    (_, __, each) => {
      expect(each.passes).toMatch(/\S/)
      expect(each.tests.length).toBeGreaterThan(0)
      for (const [file, title] of each.tests) {
        const source = readFileSync(new URL(file, root), 'utf8')
        expect(source, file).toContain('expect(')
        expect(source, `${file}: ${title}`).toContain(title)
      }
    },
  )
})
