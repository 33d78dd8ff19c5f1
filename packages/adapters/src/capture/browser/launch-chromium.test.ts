/** Starting a browser: what cannot be started fails by name and leaves nothing behind, and walls that were asked for are never quietly left out. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findJail } from '../jail/describe-jail.ts'
import { findChromium } from './find-chromium.ts'
import { launchChromium } from './launch-chromium.ts'
import { tryBrowser } from './try-browser.ts'

let folder = ''
const SIZE = { width: 640, height: 480 }
const jail = findJail()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sr-launch-'))
  // The browser's own user must be able to start it.
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'not-a-browser'), '#!/bin/sh\nexit 3\n', { mode: 0o755 })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a program that is not there', () => {
  it('fails as a missing browser, before any wall is built', async () => {
    const launching = launchChromium({ executablePath: join(folder, 'nowhere'), scratchDir: folder, ...SIZE })
    await expect(launching).rejects.toMatchObject({ code: 'capture.browser-missing' })
    expect(readdirSync(folder)).toEqual(['not-a-browser'])
  })
})

describe.skipIf(process.platform === 'win32')('a program that ends at once', () => {
  it.each([['none'], ...(jail === undefined ? [] : ([[jail]] as const))] as const)(
    'fails as crashed with walls %s, and leaves no folder',
    async (walls) => {
      const scratchDir = mkdtempSync(join(tmpdir(), 'sr-launch-scratch-'))
      const launching = launchChromium({
        executablePath: join(folder, 'not-a-browser'),
        scratchDir,
        walls,
        ...SIZE,
      })
      await expect(launching).rejects.toMatchObject({ code: 'capture.browser-crashed' })
      expect(readdirSync(scratchDir)).toEqual([])
      rmSync(scratchDir, { recursive: true })
    },
  )
})

describe.skipIf(findChromium() === undefined)(
  'the browser of this machine (skipped without Chromium)',
  () => {
    it('is started in the jail wherever one can be built', async () => {
      const tried = await tryBrowser()
      expect(tried.state).toBe('runs')
      expect(tried.state === 'runs' && tried.confinement.includes('jailed in a network namespace')).toBe(
        jail !== undefined,
      )
    })

    it('in the weaker mode says so', async () => {
      const browser = await launchChromium({
        executablePath: findChromium() ?? '',
        scratchDir: folder,
        walls: 'none',
        ...SIZE,
      })
      await browser.close()
      expect(browser.confinement).toMatch(/by its command line alone: this machine does NOT offer/)
    })

    it('ends as often as it is told to', async () => {
      const browser = await launchChromium({
        executablePath: findChromium() ?? '',
        scratchDir: folder,
        ...SIZE,
      })
      await Promise.all([browser.close(), browser.close()])
      await browser.close()
      await browser.exited
    })
  },
)

describe('trying', () => {
  it('names a machine without a browser, and a browser that does not run', async () => {
    expect(await tryBrowser('')).toMatchObject({ state: 'failed' })
    expect(await tryBrowser(join(folder, 'nowhere'))).toMatchObject({
      state: 'failed',
      executablePath: join(folder, 'nowhere'),
    })
  })
})
