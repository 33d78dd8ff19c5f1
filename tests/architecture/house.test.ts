/** The habits of the house that no other tool checks: names, sizes, purity, sentences. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)))
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
/** Tests, and what only they use: fixtures, fakes, scratch sites. */
const isTest = (file: string) =>
  /\.(test|fixture|fake)\.tsx?$|\/testing\//.test(file) || file.startsWith('tests/')
const sources = files.filter(
  (file) => /\.(ts|tsx|mjs)$/.test(file) && !/(^|\/)(locales|generated)\//.test(file),
)
const product = sources.filter((file) => /^(packages|apps)\//.test(file) && !isTest(file))
const lineCount = (file: string) => read(file).split('\n').length - 1

describe('sizes', () => {
  it('keeps every file under 600 lines and 95 of 100 under 400', () => {
    const counted = sources.map((file) => ({ file, lines: lineCount(file) }))
    expect(counted.filter(({ lines }) => lines > 600)).toEqual([])
    const long = counted.filter(({ lines }) => lines > 400)
    expect(long.length / counted.length, JSON.stringify(long)).toBeLessThanOrEqual(0.05)
  })

  it('keeps the median file at 100 lines or less', () => {
    const sorted = product.map(lineCount).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(100)
  })

  it('has four lines of test for five of source, tables of data counted as source', () => {
    const code = product.filter(
      (file) => !file.includes('/web/') && !file.startsWith('apps/web/') && !file.startsWith('packages/ui/'),
    )
    const tests = sources.filter(isTest)
    const sum = (list: readonly string[]) => list.reduce((total, file) => total + lineCount(file), 0)
    expect(sum(tests), `tests against ${sum(code)} lines of source`).toBeGreaterThanOrEqual(0.8 * sum(code))
  })
})

describe('names', () => {
  it('uses none of the names that say nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|misc|lib|managers?|base)(\/|\.(ts|tsx|mjs)$)/
    expect(sources.filter((file) => empty.test(file))).toEqual([])
  })

  it('writes file names in kebab-case', () => {
    const kebab = /^[a-z0-9$_.]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/
    expect(product.filter((file) => !kebab.test(basename(file)))).toEqual([])
  })

  it('keeps a folder to a dozen entries before it wants a sub-idea', () => {
    const folders = new Map<string, Set<string>>()
    for (const file of product) {
      const parts = file.split('/')
      for (let depth = 3; depth < parts.length; depth += 1) {
        const folder = parts.slice(0, depth).join('/')
        folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[depth] ?? ''))
      }
    }
    const roots = /^(packages\/(core|features|adapters|schema)\/src)$/
    const crowded = [...folders]
      .filter(([folder, entries]) => entries.size > 16 && !roots.test(folder))
      .map(([folder]) => folder)
    expect(crowded).toEqual([])
  })
})

describe('purity', () => {
  it('lets neither clock nor chance nor machine into the pure floors', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.(randomUUID|getRandomValues)|from 'node:|\bprocess\.|\bfetch\(|\bsetTimeout\(|\bconsole\./
    const pure = product.filter((file) => /^packages\/(schema|core)\/src\//.test(file))
    const offenders = pure.filter((file) => impure.test(read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    expect(offenders).toEqual([])
  })

  it('has no escape from the types', () => {
    const loophole = /(: any\b|\bas any\b|@ts-ignore|@ts-nocheck|@ts-expect-error)/
    expect(product.filter((file) => loophole.test(read(file)))).toEqual([])
  })
})

describe('sentences', () => {
  it('begins every source file with a sentence that says what it is', () => {
    const headless = product.filter((file) => {
      const text = read(file).replace(/^#!.*\n/, '')
      return !/^\/\*\*[\s\S]{20,}?\*\//.test(text) && !/^<|^\/\/ /.test(text)
    })
    expect(headless).toEqual([])
  })

  it('gives every exported name of schema, core, contracts and ports its sentence', () => {
    const rooms = product.filter(
      (file) =>
        /^packages\/(schema|core)\/src\//.test(file) ||
        /^packages\/features\/src\/(ports\/|[^/]+\/contract\.ts)/.test(file),
    )
    const missing: string[] = []
    for (const file of rooms) {
      const lines = read(file).split('\n')
      lines.forEach((line, at) => {
        const name =
          /^export (?:async )?(?:const|function\*?|class|interface|type|abstract class) (\w+)/.exec(line)?.[1]
        if (name === undefined) return
        const before = lines[at - 1] ?? ''
        // A schema and its type share one name and one sentence.
        const shared =
          line.startsWith('export type') &&
          new RegExp(`^export const ${name}\\b`, 'm').test(lines.slice(0, at).join('\n'))
        if (!before.trimEnd().endsWith('*/') && !shared) missing.push(`${file}:${at + 1} ${name}`)
      })
    }
    expect(missing).toEqual([])
  })
})

describe('what must not be in the clone', () => {
  it('names no path, host or tool of the machine it was written on', () => {
    const foreign = new RegExp(['/wo', 'rk/(main|shared)|"resolved": *"http|/ro', 'ot/'].join(''))
    const offenders = files.filter(
      (file) => !/\.(woff2?|png|jpg|wacz|gz)$/.test(file) && foreign.test(read(file)),
    )
    expect(offenders).toEqual([])
  })

  it('leaves no work undone in comments and no test alone', () => {
    const undone = new RegExp(['\\bTO', 'DO\\b|\\bFIX', 'ME\\b|\\.on', 'ly\\('].join(''))
    expect(sources.filter((file) => undone.test(read(file)))).toEqual([])
  })
})

describe('documents', () => {
  it('has every page a newcomer looks for', () => {
    const pages = [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'CHANGELOG.md',
      'LICENSE',
      '.ci/run',
    ]
    expect(pages.filter((page) => !existsSync(join(ROOT, page)))).toEqual([])
  })

  it('names only paths that exist in ARCHITECTURE.md', () => {
    const named = [
      ...read('ARCHITECTURE.md').matchAll(
        /`((?:packages|apps|tests|tools|bench|training|docs|migrations|domain)\/[\w./*<>-]*)`/g,
      ),
    ]
      .map((found) => found[1] ?? '')
      .filter((path) => !/[<*]/.test(path))
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})
