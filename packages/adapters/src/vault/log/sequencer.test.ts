/** Tests the sequencer against disks that lie, mutexes that fail, drafts that do not fit, and a second signature at one size. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyLog } from '@smart-rescue/core/integrity'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Disk } from '../disk/disk.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { openKeyring } from '../keys/keyring.ts'
import type { FileLockerDoor } from '../locker-door.ts'
import { ANA, CASE, EXHIBIT, evidence, listOf, makeScratch, type Scratch } from '../scratch-locker.fixture.ts'
import { publishCheckpoint, signCheckpoint } from './checkpoint-files.ts'

let scratch: Scratch
let door: FileLockerDoor
beforeEach(async () => {
  scratch = makeScratch()
  door = await scratch.make()
  await door.locker.openCase({ caseId: CASE, actor: ANA, detail: {} })
})
afterEach(() => scratch.remove())

/** A disk that reports every write as done, but spoils those to matching paths. */
const lyingDisk = (matches: RegExp, spoil: (bytes: Uint8Array) => Uint8Array): Disk => {
  const disk = nodeDisk(scratch.dir)
  return {
    ...disk,
    create: async (path) => {
      const file = await disk.create(path)
      return matches.test(path) ? { ...file, write: (bytes) => file.write(spoil(bytes)) } : file
    },
  }
}
const oneBit = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, at) => (at === bytes.length - 5 ? byte ^ 1 : byte))
const dropped = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.floor(bytes.length / 2))
const event = (locker = door.locker) =>
  locker.record({ type: 'link.proposed', actor: ANA, caseId: CASE, item: EXHIBIT })

describe('a disk that lies', () => {
  it.each([
    ['one bit of a leaf', /entries\/000\.p/, oneBit],
    ['half of the leaves', /entries\/000\.p/, dropped],
    ['one bit of a blob', /blobs\/tmp/, oneBit],
    ['half of a blob', /blobs\/tmp/, dropped],
  ] as const)('is found out before anything is signed: %s', async (_what, path, spoil) => {
    const { size } = await door.locker.checkpoint()
    const broken = await scratch.open({ disk: lyingDisk(path, spoil) })
    await expect(broken.locker.seal(evidence('x'.repeat(50_000)))).rejects.toMatchObject({
      code: 'locker.stopped',
    })
    await expect(event(broken.locker)).rejects.toMatchObject({ code: 'locker.stopped' })
    await expect(broken.locker.seal(evidence('more'))).rejects.toMatchObject({ code: 'locker.stopped' })
    const again = await scratch.open()
    expect((await again.locker.checkpoint()).size).toBe(size)
    expect((await again.locker.fsck()).findings).toEqual([])
    expect((await event(again.locker)).index).toBe(size)
  })
})

describe('what is asked together', () => {
  it('does not fail together: an act that cannot be a leaf is refused alone', async () => {
    const bad = door.locker.record({ type: 'link.proposed', actor: ANA, size: -1 })
    const outcomes = await Promise.allSettled([event(), bad, event()])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await door.locker.fsck()).findings).toEqual([])
  })

  it('is refused with the reason when the mutex fails, and works when it does again', async () => {
    let isBroken = false
    const exclusively = async <T>(work: () => Promise<T>): Promise<T> => {
      if (isBroken) throw new Error('the database is away')
      return work()
    }
    const other = await scratch.open({ exclusively })
    isBroken = true
    await expect(event(other.locker)).rejects.toThrow('the database is away')
    isBroken = false
    expect((await event(other.locker)).index).toBe(1)
  })

  it('is numbered within each exhibit, also inside one commit', async () => {
    await Promise.all(Array.from({ length: 5 }, () => event()))
    const history = await door.locker.history(EXHIBIT)
    expect(history.map(({ leaf }) => leaf.n)).toEqual([0, 1, 2, 3, 4])
    expect(history.slice(1).map(({ leaf }) => leaf.prev)).toEqual(
      history.slice(0, -1).map(({ hash }) => hash),
    )
  })

  it('carries the time of its commit, even when the clock was set back, and the verdict only warns', async () => {
    let at = Date.parse('2026-11-25T00:00:00.000Z')
    const other = await scratch.open({ clock: { now: () => new Date(at) } })
    await event(other.locker)
    at -= 3_600_000
    await event(other.locker)
    const leaves = await listOf(other.locker.leaves())
    const { size } = await other.locker.checkpoint()
    const root = Buffer.from((await other.locker.checkpoint()).root, 'hex')
    const verdict = verifyLog(
      leaves.map(({ bytes }) => bytes),
      { size, root },
    )
    expect(verdict).toMatchObject({ intact: true, findings: [{ code: 'log.time', severity: 'warning' }] })
  })
})

describe('two signatures at one size', () => {
  it('are refused: a checkpoint that exists is never replaced by another of the same size', async () => {
    const disk = nodeDisk(scratch.dir)
    const { size, note } = await door.locker.checkpoint()
    const foreign = note.replace(/\n[^\n]{43}=\n/, `\n${'A'.repeat(43)}=\n`)
    expect(foreign).not.toBe(note)
    const checkpoint = { origin: 'x', size, root: new Uint8Array(32), extensions: [] }
    await expect(publishCheckpoint(disk, { checkpoint, note: foreign })).rejects.toMatchObject({
      code: 'locker.stopped',
    })
    expect(readFileSync(join(scratch.dir, 'log/checkpoint'), 'utf8')).toBe(note)
    await publishCheckpoint(disk, { checkpoint, note })
    expect((await door.locker.fsck()).findings).toEqual([])
  })

  it('is the same checkpoint when only its ML-DSA signature differs, which it does each time', async () => {
    const keyring = await openKeyring(nodeDisk(scratch.dir), { keyFile: scratch.keyFile })
    const { size, root } = await door.locker.checkpoint()
    const again = signCheckpoint(keyring, size, Buffer.from(root, 'hex'))
    const before = readFileSync(join(scratch.dir, 'log/checkpoint'), 'utf8').split('\n')
    const after = again.note.split('\n')
    expect(after.slice(0, 5)).toEqual(before.slice(0, 5))
    expect(after[5]).not.toBe(before[5])
    await publishCheckpoint(nodeDisk(scratch.dir), again)
    expect((await door.locker.fsck()).findings).toEqual([])
    await event()
  })

  it('stops a locker whose next checkpoint was signed by somebody else already', async () => {
    const { size, note } = await door.locker.checkpoint()
    writeFileSync(join(scratch.dir, `log/checkpoints/${String(size + 1).padStart(6, '0')}`), note)
    await expect(event()).rejects.toMatchObject({ code: 'locker.stopped' })
  })
})
