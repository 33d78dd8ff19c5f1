/** The extraction against the ground truth of the training pack “Harbour”: every number, address and wallet that its pages carry in their text is found in its normal form. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { extract } from '@smart-rescue/core/extraction'
import { describe, expect, it } from 'vitest'

const pack = fileURLToPath(new URL('../../training/harbour/', import.meta.url))
const present = existsSync(`${pack}truth.json`)

interface Truth {
  readonly pages: readonly {
    readonly id: string
    readonly site: string
    readonly path: string
    readonly selectors: readonly {
      readonly kind: string
      readonly normal: string
      readonly original: string
      readonly where: string
    }[]
  }[]
}

/** The countries of the pack's adverts, as the case that works on them would name them. */
const COUNTRIES = ['NP', 'ES', 'GB', 'US', 'AU']
const KINDS = new Set(['phone', 'email', 'wallet', 'url'])

/** The text of a page, roughly as a browser shows it. */
const textOf = (html: string): string =>
  html
    .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<br>|<\/(?:p|li|h\d)>/g, '\n')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ')

const truth: Truth = present ? JSON.parse(readFileSync(`${pack}truth.json`, 'utf8')) : { pages: [] }
const pages = truth.pages
  .map((page) => ({ ...page, file: `${pack}sites/${page.site}/${page.path}` }))
  .filter(({ file }) => file.endsWith('.html') && existsSync(file))
  .map((page) => ({ ...page, html: readFileSync(page.file, 'utf8') }))
  .filter(({ html }) => /charset="?utf-8/i.test(html) && !html.includes('\ufffd'))

describe.skipIf(!present)(
  present ? 'the training pack' : 'the training pack (skipped: training/harbour is absent)',
  () => {
    it('has pages to read', () => {
      expect(pages.length).toBeGreaterThan(15)
    })

    for (const { id, html, selectors } of pages) {
      const wanted = selectors.filter(({ kind, where }) => where === 'text' && KINDS.has(kind))
      it(`yields ${wanted.length} selectors on the page ${id}, and no number beyond them`, () => {
        const found = extract(textOf(html), { countries: COUNTRIES })
        const names = new Set(found.map(({ kind, normal }) => `${kind} ${normal}`))
        for (const { kind, normal, original } of wanted)
          expect(names, original).toContain(`${kind} ${normal}`)
        const numbers = new Set(selectors.filter(({ kind }) => kind === 'phone').map(({ normal }) => normal))
        for (const { kind, normal, original } of found)
          if (kind === 'phone') expect(numbers, original).toContain(normal)
      })
    }
  },
)
