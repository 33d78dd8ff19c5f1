/** Witnessing as acts over the database: partners, rounds, alarms, the marks of exhibits, and the look at every blob. */
import { createHash } from 'node:crypto'
import { memorySource, openPackage, readPackagePolicy, verifyPackage } from '@smart-rescue/core/dossier'
import { formatSignature, formatVerifierKey, parseNote, signText } from '@smart-rescue/core/integrity'
import { parseSubmission } from '@smart-rescue/core/witnessing'
import { projections } from '@smart-rescue/features/features'
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { BookAnswer } from '@smart-rescue/features/ports/proof/witnessing'
import { createFakeBook, createFakeOwnLog } from '@smart-rescue/features/ports/proof/witnessing.fake'
import { createScrubbing, createWitnessRounds, createWitnessService } from '@smart-rescue/features/witnessing'
import { Failure, MemberId } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { laterOf, logOf, witnessOf } from '../../packages/core/src/integrity/cosigners.fixture.ts'
import { createHouse, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase, workOff } from './work-off.ts'

type Answer = { readonly status: number; readonly contentType: string; readonly text: string }

const witness = witnessOf()
const WITNESS_KEY = formatVerifierKey(witness.key)
const PARTNER_LOG = formatVerifierKey(logOf(0x15, 'partner.example/2026').key)
const URL_ONE = 'https://rooms.example/one'
const TIME = Math.floor(Date.parse('2026-11-24T08:00:00.000Z') / 1000)
const log = { info: () => undefined, warn: () => undefined }
const hash = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`

let house: House
let operator: Actor
let asked: string[]
let answer: (url: string, body: string) => Promise<Answer>
beforeAll(async () => {
  house = await createHouse()
  operator = await foundOrganisation(house)
})
afterAll(() => house.close())

/** Answers as an honest witness does that has seen nothing larger. */
const cosign = async (_url: string, body: string): Promise<Answer> => {
  const parsed = parseSubmission(body)
  if (!parsed.ok) return { status: 400, contentType: 'text/plain', text: parsed.sentence }
  const line = signText(witness, parsed.value.note.text, TIME)
  return { status: 200, contentType: 'text/plain', text: line.ok ? formatSignature(line.value) : '' }
}
beforeEach(() => {
  asked = []
  answer = cosign
})

const roundsOf = (more: { ignored?: readonly string[]; now?: () => Date } = {}) => {
  const ownLog = createFakeOwnLog(house.locker)
  const rounds = createWitnessRounds({
    ...{ db: house.db.transactor, locker: house.locker, projections, log, hash, ownLog },
    clock: more.now === undefined ? house.deps.clock : { now: more.now },
    ignored: more.ignored ?? [],
    ask: (url, body) => {
      asked.push(url)
      return answer(url, body)
    },
  })
  return { ownLog, rounds }
}
const trust = (kind: 'log' | 'witness', name: string, vkeys: readonly string[], url?: string) =>
  house.call<{ id: string }>('witness.trust', operator, {
    kind,
    name,
    vkeys,
    ...(url === undefined ? {} : { url }),
  })
const read = () =>
  house.call<{
    log: { size: number; witnessed: number; have: number; want: number }
    partners: { id: string; kind: string; name: string; state: string; size?: number }[]
  }>('witness.read', operator)
const alarms = async () =>
  (await house.call<{ alarms: { id: string; kind: string; partner?: string }[] }>('witness.alarms', operator))
    .alarms
const lastType = async () => {
  let type = ''
  for await (const { leaf } of house.locker.leaves()) type = leaf.type
  return type
}

describe('a partner', () => {
  it.each([
    ['a key that is none', 'witness', ['witness.example+00000000+AAAA'], 'http://w.example'],
    ['a log’s key as a witness', 'witness', [PARTNER_LOG], 'http://w.example'],
    ['a witness’s key as a log', 'log', [WITNESS_KEY], undefined],
    [
      'keys of two names',
      'witness',
      [WITNESS_KEY, formatVerifierKey(witnessOf('other.example/w').key)],
      'http://w.example',
    ],
    ['an ML-DSA key alone', 'log', [formatVerifierKey(laterOf('partner.example/2026').key)], undefined],
    ['a witness without an address', 'witness', [WITNESS_KEY], undefined],
    ['a log with an address', 'log', [PARTNER_LOG], 'http://w.example'],
    ['an address of another kind', 'witness', [WITNESS_KEY], 'ftp://w.example'],
  ] as const)('is refused with %s', async (_, kind, vkeys, url) => {
    expect((await failureOf(trust(kind, 'Partner', vkeys, url))).code).toBe('request.invalid')
  })

  it('is trusted by a leaf, once a key, and never oneself', async () => {
    const { vkey } = await house.locker.checkpoint()
    expect((await failureOf(trust('log', 'We', [vkey]))).code).toBe('request.conflict')
    expect(await trust('witness', 'Beta', [WITNESS_KEY], 'http://beta.example/witness')).toMatchObject({
      kind: 'witness',
      state: 'new',
    })
    expect(await lastType()).toBe('witness.trusted')
    expect((await failureOf(trust('witness', 'Again', [WITNESS_KEY], 'http://b.example'))).code).toBe(
      'request.conflict',
    )
    await trust('log', 'Partner', [PARTNER_LOG])
    expect((await read()).partners.map(({ name }) => name)).toEqual(['Beta', 'Partner'])
  })

  it('is changed by operators alone, and read by auditors too', async () => {
    const [investigator, auditor] = [
      await house.addMember(operator, 'inga', ['investigator']),
      await house.addMember(operator, 'audit', ['auditor']),
    ]
    expect((await failureOf(house.call('witness.read', investigator))).code).toBe('access.denied')
    expect(await house.call('witness.read', auditor)).toBeDefined()
    expect((await failureOf(house.call('witness.ask', auditor))).code).toBe('access.denied')
  })
})

describe('a round', () => {
  it('keeps the cosigned note, says so in one leaf, and counts on the exhibits that it covers', async () => {
    const { id: caseId } = await openCase(house, operator)
    await captureNow(house, operator, caseId, URL_ONE, { [URL_ONE]: 'Rooms by the lake, call 555 0100.' })
    const before = await exhibitsOf(house, operator, caseId)
    expect(before[0]?.provenance.witnessed).toEqual({ have: 0, want: 1 })
    const { ownLog, rounds } = roundsOf()
    const { size } = await house.locker.checkpoint()
    expect(await rounds.askNow()).toEqual({ size, have: 1, want: 1 })
    expect(asked).toEqual(['http://beta.example/witness'])
    const note = parseNote(ownLog.kept.get(size) ?? '')
    expect(note.ok && note.value.signatures.map(({ name }) => name)).toContain(witness.key.name)
    expect(await lastType()).toBe('checkpoint.witnessed')
    expect((await exhibitsOf(house, operator, caseId))[0]?.provenance.witnessed).toEqual({ have: 1, want: 1 })
    expect(await read()).toMatchObject({ log: { witnessed: size } })
  })

  it('is not made again for what the round itself logged, nor for ten minutes for anything small', async () => {
    let now = Date.parse('2026-11-24T09:00:00.000Z')
    const { rounds } = roundsOf({ now: () => new Date(now) })
    await rounds.askNow()
    asked.length = 0
    for (let hours = 0; hours < 5; hours++) {
      now += 3_600_000
      await rounds.tick()
    }
    expect(asked).toEqual([])
    await house.locker.record({ type: 'note.written', actor: operator.memberId })
    await rounds.tick()
    now += 599_000
    await rounds.tick()
    expect(asked).toEqual([])
    now += 2_000
    await rounds.tick()
    expect(asked).toHaveLength(1)
    await house.locker.record({ type: 'exhibit.recorded', actor: operator.memberId })
    await rounds.tick()
    expect(asked).toHaveLength(2)
  })

  it('goes on with a witness that does not answer, or refuses, and tries again after a minute', async () => {
    let now = Date.parse('2026-11-25T09:00:00.000Z')
    const { rounds } = roundsOf({ now: () => new Date(now) })
    const [beta] = (await read()).partners
    for (const [bad, state] of [
      [() => Promise.reject(new Error('no route')), 'away'],
      [async () => ({ status: 503, contentType: '', text: '' }), 'away'],
      [async () => ({ status: 404, contentType: '', text: '' }), 'refuses'],
      [async () => ({ status: 200, contentType: '', text: 'thank you\n' }), 'refuses'],
    ] as const) {
      answer = bad
      await house.locker.record({ type: 'exhibit.recorded', actor: operator.memberId })
      now += 61_000
      await rounds.tick()
      expect(rounds.state(beta?.id ?? '')).toBe(state)
      const before = asked.length
      await rounds.tick()
      expect(asked).toHaveLength(before)
    }
    answer = cosign
    now += 61_000
    await rounds.tick()
    expect(rounds.state(beta?.id ?? '')).toBe('current')
  })

  it('catches up with the size that the witness names, and asks at most three times', async () => {
    const bodies: string[] = []
    answer = async (url, body) => {
      bodies.push(body.split('\n')[0] ?? '')
      return bodies.length < 3
        ? { status: 409, contentType: 'text/x.tlog.size', text: `${bodies.length}\n` }
        : cosign(url, body)
    }
    const { rounds } = roundsOf()
    await house.locker.record({ type: 'exhibit.recorded', actor: operator.memberId })
    expect(await rounds.askNow()).toMatchObject({ have: 1 })
    expect(bodies.slice(1)).toEqual(['old 1', 'old 2'])
  })
})

describe('a package', () => {
  it('carries the cosigned checkpoint, all proofs lead to it, and the policy that we hand out counts the witness', async () => {
    const { id: caseId } = await openCase(house, operator)
    await captureNow(house, operator, caseId, URL_ONE, { [URL_ONE]: 'Rooms by the lake, call 555 0100.' })
    const dossier = await house.call<{ id: string }>('dossier.export', operator, { caseId, locale: 'en' })
    const { rounds, ownLog } = roundsOf()
    const cosignedNote = async (size: number) => {
      await rounds.askNow()
      return ownLog.cosigned(size)
    }
    await workOff(house, {}, { deps: { cosign: cosignedNote } as never })
    const packed = await gather(
      await house.call<ByteAnswer>('dossier.package', operator, { caseId, dossierId: dossier.id }),
    )
    const { policy } = await house.call<{ policy: string }>('organisation.read', operator)
    expect(policy).toContain(`witness ${witness.key.name} ${WITNESS_KEY}`)
    const [opening, trusted] = [await openPackage(memorySource(packed)), readPackagePolicy(policy)]
    if (!opening.ok || !trusted.ok) throw new Error('unreadable')
    const verdict = await verifyPackage(opening.files, { policy: trusted.value })
    expect(verdict.redList).toEqual([])
    expect(verdict.results.logged.state).toBe('ok')
    expect(verdict.results.witnessed).toMatchObject({
      state: 'ok',
      reasons: [{ values: { have: 1, want: 1 } }],
    })
    const strict = readPackagePolicy(policy.replace('quorum none', `quorum ${witness.key.name}`))
    if (!strict.ok) throw new Error(strict.sentence)
    expect((await verifyPackage(opening.files, { policy: strict.value })).redList).toEqual([])
  })
})

describe('a start', () => {
  const ahead = async () => ({ status: 409, contentType: 'text/x.tlog.size', text: '999999\n' })

  it('is refused by a witness that has seen more, and says how much', async () => {
    answer = ahead
    const { rounds, ownLog } = roundsOf()
    const failure = await rounds.beforeSigning(ownLog)
    expect(failure).toMatchObject({ code: 'locker.rolled-back', detail: expect.stringContaining('999999') })
    expect(rounds.halted()).toMatchObject({ kind: 'rolled-back', partner: 'Beta', seen: 999_999 })
    await expect(rounds.askNow()).rejects.toMatchObject({ code: 'locker.rolled-back' })
    expect(ownLog.halts).toHaveLength(1)
  })

  it('is refused by a witness that has seen another history', async () => {
    answer = async () => ({ status: 422, contentType: 'text/plain', text: 'no\n' })
    const { rounds, ownLog } = roundsOf()
    expect(await rounds.beforeSigning(ownLog)).toMatchObject({ code: 'locker.rolled-back' })
    expect(rounds.halted()).toMatchObject({ kind: 'contradicted' })
  })

  it('is not held up by one that is away, by one that the operator does not listen to, or by a database that is', async () => {
    answer = () => Promise.reject(new Error('no route'))
    const away = roundsOf()
    expect(await away.rounds.beforeSigning(away.ownLog)).toBeUndefined()
    answer = ahead
    const ignored = roundsOf({ ignored: ['Beta'] })
    expect(await ignored.rounds.beforeSigning(ignored.ownLog)).toBeUndefined()
    expect(asked).toHaveLength(1)
  })
})

describe('our own witness', () => {
  const serviceOf = (reply: BookAnswer) =>
    createWitnessService({
      ...{ db: house.db.transactor, locker: house.locker, projections, clock: house.deps.clock, log },
      book: { ...createFakeBook(), add: async () => reply },
    })
  const plain = {
    contentType: 'text/plain',
    text: '',
    origin: 'partner.example/2026',
    size: 9,
    seen: 5,
  } as const

  it('says that it cosigns a log in one leaf a day, however often it is asked', async () => {
    const answerLog = serviceOf({ status: 200, ...plain })
    const { size } = await house.locker.checkpoint()
    for (let times = 0; times < 20; times++) await answerLog(new Uint8Array(0))
    expect((await house.locker.checkpoint()).size).toBe(size + 1)
    expect(await lastType()).toBe('witness.cosigned')
  })

  it('says each misbehaviour in a leaf, alarms the operator until it is settled, and only her', async () => {
    await serviceOf({ status: 422, ...plain, misbehaviour: 'fork' })(new Uint8Array(0))
    expect(await lastType()).toBe('witness.refused')
    const [alarm] = await alarms()
    expect(alarm).toMatchObject({ kind: 'fork', partner: 'Partner' })
    await house.call('witness.settle', operator, { leaf: Number(alarm?.id) })
    expect(await alarms()).toEqual([])
    expect((await failureOf(house.call('witness.settle', operator, { leaf: 9_999 }))).code).toBe(
      'request.not-found',
    )
  })

  it('answers although its own log cannot be written', async () => {
    const broken = createWitnessService({
      ...{ db: house.db.transactor, projections, clock: house.deps.clock, log },
      locker: { ...house.locker, record: () => Promise.reject(new Failure('locker.disk-full')) },
      book: { ...createFakeBook(), add: async () => ({ status: 422, ...plain, misbehaviour: 'rollback' }) },
    })
    expect(await broken(new Uint8Array(0))).toMatchObject({ status: 422 })
  })
})

describe('the look at every blob', () => {
  it('marks the exhibits whose bytes are damaged, alarms, and takes both back when they are whole', async () => {
    const { id: caseId } = await openCase(house, operator)
    await captureNow(house, operator, caseId, URL_ONE, { [URL_ONE]: 'Rooms by the lake, call 555 0100.' })
    const names = await house.db.transactor.asMember(MemberId.parse(operator.memberId), (trx) =>
      trx.selectFrom('exhibit_part').select('ciphertext').where('case_id', '=', caseId).execute(),
    )
    const [bad] = names.map(({ ciphertext }) => ciphertext)
    let broken = true
    const scrubbing = createScrubbing(
      {
        ...{ db: house.db.transactor, locker: house.locker, projections, clock: house.deps.clock, log },
        scrubber: {
          list: async () => names.map(({ ciphertext }) => ciphertext),
          isWhole: async (name) => !broken || name !== bad,
        },
      },
      async () => undefined,
    )
    const intact = async () =>
      (await exhibitsOf(house, operator, caseId)).map(({ provenance }) => provenance.intact)
    await scrubbing.run()
    expect(await lastType()).toBe('log.verified')
    expect(await intact()).toEqual([false])
    expect((await alarms()).map(({ kind }) => kind)).toEqual(['damaged'])
    broken = false
    await scrubbing.run()
    expect(await intact()).toEqual([true])
    const { size } = await house.locker.checkpoint()
    await scrubbing.tick()
    expect((await house.locker.checkpoint()).size).toBe(size)
  })
})

describe('the end of a trust', () => {
  it('is a leaf, is refused for a stranger, and takes nothing from what was cosigned', async () => {
    const [beta] = (await read()).partners
    expect(
      (await failureOf(house.call('witness.end', operator, { partnerId: operator.memberId }))).code,
    ).toBe('request.not-found')
    await house.call('witness.end', operator, { partnerId: beta?.id })
    expect((await read()).partners.map(({ name }) => name)).toEqual(['Partner'])
    const { rounds } = roundsOf()
    expect(await rounds.askNow()).toMatchObject({ have: 0, want: 0 })
    const kept = await house.db.transactor.asNobody((trx) =>
      trx.selectFrom('checkpoint_witness').selectAll().execute(),
    )
    expect(kept.length).toBeGreaterThan(0)
  })
})
