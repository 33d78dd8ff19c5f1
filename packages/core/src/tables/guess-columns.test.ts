/** Promises about guessing columns: names in many languages are known, contents correct a name, and there is always a text. */
import type { ColumnRole } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessColumns, looksLikeHeader } from './guess-columns.ts'

const roleOf = (name: string, samples: readonly string[]): ColumnRole | undefined =>
  guessColumns([
    { name, samples },
    { name: 'advert text', samples: ['A large room with a garden near the old bridge, quiet and light'] },
  ])[0]

describe('what a column means', () => {
  it.each<[string, string, ColumnRole]>([
    ['ID', '17', 'id'],
    ['ad_id', 'A-17', 'id'],
    ['Título', 'Habitación', 'title'],
    ['заголовок', 'Комната', 'title'],
    ['link', 'https://a.example/17', 'url'],
    ['дата', '04.03.2026', 'posted'],
    ['मिति', '2026-03-04', 'posted'],
    ['city', 'Pokhara', 'place'],
    ['สถานที่ city', 'เชียงใหม่', 'place'],
    ['फोन', '9720000123', 'phone'],
    ['WhatsApp', '+977 972-0000 123', 'phone'],
    ['precio', '120', 'price'],
    ['', 'https://a.example/17', 'url'],
    ['', '2026-03-04 18:00', 'posted'],
    ['', '+977 972-0000 123', 'phone'],
    ['views', '904', 'none'],
    ['remark', 'by the window', 'field'],
  ])('named %j and holding %j is %s', (name, sample, role) => {
    expect(roleOf(name, [sample, sample])).toBe(role)
  })

  it('is not believed of a name that its cells contradict', () => {
    expect(roleOf('date', ['soon', 'later'])).toBe('field')
    expect(roleOf('link', ['see below', 'none'])).toBe('field')
  })

  it('is the text for the longest column where no name says so, and of one kind only once', () => {
    expect(
      guessColumns([
        { name: 'a', samples: ['short'] },
        { name: 'b', samples: ['a far longer cell that says what is offered and where'] },
      ]),
    ).toEqual(['field', 'text'])
    const roles = guessColumns([
      { name: 'city', samples: ['x'] },
      { name: 'place', samples: ['y'] },
      { name: 'text', samples: ['z'] },
    ])
    expect(roles).toEqual(['place', 'field', 'text'])
  })

  it('is decided for every column of any table, with at least one text', () => {
    const column = fc.record({ name: fc.string(), samples: fc.array(fc.string(), { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 8 }), (columns) => {
        const roles = guessColumns(columns)
        expect(roles).toHaveLength(columns.length)
        const single = roles.filter((role) => role === 'id' || role === 'posted')
        expect(new Set(single).size).toBe(single.length)
      }),
    )
  })
})

describe('the first row', () => {
  it.each([
    [['id', 'text', 'city'], true],
    [['No.', 'Advert', 'Posted'], true],
    [['17', 'A room near the bridge', 'Pokhara'], false],
    [['A-1', 'https://a.example/', '2026-03-04'], false],
    [['name', 'name'], false],
    [['', ''], false],
  ] as const)('%j names columns: %s', (cells, names) => {
    expect(looksLikeHeader(cells, ['1', 'x', 'y'])).toBe(names)
  })

  it('names columns also by words that nobody knows, where much longer cells stand below', () => {
    expect(looksLikeHeader(['k', 'w'], ['1', 'a text of more than twenty signs stands here'])).toBe(true)
    expect(looksLikeHeader(['k', 'w'], ['1', '2'])).toBe(false)
  })
})
