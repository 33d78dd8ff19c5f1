/** Tests the start after a crash: what was signed goes on, what was not is cut, and keys are never destroyed. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileLockerDoor } from '../locker-door.ts'
import { ANA, CASE, evidence, listOf, makeScratch, type Scratch } from '../scratch-locker.fixture.ts'
import { COMMIT_STEPS, type CommitStep, publish, signRoot } from './commit.ts'

let scratch: Scratch
let door: FileLockerDoor
beforeEach(async () => {
  scratch = makeScratch()
  door = await scratch.make()
  await door.locker.openCase({ caseId: CASE, actor: ANA, detail: { reference: 'SR-1' } })
})
afterEach(() => scratch.remove())

const crash: CommitStep = async () => {
  throw new Error('power cut')
}
const before = (step: CommitStep): CommitStep[] =>
  COMMIT_STEPS.flatMap((each) => (each === step ? [crash] : [each]))
const at = (path: string): string => join(scratch.dir, path)

describe('starting after a crash', () => {
  it('cuts leaves that were written but never signed, and sets their keys aside', async () => {
    const broken = await scratch.open({ steps: before(signRoot) })
    await expect(broken.locker.seal(evidence('never acknowledged'))).rejects.toMatchObject({
      code: 'locker.stopped',
    })
    await expect(broken.locker.record({ type: 'log.verified', actor: ANA })).rejects.toMatchObject({
      code: 'locker.stopped',
    })
    expect(readdirSync(at('log/tile/entries/000.p'))).toEqual(['1', '2'])
    const again = await scratch.open()
    expect((await again.locker.checkpoint()).size).toBe(1)
    expect(readdirSync(at('log/tile/entries/000.p'))).toEqual(['1'])
    expect(readdirSync(at('keyring/entries')).filter((name) => name.includes('.unsigned-'))).toHaveLength(1)
    expect((await again.locker.fsck()).findings).toEqual([])
    await again.locker.record({ type: 'log.verified', actor: ANA })
    expect((await again.locker.fsck()).findings).toEqual([])
  })

  it('goes on from a checkpoint that was signed and durable but not yet the newest', async () => {
    const old = readFileSync(at('log/checkpoint'))
    const { note, size } = await (async () => {
      await door.locker.seal(evidence('signed'))
      return door.locker.checkpoint()
    })()
    writeFileSync(at('log/checkpoint'), old)
    const again = await scratch.open()
    expect(await again.locker.checkpoint()).toMatchObject({ note, size })
    expect(readFileSync(at('log/checkpoint'), 'utf8')).toBe(note)
    expect((await again.locker.fsck()).findings).toEqual([])
  })

  it('signs again after a commit that broke off before publication, with the same place for another leaf', async () => {
    const broken = await scratch.open({ steps: before(publish) })
    await expect(broken.locker.record({ type: 'log.verified', actor: ANA, size: 1 })).rejects.toThrow()
    const again = await scratch.open()
    const receipt = await again.locker.record({ type: 'log.verified', actor: ANA, size: 2 })
    expect(receipt.index).toBe(1)
    const [leaf] = await listOf(again.locker.leaves({ start: 1 }))
    expect(leaf?.leaf.size).toBe(2)
  })

  it('finishes a locker whose making broke off after its keyring', async () => {
    const other = makeScratch()
    mkdirSync(join(other.dir, 'keyring'), { recursive: true })
    cpSync(at('keyring/organisation.json'), join(other.dir, 'keyring/organisation.json'))
    cpSync(scratch.keyFile, other.keyFile)
    const finished = await other.open()
    expect((await finished.locker.checkpoint()).size).toBe(0)
    await finished.locker.record({ type: 'log.opened', actor: ANA })
    expect((await finished.locker.fsck()).findings).toEqual([])
    other.remove()
  })

  it('removes unfinished blobs of processes that are gone, and nothing else', async () => {
    writeFileSync(at('blobs/tmp/999999999-dead'), 'x')
    writeFileSync(at(`blobs/tmp/${process.pid}-alive`), 'x')
    await scratch.open()
    expect(readdirSync(at('blobs/tmp'))).toEqual([`${process.pid}-alive`])
  })

  it('refuses a log of which a bundle is missing', async () => {
    rmSync(at('log/tile/entries/000.p'), { recursive: true })
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.rolled-back' })
  })

  it('grows over full bundles and tiles, and starts again in the middle of one', async () => {
    await Promise.all(
      Array.from({ length: 600 }, (_, n) =>
        door.locker.record({ type: 'link.proposed', actor: ANA, size: n }),
      ),
    )
    const again = await scratch.open()
    expect((await again.locker.checkpoint()).size).toBe(601)
    await again.locker.record({ type: 'link.proposed', actor: ANA })
    expect((await again.locker.fsck()).findings).toEqual([])
    await again.locker.checkpoint()
    expect(readdirSync(at('log/tile/entries')).sort()).toEqual(['000', '000.p', '001', '002.p'])
    expect(readdirSync(at('log/tile/entries/002.p'))).toEqual(['90'])
    expect(readdirSync(at('log/tile/1/000.p'))).toEqual(['2'])
    expect(await listOf(again.locker.leaves())).toHaveLength(602)
    expect(readdirSync(at('log/tile/0/002.p'))).toEqual(['90'])
  })
})
