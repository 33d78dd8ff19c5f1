/** The page's verdict as elements: one overall word by the rules, four results, and texts of a package that never become markup. */
import { memoryPackage, type PackageVerdict, verifyPackage } from '@smart-rescue/core/dossier'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { EN, type Words } from '../words/words-english.ts'
import { element, foreign } from './element.ts'
import { showRefusal, showVerdict } from './show-verdict.ts'

/** As much of a document as the page's builder uses; there is no way to put markup into it. */
class FakeElement {
  readonly name: string
  readonly attributes = new Map<string, string>()
  readonly children: (FakeElement | string)[] = []
  constructor(name: string) {
    this.name = name
  }
  setAttribute(key: string, value: string): void {
    this.attributes.set(key, value)
  }
  append(...children: (FakeElement | string)[]): void {
    this.children.push(...children)
  }
}

const W: Words = EN
let empty: PackageVerdict
beforeAll(async () => {
  vi.stubGlobal('document', { createElement: (name: string) => new FakeElement(name) })
  empty = await verifyPackage(memoryPackage([]))
})
afterAll(() => void vi.unstubAllGlobals())

const fake = (node: unknown) => node as FakeElement
const all = (node: FakeElement): FakeElement[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
]
const textOf = (node: FakeElement): string =>
  node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
const show = (changes: Partial<PackageVerdict> = {}) => fake(showVerdict({ ...empty, ...changes }, W))
const byAttribute = (node: FakeElement, key: string, value: string) =>
  all(node).filter((each) => each.attributes.get(key) === value)

const result = (state: 'ok' | 'not' | 'unknown') => ({ state, reasons: [] })
const results = (logged: 'ok' | 'not' | 'unknown') => ({
  intact: result('ok'),
  logged: result(logged),
  timed: result('unknown'),
  witnessed: result('unknown'),
})

describe('the overall word', () => {
  it.each([
    [false, false, 'ok', 'bad'],
    [false, true, 'ok', 'bad'],
    [true, true, 'ok', 'good'],
    [true, false, 'ok', 'partly'],
    [true, false, 'unknown', 'consistent'],
  ] as const)('where ok is %s, trusted %s and logged %s is «%s»', (ok, trusted, logged, word) => {
    const shown = show({ ok, trusted, results: results(logged) })
    expect(shown.attributes.get('data-verdict')).toBe(word)
    expect(byAttribute(shown, 'id', 'overall').map(textOf)).toEqual([EN[word]])
  })

  it('can be given the focus, so that a screen reader begins there', () => {
    expect(byAttribute(show(), 'id', 'overall')[0]?.attributes.get('tabindex')).toBe('-1')
  })
})

describe('the results', () => {
  it('are four, in one order, each with its question', () => {
    const items = all(show()).filter((each) => each.attributes.has('data-aspect'))
    expect(items.map((each) => each.attributes.get('data-aspect'))).toEqual([
      'intact',
      'logged',
      'timed',
      'witnessed',
    ])
    for (const [index, key] of (
      ['intactAbout', 'loggedAbout', 'timedAbout', 'witnessedAbout'] as const
    ).entries())
      expect(textOf(items[index] ?? fake(element('p')))).toContain(EN[key])
  })

  it.each([
    ['ok', 'yes'],
    ['not', 'no'],
  ] as const)('say %s in a word and a sign, and the sign is hidden from screen readers', (state, word) => {
    const [item] = byAttribute(
      show({ results: { ...results('ok'), intact: result(state) } }),
      'data-aspect',
      'intact',
    )
    expect(textOf(item ?? fake(element('p')))).toContain(`Intact: ${word}`)
    expect(
      all(item ?? fake(element('p'))).find((each) => each.attributes.get('aria-hidden') === 'true'),
    ).toBeDefined()
  })

  it('that nobody gave yet are «by nobody yet» for time and witnesses, and «not known» for the rest', () => {
    const unknown = {
      intact: result('unknown'),
      logged: result('unknown'),
      timed: { ...result('unknown'), reasons: [{ code: 'timed.nobody' as const, sentence: 'x' }] },
      witnessed: { ...result('unknown'), reasons: [{ code: 'witnessed.nobody' as const, sentence: 'x' }] },
    }
    const strong = all(show({ results: unknown }))
      .filter((each) => each.attributes.has('data-aspect'))
      .map((item) => textOf(all(item).find(({ name }) => name === 'strong') ?? fake(element('p'))))
    expect(strong).toEqual(['not known', 'not known', 'by nobody yet', 'by nobody yet'])
  })
})

describe('the red list', () => {
  it('says that it is empty, or holds every line with its code and its weight in words', () => {
    expect(textOf(show({ redList: [] }))).toContain(EN.redListEmpty)
    const shown = show({
      redList: [
        {
          severity: 'error',
          aspect: 'intact',
          code: 'manifest.missing',
          path: 'manifest.json',
          sentence: 'None.',
        },
        { severity: 'warning', aspect: 'intact', code: 'manifest.missing', sentence: 'Odd.' },
      ],
    })
    const items = byAttribute(shown, 'data-code', 'manifest.missing').filter(({ name }) => name === 'li')
    expect(items.map(textOf)).toEqual([
      `${EN.error} None. manifest.json manifest.missing`,
      `${EN.warning} Odd.  manifest.missing`,
    ])
  })
})

describe('exhibits', () => {
  const hostile = '<img src=x onerror=alert(1)>\u202e'
  const shown = () =>
    show({
      exhibits: [
        {
          number: 'E-01',
          title: hostile,
          url: hostile,
          capturedAt: '2026-03-01T10:00:00.000Z',
          entries: 3,
          parts: [
            { path: 'exhibits/E-01/page.wacz', role: 'wacz', size: 7, sha256: 'ab', sound: true },
            { path: 'exhibits/E-01/text.txt', role: 'text', size: 8, sha256: 'cd', sound: false },
          ],
        },
      ],
    })

  it('show texts of pages as texts, each kept in an element of its own', () => {
    const holders = all(shown()).filter(({ children }) => children.includes(hostile))
    expect(holders.map(({ name }) => name)).toEqual(['bdi', 'bdi'])
    expect(all(shown()).some(({ name }) => name === 'img')).toBe(false)
  })

  it('name every file without its folder, with size, hash, and whether it is as sealed', () => {
    const rows = all(shown()).filter(({ name, attributes }) => name === 'tr' && attributes.has('class'))
    expect(
      rows.map((row) => [row.attributes.get('class'), ...row.children.map((cell) => textOf(fake(cell)))]),
    ).toEqual([
      ['sound', 'page.wacz', EN.sound, '7', 'ab'],
      ['unsound', 'text.txt', EN.unsound, '8', 'cd'],
    ])
  })

  it('tell the time of capture in UTC and say so', () => {
    expect(textOf(shown())).toContain(`${EN.captured} 2026-03-01 10:00:00 UTC · 3 ${EN.entries}`)
  })

  it('are no section at all where there are none', () => {
    expect(byAttribute(show(), 'id', 'exhibits')).toEqual([])
  })
})

describe('the times that authorities confirm', () => {
  const exhibit = {
    number: 'E-01',
    title: 't',
    url: 'u',
    capturedAt: '2026-03-01T10:00:00.000Z',
    entries: 3,
    parts: [],
  }
  const timed = {
    from: '2026-03-01T09:00:00.000Z',
    to: '2026-03-01T11:00:00.250Z',
    by: ['CN=Lighthouse'],
    trusted: true,
  }
  const shown = (change: object) =>
    textOf(show({ exhibits: [{ ...exhibit, timed: { ...timed, ...change } }] }))

  it('stand under the exhibit, with both bounds and the authority', () => {
    expect(shown({})).toContain(
      `${EN.sealedAfter} 2026-03-01 09:00:00 UTC · ${EN.sealedBefore} 2026-03-01 11:00:00 UTC · ${EN.stampedBy} CN=Lighthouse`,
    )
    expect(shown({})).not.toContain(EN.stampUntrusted)
    expect(shown({ trusted: false })).toContain(EN.stampUntrusted)
    expect(shown({ to: undefined })).toContain(EN.notCovered)
  })

  it('are listed stamp by stamp, and an OpenTimestamps proof says that Bitcoin was not asked', () => {
    const text = textOf(
      show({
        stamps: [
          {
            size: 9,
            slug: 'a',
            kind: 'rfc3161',
            at: '2026-03-01T11:00:00.000Z',
            by: 'CN=Lighthouse',
            trusted: false,
          },
          { size: 9, slug: 'b', kind: 'opentimestamps', by: 'Bitcoin block 7', trusted: false },
        ],
      }),
    )
    expect(text).toContain(`9 ${EN.entries} · CN=Lighthouse · 2026-03-01 11:00:00 UTC – ${EN.stampUntrusted}`)
    expect(text).toContain(`Bitcoin block 7 – ${EN.notBitcoin}`)
  })
})

describe('the limits', () => {
  it('stand under every verdict, good or bad', () => {
    for (const ok of [true, false]) expect(textOf(show({ ok, trusted: ok }))).toContain(EN.limitsText)
  })
})

describe('a refusal', () => {
  it('names why, with code and path where there is one', () => {
    const shown = fake(
      showRefusal(EN.refused, EN.refusedWhy, W, {
        ok: false,
        code: 'zip.symlink',
        sentence: 'A link.',
        path: 'a',
      }),
    )
    expect(shown.attributes.get('data-verdict')).toBe('refused')
    expect(textOf(shown)).toBe(`${EN.refused}${EN.refusedWhy}${EN.error} A link. a zip.symlink`)
  })

  it('without a reason has no empty list', () => {
    const shown = fake(showRefusal('h', 'why', W))
    expect(
      all(shown).some(({ name, children }) => name === 'ul' || children.includes(undefined as never)),
    ).toBe(false)
  })
})

describe('an element', () => {
  it('sets true as an empty attribute, numbers as text, and leaves out false and undefined', () => {
    const made = fake(element('p', { a: true, b: 0, c: false, d: undefined, e: '' }))
    expect([...made.attributes]).toEqual([
      ['a', ''],
      ['b', '0'],
      ['e', ''],
    ])
  })

  it('keeps empty texts and leaves out what is undefined', () => {
    expect(fake(element('p', {}, '', undefined, 'x')).children).toEqual(['', 'x'])
  })

  it('around a foreign text is a bdi', () => {
    expect(fake(foreign('x'))).toMatchObject({ name: 'bdi', children: ['x'] })
  })
})
