/** Laws that test the tests: every reason that the verification can give is given in some test, and each is a sentence a court can read. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REPOSITORY } from './package-fixture.ts'

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8')

const testsIn = (folder: string): string[] =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(\.test|tampering)\.ts$/.test(path))
    .map((path) => read(join(folder, path)))

const tests = [...testsIn('tests/attacks/package'), ...testsIn('packages/core/src/dossier')].join('\n')

/** The members of a union of codes, as the source spells them. */
const codesOf = (path: string, name: string): string[] => {
  const source = read(path)
  const [union = ''] = new RegExp(`type ${name} =[^=]*?(?=\\n\\n)`, 's').exec(source) ?? []
  return [...union.matchAll(/'([a-z0-9]+\.[a-z0-9-]+)'/g)].map(([, code]) => code ?? '')
}

const CATALOGUES = [
  ['packages/core/src/dossier/verify/finding.ts', 'PackageCode', 50],
  ['packages/core/src/dossier/archive/zip-name.ts', 'ZipCode', 25],
  ['packages/core/src/dossier/package/manifest.ts', 'ManifestCode', 4],
] as const

describe('the catalogue of reasons', () => {
  for (const [path, name, least] of CATALOGUES)
    it(`has every ${name} given in a test`, () => {
      const codes = codesOf(path, name)
      expect(codes.length).toBeGreaterThanOrEqual(least)
      expect(codes.filter((code) => !tests.includes(`'${code}'`))).toEqual([])
    })

  it('has no code twice', () => {
    const all = CATALOGUES.flatMap(([path, name]) => codesOf(path, name))
    expect(new Set(all).size).toBe(all.length)
  })

  it('gives every finding and refusal a whole sentence, without a name, a path or a value of the package', () => {
    const folder = 'packages/core/src/dossier'
    const sources = readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => /^(verify|archive)\/(check|read|locate|zip-name)/.test(path) && !path.includes('.test.'),
      )
      .map((path) => read(join(folder, path)))
      .join('\n')
    const sentences = [
      ...sources.matchAll(
        /(?:error|warn|refuse|fail|refuseZip)\(\s*(?:'[a-z]+',\s*)?'[a-z0-9.-]+',\s*['`]([A-Z][^'`]+)['`]/g,
      ),
    ]
    expect(sentences.length).toBeGreaterThan(60)
    for (const [, sentence = ''] of sentences) {
      expect(sentence).toMatch(/^[A-Z].*[.?]$/)
      expect(sentence).not.toMatch(/\$\{(?!leaf\.seq|limits\.|MAX_|proof\.size)/)
    }
  })
})
