/** Tests that fsck names every kind of damage, also in logs that were signed with the right key but wrongly made. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatBundle, leafHash, leafName, rootOf, writeCanonicalJson } from '@smart-rescue/core/integrity'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../disk/node-disk.ts'
import { openKeyring } from '../keys/keyring.ts'
import { publishCheckpoint, signCheckpoint } from '../log/checkpoint-files.ts'
import { ANA, CASE, evidence, makeScratch, type Scratch } from '../scratch-locker.fixture.ts'
import { inspectLocker } from './inspect-locker.ts'

let scratch: Scratch
beforeEach(() => {
  scratch = makeScratch()
})
afterEach(() => scratch.remove())

const at = (path: string): string => join(scratch.dir, path)
const inspect = () => inspectLocker(nodeDisk(scratch.dir))
const codes = async () => (await inspect()).findings.map(({ code }) => code)
const ITEM = `e:${'1'.repeat(32)}`
const leafWith = (fields: object): Uint8Array => {
  const written = writeCanonicalJson({
    v: 1,
    type: 'log.verified',
    actor: `k:${'a'.repeat(32)}`,
    at: '2026-11-24T08:00:00.000Z',
    ...fields,
  })
  if (!written.ok) throw new Error(written.sentence)
  return written.value
}

/** A log with any leaves at all, signed by the locker's own key, as a thief of that key could make it. */
const forge = async (leaves: readonly Uint8Array[]): Promise<void> => {
  await scratch.make()
  const disk = nodeDisk(scratch.dir)
  const keyring = await openKeyring(disk, { keyFile: scratch.keyFile })
  const bundle = formatBundle(leaves)
  mkdirSync(at('log/tile/entries/000.p'), { recursive: true })
  writeFileSync(at(`log/tile/entries/000.p/${leaves.length}`), bundle.ok ? bundle.value : '')
  mkdirSync(at('log/tile/0/000.p'), { recursive: true })
  writeFileSync(at(`log/tile/0/000.p/${leaves.length}`), Buffer.concat(leaves.map(leafHash)))
  await publishCheckpoint(disk, signCheckpoint(keyring, leaves.length, rootOf(leaves.map(leafHash))))
}

describe('fsck of a log that is properly signed but wrongly made', () => {
  it('finds nothing in a forged log that is well made, since only its signature says who made it', async () => {
    const first = leafWith({ seq: 0, item: ITEM, n: 0 })
    await forge([first, leafWith({ seq: 1, item: ITEM, n: 1, prev: leafName(first) })])
    expect(await inspect()).toMatchObject({ leaves: 2, blobs: 0, findings: [] })
  })

  it('names a leaf that stands at another place than it says', async () => {
    await forge([leafWith({ seq: 0 }), leafWith({ seq: 5 })])
    expect((await inspect()).findings).toMatchObject([{ code: 'leaf.place', at: 'leaf 1' }])
  })

  it('names a gap, a repetition and a broken chain in the history of an item', async () => {
    const first = leafWith({ seq: 0, item: ITEM, n: 0 })
    await forge([
      first,
      leafWith({ seq: 1, item: ITEM, n: 2, prev: leafName(first) }),
      leafWith({ seq: 2, item: ITEM, n: 2, prev: leafName(first) }),
      leafWith({ seq: 3, item: ITEM, n: 0 }),
    ])
    expect((await inspect()).findings.map(({ code, at: place }) => `${code} ${place}`)).toEqual([
      'history.chain leaf 1',
      'history.chain leaf 2',
      'history.chain leaf 3',
    ])
  })

  it('names a leaf that is none', async () => {
    await forge([leafWith({ seq: 0 }), Buffer.from('{"v":2}')])
    expect(await codes()).toContain('leaf.unreadable')
  })

  it('names a blob that was never here, with its key', async () => {
    const ct = `sha256:${'3'.repeat(64)}`
    await forge([leafWith({ seq: 0, ct, len: 72, ptc: `hmac-sha256:${'0'.repeat(64)}` })])
    expect(await codes()).toEqual(['blob.missing', 'key.missing'])
  })
})

describe('fsck of a damaged folder', () => {
  beforeEach(async () => {
    const { locker } = await scratch.make()
    await locker.openCase({ caseId: CASE, actor: ANA, detail: {} })
    await locker.seal(evidence('a first advert'))
    await locker.seal(evidence('a second advert'))
    // A commit tidies up after its acknowledgement; this waits for it.
    await locker.checkpoint()
  })

  it('names a missing or forged checkpoint, newest or earlier', async () => {
    rmSync(at('log/checkpoints/000002'))
    expect(await codes()).toEqual([])
    writeFileSync(at('log/checkpoints/000002'), readFileSync(at('log/checkpoints/000001')))
    expect(await codes()).toEqual(['log.inconsistent'])
    writeFileSync(at('log/checkpoints/000002'), 'nothing\n')
    expect(await codes()).toEqual(['checkpoint.signature'])
    rmSync(at('log/checkpoint'))
    expect(await codes()).toContain('checkpoint.missing')
  })

  it('names a log that lost its leaves, or cannot be read', async () => {
    writeFileSync(at('log/tile/entries/000.p/3'), 'x')
    expect(await codes()).toContain('log.unreadable')
    rmSync(at('log/tile/entries/000.p'), { recursive: true })
    expect(await codes()).toContain('log.short')
  })

  it('names key files that cannot be read', async () => {
    writeFileSync(at('keyring/entries/000001.jsonl'), 'x')
    expect(await codes()).toEqual(['key.unreadable', 'key.missing'])
  })

  it('names a sequencer that remembers a longer log, and survives one that remembers nothing', async () => {
    writeFileSync(at('log/.state'), '{"size":99}')
    expect(await codes()).toEqual(['log.rolled-back'])
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.rolled-back' })
    writeFileSync(at('log/.state'), 'torn')
    expect(await codes()).toEqual([])
    expect((await (await scratch.open()).locker.checkpoint()).size).toBe(3)
  })

  it('changes nothing, and needs no key', async () => {
    const before = scratch.files().map((path) => [path, readFileSync(at(path)).toString('base64')])
    rmSync(scratch.keyFile)
    expect(await codes()).toEqual([])
    expect(scratch.files().map((path) => [path, readFileSync(at(path)).toString('base64')])).toEqual(before)
  })

  it('takes no running append for damage, though it looks from outside', async () => {
    const { locker } = await scratch.open()
    const acts = 40
    const looks: string[][] = []
    let isDone = false
    const writing = (async () => {
      for (let n = 0; n < acts; n++) await locker.record({ type: 'link.proposed', actor: ANA, size: n })
      isDone = true
    })()
    while (!isDone) looks.push(await codes())
    await writing
    expect(await codes()).toEqual([])
    // A look that never met a quiet moment may still report; most meet one, and none names lost evidence.
    expect(looks.flat().filter((code) => code.startsWith('blob.') || code.startsWith('key.'))).toEqual([])
  })

  it('says so where there is no locker at all', async () => {
    await expect(inspectLocker(nodeDisk(join(scratch.dir, 'elsewhere')))).rejects.toMatchObject({
      code: 'organisation.missing',
    })
  })
})
