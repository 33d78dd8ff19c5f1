/** The browser's throw-away home: where it is, whose it is, that it goes, and that a living program's stays. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeScratchFolder, type ScratchFolder, sweepScratchFolders } from './scratch-folder.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534
let parent: string
const made: ScratchFolder[] = []

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sr-t-'))
  chmodSync(parent, 0o711)
})
afterEach(async () => {
  for (const folder of made.splice(0)) await folder.remove()
  rmSync(parent, { recursive: true, force: true })
})

const make = async (wanted: string, uid?: number): Promise<ScratchFolder> => {
  const folder = await makeScratchFolder(wanted, uid)
  made.push(folder)
  return folder
}

describe('a scratch folder', () => {
  it('is fresh, empty, below the wanted place, and closed to others', async () => {
    const folder = await make(parent)
    expect(dirname(folder.path)).toBe(parent)
    expect(readdirSync(folder.path)).toEqual([])
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    expect(folder.elsewhere).toBe(false)
  })

  it('is another one for every browser', async () => {
    const [one, two] = await Promise.all([make(parent), make(parent)])
    expect(one.path).not.toBe(two.path)
  })

  it('makes the wanted place where it is missing, so that nobody else may list it', async () => {
    const wanted = join(parent, 'a/b')
    const folder = await make(wanted)
    expect(dirname(folder.path)).toBe(wanted)
    expect(statSync(wanted).mode & 0o066).toBe(0)
  })

  it('names the program that made it, so that a later one knows whether it still lives', async () => {
    expect((await make(parent)).path).toContain(`smart-rescue-browser-${process.pid}-`)
  })

  it('goes with everything in it, and may be removed twice', async () => {
    const folder = await make(parent)
    mkdirSync(join(folder.path, 'Default/Cache'), { recursive: true })
    writeFileSync(join(folder.path, 'Default/Cache/x'), 'x')
    await folder.remove()
    await folder.remove()
    expect(readdirSync(parent)).toEqual([])
  })
})

describe.skipIf(tmpdir() !== '/tmp')(
  'the folder of the sockets (skipped where the temporary folder is not /tmp)',
  () => {
    it('is the folder itself where its path is short', async () => {
      const folder = await make('/tmp/s')
      expect(folder.path.length).toBeLessThanOrEqual(57)
      expect(folder.sockets).toBe(folder.path)
      await folder.remove()
      rmSync('/tmp/s', { recursive: true, force: true })
    })

    it('is a short one of its own where the path is too long for a socket, and goes too', async () => {
      const folder = await make(join(parent, 'a'.repeat(60)))
      expect(folder.sockets).not.toBe(folder.path)
      // 103 bytes on a Mac, and the browser adds 46.
      expect(folder.sockets.length + 46).toBeLessThanOrEqual(103)
      expect(statSync(folder.sockets).mode & 0o777).toBe(0o700)
      await folder.remove()
      expect([existsSync(folder.path), existsSync(folder.sockets)]).toEqual([false, false])
    })

    it('leaves room for a socket whatever the length of the wanted path', async () => {
      for (let length = 1; length < 60; length += 3) {
        const folder = await make(join(parent, 'b'.repeat(length)))
        expect(Buffer.byteLength(folder.sockets) + 46).toBeLessThanOrEqual(103)
      }
    })

    it('leaves room for a socket where the path is short in letters but long in bytes', async () => {
      const wanted = join('/tmp', 'न'.repeat(10))
      const folder = await make(wanted)
      expect(folder.path.length).toBeLessThanOrEqual(57)
      expect(Buffer.byteLength(folder.path)).toBeGreaterThan(57)
      expect(Buffer.byteLength(folder.sockets) + 46).toBeLessThanOrEqual(103)
      await folder.remove()
      rmSync(wanted, { recursive: true, force: true })
    })
  },
)

describe.skipIf(!isRoot)('as root, for a browser that is not (skipped for everybody else)', () => {
  it('belongs to the browser’s user, the sockets too', async () => {
    const folder = await make(join(parent, 'c'.repeat(60)), NOBODY)
    for (const path of [folder.path, folder.sockets])
      expect([statSync(path).uid, statSync(path).gid]).toEqual([NOBODY, NOBODY])
  })

  it('stays root’s where no other user is given', async () => {
    expect(statSync((await make(parent)).path).uid).toBe(0)
  })

  it('is elsewhere where a parent may not be entered, and says so', async () => {
    const wanted = join(parent, 'closed/inner')
    mkdirSync(wanted, { recursive: true, mode: 0o711 })
    chmodSync(join(parent, 'closed'), 0o700)
    const folder = await make(wanted, NOBODY)
    expect(folder.elsewhere).toBe(true)
    expect(dirname(folder.path)).toBe(tmpdir())
    expect(readdirSync(wanted)).toEqual([])
  })

  it('is at the wanted place where every parent may be entered', async () => {
    const folder = await make(join(parent, 'open'), NOBODY)
    expect([folder.elsewhere, dirname(folder.path)]).toEqual([false, join(parent, 'open')])
  })

  it('does not care about closed parents where the browser is the same user', async () => {
    chmodSync(parent, 0o700)
    expect((await make(parent)).elsewhere).toBe(false)
  })
})

describe('sweeping', () => {
  /** Number of a process that has ended, and so of a program that was killed. */
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '0']).pid
  const leave = (name: string): string => {
    const path = join(parent, name)
    mkdirSync(join(path, 'Default'), { recursive: true })
    return path
  }

  it('removes what a dead program left, and counts it', async () => {
    const dead = deadPid()
    leave(`smart-rescue-browser-${dead}-abcdef`)
    leave(`smart-rescue-browser-${dead}-ghijkl`)
    expect(await sweepScratchFolders(parent)).toBe(2)
    expect(readdirSync(parent)).toEqual([])
  })

  it('leaves what a living program uses, our own and that of another user', async () => {
    const own = await make(parent)
    const other = leave('smart-rescue-browser-1-abcdef')
    expect(await sweepScratchFolders(parent)).toBe(0)
    expect([existsSync(own.path), existsSync(other)]).toEqual([true, true])
  })

  it.each([
    'smart-rescue-browser-',
    'smart-rescue-browser-x-abc',
    'smart-rescue-browser-0-abc',
    'smart-rescue-browser--5-abc',
    'smart-rescue-browser-1.5-abc',
    'other-999999-abc',
    'evidence',
  ])('leaves %s, which no program of ours made', async (name) => {
    const path = leave(name)
    expect(await sweepScratchFolders(parent)).toBe(0)
    expect(existsSync(path)).toBe(true)
  })

  it('finds nothing in a folder that is not there', async () => {
    expect(await sweepScratchFolders(join(parent, 'none'))).toBe(0)
  })
})
