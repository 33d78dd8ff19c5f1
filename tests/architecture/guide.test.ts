/** The guide and the README name only what exists: commands, options, scripts, settings, links, roles and states. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { CaptureState, Role } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { usageOf } from '../../apps/server/src/cli/usage.ts'
import { PLACE_FLAGS } from '../../apps/server/src/config.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && ending.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort()

const GUIDE = filesBelow('docs/guide', /\.md$/)
const PAGES = [
  ...filesBelow('docs', /\.md$/),
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  'training/harbour/README.md',
]

/** What a page sets as code: fenced blocks line by line, and spans. */
const codeOf = (page: string): string[] => {
  const text = read(page)
  const blocks = [...text.matchAll(/^```[a-z]*\n([\s\S]*?)^```/gm)].flatMap((found) =>
    (found[1] ?? '').split('\n'),
  )
  const spans = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    (found) => found[1] ?? '',
  )
  return [...blocks, ...spans]
    .map((line) => line.replace(/ {2,}#.*$/, '').trim())
    .filter((line) => line !== '')
}
const CODE = PAGES.flatMap((page) => codeOf(page).map((line) => ({ page, line })))

/** `a b | c | d`, as the README lists commands, is one call of each. */
const calls = CODE.flatMap(({ page, line }) => {
  const [, rest] = /(?:^|npx )smart-rescue ([a-z].*)$/.exec(line) ?? []
  return rest === undefined ? [] : rest.split(' | ').map((call) => ({ page, call }))
})

const cliFiles = filesBelow('apps/server/src/cli', /\.ts$/)
/** Whether a command takes an option: by its usage, by what every client command takes, or because it opens a data directory. */
const takes = (command: string, option: string): boolean => {
  const usage = usageOf(command)
  if (new RegExp(`(^|[\\s\\[])${option}(?![a-z-])`).test(usage)) return true
  const file = cliFiles.find((path) => path.endsWith(`/${command}.ts`))
  const source = file === undefined ? '' : read(file)
  if (['--server', '--session'].includes(option)) return file?.includes('/client/') ?? false
  return Object.hasOwn(PLACE_FLAGS, option.slice(2)) && source.includes('...PLACE_FLAGS')
}

describe('commands', () => {
  it('are named often enough in the guide for this check to mean something', () => {
    expect(calls.length).toBeGreaterThan(25)
    expect(calls.filter(({ call }) => call.includes('--')).length).toBeGreaterThan(12)
  })

  it.each(calls.map(({ page, call }) => [page, call]))('exist as %s names them: %s', (_, call) => {
    const command = /^[a-z]+/.exec(call)?.[0] ?? ''
    expect(usageOf(command), `there is no command ${command}`).toContain(`smart-rescue ${command}`)
    expect(usageOf(command), `there is no command ${command}`).not.toContain('Client commands take')
    for (const [option] of call.matchAll(/--[a-z][a-z-]*/g))
      expect(takes(command, option), `${command} does not take ${option}`).toBe(true)
  })

  it('would be missed if they did not exist', () => {
    expect(usageOf('burn')).toContain('Client commands take')
    expect(takes('backup', '--no-such')).toBe(false)
    expect(takes('verify', '--pol')).toBe(false)
    expect(takes('restore', '--unlock-file')).toBe(false)
    expect(takes('backup', '--unlock-file')).toBe(true)
  })

  it('are all explained somewhere in the guide, but for those that only drive a running server', () => {
    const guide = GUIDE.map(read).join('\n')
    for (const file of cliFiles.filter((path) => path.includes('/house/') || path.includes('/backup/'))) {
      const name = file.replace(/^.*\/|\.ts$/g, '')
      if (!usageOf(name).startsWith(`smart-rescue ${name}`)) continue
      expect(guide, `the guide is silent on ${name}`).toContain(`smart-rescue ${name}`)
    }
  })
})

describe('scripts', () => {
  const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts
  const named = CODE.flatMap(({ page, line }) =>
    [...line.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((found) => ({
      page,
      name: found[1] ?? found[2] ?? '',
    })),
  )

  it.each(named.map(({ page, name }) => [name, page]))('npm runs %s, which %s names', (name) => {
    expect(Object.keys(scripts)).toContain(name)
  })

  it('lie where the pages say: every `node FILE` is a file of the clone, or of a package', () => {
    const programs = CODE.flatMap(({ line }) =>
      [...line.matchAll(/\bnode ([\w./-]+\.(?:mjs|ts))/g)].map((f) => f[1] ?? ''),
    )
    expect(programs.length).toBeGreaterThan(0)
    for (const program of programs)
      if (program !== 'verify.mjs') expect(existsSync(join(ROOT, program)), program).toBe(true)
  })
})

describe('settings', () => {
  it('of the environment are read by some program', () => {
    const programs = [...filesBelow('apps/server', /\.(ts|mjs)$/), ...filesBelow('tools', /\.mjs$/)]
      .map(read)
      .join('\n')
    const named = new Set(
      CODE.flatMap(({ line }) => line.match(/\b(?:SMART_RESCUE_[A-Z_]+|DATABASE_URL)\b/g) ?? []),
    )
    expect(named.size).toBeGreaterThan(2)
    for (const name of named) expect(programs, name).toContain(name)
  })
})

describe('links', () => {
  const links = PAGES.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map((found) => ({ page, target: found[1] ?? '' })),
  ).filter(({ target }) => !/^(?:https?:|mailto:|#)/.test(target))

  it.each(links.map(({ page, target }) => [page, target]))('from %s lead somewhere: %s', (page, target) => {
    expect(existsSync(join(ROOT, dirname(page), target.replace(/#.*$/, '')))).toBe(true)
  })

  it('lead from the first day to every page of the guide', () => {
    const reached = new Set(['docs/guide/first-day.md'])
    for (const page of reached)
      for (const link of links.filter((each) => each.page === page)) {
        const target = join(dirname(page), link.target)
        if (GUIDE.includes(target)) reached.add(target)
      }
    expect([...reached].sort()).toEqual(GUIDE)
  })
})

describe('a page of the guide', () => {
  it.each(GUIDE.map((page) => [page]))('is short and begins with its one idea: %s', (page) => {
    const lines = read(page).split('\n')
    expect(lines.length - 1).toBeLessThanOrEqual(120)
    expect(lines[0]).toMatch(/^# \S/)
    const prose = read(page).replace(/^```[\s\S]*?^```/gm, '')
    expect(prose.match(/^# /gm)).toHaveLength(1)
  })

  it.each(GUIDE.map((page) => [page]))('names no speed that somebody would have to measure: %s', (page) => {
    expect(read(page)).not.toMatch(
      /\b\d+(?:[.,]\d+)?\s*(?:ms|milliseconds?|seconds?|minutes?|MB\/s|pages an hour)\b/,
    )
  })

  it.each(GUIDE.map((page) => [page]))(
    'gives no number, address or name that could be somebody’s: %s',
    (page) => {
      expect(read(page)).not.toMatch(/\+\d[\d ]{7,}|\b[\w.]+@(?!example|[\w.]+\.example)[\w.]+\.[a-z]{2,}/)
    },
  )
})

describe('words', () => {
  it('explain every role, with its name as the product shows it', () => {
    const page = read('docs/guide/first-day.md').toLowerCase()
    for (const role of Role.options) expect(page).toContain(`| ${role.replace('-', ' ')} |`)
  })

  it('explain every end of a capture', () => {
    const page = read('docs/guide/capture.md')
    for (const state of CaptureState.options.filter((one) => one !== 'queued' && one !== 'running'))
      expect(page).toContain(`| ${state} |`)
  })

  it('ask for a passphrase as long as the product does', () => {
    const sentence = read('packages/schema/src/errors/house-errors.ts').match(
      /fewer than (\d+) characters/,
    )?.[1]
    expect(read('docs/guide/first-day.md')).toContain(`at least ${sentence} characters`)
  })
})
