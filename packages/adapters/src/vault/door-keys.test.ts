/** Tests acts on keys: rotation and revocation, recovery shares made, tested and used, and the two signatures of every checkpoint. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  judgeCheckpoint,
  parsePolicy,
  parseTlogProof,
  shortKey,
  type TlogPolicy,
  verifyTlogProof,
} from '@smart-rescue/core/integrity'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encryptToHolder } from './keys/encrypt-share.ts'
import type { FileLockerDoor } from './locker-door.ts'
import { createLockerDoor } from './locker-door.ts'
import {
  ANA,
  CASE,
  collect,
  dumpFolder,
  evidence,
  listOf,
  makeScratch,
  type Scratch,
  tickingClock,
} from './scratch-locker.fixture.ts'

const BY = { actor: ANA }
let scratch: Scratch
let door: FileLockerDoor
beforeEach(async () => {
  scratch = makeScratch()
  door = await scratch.make()
  await door.locker.openCase({ caseId: CASE, actor: ANA, detail: {} })
})
afterEach(() => scratch.remove())

const policyOf = (...lines: string[]): TlogPolicy => {
  const policy = parsePolicy(`${lines.join('\n')}\nquorum none\n`)
  if (!policy.ok) throw new Error(policy.sentence)
  return policy.value
}
const act = () => door.locker.record({ type: 'log.verified', actor: ANA })
const typesOf = async () => (await listOf(door.locker.leaves())).map(({ leaf }) => leaf.type)
const rotate = async () => {
  const next = await door.rotateKeys(BY, new Date('2026-11-24T09:00:00.000Z'))
  door = await scratch.open()
  return next
}

describe('every checkpoint', () => {
  it('carries Ed25519 first and ML-DSA-44 second, and a policy may demand both', async () => {
    const { note } = await door.locker.checkpoint()
    const [now] = await door.generations()
    const policy = policyOf(`log ${now?.logKey}`, `log ${now?.laterKey}`)
    expect(judgeCheckpoint(note, policy).ok).toBe(true)
    const lines = note.trimEnd().split('\n')
    expect(lines).toHaveLength(6)
    const stripped = `${lines.slice(0, 5).join('\n')}\n`
    expect(judgeCheckpoint(stripped, policyOf(`log ${now?.logKey}`)).ok).toBe(true)
    expect(judgeCheckpoint(stripped, policy)).toMatchObject({ code: 'policy.downgrade' })
  })

  it('carries both for a keyring that was made before there were two', async () => {
    const path = join(scratch.dir, 'keyring/organisation.json')
    const { laterKey, ...old } = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify(old))
    door = await scratch.open()
    await act()
    const [now] = await door.generations()
    expect(now?.laterKey).toBeUndefined()
    const { note } = await door.locker.checkpoint()
    expect(judgeCheckpoint(note, policyOf(`log ${old.logKey}`, `log ${laterKey}`)).ok).toBe(true)
  })
})

describe('rotating the keys', () => {
  it('lets the old key sign the leaf that names the new one, and the new key everything after', async () => {
    const before = await door.locker.checkpoint()
    const [old] = await door.generations()
    const next = await rotate()
    expect(next.logKey).not.toBe(old?.logKey)
    expect(next.packageKey).not.toBe(old?.packageKey)
    expect((await typesOf()).at(-1)).toBe('key.rotated')
    const handover = await door.locker.checkpoint()
    expect(judgeCheckpoint(handover.note, policyOf(`log ${old?.logKey}`)).ok).toBe(true)
    expect(judgeCheckpoint(handover.note, policyOf(`log ${next.logKey}`)).ok).toBe(false)
    await act()
    const after = await door.locker.checkpoint()
    expect(after).toMatchObject({ vkey: next.logKey, size: before.size + 2 })
    expect(judgeCheckpoint(after.note, policyOf(`log ${next.logKey}`, `log ${next.laterKey}`)).ok).toBe(true)
    expect(judgeCheckpoint(after.note, policyOf(`log ${old?.logKey}`)).ok).toBe(false)
    expect((await door.locker.packageKey()).split(' ')[1]).toBe(next.packageKey.split(' ')[1])
  })

  it('names the new key by its hash in the leaf, and whole in the sealed detail', async () => {
    const next = await rotate()
    const told = await listOf(door.locker.tell())
    const leaf = told.at(-1)
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(next.logKey))
    expect(leaf?.leaf.head).toBe(`sha256:${Buffer.from(digest).toString('hex')}`)
    expect(leaf?.detail).toMatchObject({ next: { logKey: next.logKey, packageKey: next.packageKey } })
  })

  it('keeps old proofs, old blobs and pseudonyms, and a log that is whole', async () => {
    const sealed = await door.locker.seal(evidence('before'))
    const { size, vkey } = await door.locker.checkpoint()
    const pseudonym = door.locker.pseudonym('member', ANA)
    await rotate()
    await act()
    await rotate()
    await act()
    const proof = parseTlogProof(await door.locker.proof(sealed.leaf.index, size))
    const [leaf] = await listOf(door.locker.leaves({ start: sealed.leaf.index, end: sealed.leaf.index + 1 }))
    expect(proof.ok && leaf && verifyTlogProof(proof.value, leaf.bytes).ok).toBe(true)
    expect(proof.ok && judgeCheckpoint(proof.value.checkpoint, policyOf(`log ${vkey}`)).ok).toBe(true)
    const read = await door.locker.read({
      actor: ANA,
      caseId: CASE,
      ciphertext: sealed.ciphertext,
      mediaType: 'text/plain',
      purpose: 'verification',
    })
    expect((await collect(read)).toString()).toBe('before')
    expect(door.locker.pseudonym('member', ANA)).toBe(pseudonym)
    expect(await door.generations()).toHaveLength(3)
    expect((await door.locker.fsck()).findings).toEqual([])
  })

  it('does not let a stolen old key sign on: a larger checkpoint by it is refused', async () => {
    cpSync(scratch.dir, `${scratch.dir}-thief`, { recursive: true })
    const thief = createLockerDoor({ dir: `${scratch.dir}-thief`, clock: tickingClock() })
    await thief.unlockByKeyFile(scratch.keyFile)
    for (let n = 0; n < 9; n++) await thief.locker.record({ type: 'log.verified', actor: ANA })
    await rotate()
    writeFileSync(join(scratch.dir, 'log/checkpoint'), (await thief.locker.checkpoint()).note)
    await expect(scratch.open()).rejects.toMatchObject({ code: 'locker.damaged' })
  })

  it('goes on with the same new key after it broke off before or after its leaf', async () => {
    const keyring = join(scratch.dir, 'keyring/organisation.json')
    const before = readFileSync(keyring)
    await door.rotateKeys(BY, new Date())
    const whole = JSON.parse(readFileSync(keyring, 'utf8'))
    expect(whole.next).toBeUndefined()
    // As if the power had failed before the last write: the old keyring stands, but the leaf is there.
    writeFileSync(keyring, before)
    door = await scratch.open()
    await act()
    const again = await rotate()
    expect(again.logKey).not.toBe(JSON.parse(before.toString()).logKey)
    expect((await typesOf()).filter((type) => type === 'key.rotated')).toHaveLength(2)
    await act()
    expect((await door.locker.fsck()).findings).toEqual([])
  })

  it('opens with the same passphrase or key file as before, and writes no secret in clear', async () => {
    await rotate()
    const dump = dumpFolder(scratch.dir, scratch.files())
    expect(dump).not.toContain('logSeed')
    await act()
  })
})

describe('revoking a key', () => {
  it('is for replaced keys alone, after a leaf, and shows in the list', async () => {
    const [old] = await door.generations()
    const name = shortKey(old?.logKey ?? '')
    const revoked = { from: '2026-11-24T08:30:00.000Z', reason: 'stolen' } as const
    await expect(door.revokeKey(BY, name, revoked)).rejects.toMatchObject({ code: 'request.conflict' })
    await rotate()
    await expect(door.revokeKey(BY, 'nothing+00000000', revoked)).rejects.toMatchObject({
      code: 'request.not-found',
    })
    await door.revokeKey(BY, name.split('+')[1] ?? '', revoked)
    expect((await typesOf()).at(-1)).toBe('key.revoked')
    expect((await door.generations()).map(({ revoked: how }) => how)).toEqual([undefined, revoked])
    door = await scratch.open()
    expect((await door.locker.fsck()).findings).toEqual([])
  })
})

describe('recovery shares', () => {
  it('restore the key as any three of five, and open the locker without passphrase or key file', async () => {
    const sealed = await door.locker.seal(evidence('behind the shares'))
    const { shares, setId } = await door.makeShares(BY, 3, 5)
    expect(shares).toHaveLength(5)
    for (const used of [
      [0, 1, 2],
      [4, 2, 0],
      [1, 3, 4],
    ]) {
      const texts = used.map((at) => shares[at] ?? '')
      expect(await door.testShares(BY, texts)).toMatchObject({ setId, used: used.map((at) => at + 1) })
    }
    expect((await typesOf()).slice(-4)).toEqual(['recovery.shared', ...Array(3).fill('recovery.tested')])
    door.lock()
    const bare = createLockerDoor({ dir: scratch.dir, clock: tickingClock() })
    const passphrase = 'gravel tastes of violins on thursdays'
    await bare.openByShares([shares[3] ?? '', shares[0] ?? '', shares[4] ?? ''], { passphrase })
    await bare.unlock(passphrase)
    const read = await bare.locker.read({
      actor: ANA,
      caseId: CASE,
      ciphertext: sealed.ciphertext,
      mediaType: 'text/plain',
      purpose: 'verification',
    })
    expect((await collect(read)).toString()).toBe('behind the shares')
  })

  it('refuse, each with its reason, and change nothing: too few, damaged, of two sets, twice the same, of another house', async () => {
    const [one, two] = [await door.makeShares(BY, 3, 5), await door.makeShares(BY, 3, 5)]
    const pick = (set: typeof one, ...at: number[]) => at.map((index) => set.shares[index] ?? '')
    const letter = one.shares[2]?.[8] === '7' ? '8' : '7'
    const slip = `${one.shares[2]?.slice(0, 8)}${letter}${one.shares[2]?.slice(9)}`
    const other = makeScratch()
    const foreign = await (await other.make({})).makeShares(BY, 3, 5).finally(() => other.remove())
    const before = readFileSync(join(scratch.dir, 'keyring/organisation.json'))
    for (const [texts, code] of [
      [pick(one, 0, 1), 'recovery.too-few'],
      [[], 'recovery.too-few'],
      [[...pick(one, 0, 1), slip], 'recovery.damaged-share'],
      [[...pick(one, 0, 1), 'hello'], 'recovery.damaged-share'],
      [[...pick(one, 0, 1), ...pick(two, 2)], 'recovery.mixed-sets'],
      [pick(one, 0, 1, 1), 'recovery.same-share'],
      [[...foreign.shares.slice(0, 3)], 'recovery.damaged-share'],
    ] as const) {
      await expect(door.testShares(BY, texts), code).rejects.toMatchObject({ code })
      await expect(door.openByShares(texts, { passphrase: 'x'.repeat(20) }), code).rejects.toMatchObject({
        code,
      })
    }
    expect(readFileSync(join(scratch.dir, 'keyring/organisation.json'))).toEqual(before)
    expect((await typesOf()).filter((type) => type === 'recovery.tested')).toEqual([])
  })

  it('of an older set still open after the keys were rotated, since they hold what wraps them', async () => {
    const { shares } = await door.makeShares(BY, 2, 3)
    await rotate()
    expect(await door.testShares(BY, shares.slice(1))).toMatchObject({ used: [2, 3] })
  })

  it('are not split in a way that makes no sense', async () => {
    for (const [needed, total] of [
      [1, 5],
      [6, 5],
      [2, 17],
      [2.5, 5],
    ] as const)
      await expect(door.makeShares(BY, needed, total)).rejects.toMatchObject({ code: 'request.invalid' })
  })

  it('are encrypted to their holders, who alone can read them', async () => {
    const { shares } = await door.makeShares(BY, 2, 2)
    const identity = await generateIdentity()
    const sealed = await encryptToHolder(await identityToRecipient(identity), shares[0] ?? '')
    expect(sealed).toContain('BEGIN AGE ENCRYPTED FILE')
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const { armor } = await import('age-encryption')
    expect(await decrypter.decrypt(armor.decode(sealed), 'text')).toBe(shares[0])
    await expect(encryptToHolder('nobody', 'x')).rejects.toMatchObject({ code: 'request.invalid' })
  })

  it('leave nothing of themselves in the locker', async () => {
    const { shares } = await door.makeShares(BY, 3, 5)
    const dump = dumpFolder(scratch.dir, scratch.files())
    for (const share of shares)
      for (const line of share.trimEnd().split('\n')) expect(dump).not.toContain(line.slice(3, 30))
  })
})

describe('a log that was stopped by a witness', () => {
  it('signs nothing more, tells why, and can still be looked at', async () => {
    const sealed = await door.locker.seal(evidence('kept'))
    door.lock()
    const { Failure } = await import('@smart-rescue/schema')
    const reason = new Failure('locker.rolled-back', { detail: 'A witness has cosigned 9 entries.' })
    door = await scratch.open({ beforeSigning: async () => reason })
    await expect(act()).rejects.toBe(reason)
    await expect(door.locker.seal(evidence('new'))).rejects.toBe(reason)
    await expect(
      door.locker.read({
        actor: ANA,
        caseId: CASE,
        ciphertext: sealed.ciphertext,
        mediaType: 'text/plain',
        purpose: 'review',
      }),
    ).rejects.toBe(reason)
    expect((await listOf(door.locker.leaves())).length).toBe(2)
    expect((await door.locker.fsck()).findings).toEqual([])
    expect(await door.scrubber.isWhole(sealed.ciphertext)).toBe(true)
  })
})

describe('the own log', () => {
  it('keeps a cosigned note beside its own, and refuses one of another checkpoint', async () => {
    const { size, note } = await door.ownLog.newest()
    await door.ownLog.keepCosigned(size, note)
    expect(await door.ownLog.cosigned(size)).toBe(note)
    expect(await door.ownLog.cosignedSizes()).toEqual([size])
    await act()
    const later = await door.ownLog.newest()
    await expect(door.ownLog.keepCosigned(size, later.note)).rejects.toMatchObject({
      code: 'request.invalid',
    })
    await expect(door.ownLog.keepCosigned(99, later.note)).rejects.toMatchObject({ code: 'request.invalid' })
    expect((await door.locker.fsck()).findings).toEqual([])
  })

  it('finds blobs that are damaged or gone, one by one', async () => {
    const [one, two] = [await door.locker.seal(evidence('one')), await door.locker.seal(evidence('two'))]
    const names = await door.scrubber.list()
    expect(names).toContain(one.ciphertext)
    writeFileSync(join(scratch.dir, 'blobs', two.ciphertext.slice(7, 9), two.ciphertext.slice(9)), 'spoilt')
    const whole = await Promise.all(names.map((name) => door.scrubber.isWhole(name)))
    expect(names.filter((_, at) => whole[at] === false)).toEqual([two.ciphertext])
  })
})
