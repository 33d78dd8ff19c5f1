/** Tests the lock: what opens the locker, what does not, and that nothing secret lies on disk in clear. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createLockerDoor, openLocker } from './locker-door.ts'
import {
  ANA,
  CASE,
  dumpFolder,
  EXHIBIT,
  evidence,
  makeScratch,
  ORIGIN,
  type Scratch,
  tickingClock,
} from './scratch-locker.fixture.ts'

const PASSPHRASE = 'seven green boats wait for the tide'
const NEXT = 'the tide has come for seven boats'
let scratch: Scratch
const start = () => {
  scratch = makeScratch()
  return createLockerDoor({ dir: scratch.dir, clock: tickingClock() })
}
afterEach(() => scratch.remove())

describe('the door of the locker', () => {
  it('is absent, then open once made, then locked after a restart, then open by the passphrase', async () => {
    const door = start()
    expect(door.state()).toBe('absent')
    await door.create({ origin: ORIGIN, passphrase: PASSPHRASE })
    expect(door.state()).toBe('open')
    const again = createLockerDoor({ dir: scratch.dir, clock: tickingClock() })
    expect(again.state()).toBe('locked')
    await expect(again.unlock('seven green boats wait for the tide.')).rejects.toMatchObject({
      code: 'locker.wrong-key',
    })
    expect(again.state()).toBe('locked')
    await again.unlock(PASSPHRASE)
    expect(again.state()).toBe('open')
    expect((await again.locker.checkpoint()).origin).toBe(ORIGIN)
  })

  it('takes the same sentence for the same, however its accents were typed', async () => {
    const door = start()
    await door.create({ origin: ORIGIN, passphrase: 'caf\u00e9 by the river at noon' })
    const again = createLockerDoor({ dir: scratch.dir, clock: tickingClock() })
    await again.unlock('cafe\u0301 by the river at noon')
    expect(again.state()).toBe('open')
  })

  it('refuses every act while locked, and again after it was locked', async () => {
    const door = start()
    const { locker } = door
    const acts = [
      () => locker.openCase({ caseId: CASE, actor: ANA, detail: {} }),
      () => locker.seal(evidence('x')),
      () => locker.record({ type: 'log.opened', actor: ANA }),
      () => locker.read({ actor: ANA, caseId: CASE, ciphertext: '', mediaType: '', purpose: 'review' }),
      () => locker.salt({ caseId: CASE, ciphertext: '' }),
      () => locker.leaves()[Symbol.asyncIterator]().next(),
      () => locker.tell()[Symbol.asyncIterator]().next(),
      () => locker.history(EXHIBIT),
      () => locker.checkpoint(),
      () => locker.proof(0),
      () => locker.sign(new Uint8Array(1), 'x'),
      () => locker.fsck(),
      async () => locker.pseudonym('member', ANA),
    ]
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'locker.locked' })
    await door.create({ origin: ORIGIN, passphrase: PASSPHRASE })
    await locker.record({ type: 'log.opened', actor: ANA })
    door.lock()
    await expect(locker.record({ type: 'log.opened', actor: ANA })).rejects.toMatchObject({
      code: 'locker.locked',
    })
  })

  it('is never made over an existing locker, nor opened where there is none', async () => {
    const door = start()
    await expect(door.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'organisation.missing' })
    await door.create({ origin: ORIGIN, passphrase: PASSPHRASE })
    await expect(door.create({ origin: ORIGIN, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'organisation.exists',
    })
  })

  it('is made with a key file that is there already, as after a making that broke off, but never with another file', async () => {
    const door = start()
    const other = makeScratch()
    await other.make()
    await door.createByKeyFile({ origin: ORIGIN, keyFile: other.keyFile })
    expect(door.state()).toBe('open')
    const third = makeScratch()
    const strange = createLockerDoor({ dir: third.dir, clock: tickingClock() })
    const keyFile = join(scratch.dir, 'log/checkpoint')
    await expect(strange.createByKeyFile({ origin: ORIGIN, keyFile })).rejects.toMatchObject({
      code: 'locker.wrong-key',
    })
    expect(strange.state()).toBe('absent')
    other.remove()
    third.remove()
  })

  it('is not taken for absent when only its keyring is gone, so that no new one buries the log', async () => {
    const door = start()
    await door.create({ origin: ORIGIN, passphrase: PASSPHRASE })
    door.lock()
    rmSync(join(scratch.dir, 'keyring'), { recursive: true })
    expect(door.state()).toBe('locked')
    await expect(door.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'locker.damaged' })
    await expect(door.create({ origin: ORIGIN, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'locker.damaged',
    })
  })

  it('refuses an origin that a log cannot have', async () => {
    const door = start()
    await expect(door.create({ origin: 'two words', passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'request.invalid',
    })
    expect(door.state()).toBe('absent')
  })

  it('opens by a key file that was added, with the same keys and log', async () => {
    const door = start()
    await door.create({ origin: ORIGIN, passphrase: PASSPHRASE })
    const name = door.locker.pseudonym('member', ANA)
    await door.addKeyFile(scratch.keyFile)
    await expect(door.addKeyFile(scratch.keyFile)).rejects.toThrow()
    expect(statSync(scratch.keyFile).mode & 0o777).toBe(0o600)
    const again = await openLocker({ dir: scratch.dir, keyFile: scratch.keyFile, clock: tickingClock() })
    expect(again.locker.pseudonym('member', ANA)).toBe(name)
    const byPassphrase = await openLocker({ dir: scratch.dir, passphrase: PASSPHRASE, clock: tickingClock() })
    expect(await byPassphrase.locker.checkpoint()).toEqual(await again.locker.checkpoint())
  })

  it('does not open by another key file, by an absent one, or by anything else', async () => {
    scratch = makeScratch()
    await scratch.make()
    const other = makeScratch()
    await other.make()
    const open = (keyFile: string) => openLocker({ dir: scratch.dir, keyFile, clock: tickingClock() })
    await expect(open(other.keyFile)).rejects.toMatchObject({ code: 'locker.wrong-key' })
    await expect(open(join(scratch.dir, 'nothing'))).rejects.toMatchObject({ code: 'locker.wrong-key' })
    await expect(open(join(scratch.dir, 'keyring/organisation.json'))).rejects.toMatchObject({
      code: 'locker.wrong-key',
    })
    const passphrase = openLocker({ dir: scratch.dir, passphrase: PASSPHRASE, clock: tickingClock() })
    await expect(passphrase).rejects.toMatchObject({ code: 'locker.wrong-key' })
    other.remove()
  })

  it('changes the passphrase: the old one opens no more, key files still do', async () => {
    const door = start()
    await door.create({ origin: ORIGIN, passphrase: PASSPHRASE })
    await door.addKeyFile(scratch.keyFile)
    await expect(door.changePassphrase('not the old one at all', NEXT)).rejects.toMatchObject({
      code: 'locker.wrong-key',
    })
    await door.changePassphrase(PASSPHRASE, NEXT)
    const open = (passphrase: string) => openLocker({ dir: scratch.dir, passphrase, clock: tickingClock() })
    await expect(open(PASSPHRASE)).rejects.toMatchObject({ code: 'locker.wrong-key' })
    expect((await open(NEXT)).state()).toBe('open')
    expect(
      (await openLocker({ dir: scratch.dir, keyFile: scratch.keyFile, clock: tickingClock() })).state(),
    ).toBe('open')
  })

  it('keeps no passphrase, key, real id or content on disk in clear', async () => {
    const door = start()
    await door.create({ origin: ORIGIN, passphrase: PASSPHRASE })
    await door.addKeyFile(scratch.keyFile)
    await door.locker.openCase({ caseId: CASE, actor: ANA, detail: { reference: 'CANARY-ONE' } })
    await door.locker.seal(evidence('CANARY-TWO, a room to let'))
    await door.locker.record({
      type: 'note.written',
      actor: ANA,
      caseId: CASE,
      item: EXHIBIT,
      detail: 'CANARY-THREE',
    })
    await door.locker.record({ type: 'member.added', actor: ANA, detail: { name: 'CANARY-FOUR' } })
    const dump = dumpFolder(scratch.dir, scratch.files())
    const secret = readFileSync(scratch.keyFile, 'utf8').split('\n')[1] ?? ''
    expect(secret).toHaveLength(44)
    for (const word of ['CANARY', 'boats', ANA, CASE, EXHIBIT, secret])
      expect(dump.includes(word), word).toBe(false)
    expect(dump).toContain('evidence.sealed')
    for (const path of scratch.files()) expect(statSync(join(scratch.dir, path)).mode & 0o077, path).toBe(0)
  })

  it('refuses a keyring whose public keys were exchanged, or that is no keyring', async () => {
    scratch = makeScratch()
    const door = await scratch.make()
    const other = makeScratch()
    await other.make()
    const path = join(scratch.dir, 'keyring/organisation.json')
    const [own, foreign] = [path, join(other.dir, 'keyring/organisation.json')].map((file) =>
      JSON.parse(readFileSync(file, 'utf8')),
    )
    door.lock()
    writeFileSync(path, JSON.stringify({ ...own, logKey: foreign.logKey }))
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.damaged' })
    writeFileSync(path, JSON.stringify({ ...own, secrets: foreign.secrets }))
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.damaged' })
    writeFileSync(path, '{}')
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.damaged' })
    other.remove()
  })
})
