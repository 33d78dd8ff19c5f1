/** Time stamps as acts over the database: authorities, the rounds, the interval of an exhibit, proofs made elsewhere, and the stamps of a package. */
import { sha256 } from '@noble/hashes/sha2.js'
import { memorySource, openPackage, readPackagePolicy, verifyPackage } from '@smart-rescue/core/dossier'
import { joinBytes, utf8 } from '@smart-rescue/core/integrity'
import { stampedNote } from '@smart-rescue/core/stamping'
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import { gatherStamps, listRoots, listStamps } from '@smart-rescue/features/stamping'
import { type CaseId, Failure } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeStamp, pemOf, ROOT, SIGNER } from '../../packages/core/src/stamping/authority.fixture.ts'
import { createHouse, foundOrganisation, gather, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase, workOff } from './work-off.ts'

let house: House
let operator: Actor
let asked = 0
let genTime = '2026-11-24T08:00:00Z'

const NONCE_AT = 56
/** Answers as an authority does: for the bytes that the house would have stamped, with the nonce of the request. */
const answer = async (_url: string, query: Uint8Array): Promise<Uint8Array> => {
  asked++
  const { note, vkey } = await house.locker.checkpoint()
  const data = stampedNote(note, vkey) ?? new Uint8Array(0)
  return makeStamp(data, { genTime, nonce: query.subarray(NONCE_AT + 2, NONCE_AT + 10) })
}

const add = (name: string, url: string) =>
  house.call('stamp.add-authority', operator, { name, url, rootPem: pemOf(ROOT) })
const read = () =>
  house.call<{
    authorities: { id: string; slug: string; state: string; reason?: string; last?: { size: number } }[]
    log: { size: number; stamped: number; have: number; want: number }
    minutes: number
    proofs: { size: number; height?: number }[]
  }>('stamp.read', operator)
beforeAll(async () => {
  house = await createHouse()
  operator = await foundOrganisation(house)
})
afterAll(() => house.close())

describe('before an authority is entered', () => {
  it('nobody is asked, and the settings say so', async () => {
    house.authority.ask = answer
    await house.deps.stamping.rounds.tick()
    expect(asked).toBe(0)
    expect(await read()).toMatchObject({ authorities: [], minutes: 10, log: { have: 0, want: 0 } })
  })

  it('a root that is none is refused, and so is a certificate that may not issue', async () => {
    for (const rootPem of [
      `-----BEGIN CERTIFICATE-----\n${'A'.repeat(200)}\n-----END CERTIFICATE-----`,
      pemOf(SIGNER),
    ])
      await expect(
        house.call('stamp.add-authority', operator, { name: 'A', url: 'https://a.example/', rootPem }),
      ).rejects.toMatchObject({ code: 'stamp.root-invalid' })
  })
})

describe('with two authorities', () => {
  it('the log is stamped by both at once, each token with its own leaf', async () => {
    await add('Lighthouse', 'https://lighthouse.example/tsr')
    await add('Lighthouse', 'https://second.example/tsr')
    await expect(add('Third', 'https://second.example/tsr')).rejects.toMatchObject({
      code: 'request.conflict',
    })
    await house.deps.stamping.rounds.tick()
    const state = await read()
    expect(state.authorities.map(({ slug, state: standing }) => [slug, standing])).toEqual([
      ['lighthouse', 'current'],
      ['lighthouse-2', 'current'],
    ])
    expect(state.log).toMatchObject({ have: 2, want: 2 })
    const stamps = await house.deps.db.asNobody((trx) => listStamps(trx))
    expect(stamps.map(({ slug }) => slug)).toEqual(['lighthouse', 'lighthouse-2'])
  })

  it('a stamp is no reason for the next: the rounds come to rest', async () => {
    const before = asked
    for (let round = 0; round < 5; round++) await house.deps.stamping.rounds.tick()
    expect(asked).toBe(before)
  })

  it('an ordinary act waits for the pace that was set, and no longer', async () => {
    await house.call('stamp.set-pace', operator, { minutes: 5 })
    await house.deps.stamping.rounds.tick()
    const before = asked
    await house.addMember(operator, 'rosa', ['case-officer'])
    house.setNow('2026-11-24T09:00:00.000Z')
    await house.deps.stamping.rounds.tick()
    expect(asked).toBe(before)
    house.setNow('2026-11-24T09:04:00.000Z')
    await house.deps.stamping.rounds.tick()
    expect(asked).toBe(before)
    house.setNow('2026-11-24T09:06:00.000Z')
    genTime = '2026-11-24T09:06:00Z'
    await house.deps.stamping.rounds.tick()
    expect(asked).toBe(before + 2)
  })

  it('a token for other bytes is not kept, the reason is shown, and it is tried again with pauses that grow', async () => {
    house.authority.ask = async () => makeStamp(utf8('other bytes'), {})
    await house.call('stamp.set-pace', operator, { minutes: 7 })
    const stamps = (await house.deps.db.asNobody((trx) => listStamps(trx))).length
    await house.deps.stamping.rounds.tick()
    const { authorities, log } = await read()
    expect(authorities.map(({ state, reason }) => [state, reason])).toEqual([
      ['waiting', 'stamp.imprint'],
      ['waiting', 'stamp.imprint'],
    ])
    expect(log.have).toBe(0)
    expect(await house.deps.db.asNobody((trx) => listStamps(trx))).toHaveLength(stamps)
    let calls = 0
    house.authority.ask = async () => {
      calls++
      throw new Failure('stamp.unreachable')
    }
    await house.deps.stamping.rounds.tick()
    expect(calls).toBe(0)
    house.setNow('2026-11-24T09:07:00.000Z')
    await house.deps.stamping.rounds.tick()
    expect(calls).toBe(2)
    house.setNow('2026-11-24T09:07:40.000Z')
    await house.deps.stamping.rounds.tick()
    expect(calls).toBe(2)
    house.setNow('2026-11-24T09:30:00.000Z')
    house.authority.ask = answer
    genTime = '2026-11-24T09:30:00Z'
    await house.deps.stamping.rounds.tick()
    expect((await read()).log.have).toBe(2)
  })

  it('stamping now asks both, whatever was stamped', async () => {
    expect(await house.call('stamp.now', operator)).toMatchObject({ have: 2, want: 2 })
  })

  it('nobody but the operator may change them', async () => {
    const officer = await house.addMember(operator, 'maya', ['case-officer'])
    for (const [name, input] of [
      ['stamp.read', {}],
      ['stamp.now', {}],
      ['stamp.set-pace', { minutes: 3 }],
    ] as const)
      await expect(house.call(name, officer, input)).rejects.toMatchObject({ code: 'access.denied' })
  })

  it('an authority that ends is asked no more, and its stamps stay', async () => {
    const { authorities } = await read()
    const stamps = (await house.deps.db.asNobody((trx) => listStamps(trx))).length
    await house.call('stamp.end-authority', operator, { authorityId: authorities[1]?.id ?? '' })
    expect((await read()).authorities).toHaveLength(1)
    expect(await house.deps.db.asNobody((trx) => listStamps(trx))).toHaveLength(stamps)
    expect(await house.deps.db.asNobody((trx) => listRoots(trx))).toHaveLength(2)
  })

  it('the policy that is handed out names the roots', async () => {
    const { policy } = await house.call<{ policy: string }>('organisation.read', operator)
    expect(policy.match(/^#stamp-root /gm)).toHaveLength(2)
  })
})

describe('a proof that was made elsewhere', () => {
  const MAGIC = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108', 'hex')
  const BITCOIN = Buffer.from('000588960d73d7190103e0a535', 'hex')

  it('is kept for the checkpoint that it is about, with the height that it names', async () => {
    const note = await house.call<ByteAnswer>('stamp.download-note', operator)
    const pieces: Uint8Array[] = []
    for await (const piece of note.bytes) pieces.push(piece)
    const size = Number(/checkpoint-(\d+)\.txt/.exec(note.filename ?? '')?.[1])
    const proof = joinBytes(MAGIC, sha256(joinBytes(...pieces)), BITCOIN)
    const body = async function* () {
      yield proof
    }
    expect(await house.call('stamp.import-proof', operator, { size }, body())).toMatchObject({
      size,
      height: 873_184,
    })
    expect((await read()).proofs).toMatchObject([{ size, height: 873_184 }])
    await expect(
      house.call('stamp.import-proof', operator, { size: size - 1 }, body()),
    ).rejects.toMatchObject({ code: 'stamp.proof-invalid' })
    await expect(house.call('stamp.import-proof', operator, { size: 9_999 }, body())).rejects.toMatchObject({
      code: 'request.not-found',
    })
  })
})

describe('the index', () => {
  it('told again from the log alone knows the same authorities, stamps and pace', async () => {
    const tables = ['stamp_authority', 'stamp_pace', 'stamp'] as const
    const dump = () =>
      house.deps.db.asNobody(async (trx) =>
        Promise.all(tables.map((table) => trx.selectFrom(table).selectAll().execute())),
      )
    const before = await dump()
    const { stampProjections } = await import('@smart-rescue/features/stamping')
    for await (const leaf of house.locker.tell()) {
      const projection = stampProjections[leaf.leaf.type]
      if (!projection || leaf.actor === undefined || leaf.detail === undefined) continue
      const receipt = { index: leaf.index, hash: leaf.hash, at: leaf.leaf.at }
      const fact = { type: leaf.leaf.type, receipt, actor: leaf.actor, detail: leaf.detail }
      await house.deps.db.asNobody((trx) => projection(trx, fact))
    }
    expect(await dump()).toEqual(before)
    expect(before.map((rows) => rows.length > 0)).toEqual([true, true, true])
  })
})

describe('an exhibit', () => {
  const URL_ONE = 'https://one.example/'
  const TEXT = 'Room to let by the harbour'
  let caseId: CaseId

  it('lies between the stamp before it and the stamp after it, which comes at once', async () => {
    caseId = (await openCase(house, operator)).id
    genTime = '2026-11-24T09:40:00Z'
    await house.call('stamp.now', operator)
    house.setNow('2026-11-24T09:45:00.000Z')
    await captureNow(house, operator, caseId, URL_ONE, { [URL_ONE]: TEXT })
    const [before] = await exhibitsOf(house, operator, caseId)
    expect(before?.provenance.timed).toBeUndefined()
    genTime = '2026-11-24T09:50:00Z'
    await house.deps.stamping.rounds.tick()
    const [after] = await exhibitsOf(house, operator, caseId)
    expect(after?.provenance.timed).toEqual({
      from: '2026-11-24T09:40:00.000Z',
      to: '2026-11-24T09:50:00.000Z',
    })
  })

  it('keeps these bounds in the exported package, where anybody can check them', async () => {
    const dossier = await house.call<{ id: string }>('dossier.export', operator, { caseId, locale: 'en' })
    await workOff(house, {})
    const packed = await gather(
      await house.call<ByteAnswer>('dossier.package', operator, { caseId, dossierId: dossier.id }),
    )
    const { policy } = await house.call<{ policy: string }>('organisation.read', operator)
    const [opening, trust] = [await openPackage(memorySource(packed)), readPackagePolicy(policy)]
    if (!opening.ok || !trust.ok) throw new Error('unreadable')
    const verdict = await verifyPackage(opening.files, { policy: trust.value })
    expect(verdict.redList).toEqual([])
    expect(verdict.results.timed.state).toBe('ok')
    expect(verdict.exhibits[0]?.timed).toEqual({
      from: '2026-11-24T09:40:00.000Z',
      to: '2026-11-24T09:50:00.000Z',
      by: ['CN=Lighthouse Stamp 1'],
      trusted: true,
    })
    const names = opening.files.map(({ path }) => path).filter((path) => path.startsWith('stamps/'))
    expect(names).toContain('stamps/lighthouse.root.pem')
    expect(names).toContain('stamps/consistency.txt')
    expect(names.filter((name) => name.endsWith('.tsr')).length).toBeGreaterThanOrEqual(2)
  })
})

describe('a package', () => {
  it('gets the newest stamp before its exhibit and the first that covers it, with entries, proofs and roots', async () => {
    const { shelf } = house.deps.stamping
    const checkpoint = await house.locker.checkpoint()
    const stamps = await house.deps.db.asNobody((trx) => listStamps(trx, 'tsr'))
    const roots = await house.deps.db.asNobody((trx) => listRoots(trx))
    const [first, second] = stamps.filter(({ slug }) => slug === 'lighthouse')
    const sealed = (first?.leafIndex ?? 0) + 1
    const leaf = { index: sealed, leaf: { type: 'evidence.sealed' } } as never
    const gathered = await gatherStamps(
      { locker: house.locker, shelf, checkpoint, prove: async () => [] },
      { stamps, roots },
      [[leaf]],
    )
    const own = gathered?.tokens.filter(({ slug }) => slug === 'lighthouse')
    expect(own?.map(({ size }) => size)).toEqual([first?.size, second?.size])
    expect(own?.every(({ anchor }) => anchor !== undefined)).toBe(true)
    expect(gathered?.roots.map(({ slug }) => slug)).toEqual(['lighthouse', 'lighthouse-2'])
  })
})
