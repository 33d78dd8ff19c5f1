/** What a page leaves on this machine: searched for by a word that is in it, while it is open, after its browser was killed, and after we were. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../browser/find-chromium.ts'
import { sweepScratchFolders } from '../browser/scratch-folder.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'
import { findJail } from './describe-jail.ts'
import type { HeldPage } from './hold-page.fixture.ts'
import { findInside } from './read-namespace.fixture.ts'

const SCRIPT = join(import.meta.dirname, 'hold-page.fixture.ts')
const canary = `canary-${randomBytes(12).toString('hex')}`
const walls = findChromium() === undefined ? undefined : findJail()

let site: Site
let scratchDir = ''
let began = 0
const held: ChildProcess[] = []

/** Puts the word wherever a page can: text, cookie, storages, cache, blob. */
const page = `<title>Advert</title><p>${canary}</p><script src="/script.js"></script><script>(async () => {
  document.cookie = 'word=${canary}; max-age=3600'
  localStorage.setItem('word', '${canary}'.repeat(2000))
  sessionStorage.setItem('word', '${canary}')
  // Only secure pages have this one.
  const cache = await self.caches?.open('c').catch(() => undefined)
  if (cache) await cache.put('/kept', new Response('${canary}'.repeat(5000)))
  await new Promise((done) => {
    const opening = indexedDB.open('d')
    opening.onupgradeneeded = () => opening.result.createObjectStore('s')
    opening.onsuccess = () => {
      const put = opening.result.transaction('s', 'readwrite').objectStore('s').put('${canary}'.repeat(5000), 'word')
      put.onsuccess = done
      put.onerror = done
    }
    opening.onerror = done
  })
  self.kept = new Blob(['${canary}'.repeat(100000)])
  URL.createObjectURL(self.kept)
  document.title = 'stored'
})()</script>`

beforeAll(async () => {
  began = Date.now() - 1_000
  scratchDir = mkdtempSync(join(tmpdir(), 'sr-trace-'))
  chmodSync(scratchDir, 0o711)
  site = await startSite({
    '/': (response) => {
      response.setHeader('cache-control', 'max-age=3600')
      answer(page)(response, response.req)
    },
    '/script.js': (response) => {
      response.setHeader('cache-control', 'max-age=3600')
      answer(`/* ${canary} */`, 'text/javascript')(response, response.req)
    },
  })
})

afterAll(async () => {
  await site.close()
  rmSync(scratchDir, { recursive: true, force: true })
})

afterEach(() => {
  for (const child of held.splice(0)) child.kill('SIGKILL')
})

/** Every file of the folder, written since the test began, that holds the word. */
const search = (folder: string): string[] => {
  const found: string[] = []
  const walk = (path: string) => {
    let entries: ReturnType<typeof statSync> | undefined
    try {
      entries = statSync(path)
    } catch {
      return
    }
    if (entries === undefined) return
    if (entries.isDirectory()) {
      try {
        for (const name of readdirSync(path)) walk(join(path, name))
      } catch {
        // Gone meanwhile, or not ours to read.
      }
    } else if (entries.isFile() && entries.mtimeMs >= began && entries.size < 60_000_000) {
      try {
        const bytes = readFileSync(path)
        if (bytes.includes(canary) || bytes.includes(Buffer.from(canary, 'utf16le'))) found.push(path)
      } catch {
        // Gone meanwhile.
      }
    }
  }
  walk(folder)
  return found
}

const everywhere = (): string[] => ['/dev/shm', '/var/tmp', tmpdir(), scratchDir].flatMap(search)

const hold = async (kind: HeldPage['walls']) => {
  const input: HeldPage = { port: site.port, path: '/', scratchDir, walls: kind }
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  held.push(child)
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text)
    })
    child.once('exit', () => reject(new Error(`the page was not held: ${complaints}`)))
  })
  const said: { readonly browser: number; readonly confinement: string } = JSON.parse(line)
  return { child, ...said }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') !== true
  } catch {
    return false
  }
}

const until = async (holds: () => boolean): Promise<boolean> => {
  for (let turn = 0; turn < 200 && !holds(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return holds()
}

describe('the search', () => {
  it('finds the word where it is, in either way of writing', () => {
    writeFileSync(join(scratchDir, 'one'), `before ${canary} after`)
    writeFileSync(join(scratchDir, 'two'), Buffer.from(canary, 'utf16le'))
    expect(search(scratchDir).length).toBe(2)
    for (const name of ['one', 'two']) rmSync(join(scratchDir, name))
    expect(search(scratchDir)).toEqual([])
  })
})

describe.skipIf(walls === undefined)('a jailed page (skipped where this machine cannot build a jail)', () => {
  const kind = walls ?? 'bwrap'

  it('is on no disk of this machine even while it is open', async () => {
    const { confinement, browser } = await hold(kind)
    expect(confinement).toMatch(/profile was in memory alone/)
    expect(findInside(browser)).toBeGreaterThan(0)
    expect(everywhere()).toEqual([])
    expect(readdirSync(scratchDir)).toEqual([])
  })

  it('is nowhere after its browser was killed', async () => {
    const { browser } = await hold(kind)
    const inside = findInside(browser) ?? 0
    process.kill(browser, 'SIGKILL')
    expect(await until(() => !isAlive(inside))).toBe(true)
    expect(everywhere()).toEqual([])
  })

  it('is nowhere after our own program was killed, and nothing of the browser is left running', async () => {
    const { child, browser } = await hold(kind)
    const inside = findInside(browser) ?? 0
    expect(isAlive(inside)).toBe(true)
    child.kill('SIGKILL')
    expect(await until(() => !isAlive(inside) && !isAlive(browser))).toBe(true)
    expect(everywhere()).toEqual([])
  })
})

describe.skipIf(walls === undefined || process.platform !== 'linux')('a page in the weaker mode', () => {
  it('is gone from the disk once a killed program has been started again', async () => {
    const { child, browser, confinement } = await hold('none')
    expect(confinement).toMatch(/profile on disk/)
    expect(readdirSync(scratchDir).length).toBeGreaterThan(0)
    child.kill('SIGKILL')
    // The browser hears that its pipe has ended, and ends.
    expect(await until(() => !isAlive(browser))).toBe(true)
    expect(await sweepScratchFolders(scratchDir)).toBe(1)
    expect(readdirSync(scratchDir)).toEqual([])
    expect(everywhere()).toEqual([])
  })
})
