/** A stamped package in the hands of somebody who has openssl and a shell only: the recipe of its README, step by step. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeStampedFiles } from '../../packages/core/src/dossier/verify/times/stamped-package.fixture.ts'
import { hasOpenssl } from './openssl-authority.ts'

const lay = (files: readonly (readonly [string, Uint8Array])[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'by-hand-'))
  for (const [path, bytes] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}

const scriptOf = (files: readonly (readonly [string, Uint8Array])[]): string =>
  Buffer.from(files.find(([path]) => path === 'README.txt')?.[1] ?? [])
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.slice(4))
    .join('\n')

const run = (folder: string, script: string): string =>
  spawnSync('sh', ['-c', script], { cwd: folder, timeout: 60_000 }).stdout.toString()

const tools = hasOpenssl() && spawnSync('sha256sum', ['--version']).status === 0
describe.skipIf(!tools)('the recipe (skipped without openssl and sha256sum)', () => {
  const folders: string[] = []
  let said: string
  beforeAll(() => {
    const files = makeStampedFiles()
    const folder = lay(files)
    folders.push(folder)
    said = run(folder, scriptOf(files))
  })
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  it('finds files, items, entries and both stamps as they should be', () => {
    expect(said).toContain('1 files: as the manifest lists them')
    expect(said).toContain('3 items/E-01/text.txt: as sealed')
    expect(said).toContain('4 entry 2: in the log')
    expect(said).toContain('6 1 entries stamped by lighthouse: Nov 24 07:00:00 2026 GMT')
    expect(said).toContain('6 3 entries stamped by lighthouse: Nov 24 09:00:00 2026 GMT')
    expect(said).not.toMatch(/NOT|CHANGED/)
  })

  it('says that a stamp for another state does not hold', () => {
    const files = new Map(makeStampedFiles())
    const other = files.get('stamps/1.lighthouse.tsr')
    if (other) files.set('stamps/3.lighthouse.tsr', other)
    const folder = lay([...files])
    folders.push(folder)
    expect(run(folder, scriptOf([...files]))).toContain('6 stamps/3.lighthouse.tsr: DOES NOT HOLD')
  })
})
