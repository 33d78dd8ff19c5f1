/** Tests the keyring's parts: sealed secrets, case keys that are never replaced, key entries that belong to their place. */
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyEd25519 } from '@smart-rescue/core/integrity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeDisk } from '../disk/node-disk.ts'
import { ANA, CASE, makeScratch, ORIGIN, OTHER_CASE, type Scratch } from '../scratch-locker.fixture.ts'
import { caseKeysOf } from './case-keys.ts'
import {
  type BlobSecret,
  formatKeyLines,
  NO_CASE,
  readKeyLines,
  unwrapBlob,
  unwrapName,
  wrapBlob,
  wrapName,
} from './key-entries.ts'
import { changeSeals, type Keyring, openKeyring, readPublicKeyring } from './keyring.ts'
import { openJson, openSecret, sealJson, sealSecret } from './secret-box.ts'
import { signingKeyOf } from './signing-key.ts'
import { sealByKeyFile } from './unlock-key.ts'

let scratch: Scratch
let keyring: Keyring
beforeAll(async () => {
  scratch = makeScratch()
  await scratch.make()
  keyring = await openKeyring(nodeDisk(scratch.dir), { keyFile: scratch.keyFile })
})
afterAll(() => scratch.remove())

const KEY = Buffer.alloc(32, 7)
const SECRET: BlobSecret = {
  key: KEY.toString('base64'),
  salt: 'ab'.repeat(32),
  plaintext: `sha256:${'0'.repeat(64)}`,
  plaintextLength: 3,
  mediaType: 'text/plain',
  isDetail: false,
}
const CT = `sha256:${'1'.repeat(64)}`

describe('sealed secrets', () => {
  it('open under their key and label only, and not after any one-bit change', () => {
    const sealed = sealSecret(KEY, 'label', Buffer.from('secret'))
    expect(openSecret(KEY, 'label', sealed)?.toString()).toBe('secret')
    expect(openSecret(KEY, 'other', sealed)).toBeUndefined()
    expect(openSecret(Buffer.alloc(32, 8), 'label', sealed)).toBeUndefined()
    const bytes = Buffer.from(sealed, 'base64')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(openSecret(KEY, 'label', flipped.toString('base64')), `bit ${bit}`).toBeUndefined()
    }
    expect(openSecret(KEY, 'label', '')).toBeUndefined()
  })

  it('never look the same twice, and say nothing when damaged but that', () => {
    expect(sealJson(KEY, 'l', { a: 1 })).not.toBe(sealJson(KEY, 'l', { a: 1 }))
    expect(openJson(KEY, 'l', sealJson(KEY, 'l', { a: 1 }))).toEqual({ a: 1 })
    expect(() => openJson(KEY, 'm', sealJson(KEY, 'l', { a: 1 }))).toThrow(/does not match/)
  })
})

describe('the keyring', () => {
  it('signs so that the one strict verifier accepts', () => {
    const signer = signingKeyOf(Buffer.alloc(32, 0x11))
    expect(Buffer.from(signer.publicKey).toString('hex')).toBe(
      'd04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737',
    )
    expect(verifyEd25519(signer.sign(Buffer.from('m')), Buffer.from('m'), signer.publicKey)).toBe(true)
  })

  it('tells its public part without a key', async () => {
    expect(await readPublicKeyring(nodeDisk(scratch.dir))).toMatchObject({
      origin: ORIGIN,
      vkey: keyring.vkey,
      packageKey: keyring.packageKey,
    })
  })

  it('gives the same pseudonym for the same thing only', () => {
    expect(keyring.pseudonym('member', ANA)).toMatch(/^k:[0-9a-f]{32}$/)
    expect(keyring.pseudonym('member', ANA)).toBe(keyring.pseudonym('member', ANA))
    const all = [
      keyring.pseudonym('member', ANA),
      keyring.pseudonym('case', ANA),
      keyring.pseudonym('item', ANA),
      keyring.pseudonym('member', CASE),
    ]
    expect(new Set(all.map((name) => name.slice(2))).size).toBe(4)
  })

  it('does not open a key seal that was moved here from another organisation', async () => {
    const other = makeScratch()
    await other.make()
    const foreign = await openKeyring(nodeDisk(other.dir), { keyFile: other.keyFile })
    const secret = Buffer.from(readFileSync(scratch.keyFile, 'utf8').split('\n')[1] ?? '', 'base64')
    await changeSeals(
      nodeDisk(other.dir),
      sealByKeyFile('elsewhere.example/1', foreign.organisationKey, secret),
      () => false,
    )
    await expect(openKeyring(nodeDisk(other.dir), { keyFile: scratch.keyFile })).rejects.toMatchObject({
      code: 'locker.wrong-key',
    })
    other.remove()
  })
})

describe('case keys', () => {
  it('are made once: a second making, even by another process, keeps the first', async () => {
    const disk = nodeDisk(scratch.dir)
    const [one, two] = [caseKeysOf(disk, keyring), caseKeysOf(disk, keyring)]
    const name = keyring.pseudonym('case', CASE)
    expect(await one.find(name)).toBeUndefined()
    await Promise.all([one.make(CASE), two.make(CASE)])
    await one.make(CASE)
    const [key, same] = [await one.find(name), await two.find(name)]
    expect(key).toHaveLength(32)
    expect(key?.equals(same ?? Buffer.alloc(0))).toBe(true)
  })

  it('do not open in the place of another case, nor when torn', async () => {
    const keys = caseKeysOf(nodeDisk(scratch.dir), keyring)
    await keys.make(OTHER_CASE)
    const path = (id: typeof CASE) =>
      join(scratch.dir, 'keyring/cases', `${keyring.pseudonym('case', id).slice(2)}.json`)
    const whole = readFileSync(path(OTHER_CASE))
    writeFileSync(path(OTHER_CASE), readFileSync(path(CASE)))
    const fresh = () => caseKeysOf(nodeDisk(scratch.dir), keyring).find(keyring.pseudonym('case', OTHER_CASE))
    await expect(fresh()).rejects.toMatchObject({ code: 'locker.damaged' })
    writeFileSync(path(OTHER_CASE), whole.subarray(0, 40))
    await expect(fresh()).rejects.toMatchObject({ code: 'locker.damaged' })
    rmSync(path(OTHER_CASE))
    expect(await fresh()).toBeUndefined()
  })
})

describe('key entries', () => {
  it('open in their own scope, for their own blob, in their own log', () => {
    const line = wrapBlob(ORIGIN, KEY, { seq: 4, ct: CT, scope: NO_CASE }, SECRET)
    expect(unwrapBlob(ORIGIN, KEY, line)).toEqual(SECRET)
    expect(() => unwrapBlob('other.example', KEY, line)).toThrow()
    expect(() => unwrapBlob(ORIGIN, KEY, { ...line, scope: `c:${'0'.repeat(32)}` })).toThrow()
    expect(() => unwrapBlob(ORIGIN, KEY, { ...line, ct: `sha256:${'2'.repeat(64)}` })).toThrow()
    expect(() => unwrapBlob(ORIGIN, randomBytes(32), line)).toThrow()
  })

  it('hide names from the file and give them back', () => {
    const line = wrapName(keyring, 'k:1', ANA)
    expect(JSON.stringify(line)).not.toContain(ANA)
    expect(line.kind === 'name' && unwrapName(keyring, line)).toBe(ANA)
    expect(() => line.kind === 'name' && unwrapName(keyring, { ...line, pseudonym: 'k:2' })).toThrow()
  })

  it('are read back as written, and refused when a line is torn', async () => {
    const disk = nodeDisk(scratch.dir)
    const lines = [
      wrapName(keyring, 'k:1', ANA),
      wrapBlob(ORIGIN, KEY, { seq: 4, ct: CT, scope: NO_CASE }, SECRET),
    ]
    const path = join(scratch.dir, 'keyring/entries/000900.jsonl')
    writeFileSync(path, formatKeyLines(lines))
    expect(await readKeyLines(disk, 900)).toEqual(lines)
    expect(await readKeyLines(disk, 901)).toEqual([])
    writeFileSync(path, formatKeyLines(lines).subarray(0, 100))
    await expect(readKeyLines(disk, 900)).rejects.toMatchObject({ code: 'locker.damaged' })
  })
})
