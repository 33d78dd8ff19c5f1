/** A house for tests: real database and acts, with fakes for what is slow or tested elsewhere. Not for production. */
import { createHash } from 'node:crypto'
import { cloneTemplate, type TestDatabase } from '@smart-rescue/adapters/database/testing'
import { createLawLibrary, DOMAIN_FOLDER, readPlaybooks } from '@smart-rescue/adapters/domain-data'
import { createIdentityVaultInMemory } from '@smart-rescue/adapters/identity-vault'
import { createSheets } from '@smart-rescue/adapters/sheets'
import { createTokens } from '@smart-rescue/adapters/tokens'
import { createFeatures, type FeatureDeps, type Features, projections } from '@smart-rescue/features/features'
import type { Actor, ByteAnswer, Door } from '@smart-rescue/features/ports/actor'
import { createFakeScreener } from '@smart-rescue/features/ports/held/screening.fake'
import type { CaseNews } from '@smart-rescue/features/ports/news'
import { createFakeLocker, type FakeLocker } from '@smart-rescue/features/ports/proof/locker.fake'
import type { AskAuthority } from '@smart-rescue/features/ports/proof/stamping'
import { createFakeShelf } from '@smart-rescue/features/ports/proof/stamping.fake'
import { createFakeBook, createFakeOwnLog } from '@smart-rescue/features/ports/proof/witnessing.fake'
import { createStampRounds } from '@smart-rescue/features/stamping'
import { createScrubbing, createWitnessRounds } from '@smart-rescue/features/witnessing'
import { errorRow, Failure, type Member, type Role } from '@smart-rescue/schema'
import { createFakeConverter } from './fake-converter.ts'

/** One call through the sentence of the door: authenticate (given), validate, gate, act, present. */
export type Call = (name: string, actor: Actor | undefined, input?: object) => Promise<never>

/** What a test gets. */
export interface House {
  readonly db: TestDatabase
  readonly locker: FakeLocker
  readonly features: Features
  readonly deps: FeatureDeps
  readonly sent: { kind: string; payload: object; key: string }[]
  readonly heard: CaseNews[]
  readonly tokens: string[]
  /** What answers in place of every time-stamp authority; a test may set it. */
  readonly authority: { ask: AskAuthority }
  /** Calls an endpoint by name; rejects with the Failure a caller would see. */
  call<T = Record<string, unknown>>(
    name: string,
    actor: Actor | undefined,
    input?: object,
    body?: AsyncIterable<Uint8Array>,
  ): Promise<T>
  /** Calls without the gate: the first layer forced open, so that the second is seen alone. */
  callUngated<T = Record<string, unknown>>(name: string, actor: Actor | undefined, input?: object): Promise<T>
  setNow(at: string): void
  actorOf(member: Member): Actor
  /** Adds a member with these roles. */
  addMember(operator: Actor, login: string, roles: readonly Role[]): Promise<Actor>
  close(): Promise<void>
}

/** A passphrase that no rule refuses. */
export const PASSPHRASE = 'seven calm lanterns over the harbour'

/** What the house keeps of a passphrase: not safe, but storable whatever was typed, as a real hash is. */
export const fakeHash = (passphrase: string): string => `fake:${Buffer.from(passphrase).toString('hex')}`

const fakePassphrases = {
  hash: async (passphrase: string) => {
    if (passphrase.length < 15) throw new Failure('access.passphrase-short')
    return fakeHash(passphrase)
  },
  matches: async (passphrase: string, stored: string | undefined) => stored === fakeHash(passphrase),
}

/** Builds the house on a fresh clone of the migrated template. */
export const createHouse = async (): Promise<House> => {
  const db = await cloneTemplate()
  let ticks = 0
  let now = Date.parse('2026-11-24T08:00:00.000Z')
  const clock = { now: () => new Date(now + ticks++) }
  const locker = createFakeLocker({ now: clock.now })
  const sent: House['sent'] = []
  const heard: CaseNews[] = []
  const tokens: string[] = []
  const listeners = new Set<(news: CaseNews) => void>()
  const shelf = createFakeShelf(locker)
  const authority: House['authority'] = {
    ask: () => Promise.reject(new Failure('stamp.unreachable')),
  }
  let ids = 0
  let state: 'absent' | 'locked' | 'open' = 'absent'
  const deps: FeatureDeps = {
    db: db.transactor,
    locker,
    clock,
    ids: { next: () => `01930000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}` },
    tokens: createTokens(),
    sheets: createSheets(),
    law: createLawLibrary(),
    passphrases: fakePassphrases,
    playbooks: readPlaybooks(DOMAIN_FOLDER),
    identityVault: createIdentityVaultInMemory().vault,
    version: '0.0.0-test',
    screener: createFakeScreener(),
    door: {
      locker,
      state: () => state,
      create: async () => {
        state = 'open'
      },
      unlock: async (passphrase) => {
        if (passphrase !== PASSPHRASE) throw new Failure('locker.wrong-key')
        locker.setLocked(false)
        state = 'open'
      },
    },
    news: {
      publish: async (news) => {
        heard.push(news)
        for (const listener of listeners) listener(news)
      },
      subscribe: (caseId, hear) => {
        const listener = (news: CaseNews) => (news.caseId === caseId ? hear(news) : undefined)
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    queue: {
      send: async (kind, payload, key) => {
        if (!sent.some((job) => job.key === key))
          sent.push({ kind: kind.name, payload: payload as object, key })
      },
      work: async () => undefined,
    },
    converter: createFakeConverter(),
    witnessing: {
      rounds: createWitnessRounds({
        ...{ db: db.transactor, locker, projections, clock, ignored: [] },
        ownLog: createFakeOwnLog(locker),
        ask: () => Promise.reject(new Error('no witness in this test')),
        log: { info: () => undefined, warn: () => undefined },
        hash: (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
      }),
      book: createFakeBook(),
      scrubbing: createScrubbing(
        {
          ...{ db: db.transactor, locker, projections, clock },
          scrubber: { list: async () => [], isWhole: async () => true },
          log: { info: () => undefined, warn: () => undefined },
        },
        async () => undefined,
      ),
      keys: async () => [],
    },
    stamping: {
      shelf,
      rounds: createStampRounds({
        ...{ db: db.transactor, locker, projections, clock, shelf },
        ask: (url, query) => authority.ask(url, query),
        chance: (length) => new Uint8Array(length).fill(7),
        log: { info: () => undefined, warn: () => undefined },
      }),
    },
    replay: {
      issue: (loan) => ({ token: loan.exhibitId, expiresAt: new Date(now + 60_000) }),
      addressOf: (token, origin) => `${origin.replace('127.0.0.1', 'localhost')}/r/${token}/`,
    },
  }
  const features = createFeatures(deps)
  const door: Door = {
    openSession: (token) => void tokens.push(token),
    closeSession: () => void tokens.push(''),
    origin: 'http://127.0.0.1:4600',
    signal: AbortSignal.timeout(600_000),
  }
  const run = async (
    gated: boolean,
    name: string,
    actor: Actor | undefined,
    input: object,
    body?: AsyncIterable<Uint8Array>,
  ) => {
    const bound = features.endpoints.find(({ endpoint }) => endpoint.name === name)
    if (bound === undefined) throw new Error(`no endpoint ${name}`)
    const { endpoint, handle } = bound
    const parsed = endpoint.input.safeParse(input)
    if (!parsed.success) throw new Failure('request.invalid', { detail: parsed.error.message })
    if (gated) await features.gate(actor, endpoint, parsed.data)
    const answer = await handle(actor, parsed.data, body === undefined ? door : { ...door, body })
    return endpoint.answers === undefined || endpoint.answers === 'json'
      ? endpoint.output.parse(answer)
      : answer
  }
  const house: House = {
    db,
    locker,
    features,
    deps,
    sent,
    heard,
    tokens,
    authority,
    call: (name, actor, input = {}, body?) => run(true, name, actor, input, body) as never,
    callUngated: (name, actor, input = {}) => run(false, name, actor, input) as never,
    setNow: (at) => {
      now = Date.parse(at)
      ticks = 0
    },
    actorOf: (member) => ({
      memberId: member.id,
      displayName: member.displayName,
      roles: member.roles,
      locale: member.locale,
      csrf: 'csrf',
      sessionKey: 'none',
    }),
    addMember: async (operator, login, roles) =>
      house.actorOf(
        await house.call<Member>('member.add', operator, {
          displayName: login,
          login,
          roles,
          passphrase: PASSPHRASE,
        }),
      ),
    close: () => db.drop(),
  }
  return house
}

/** Founds the organisation; its administrator leads cases too. */
export const foundOrganisation = async (house: House): Promise<Actor> => {
  const session = await house.call<{ member: Member }>('organisation.set-up', undefined, {
    name: 'Deepa House',
    country: 'NP',
    administrator: { displayName: 'Sita R.', login: 'sita', passphrase: PASSPHRASE },
    unlockPassphrase: PASSPHRASE,
  })
  return house.actorOf(session.member)
}

/** A case draft that passes. */
export const DRAFT = {
  title: 'Lantern',
  leadKind: 'recruitment',
  countries: ['NP', 'TH'],
  purpose: 'Find who recruits',
  legalBasis: 'Referral Helpline 112/26',
}

/** Expects a call to fail with a code of the registry, and gives the failure back. */
export const failureOf = async (call: Promise<unknown>): Promise<Failure> => {
  try {
    await call
  } catch (failure) {
    if (failure instanceof Failure && errorRow(failure.code) !== undefined) return failure
    throw failure
  }
  throw new Error('the call was expected to fail and did not')
}

/** All bytes of a streamed answer. */
export const gather = async (answer: ByteAnswer): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
