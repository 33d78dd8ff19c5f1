/** Attacks on a locker at rest: every byte that matters changed, cut, swapped, moved or taken back. */
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { SealedBlob } from '@smart-rescue/features/ports/proof/locker'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectLockerFolder } from './index.ts'
import type { FileLockerDoor } from './locker-door.ts'
import {
  ANA,
  CASE,
  collect,
  EXHIBIT,
  evidence,
  listOf,
  makeScratch,
  OTHER_CASE,
  pathOfBlob,
  type Scratch,
} from './scratch-locker.fixture.ts'

const CONTENT = 'a dance hall asks for waiters abroad. '.repeat(1_200)
let scratch: Scratch
let door: FileLockerDoor
let first: SealedBlob
let second: SealedBlob
beforeEach(async () => {
  scratch = makeScratch()
  door = await scratch.make()
  await door.locker.openCase({ caseId: CASE, actor: ANA, detail: {} })
  await door.locker.openCase({ caseId: OTHER_CASE, actor: ANA, detail: {} })
  first = await door.locker.seal(evidence(CONTENT))
  second = await door.locker.seal(evidence(CONTENT.toUpperCase(), { caseId: OTHER_CASE }))
})
afterEach(() => scratch.remove())

const at = (path: string): string => join(scratch.dir, path)
const flip = (path: string, bit: number): void => {
  const bytes = readFileSync(path)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  writeFileSync(path, bytes)
}
const readFirst = async (more: object = {}) =>
  collect(
    await door.locker.read({
      actor: ANA,
      caseId: CASE,
      item: EXHIBIT,
      ciphertext: first.ciphertext,
      mediaType: 'text/plain',
      purpose: 'review',
      log: false,
      ...more,
    }),
  )
const codesOf = async (): Promise<string[]> => [
  ...new Set((await inspectLockerFolder(scratch.dir)).findings.map(({ code }) => code)),
]
/** The widest file in a folder of partial bundles or tiles; a narrower one may be about to be removed. */
const widest = (folder: string): string => at(`${folder}/${Math.max(...readdirSync(at(folder)).map(Number))}`)
const bundle = () => widest('log/tile/entries/000.p')
const blobOf = (blob: SealedBlob) => pathOfBlob(scratch.dir, blob.ciphertext)

describe('blobs under attack', () => {
  it('are whole to begin with', async () => {
    expect(await codesOf()).toEqual([])
    expect((await readFirst()).toString()).toBe(CONTENT)
  })

  it('do not open after any one-bit change, wherever it is, and fsck names them', async () => {
    const whole = readFileSync(blobOf(first))
    for (let bit = 3; bit < whole.length * 8; bit += 8 * 997 + 1) {
      writeFileSync(blobOf(first), whole)
      flip(blobOf(first), bit)
      await expect(readFirst(), `bit ${bit}`).rejects.toMatchObject({ code: 'locker.damaged' })
    }
    expect(await codesOf()).toEqual(['blob.damaged'])
  })

  it('do not pass as complete when cut at a chunk, inside a chunk, or inside the header', async () => {
    const whole = readFileSync(blobOf(first))
    for (const length of [whole.length - 1, 56 + 2 * 16_400, 56 + 16_400, 56 + 16_400 + 16, 100, 56, 55, 0]) {
      writeFileSync(blobOf(first), whole)
      truncateSync(blobOf(first), length)
      await expect(readFirst(), `${length} bytes`).rejects.toMatchObject({ code: 'locker.damaged' })
      await expect(readFirst({ range: { start: 0, end: 10 } })).rejects.toMatchObject({
        code: 'locker.damaged',
      })
    }
  })

  it('do not open with two chunks exchanged', async () => {
    const bytes = readFileSync(blobOf(first))
    const one = Buffer.from(bytes.subarray(56, 56 + 16_400))
    bytes.copyWithin(56, 56 + 16_400, 56 + 2 * 16_400)
    one.copy(bytes, 56 + 16_400)
    writeFileSync(blobOf(first), bytes)
    await expect(readFirst()).rejects.toMatchObject({ code: 'locker.damaged' })
  })

  it('do not open in the place of another blob, nor in another case', async () => {
    cpSync(blobOf(second), blobOf(first))
    await expect(readFirst()).rejects.toMatchObject({ code: 'locker.damaged' })
    await expect(readFirst({ caseId: OTHER_CASE })).rejects.toMatchObject({ code: 'locker.not-found' })
    expect(await codesOf()).toEqual(['blob.damaged'])
  })

  it('do not open when their wrapped key is moved to another case', async () => {
    for (const name of readdirSync(at('keyring/entries'))) {
      const path = at(`keyring/entries/${name}`)
      const lines = readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      const moved = lines.map((line) =>
        line.ct === first.ciphertext ? { ...line, scope: door.locker.pseudonym('case', OTHER_CASE) } : line,
      )
      writeFileSync(path, moved.map((line) => `${JSON.stringify(line)}\n`).join(''))
    }
    await expect(readFirst({ caseId: OTHER_CASE })).rejects.toMatchObject({ code: 'locker.damaged' })
  })

  it('are missed when they, or their keys, are gone', async () => {
    rmSync(blobOf(first))
    await expect(readFirst()).rejects.toMatchObject({ code: 'locker.not-found' })
    expect(await codesOf()).toEqual(['blob.missing'])
    const entries = at('keyring/entries')
    for (const name of readdirSync(entries)) rmSync(join(entries, name))
    expect(await codesOf()).toEqual(['key.missing', 'blob.missing'])
  })
})

describe('the log under attack', () => {
  it('does not open, and names the damage, after any bit of a leaf was changed', async () => {
    const path = bundle()
    const whole = readFileSync(path)
    for (let bit = 20; bit < whole.length * 8; bit += 8 * 131 + 3) {
      writeFileSync(path, whole)
      flip(path, bit)
      await expect(scratch.open(), `bit ${bit}`).rejects.toMatchObject({ code: 'locker.damaged' })
      expect((await codesOf()).length, `bit ${bit}`).toBeGreaterThan(0)
    }
  })

  it('does not open when a leaf was taken out and the bundle renamed to fit', async () => {
    const leaves = (await listOf(door.locker.leaves())).map(({ bytes }) => bytes)
    const fewer = leaves.filter((_, index) => index !== 1)
    const bytes = Buffer.concat(
      fewer.flatMap((leaf) => [Buffer.of(leaf.length >> 8, leaf.length & 255), leaf]),
    )
    writeFileSync(at(`log/tile/entries/000.p/${fewer.length}`), bytes)
    rmSync(at(`log/tile/entries/000.p/${leaves.length}`))
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.rolled-back' })
    expect(await codesOf()).toContain('log.short')
  })

  it('does not open with a checkpoint of another log, or with a forged one', async () => {
    const other = makeScratch()
    const stranger = await other.make()
    await stranger.locker.record({ type: 'log.opened', actor: ANA })
    cpSync(join(other.dir, 'log/checkpoint'), at('log/checkpoint'))
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.damaged' })
    expect(await codesOf()).toContain('checkpoint.signature')
    other.remove()
  })

  it('refuses to sign after the whole log was put back to an earlier state', async () => {
    cpSync(at('log'), at('old-log'), { recursive: true })
    await door.locker.seal(evidence('later'))
    await door.locker.seal(evidence('later still'))
    rmSync(at('log'), { recursive: true })
    renameSync(at('old-log'), at('log'))
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.rolled-back' })
  })

  it('refuses to sign after only the newest checkpoint was put back, with or without the sequencer state', async () => {
    const old = readFileSync(at('log/checkpoint'))
    const { size } = await door.locker.checkpoint()
    await door.locker.record({ type: 'log.verified', actor: ANA })
    const newer = readFileSync(at('log/checkpoint'), 'utf8')
    writeFileSync(at('log/checkpoint'), old)
    // Everything that was signed is still here, so the start goes on from the newest signed state.
    expect((await (await scratch.open()).locker.checkpoint()).note).toBe(newer)
    writeFileSync(at('log/checkpoint'), old)
    rmSync(at(`log/checkpoints/${String(size + 1).padStart(6, '0')}`))
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.rolled-back' })
    expect(await codesOf()).toContain('log.rolled-back')
  })

  it('refuses to begin anew when the log was deleted, even with nothing else', async () => {
    rmSync(at('log'), { recursive: true })
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.rolled-back' })
    expect(existsSync(blobOf(first))).toBe(true)
  })

  it('stops a running locker when the checkpoint on disk goes back under it', async () => {
    const old = readFileSync(at('log/checkpoint'))
    await door.locker.record({ type: 'log.verified', actor: ANA })
    writeFileSync(at('log/checkpoint'), old)
    await expect(door.locker.record({ type: 'log.verified', actor: ANA })).rejects.toMatchObject({
      code: 'locker.rolled-back',
    })
  })

  it('repairs hash tiles at the start, since leaves are what was signed', async () => {
    const tile = widest('log/tile/0/000.p')
    flip(tile, 100)
    expect(await codesOf()).toEqual(['tile.wrong'])
    await scratch.open()
    expect(await codesOf()).toEqual([])
    rmSync(at('log/tile/0'), { recursive: true })
    await scratch.open()
    expect(await codesOf()).toEqual([])
  })
})

describe('two writers', () => {
  const mutex = () => {
    let last: Promise<unknown> = Promise.resolve()
    return <T>(work: () => Promise<T>): Promise<T> => {
      const result = last.then(work, work)
      last = result.catch(() => undefined)
      return result
    }
  }

  it('share one log without loss when a mutex keeps them apart', async () => {
    const exclusively = mutex()
    const [a, b] = [await scratch.open({ exclusively }), await scratch.open({ exclusively })]
    const before = (await a.locker.checkpoint()).size
    const acts = Array.from({ length: 120 }, async (_, n) => {
      const { locker } = n % 2 === 0 ? a : b
      await new Promise((resolve) => setTimeout(resolve, n % 7))
      const detail = n % 3 === 0 ? { n } : undefined
      return locker.record({
        type: 'note.written',
        actor: ANA,
        caseId: CASE,
        item: EXHIBIT,
        size: n,
        ...(detail ? { detail } : {}),
      })
    })
    const receipts = await Promise.all(acts)
    expect(receipts.map(({ index }) => index).sort((x, y) => x - y)).toEqual(
      Array.from({ length: 120 }, (_, n) => before + n),
    )
    const told = await listOf(b.locker.tell({ start: before }))
    for (const [n, receipt] of receipts.entries())
      expect(told[receipt.index - before]).toMatchObject({
        hash: receipt.hash,
        actor: ANA,
        leaf: { size: n },
      })
    expect((await a.locker.fsck()).findings).toEqual([])
    expect((await a.locker.history(EXHIBIT)).length).toBe((await b.locker.history(EXHIBIT)).length)
    const one = await b.locker.seal(evidence('sealed by one'))
    const read = await a.locker.read({
      actor: ANA,
      caseId: CASE,
      ciphertext: one.ciphertext,
      mediaType: 'text/plain',
      purpose: 'review',
    })
    expect((await collect(read)).toString()).toBe('sealed by one')
  })

  it('never sign two different logs of one size, even when nothing keeps them apart', async () => {
    const [a, b] = [await scratch.open(), await scratch.open()]
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 === 0 ? a : b).locker.record({ type: 'link.proposed', actor: ANA, size: n }),
      ),
    )
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.code] : [],
    )
    for (const code of refused)
      expect(['locker.stopped', 'locker.rolled-back', 'locker.damaged']).toContain(code)
    const found = await inspectLockerFolder(scratch.dir)
    expect(found.findings.filter(({ code }) => code === 'checkpoint.signature')).toEqual([])
  })
})
