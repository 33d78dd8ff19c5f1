/** Tests that a stopped part is gone from the disk for good, that the log says so, and that nothing else is touched. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileLockerDoor } from '../locker-door.ts'
import {
  ANA,
  BINA,
  CASE,
  collect,
  dumpFolder,
  EXHIBIT,
  evidence,
  listOf,
  makeScratch,
  OTHER_CASE,
  pathOfBlob,
  type Scratch,
} from '../scratch-locker.fixture.ts'

let scratch: Scratch
let door: FileLockerDoor
beforeEach(async () => {
  scratch = makeScratch()
  door = await scratch.make()
  await door.locker.openCase({ caseId: CASE, actor: ANA, detail: { reference: 'SR-1' } })
  await door.locker.openCase({ caseId: OTHER_CASE, actor: ANA, detail: { reference: 'SR-2' } })
})
afterEach(() => scratch.remove())

const stopping = (ciphertext: string, more: object = {}) =>
  ({
    actor: BINA,
    caseId: CASE,
    item: EXHIBIT,
    purpose: 'safeguard',
    parts: [{ ciphertext, role: 'screenshot-01' }],
    ...more,
  }) as const
const reading = (ciphertext: string) =>
  ({ actor: ANA, caseId: CASE, ciphertext, mediaType: 'text/plain', purpose: 'review' }) as const

describe('shredding', () => {
  it('removes the ciphertext and its wrapped key from the disk, and answers locker.shredded from then on', async () => {
    const picture = await door.locker.seal(evidence('a plain grey bridge', { role: 'screenshot-01' }))
    const key = picture.ciphertext.slice(7)
    const keyring = () =>
      dumpFolder(
        scratch.dir,
        scratch.files().filter((path) => path.startsWith('keyring/')),
      )
    expect(existsSync(pathOfBlob(scratch.dir, picture.ciphertext))).toBe(true)
    expect(keyring()).toContain(key)
    await door.locker.shred(stopping(picture.ciphertext))
    expect(existsSync(pathOfBlob(scratch.dir, picture.ciphertext))).toBe(false)
    expect(keyring()).not.toContain(key)
    for (const locker of [door.locker, (await scratch.open()).locker]) {
      await expect(locker.read(reading(picture.ciphertext))).rejects.toMatchObject({
        code: 'locker.shredded',
      })
      await expect(locker.salt({ caseId: CASE, ciphertext: picture.ciphertext })).rejects.toMatchObject({
        code: 'locker.shredded',
      })
    }
  })

  it('writes one leaf a part, in the history of the exhibit, under the name of whoever stopped it', async () => {
    const picture = await door.locker.seal(evidence('a', { role: 'screenshot-01' }))
    const [receipt] = await door.locker.shred(stopping(picture.ciphertext))
    const last = (await door.locker.history(EXHIBIT)).at(-1)
    expect(last?.index).toBe(receipt?.leaf.index)
    expect(last?.leaf).toMatchObject({
      type: 'material.stopped',
      ct: picture.ciphertext,
      role: 'screenshot-01',
      purpose: 'safeguard',
      actor: door.locker.pseudonym('member', BINA),
    })
    expect(last?.leaf).not.toHaveProperty('ptc')
    expect(await door.locker.shred(stopping(picture.ciphertext))).toEqual([])
  })

  it('says with a leaf of its own type that the time of a part was over, and is as lawful and as final', async () => {
    const table = await door.locker.seal(evidence('id,text', { role: 'original' }))
    const path = pathOfBlob(scratch.dir, table.ciphertext)
    const bytes = readFileSync(path)
    const parts = [{ ciphertext: table.ciphertext, role: 'original' }]
    const over = stopping('', { parts, reason: 'evidence.shredded', purpose: 'operation' })
    expect(await door.locker.shred(over)).toHaveLength(1)
    const last = (await door.locker.history(EXHIBIT)).at(-1)
    expect(last?.leaf).toMatchObject({ type: 'evidence.shredded', ct: table.ciphertext, role: 'original' })
    expect(last?.leaf).not.toHaveProperty('ptc')
    // The words of the act seal a detail of their own, which stays.
    const told = await door.locker.record({
      type: 'evidence.shredded',
      actor: BINA,
      caseId: CASE,
      item: EXHIBIT,
      detail: { day: '2027-11-24' },
    })
    expect(await door.locker.shred(over)).toEqual([])
    // A disk on which the program died right after the leaf.
    writeFileSync(path, bytes)
    expect((await door.locker.fsck()).findings.map(({ code }) => code)).toEqual(['blob.not-shredded'])
    const again = await scratch.open()
    expect(existsSync(path)).toBe(false)
    expect((await again.locker.fsck()).findings).toEqual([])
    await expect(again.locker.read(reading(table.ciphertext))).rejects.toMatchObject({
      code: 'locker.shredded',
    })
    const [words] = await listOf(again.locker.tell({ start: told.index, end: told.index + 1 }))
    expect(words?.detail).toEqual({ day: '2027-11-24' })
  })

  it('leaves every other blob of the same commit readable', async () => {
    const [picture, text] = await Promise.all([
      door.locker.seal(evidence('a picture', { role: 'screenshot-01' })),
      door.locker.seal(evidence('its text')),
    ])
    await door.locker.shred(stopping(picture.ciphertext))
    for (const locker of [door.locker, (await scratch.open()).locker])
      expect((await collect(await locker.read(reading(text.ciphertext)))).toString()).toBe('its text')
  })

  it('refuses a blob of another case and an unknown one, and then destroys none of the others', async () => {
    const own = await door.locker.seal(evidence('own'))
    const foreign = await door.locker.seal(evidence('foreign', { caseId: OTHER_CASE }))
    for (const ciphertext of [foreign.ciphertext, `sha256:${'0'.repeat(64)}`]) {
      const parts = [own, { ciphertext }].map((blob) => ({ ciphertext: blob.ciphertext, role: 'text' }))
      await expect(door.locker.shred(stopping('', { parts }))).rejects.toMatchObject({
        code: 'locker.not-found',
      })
    }
    expect((await collect(await door.locker.read(reading(own.ciphertext)))).toString()).toBe('own')
  })

  it('is lawful absence for fsck, while a blob that only vanished is not', async () => {
    const [stopped, lost] = [
      await door.locker.seal(evidence('stopped')),
      await door.locker.seal(evidence('lost')),
    ]
    await door.locker.shred(stopping(stopped.ciphertext))
    expect((await door.locker.fsck()).findings).toEqual([])
    const path = pathOfBlob(scratch.dir, lost.ciphertext)
    const bytes = readFileSync(path)
    const { rmSync } = await import('node:fs')
    rmSync(path)
    expect((await door.locker.fsck()).findings.map(({ code }) => code)).toEqual(['blob.missing'])
    writeFileSync(path, bytes)
    expect((await door.locker.fsck()).findings).toEqual([])
  })

  it('is finished by the next start where a crash came between the leaf and the disk', async () => {
    const picture = await door.locker.seal(evidence('a picture', { role: 'screenshot-01' }))
    const path = pathOfBlob(scratch.dir, picture.ciphertext)
    const bytes = readFileSync(path)
    const keys = scratch.files().filter((file) => file.startsWith('keyring/entries/'))
    const before = new Map(keys.map((file) => [file, readFileSync(`${scratch.dir}/${file}`)]))
    await door.locker.shred(stopping(picture.ciphertext))
    // What the disk would hold if the program had died right after the leaf.
    writeFileSync(path, bytes)
    for (const [file, content] of before) writeFileSync(`${scratch.dir}/${file}`, content)
    expect((await door.locker.fsck()).findings.map(({ code }) => code)).toEqual(['blob.not-shredded'])
    const again = await scratch.open()
    expect(existsSync(path)).toBe(false)
    expect((await again.locker.fsck()).findings).toEqual([])
    await expect(again.locker.read(reading(picture.ciphertext))).rejects.toMatchObject({
      code: 'locker.shredded',
    })
  })

  it('is noticed by another process that has the locker open', async () => {
    const picture = await door.locker.seal(evidence('a picture'))
    const other = await scratch.open()
    expect((await collect(await other.locker.read(reading(picture.ciphertext)))).toString()).toBe('a picture')
    await door.locker.shred(stopping(picture.ciphertext))
    await expect(other.locker.read(reading(picture.ciphertext))).rejects.toMatchObject({
      code: 'locker.shredded',
    })
  })

  it('keeps the sealed detail of a stop, since that seals something of its own', async () => {
    const detail = { url: 'https://bridge.example/' }
    const { index } = await door.locker.record({
      type: 'material.stopped',
      actor: BINA,
      caseId: CASE,
      item: EXHIBIT,
      detail,
    })
    const [told] = await listOf((await scratch.open()).locker.tell({ start: index, end: index + 1 }))
    expect(told?.detail).toEqual(detail)
    expect((await door.locker.fsck()).findings).toEqual([])
  })
})
