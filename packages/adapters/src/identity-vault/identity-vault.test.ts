/** The contract of the identity vault, held to its keys on a disk and in memory; and what a thief of files cannot do. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IdentitySubject, IdentityVault } from '@smart-rescue/features/ports/identity-vault'
import { CaseId, type Failure, MemberId, PersonId } from '@smart-rescue/schema'
import { Decrypter } from 'age-encryption'
import { afterAll, describe, expect, it } from 'vitest'
import { nodeDisk } from '../vault/index.ts'
import { createIdentityVault, createIdentityVaultInMemory, keyFilesOn, VAULT_COST } from './index.ts'

const uuid = (n: number) => `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const [ANA, BIM, CHU] = [1, 2, 3].map((n) => MemberId.parse(uuid(n))) as [MemberId, MemberId, MemberId]
const CASE = CaseId.parse(uuid(10))
const CHILD = PersonId.parse(uuid(20))
const FIRST: IdentitySubject = { caseId: CASE, personId: CHILD, version: 1 }
const NAME = new TextEncoder().encode('{"name":"Qcanaryq of the harbour"}')
const OWN = 'eleven paper boats in a row'
const OTHER = 'nine quiet mules on a road'
const QUICK = { memory: 32, passes: 1, parallelism: 1 }

const folder = mkdtempSync(join(tmpdir(), 'identity-vault-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let places = 0
const onDisk = () => {
  places += 1
  return createIdentityVault(keyFilesOn(nodeDisk(join(folder, String(places)))), QUICK)
}
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'fine',
    (failure: Failure) => failure.code,
  )
const read = async (
  vault: IdentityVault,
  who: MemberId,
  passphrase: string,
  subject: IdentitySubject,
  text: string,
) => {
  const unlocked = await vault.unlock(who, passphrase)
  return new TextDecoder().decode(await unlocked.open(subject, text).finally(unlocked.forget))
}

describe.each([
  ['on a disk', onDisk],
  ['in memory', () => createIdentityVaultInMemory().vault],
])('the identity vault %s', (_where, make) => {
  it('opens to each named custodian by her own passphrase, and to nobody else', async () => {
    const vault = make()
    const ana = await vault.enrol(ANA, OWN)
    const bim = await vault.enrol(BIM, OTHER)
    await vault.enrol(CHU, OWN)
    const sealed = await vault.seal(FIRST, NAME, [ana, bim])
    expect(await read(vault, ANA, OWN, FIRST, sealed)).toContain('Qcanaryq')
    expect(await read(vault, BIM, OTHER, FIRST, sealed)).toContain('Qcanaryq')
    expect(await codeOf(vault.unlock(ANA, OTHER))).toBe('identity.wrong-passphrase')
    expect(await codeOf(vault.unlock(MemberId.parse(uuid(9)), OWN))).toBe('identity.not-enrolled')
    expect(await codeOf(read(vault, CHU, OWN, FIRST, sealed))).toBe('identity.key-missing')
  })

  it('takes the same passphrase in either spelling of its letters', async () => {
    const vault = make()
    const ana = await vault.enrol(ANA, 'caf\u00e9 beside the blue door')
    const sealed = await vault.seal(FIRST, NAME, [ana])
    expect(await read(vault, ANA, 'cafe\u0301 beside the blue door', FIRST, sealed)).toContain('Qcanaryq')
  })

  it('shares with a further custodian only through one who can open', async () => {
    const vault = make()
    const ana = await vault.enrol(ANA, OWN)
    const bim = await vault.enrol(BIM, OTHER)
    const chu = await vault.enrol(CHU, OTHER)
    const sealed = await vault.seal(FIRST, NAME, [ana])
    expect(await codeOf((await vault.unlock(BIM, OTHER)).share(FIRST, chu))).toBe('identity.key-missing')
    await (await vault.unlock(ANA, OWN)).share(FIRST, bim)
    expect([await vault.holds(FIRST, bim), await vault.holds(FIRST, chu)]).toEqual([true, false])
    expect(await read(vault, BIM, OTHER, FIRST, sealed)).toContain('Qcanaryq')
  })

  it('opens no longer to who was withdrawn, and never a later version', async () => {
    const vault = make()
    const ana = await vault.enrol(ANA, OWN)
    const bim = await vault.enrol(BIM, OTHER)
    const sealed = await vault.seal(FIRST, NAME, [ana, bim])
    const kept = await vault.unlock(BIM, OTHER)
    await vault.withdraw(CHILD, BIM)
    const second = { ...FIRST, version: 2 }
    const later = await vault.seal(second, NAME, [ana])
    expect(await codeOf(kept.open(FIRST, sealed))).toBe('identity.key-missing')
    expect(await codeOf(kept.open(second, later))).toBe('identity.key-missing')
    expect(await read(vault, ANA, OWN, second, later)).toContain('Qcanaryq')
    expect(later).not.toBe(sealed)
  })

  it('opens to nobody after the keys were destroyed, and destroying twice is fine', async () => {
    const vault = make()
    const ana = await vault.enrol(ANA, OWN)
    const sealed = await vault.seal(FIRST, NAME, [ana])
    await vault.seal({ ...FIRST, version: 2 }, NAME, [ana])
    await vault.destroy(CHILD)
    await vault.destroy(CHILD)
    expect(await codeOf(read(vault, ANA, OWN, FIRST, sealed))).toBe('identity.key-missing')
    expect(await vault.holds({ ...FIRST, version: 2 }, ana)).toBe(false)
  })

  it('forgets what was wrapped to a key that was replaced, and says so', async () => {
    const vault = make()
    const old = await vault.enrol(ANA, OWN)
    const sealed = await vault.seal(FIRST, NAME, [old])
    const fresh = await vault.enrol(ANA, OTHER)
    expect(fresh.recipient).not.toBe(old.recipient)
    expect(await vault.holds(FIRST, fresh)).toBe(false)
    expect(await codeOf(read(vault, ANA, OTHER, FIRST, sealed))).toBe('identity.key-missing')
    expect(await codeOf(vault.unlock(ANA, OWN))).toBe('identity.wrong-passphrase')
  })

  it('opens nothing in the place of something else', async () => {
    const vault = make()
    const ana = await vault.enrol(ANA, OWN)
    const sealed = await vault.seal(FIRST, NAME, [ana])
    const other = { ...FIRST, personId: PersonId.parse(uuid(21)) }
    await vault.seal(other, NAME, [ana])
    expect(await codeOf(read(vault, ANA, OWN, other, sealed))).toBe('locker.damaged')
    const flipped = Buffer.from(sealed, 'base64')
    flipped[40] = (flipped[40] ?? 0) ^ 1
    expect(await codeOf(read(vault, ANA, OWN, FIRST, flipped.toString('base64')))).toBe('locker.damaged')
  })

  it('tells the length of an identity to a kibibyte only, and never the same ciphertext twice', async () => {
    const vault = make()
    const ana = await vault.enrol(ANA, OWN)
    const lengths = new Set<number>()
    const seen = new Set<string>()
    for (const length of [1, 10, 500, 1_020]) {
      const sealed = await vault.seal(FIRST, new Uint8Array(length), [ana])
      lengths.add(Buffer.from(sealed, 'base64').length)
      seen.add(sealed)
    }
    expect([lengths.size, seen.size]).toEqual([1, 4])
    const longer = await vault.seal(FIRST, new Uint8Array(1_021), [ana])
    expect(lengths.has(Buffer.from(longer, 'base64').length)).toBe(false)
  })
})

describe('files in the hands of a thief', () => {
  const steal = (dir: string): string[] =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))

  it('hold neither the name nor a private key in clear, and a wrap moved to another person does not open', async () => {
    const dir = join(folder, 'stolen')
    const vault = createIdentityVault(keyFilesOn(nodeDisk(dir)), QUICK)
    const ana = await vault.enrol(ANA, OWN)
    const other = { ...FIRST, personId: PersonId.parse(uuid(22)) }
    await vault.seal(FIRST, NAME, [ana])
    const second = await vault.seal(other, NAME, [ana])
    const files = steal(dir)
    expect(files.length).toBe(3)
    for (const file of files) {
      const text = readFileSync(file, 'latin1')
      expect(text).not.toMatch(/Qcanaryq|AGE-SECRET-KEY/)
    }
    const [from, to] = [CHILD, other.personId].map((id) => files.find((file) => file.includes(id)) ?? '')
    writeFileSync(to ?? '', readFileSync(from ?? ''))
    expect(await codeOf(read(vault, ANA, OWN, other, second))).toBe('identity.key-missing')
  })

  it('are plain age files: outsiders’ tools open a wrap with the private key, and with nothing else', async () => {
    const { vault, files } = createIdentityVaultInMemory()
    const ana = await vault.enrol(ANA, OWN)
    await vault.seal(FIRST, NAME, [ana])
    const wrap = [...files].find(([path]) => path.endsWith('.age'))?.[1]
    expect(wrap?.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    const stranger = new Decrypter()
    stranger.addPassphrase(OWN)
    await expect(stranger.decrypt(wrap ?? Buffer.alloc(0))).rejects.toThrow()
  })

  it('cost a guess a quarter of a gigabyte of memory, three times over', () => {
    expect(VAULT_COST).toEqual({ memory: 262_144, passes: 3, parallelism: 4 })
  })
})
