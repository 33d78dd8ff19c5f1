/** Finding the browser: the order of the places, one's own choice first, and nothing that cannot be run. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chromiumPlaces, findChromium } from './find-chromium.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sr-find-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Makes a file below the folder, runnable unless said otherwise; answers with its path. */
const put = (path: string, mode = 0o755): string => {
  const full = join(folder, path)
  mkdirSync(join(full, '..'), { recursive: true })
  writeFileSync(full, '#!/bin/sh\n')
  chmodSync(full, mode)
  return full
}

/** A platform whose fixed places do not exist here, so that only the given environment decides. */
const WINDOWS = 'win32'

describe('one’s own choice', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('goes before every usual place on %s', (platform) => {
    const own = put('own/browser')
    put('root/Google/Chrome/Application/chrome.exe')
    const env = { SMART_RESCUE_CHROMIUM: own, PATH: folder, PROGRAMFILES: join(folder, 'root'), HOME: folder }
    expect(findChromium(platform, env)).toBe(own)
  })

  it('that is not there finds nothing, rather than quietly another browser', () => {
    const other = put('root/Chromium/Application/chrome.exe')
    const env = { SMART_RESCUE_CHROMIUM: join(folder, 'gone'), PROGRAMFILES: join(folder, 'root') }
    expect(findChromium(WINDOWS, env)).toBeUndefined()
    expect(findChromium(WINDOWS, { ...env, SMART_RESCUE_CHROMIUM: '' })).toBe(other)
  })

  it('that may not be run finds nothing', () => {
    expect(findChromium('linux', { SMART_RESCUE_CHROMIUM: put('own', 0o644) })).toBeUndefined()
  })

  it('is kept as it was written, also where it is a link', () => {
    const real = put('real')
    const link = join(folder, 'link')
    symlinkSync(real, link)
    expect(findChromium('linux', { SMART_RESCUE_CHROMIUM: link })).toBe(link)
  })
})

describe('Windows', () => {
  const roots = { PROGRAMFILES: 'a', 'PROGRAMFILES(X86)': 'b', LOCALAPPDATA: 'c' } as const
  const env = () =>
    Object.fromEntries(Object.entries(roots).map(([name, root]) => [name, join(folder, root)]))

  it.each(Object.values(roots))('is searched in the root %s for each of three browsers', (root) => {
    for (const program of [
      'Microsoft/Edge/Application/msedge.exe',
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
    ]) {
      const path = put(join(root, program))
      expect(findChromium(WINDOWS, env())).toBe(path)
    }
  })

  it('takes the machine’s browser before the person’s', () => {
    put('c/Chromium/Application/chrome.exe')
    const machine = put('a/Microsoft/Edge/Application/msedge.exe')
    expect(findChromium(WINDOWS, env())).toBe(machine)
  })

  it('without any of its variables finds nothing', () => {
    expect(findChromium(WINDOWS, {})).toBeUndefined()
    expect(findChromium(WINDOWS, { PATH: folder })).toBeUndefined()
  })
})

describe('a Mac', () => {
  it('is searched in the person’s own applications too, Chromium before Chrome before Edge', () => {
    const apps = 'Applications'
    for (const program of [
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
    ]) {
      const path = put(join(apps, program))
      expect(findChromium('darwin', { HOME: folder })).toBe(path)
    }
  })

  it('does not take what only stands on the path', () => {
    put('bin/chromium')
    expect(findChromium('darwin', { HOME: folder, PATH: join(folder, 'bin') })).toBeUndefined()
  })
})

describe('Linux', () => {
  const list = (path: string | undefined) => chromiumPlaces('linux', path === undefined ? {} : { PATH: path })

  it('is searched in fixed places first, the program before any launcher script', () => {
    const places = list('/usr/bin')
    expect(places[0]).toBe('/usr/lib/chromium/chromium')
    expect(places.indexOf('/usr/bin/chromium')).toBeGreaterThan(places.indexOf('/opt/chromium/chrome'))
  })

  it('is searched along the path, folder by folder, each for five names', () => {
    const fixed = list(undefined).length
    expect(list(['/one', '/two'].join(delimiter)).slice(fixed)).toEqual(
      ['/one', '/two'].flatMap((place) =>
        ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'].map(
          (name) => `${place}/${name}`,
        ),
      ),
    )
  })

  it.each(['', delimiter, `${delimiter}/one${delimiter}${delimiter}`])(
    'never looks into the working folder for an empty part of the path (%j)',
    (path) => {
      expect(list(path).filter((place) => !place.startsWith('/'))).toEqual([])
    },
  )

  it('has the same places on every other Unix', () => {
    for (const platform of ['freebsd', 'openbsd', 'aix'] as const)
      expect(chromiumPlaces(platform, { PATH: '/x' })).toEqual(chromiumPlaces('linux', { PATH: '/x' }))
  })

  const isDebian = existsSync('/usr/lib/chromium/chromium') && existsSync('/usr/bin/chromium')
  it.skipIf(!isDebian)('gives the program behind Debian’s launcher script (skipped elsewhere)', () => {
    expect(findChromium('linux', { SMART_RESCUE_CHROMIUM: '/usr/bin/chromium' })).toBe(
      '/usr/lib/chromium/chromium',
    )
  })
})
