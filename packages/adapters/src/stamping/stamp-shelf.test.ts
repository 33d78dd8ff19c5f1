import { stampedNote } from '@smart-rescue/core/stamping'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../vault/index.ts'
import { ANA, makeScratch, type Scratch } from '../vault/scratch-locker.fixture.ts'
import { createStampShelf, systemChance } from './stamp-shelf.ts'

let scratch: Scratch
beforeEach(() => {
  scratch = makeScratch()
})
afterEach(() => scratch.remove())

describe('the shelf of tokens', () => {
  it('keeps a token under size and authority beside the log, and gives it back', async () => {
    await scratch.make()
    const shelf = createStampShelf(nodeDisk(scratch.dir))
    expect(await shelf.read(3, 'lighthouse', 'tsr')).toBeUndefined()
    await shelf.keep(3, 'lighthouse', 'tsr', Uint8Array.of(1, 2))
    await shelf.keep(3, 'lighthouse', 'tsr', Uint8Array.of(3))
    expect([...((await shelf.read(3, 'lighthouse', 'tsr')) ?? [])]).toEqual([3])
    expect(scratch.files()).toContain('log/stamps/3.lighthouse.tsr')
  })

  it('never leaves its folder, whatever name it is given', async () => {
    await scratch.make()
    const shelf = createStampShelf(nodeDisk(scratch.dir))
    for (const slug of ['../x', 'a/b', 'A', '', 'x'.repeat(31)])
      await expect(shelf.keep(1, slug, 'tsr', new Uint8Array(1))).rejects.toThrow(RangeError)
    await expect(shelf.keep(-1, 'a', 'tsr', new Uint8Array(1))).rejects.toThrow(RangeError)
  })

  it('gives the signed note of every size at which the real locker signed, ready to be stamped', async () => {
    const door = await scratch.make()
    await door.locker.record({ type: 'log.opened', actor: ANA })
    const { size, vkey, note } = await door.locker.checkpoint()
    const shelf = createStampShelf(nodeDisk(scratch.dir))
    const kept = await shelf.note(size)
    expect(Buffer.from(kept ?? []).toString()).toBe(note)
    expect(stampedNote(kept ?? '', vkey)).toBeDefined()
    expect(await shelf.note(size + 1)).toBeUndefined()
  })

  it('is no damage to whoever checks the locker', async () => {
    const door = await scratch.make()
    await door.locker.record({ type: 'log.opened', actor: ANA })
    await createStampShelf(nodeDisk(scratch.dir)).keep(1, 'lighthouse', 'tsr', Uint8Array.of(1))
    expect((await door.locker.fsck()).findings).toEqual([])
  })
})

describe('chance', () => {
  it('gives as many bytes as asked for, and others each time', () => {
    expect(systemChance(8)).toHaveLength(8)
    expect(Buffer.from(systemChance(8)).equals(Buffer.from(systemChance(8)))).toBe(false)
  })
})
