/** The reference pages are what the source says, in both directions. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endpoints } from '@smart-rescue/features/contracts'
import { ERRORS, isErrorCode } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const PAGES = ['errors.md', 'endpoints.md', 'access.md']

describe('docs/reference', () => {
  it('regenerates to itself', () => {
    const script = `import { reference } from './tools/write-reference.mjs'; process.stdout.write(JSON.stringify(reference()))`
    const made = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' }),
    )
    expect(Object.keys(made).sort()).toEqual([...PAGES].sort())
    for (const page of PAGES)
      expect(readFileSync(join(ROOT, 'docs/reference', page), 'utf8'), page).toBe(made[page])
  })

  it('documents every error code, and no code that does not exist', () => {
    const text = readFileSync(join(ROOT, 'docs/reference/errors.md'), 'utf8')
    const documented = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map((found) => found[1])
    expect(documented).toEqual(Object.keys(ERRORS))
  })
})

describe('the contracts', () => {
  it('name each endpoint once, and each method and path once', () => {
    const names = endpoints.map((endpoint) => endpoint.name)
    const routes = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':')}`)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(routes).size).toBe(routes.length)
  })

  it('promise only errors of the registry', () => {
    for (const endpoint of endpoints)
      for (const error of endpoint.errors) expect(isErrorCode(error), `${endpoint.name} ${error}`).toBe(true)
  })

  it('carry the case in the path wherever an act is on a case', () => {
    for (const endpoint of endpoints) {
      expect(endpoint.path.startsWith('/api/cases/:caseId'), endpoint.name).toBe(endpoint.scope === 'case')
    }
  })
})
