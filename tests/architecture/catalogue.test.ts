/** The custody catalogue against the acts of the product: what may be logged is logged somewhere, has its words, and is told to the index. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CustodyPurpose, CustodyType } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const FOLDERS = ['packages/features/src', 'packages/adapters/src', 'apps/server/src']
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|fake|fixture)\./.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name)),
)
const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const WORDS = 'packages/features/src/web/words.ts'
const product = texts.filter(({ file }) => !file.endsWith(WORDS))

/** Where a leaf of this type is written: `type: 'x'`, or handed to a writer by name. */
const writes = (type: string): boolean =>
  product.some(({ file, text }) => {
    if (file.includes('/inspect/')) return false
    return new RegExp(
      `type: '${type.replace('.', '\\.')}'|logFact\\([^)]*'${type.replace('.', '\\.')}'`,
    ).test(text)
  })

describe('the catalogue of custody events', () => {
  it.each(CustodyType.options.map((type) => [type]))('has an act that writes %s', (type) => {
    expect(writes(type)).toBe(true)
  })

  it.each(CustodyType.options.map((type) => [type]))('has words on the screen for %s', (type) => {
    const words = texts.find(({ file }) => file.endsWith(WORDS))?.text ?? ''
    expect(words).toMatch(new RegExp(`'${type.replace('.', '\\.')}': msg\``))
  })

  it('is the only source of types: nothing writes a type that it does not know', () => {
    const rooms = new Set(CustodyType.options.map((type) => type.split('.')[0]))
    const written = product.flatMap(({ text }) =>
      [...text.matchAll(/\btype: '([a-z]+\.[a-z]+)'/g)].map((f) => f[1] ?? ''),
    )
    const strange = written.filter(
      (type) => rooms.has(type.split('.')[0]) && !CustodyType.safeParse(type).success,
    )
    expect(strange).toEqual([])
    expect(written.length).toBeGreaterThan(15)
  })

  it('has a use for every purpose', () => {
    const all = product.map(({ text }) => text).join('\n')
    for (const purpose of CustodyPurpose.options.filter((one) => one !== 'review' && one !== 'verification'))
      expect(all, purpose).toMatch(
        new RegExp(`purpose: '${purpose}'|'${purpose}' as const|purpose = '${purpose}'`),
      )
  })
})
