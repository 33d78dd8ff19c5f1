/** Tests the disk: short writes, full disks, failures that are final. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { replaceFile, writeFile } from './disk.ts'
import { ensureFolder, nodeDisk, writeFully } from './node-disk.ts'

const dir = mkdtempSync(join(tmpdir(), 'disk-test-'))
const disk = nodeDisk(dir)
afterAll(() => rmSync(dir, { recursive: true }))

describe('the disk', () => {
  it('writes everything though each call writes only some of it', async () => {
    const written: number[] = []
    const halfAtATime = async (bytes: Uint8Array) => {
      const some = Math.ceil(bytes.length / 2)
      written.push(...bytes.subarray(0, some))
      return some
    }
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i & 255)
    await writeFully(halfAtATime, bytes)
    expect(written).toEqual([...bytes])
  })

  it('does not turn for ever when nothing is written any more', async () => {
    await expect(writeFully(async () => 0, Uint8Array.of(1))).rejects.toMatchObject({
      code: 'locker.stopped',
    })
  })

  it('calls a full device full, and any other failure of writing final', async () => {
    const full = await nodeDisk('/dev').create('full')
    await expect(full.write(Buffer.alloc(10))).rejects.toMatchObject({ code: 'locker.disk-full' })
    await full.close()
    await expect(disk.create('absent/file')).rejects.toMatchObject({ code: 'locker.stopped' })
    await expect(disk.syncFolder('absent')).rejects.toMatchObject({ code: 'locker.stopped' })
  })

  it('leaves neither a new file nor a changed old one when the disk is full', async () => {
    writeFileSync(join(dir, 'kept'), 'old')
    const filling = {
      ...disk,
      create: async (path: string) => ({
        ...(await disk.create(path)),
        write: (await nodeDisk('/dev').create('full')).write,
      }),
    }
    await expect(replaceFile(filling, 'kept', Buffer.from('new'))).rejects.toMatchObject({
      code: 'locker.disk-full',
    })
    expect(readFileSync(join(dir, 'kept'), 'utf8')).toBe('old')
    expect(existsSync(join(dir, 'kept.tmp'))).toBe(false)
  })

  it('gives undefined for what is not there, and reads any part of what is', async () => {
    expect(await disk.read('nothing')).toBeUndefined()
    expect(await disk.open('nothing')).toBeUndefined()
    expect(await disk.list('nothing')).toEqual([])
    await writeFile(disk, 'ten', Buffer.from('0123456789'))
    const file = await disk.open('ten')
    expect((await file?.read(7, 10))?.toString()).toBe('789')
    expect((await file?.read(20, 10))?.length).toBe(0)
    await file?.close()
  })

  it('gives a second name only where it is free', async () => {
    await writeFile(disk, 'a', Buffer.from('a'))
    expect(await disk.link('a', 'b')).toBe(true)
    expect(await disk.link('a', 'b')).toBe(false)
    await disk.remove('b')
    await disk.remove('b')
    expect(disk.has('b')).toBe(false)
  })

  it('makes new folders durable from the outermost that is not known to be', async () => {
    const synced: string[] = []
    const watched = { ...disk, syncFolder: async (folder: string) => void synced.push(folder) }
    const known = new Set<string>()
    await ensureFolder(watched, 'x/y/z', known)
    await ensureFolder(watched, 'x/y/z', known)
    expect(synced).toEqual(['x/y', 'x', ''])
  })
})
