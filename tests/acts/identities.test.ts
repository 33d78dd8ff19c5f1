/** Identities over the database: who may open one, what stands in the log before, and what is gone afterwards. */
import type { IdentityStatus } from '@smart-rescue/features/identities/contract'
import type { PersonPage } from '@smart-rescue/features/persons/contract'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, LogLine, Notice, Opening } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House, PASSPHRASE } from './house-under-test.ts'
import { openCase } from './work-off.ts'

const NAME = 'Qchildnameq of the Lane'
const VAULT = {
  sita: 'eleven paper boats in a row',
  mina: 'nine quiet mules on a road',
  arun: 'four grey pebbles by a door',
} as const

let house: House
let [sita, mina, arun, outsider]: Actor[] = []
let caseId: CaseId
let child: string

const enrol = (actor: Actor | undefined, vaultPassphrase: string, more: object = {}) =>
  house.call('custodian.enrol', actor, { passphrase: PASSPHRASE, vaultPassphrase, ...more })
const status = (personId = child, actor = sita) =>
  house.call<IdentityStatus>('identity.read', actor, { caseId, personId })
const open = (actor: Actor | undefined, vaultPassphrase: string, personId = child, more: object = {}) =>
  house.call<{ identity: { name: string }; version: number; hideAt: string }>('identity.open', actor, {
    caseId,
    personId,
    vaultPassphrase,
    reason: 'medical-care',
    line: 'The clinic asks for her guardian',
    ...more,
  })
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code
const addChild = async () => {
  const page = await house.call<PersonPage>('person.add', sita, { caseId, part: 'child', why: 'Statement 1' })
  return page.id
}
const seal = (personId: string, custodians?: (Actor | undefined)[], name = NAME, actor = sita) =>
  house.call<IdentityStatus>('identity.seal', actor, {
    caseId,
    personId,
    identity: { name, born: '2011', address: 'Qaddressq 7' },
    ...(custodians === undefined ? {} : { custodians: custodians.map((one) => one?.memberId) }),
  })
const openedLines = async () =>
  (await house.call<{ lines: LogLine[] }>('case.log', sita, { caseId })).lines.filter(
    ({ type }) => type === 'identity.opened',
  )

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  mina = await house.addMember(sita, 'mina', ['social-worker'])
  arun = await house.addMember(sita, 'arun', ['case-officer'])
  outsider = await house.addMember(sita, 'outsider', ['case-officer', 'social-worker'])
  caseId = (await openCase(house, sita)).id
  for (const member of [mina, arun])
    await house.call('team.join', sita, { caseId, memberId: member.memberId })
  child = await addChild()
})
afterAll(() => house.close())

describe('a vault key', () => {
  it('asks for the sign-in passphrase, and for another one than that', async () => {
    expect(await codeOf(enrol(sita, VAULT.sita, { passphrase: 'something quite different' }))).toBe(
      'access.wrong-passphrase',
    )
    expect(await codeOf(enrol(sita, PASSPHRASE))).toBe('identity.same-passphrase')
    expect(await codeOf(enrol(sita, 'short'))).toBe('access.passphrase-short')
    expect(await house.call('custodian.own', sita)).toEqual({})
  })

  it('is made once, and replaced only by who says so', async () => {
    await enrol(sita, VAULT.sita)
    expect(await codeOf(enrol(sita, VAULT.sita))).toBe('request.conflict')
    const before = await house.call<{ key: { fingerprint: string } }>('custodian.own', sita)
    expect(before.key.fingerprint).toMatch(/^([a-z0-9]{5} ){3}[a-z0-9]{5}$/)
    await enrol(sita, VAULT.sita, { replaces: true })
    const after = await house.call<{ key: { fingerprint: string } }>('custodian.own', sita)
    expect(after.key.fingerprint).not.toBe(before.key.fingerprint)
  })
})

describe('sealing', () => {
  it('takes custodians who are on the team, may open, and have a key', async () => {
    expect(await codeOf(seal(child, []))).toBe('request.invalid')
    expect(await codeOf(seal(child))).toBe('identity.custodian-unfit')
    expect(await codeOf(seal(child, [mina]))).toBe('identity.custodian-unfit')
    await enrol(outsider, VAULT.arun)
    expect(await codeOf(seal(child, [outsider]))).toBe('identity.custodian-unfit')
    await enrol(mina, VAULT.mina)
    await enrol(arun, VAULT.arun)
    const sealed = await seal(child, [sita, mina])
    expect(sealed).toMatchObject({ state: 'sealed', version: 1, mine: { custodian: true, keyOpens: true } })
    expect(sealed.custodians.map(({ keyOpens }) => keyOpens)).toEqual([true, true])
  })

  it('tells the team that there is an identity, and nothing of it', async () => {
    const seen = await status(child, arun)
    expect(seen).toMatchObject({
      state: 'sealed',
      mine: { custodian: false, keyOpens: false, enrolled: true },
    })
    expect(JSON.stringify(seen)).not.toContain('Q')
  })

  it('lets a custodian alone replace it', async () => {
    expect(await codeOf(seal(child, undefined, NAME, arun))).toBe('identity.not-custodian')
    const sealed = await seal(child, undefined, `${NAME} two`, mina)
    expect(sealed.version).toBe(2)
    expect((await open(sita, VAULT.sita)).identity.name).toBe(`${NAME} two`)
    expect((await open(sita, VAULT.sita, child, { version: 1 })).identity.name).toBe(NAME)
  })
})

describe('opening', () => {
  it('shows it to a named custodian for five minutes, with the leaf before and the reason in it', async () => {
    const before = (await openedLines()).length
    const at = house.deps.clock.now().getTime()
    const opened = await open(mina, VAULT.mina)
    expect(opened.identity).toMatchObject({ name: `${NAME} two`, born: '2011' })
    const shown = Date.parse(opened.hideAt) - at
    expect(shown).toBeGreaterThanOrEqual(300_000)
    expect(shown).toBeLessThan(301_000)
    const lines = await openedLines()
    expect(lines).toHaveLength(before + 1)
    expect(lines[0]).toMatchObject({ role: 'medical-care', actor: { id: mina?.memberId } })
  })

  it('releases nothing when the leaf cannot be written', async () => {
    house.locker.setLocked(true)
    const failure = await failureOf(open(mina, VAULT.mina))
    house.locker.setLocked(false)
    expect(failure.code).toBe('locker.locked')
  })

  it('tells the other custodians, and keeps the line for them', async () => {
    const noticesOf = async (actor: Actor | undefined) =>
      (await house.call<{ notices: Notice[] }>('today.read', actor)).notices.filter(
        ({ kind }) => kind === 'identity-opened',
      )
    expect((await noticesOf(sita)).at(0)?.from?.id).toBe(mina?.memberId)
    expect(await noticesOf(arun)).toEqual([])
    const openings = (actor: Actor | undefined) =>
      house.call<{ openings: Opening[] }>('identity.openings', actor, { caseId, personId: child })
    expect((await openings(sita)).openings[0]?.line).toBe('The clinic asks for her guardian')
    expect((await openings(arun)).openings).toEqual([])
  })

  it('refuses everybody else, each for her own reason', async () => {
    expect(await codeOf(open(arun, VAULT.arun))).toBe('identity.not-custodian')
    expect(await codeOf(open(outsider, VAULT.arun))).toBe('request.not-found')
    const other = await addChild()
    expect(await codeOf(open(sita, VAULT.sita, other))).toBe('identity.nothing-sealed')
  })

  it('gives the database alone to nobody: ciphertext to custodians, and keys to none', async () => {
    const rows = (actor: Actor | undefined) =>
      house.deps.db.asMember(actor?.memberId as never, (trx) =>
        trx.selectFrom('identity_version').selectAll().execute(),
      )
    expect((await rows(sita)).length).toBeGreaterThan(0)
    expect(await rows(arun)).toEqual([])
    expect(await rows(outsider)).toEqual([])
    expect(
      await house.deps.db.asJob(caseId, (trx) => trx.selectFrom('identity_version').selectAll().execute()),
    ).toEqual([])
  })
})

describe('wrong passphrases', () => {
  it('stand in the log, are heard of, and are held up after five, many at once or not', async () => {
    const before = (await openedLines()).length
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => codeOf(open(mina, 'not the passphrase of mina'))),
    )
    expect(codes.filter((code) => code === 'identity.wrong-passphrase')).toHaveLength(5)
    expect(codes.filter((code) => code === 'identity.wait')).toHaveLength(3)
    expect(await codeOf(open(mina, VAULT.mina))).toBe('identity.wait')
    const lines = (await openedLines()).slice(0, (await openedLines()).length - before)
    expect(lines.map(({ role }) => role)).toEqual(Array.from({ length: 5 }, () => 'refused'))
    // Another custodian is not held up by it.
    expect((await open(sita, VAULT.sita)).version).toBe(2)
  })

  it('are forgotten after a quarter of an hour', async () => {
    house.setNow('2026-11-24T09:30:00.000Z')
    expect((await open(mina, VAULT.mina)).version).toBe(2)
  })
})

describe('custodians', () => {
  const name = (
    actor: Actor | undefined,
    member: Actor | undefined,
    vaultPassphrase: string,
    personId = child,
  ) =>
    house.call<IdentityStatus>('custodian.name', actor, {
      caseId,
      personId,
      memberId: member?.memberId,
      vaultPassphrase,
    })
  const remove = (member: Actor | undefined) =>
    house.call<IdentityStatus>('custodian.remove', sita, {
      caseId,
      personId: child,
      memberId: member?.memberId,
    })

  it('are named by a custodian who can open, and then open by their own key', async () => {
    expect(await codeOf(name(arun, arun, VAULT.arun))).toBe('identity.not-custodian')
    expect(await codeOf(name(mina, arun, VAULT.mina))).toBe('access.denied')
    expect(await codeOf(name(sita, outsider, VAULT.sita))).toBe('identity.custodian-unfit')
    const named = await name(sita, arun, VAULT.sita)
    expect(named.custodians).toHaveLength(3)
    expect((await open(arun, VAULT.arun)).identity.name).toContain(NAME)
  })

  it('who made a new key are named again before they open', async () => {
    await enrol(arun, VAULT.sita, { replaces: true })
    expect(await codeOf(open(arun, VAULT.sita))).toBe('identity.key-missing')
    expect((await status()).custodians.filter(({ keyOpens }) => !keyOpens)).toHaveLength(1)
    await name(sita, arun, VAULT.sita)
    expect((await open(arun, VAULT.sita)).version).toBe(2)
  })

  it('who are removed open nothing, neither old nor new', async () => {
    await remove(arun)
    expect(await codeOf(open(arun, VAULT.sita))).toBe('identity.not-custodian')
    await seal(child, undefined, `${NAME} three`)
    await name(sita, arun, VAULT.sita)
    await remove(arun)
    expect(await codeOf(remove(arun))).toBe('request.not-found')
  })

  it('are never none: the last one who can open stays', async () => {
    await remove(mina)
    expect(await codeOf(remove(sita))).toBe('identity.last-custodian')
    await name(sita, mina, VAULT.sita)
  })
})

describe('erasing', () => {
  const erase = (actor: Actor | undefined, step: string, personId = child) =>
    house.call<IdentityStatus>('identity.erase', actor, { caseId, personId, step, why: 'She asks for it' })
  const hold = (on: boolean) =>
    house.call<IdentityStatus>('identity.hold', sita, { caseId, personId: child, on, why: 'Order 7' })

  it('takes two people, of whom one is a custodian', async () => {
    expect(await codeOf(erase(sita, 'confirm'))).toBe('request.conflict')
    expect((await erase(sita, 'ask')).state).toBe('erase-asked')
    expect(await codeOf(erase(sita, 'confirm'))).toBe('identity.second-person')
    expect(await codeOf(seal(child, undefined))).toBe('request.conflict')
    expect((await erase(arun, 'withdraw')).state).toBe('sealed')
    const other = await addChild()
    await seal(other, [mina])
    await erase(arun, 'ask', other)
    expect(await codeOf(erase(sita, 'confirm', other))).toBe('identity.second-person')
  })

  it('is held up by a legal hold', async () => {
    expect((await hold(true)).hold?.why).toBe('Order 7')
    expect(await codeOf(hold(true))).toBe('request.conflict')
    await erase(sita, 'ask')
    expect(await codeOf(erase(mina, 'confirm'))).toBe('identity.held')
    await hold(false)
  })

  it('leaves nothing that opens: no key, no ciphertext, no custodian', async () => {
    const erased = await erase(mina, 'confirm')
    expect(erased).toMatchObject({ state: 'erased', custodians: [] })
    expect(await codeOf(open(sita, VAULT.sita))).toBe('identity.nothing-sealed')
    const { rows } = await house.db.ownerPool.query('select 1 from identity_version where person_id = $1', [
      child,
    ])
    expect(rows).toEqual([])
    expect(await codeOf(seal(child, [sita]))).toBe('request.conflict')
    // Not even with the ciphertext of the log in hand.
    for await (const { leaf, detail } of house.locker.tell()) {
      const sealed = detail as { what?: string; personId?: string; version?: number; ciphertext?: string }
      if (leaf.type !== 'identity.sealed' || sealed.what !== 'sealed' || sealed.personId !== child) continue
      const unlocked = await house.deps.identityVault.unlock(sita?.memberId as never, VAULT.sita)
      const subject = { caseId, personId: child, version: sealed.version } as never
      expect(await codeOf(unlocked.open(subject, sealed.ciphertext ?? ''))).toBe('identity.key-missing')
    }
  })
})

describe('the index', () => {
  it('is told anew from the locker alone, and identities open as before', async () => {
    const kept = await addChild()
    await seal(kept, [sita, mina])
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
    for (const table of ['person', 'identity', 'identity_version', 'identity_custodian', 'custodian_key'])
      expect([table, before[table]?.length ?? 0]).not.toEqual([table, 0])
    expect((await open(sita, VAULT.sita, kept)).identity.name).toBe(NAME)
  })
})
