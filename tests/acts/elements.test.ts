/** Acts on the law and the elements of a case over the real database: frame, choose, attach, judge; ready exactly when covered. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, ElementsPage, LawPack } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

let house: House
let sita: Actor
let lawyer: Actor
let other: Actor
let aide: Actor
let stranger: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  lawyer = await house.addMember(sita, 'laila', ['lawyer'])
  other = await house.addMember(sita, 'omid', ['lawyer'])
  aide = await house.addMember(sita, 'asel', ['social-worker'])
  stranger = await house.addMember(sita, 'rohan', ['case-officer', 'lawyer'])
})
afterAll(() => house.close())

let caseId: CaseId
let exhibitId: string
beforeEach(async () => {
  caseId = (await openCase(house, sita, { countries: ['NP', 'DE'], leadKind: 'recruitment' })).id
  for (const member of [lawyer, other, aide])
    await house.call('team.join', sita, { caseId, memberId: member.memberId })
  const url = 'https://harbour.example/job'
  await captureNow(house, sita, caseId, url, { [url]: 'Harbour work, good pay' })
  exhibitId = (await exhibitsOf(house, sita, caseId))[0]?.id ?? ''
})

const FRAME = {
  day: { from: '2025-05-01', to: '2025-05-01' },
  victim: 'child',
  countries: ['NP'],
  topics: ['recruitment', 'trafficking'],
}
const act = (name: string, actor: Actor, input: object): Promise<ElementsPage> =>
  house.call<ElementsPage>(name, actor, { caseId, ...input })
const read = (actor = sita) => act('element.read', actor, {})
const frame = (over: object = {}) => act('element.frame', sita, { ...FRAME, ...over })
const choose = (offences: string[], chosen = true) => act('element.choose', sita, { offences, chosen })
const attach = (element: string, by: object = { kind: 'exhibit', exhibitId }, actor = sita) =>
  act('element.cover', actor, { elements: [element], ...by })
const judge = (element: string, judgement = 'covered', actor = lawyer) =>
  act('element.judge', actor, { element, judgement, why: 'It says so' })
const stateOf = (page: ElementsPage, id: string) => page.offences.find((one) => one.id === id)?.state
const elementOf = (page: ElementsPage, id: string) =>
  page.chosen.flatMap(({ groups }) => groups.flatMap(({ elements }) => elements)).find((one) => one.id === id)

describe('a frame', () => {
  it('is suggested by the countries of the case and the kind of its lead, and asked for first', async () => {
    const page = await read()
    expect(page.frame).toBeUndefined()
    expect(page.suggested.countries).toEqual(['NP'])
    expect(page.suggested.topics).toContain('recruitment')
    expect(page.without).toEqual(['DE'])
    expect((await failureOf(choose(['NP-HTT-4-2-b']))).code).toBe('charge.not-framed')
    expect((await failureOf(attach('NP-HTT-4-2-b.a1'))).code).toBe('charge.not-framed')
  })

  it('lists the offences that fit, with penalty, source and confidence, and hides what could be turned on the child', async () => {
    const page = await frame()
    const fits = page.offences.filter((one) => one.fits).map(({ id }) => id)
    expect(fits).toEqual(['NP-HTT-4-1-a', 'NP-HTT-4-1-b', 'NP-HTT-4-2-a', 'NP-HTT-4-2-b'])
    expect(page.offences).toHaveLength(9)
    expect(page.offences[0]).toMatchObject({
      penalty: '20 years imprisonment and fine of NPR 200,000',
      confidence: 'high',
      source: { section: 's.4(1)(a), s.15(1)(a)' },
    })
    expect(page.offences.filter((one) => one.hidden).map(({ id }) => id)).toEqual(['NP-HTT-4-1-d'])
    expect((await failureOf(choose(['NP-HTT-4-1-d']))).code).toBe('charge.against-the-child')
    await frame({ victim: 'adult' })
    expect((await choose(['NP-HTT-4-1-d'])).chosen.map(({ id }) => id)).toEqual(['NP-HTT-4-1-d'])
  })

  it('takes the text of the day of the act', async () => {
    const of = async (day: string) =>
      stateOf(await frame({ countries: ['IN'], day: { from: day, to: day } }), 'IN-BNS-98')
    expect(await of('2024-06-30')).toBe('not-in-force')
    expect(await of('2024-07-01')).toBe('missing')
    const { offences } = await frame({ countries: ['IN'], day: undefined })
    expect(offences.find(({ id }) => id === 'IN-BNS-98')?.missing).toContain('day-of-the-act')
  })

  it('refuses days that are none', async () => {
    for (const day of [
      { from: '2025-02-30', to: '2025-03-01' },
      { from: '2025-03-02', to: '2025-03-01' },
    ])
      expect((await failureOf(frame({ day }))).code).toBe('request.invalid')
  })

  it('is given anew without losing what was chosen, attached and judged', async () => {
    await frame()
    await choose(['NP-HTT-4-1-b'])
    await attach('NP-HTT-4-1-b.a1')
    const page = await frame({ victim: 'unknown' })
    expect([page.frame?.victim, page.frame?.times, page.chosen.length]).toEqual(['unknown', 2, 1])
    expect(elementOf(page, 'NP-HTT-4-1-b.a1')?.covers).toHaveLength(1)
  })
})

describe('an element', () => {
  beforeEach(async () => {
    await frame()
    await choose(['NP-HTT-4-1-b', 'NP-HTT-4-2-b'])
  })

  it('waits for the lawyer once something is attached, and counts when she says so', async () => {
    expect(elementOf(await read(), 'NP-HTT-4-1-b.a1')).toMatchObject({ state: 'missing', covers: [] })
    const attached = await attach('NP-HTT-4-1-b.a1')
    expect(elementOf(attached, 'NP-HTT-4-1-b.a1')).toMatchObject({
      state: 'to-judge',
      covers: [{ kind: 'exhibit', exhibitNumber: 'E-01', by: { displayName: 'Sita R.' } }],
    })
    expect(attached.offences.find(({ id }) => id === 'NP-HTT-4-1-b')).toMatchObject({ met: 0, asked: 2 })
    const judged = await judge('NP-HTT-4-1-b.a1')
    expect(judged.offences.find(({ id }) => id === 'NP-HTT-4-1-b')).toMatchObject({ met: 1, asked: 2 })
    expect(stateOf(judged, 'NP-HTT-4-1-b')).toBe('missing')
    await attach('NP-HTT-4-1-b.jur')
    expect(stateOf(await judge('NP-HTT-4-1-b.jur', 'weak'), 'NP-HTT-4-1-b')).toBe('missing')
    expect(stateOf(await judge('NP-HTT-4-1-b.jur'), 'NP-HTT-4-1-b')).toBe('ready')
  })

  it('is never closed by an anonymous tip', async () => {
    const page = await attach('NP-HTT-4-1-b.a1', { kind: 'anonymous-tip', note: 'A call' })
    expect(elementOf(page, 'NP-HTT-4-1-b.a1')).toMatchObject({ state: 'missing', conflicts: ['tip-only'] })
    expect(page.warnings.map(({ code }) => code)).toContain('tip-closes-nothing')
    expect((await failureOf(judge('NP-HTT-4-1-b.a1'))).code).toBe('element.nothing-attached')
    await judge('NP-HTT-4-1-b.a1', 'weak')
  })

  it('falls back when what it rested on is taken back, and says what changed', async () => {
    await attach('NP-HTT-4-1-b.jur')
    await judge('NP-HTT-4-1-b.jur')
    const covered = await attach('NP-HTT-4-1-b.a1')
    const before = await judge('NP-HTT-4-1-b.a1')
    expect(stateOf(before, 'NP-HTT-4-1-b')).toBe('ready')
    const cover = elementOf(covered, 'NP-HTT-4-1-b.a1')?.covers[0]?.id
    const after = await act('element.withdraw', sita, { cover, why: 'Another page' })
    expect(stateOf(after, 'NP-HTT-4-1-b')).toBe('missing')
    expect(elementOf(after, 'NP-HTT-4-1-b.a1')).toMatchObject({
      state: 'missing',
      covers: [],
      conflicts: ['changed-since'],
    })
    expect((await failureOf(act('element.withdraw', sita, { cover, why: 'Again' }))).code).toBe(
      'request.not-found',
    )
  })

  it('shows that two lawyers differ, and counts the newest', async () => {
    await attach('NP-HTT-4-1-b.a1')
    await judge('NP-HTT-4-1-b.a1', 'weak', other)
    const page = await judge('NP-HTT-4-1-b.a1')
    expect(elementOf(page, 'NP-HTT-4-1-b.a1')).toMatchObject({
      state: 'covered',
      conflicts: ['lawyers-differ'],
    })
    expect(elementOf(page, 'NP-HTT-4-1-b.a1')?.judgements).toHaveLength(2)
  })

  it('is judged by a lawyer of the team alone, attached to by officers, and read by the team', async () => {
    await attach('NP-HTT-4-1-b.a1')
    for (const actor of [sita, aide])
      expect((await failureOf(judge('NP-HTT-4-1-b.a1', 'covered', actor))).code).toBe('access.denied')
    expect((await failureOf(attach('NP-HTT-4-1-b.a1', undefined, aide))).code).toBe('access.denied')
    expect((await read(aide)).chosen).toHaveLength(2)
    for (const name of ['element.read', 'element.judge'])
      expect(
        (
          await failureOf(
            act(name, stranger, { element: 'NP-HTT-4-1-b.a1', judgement: 'covered', why: 'Because' }),
          )
        ).code,
      ).toBe('request.not-found')
  })

  it('takes no exhibit of another case, no unknown element, and no witness without a mark', async () => {
    const here = caseId
    const foreign = await openCase(house, stranger)
    const url = 'https://heron.example/job'
    await captureNow(house, stranger, foreign.id, url, { [url]: 'Heron work' })
    const [exhibit] = await exhibitsOf(house, stranger, foreign.id)
    caseId = here
    expect(
      (await failureOf(attach('NP-HTT-4-1-b.a1', { kind: 'exhibit', exhibitId: exhibit?.id }))).code,
    ).toBe('request.not-found')
    expect((await failureOf(attach('NP-NO.a1'))).code).toBe('request.not-found')
    for (const by of [
      { kind: 'witness' },
      { kind: 'exhibit' },
      { kind: 'document', exhibitId, reference: 'x' },
    ])
      expect((await failureOf(attach('NP-HTT-4-1-b.a1', by))).code).toBe('request.invalid')
  })

  it('says where proof is usually found, the groups in the way, and the ways without a means', async () => {
    const page = await read()
    expect(elementOf(page, 'NP-HTT-4-2-b.s1')?.places.length).toBeGreaterThan(4)
    expect(page.chosen.find(({ id }) => id === 'NP-HTT-4-2-b')).toMatchObject({
      missing: ['act', 'means', 'purpose', 'jurisdiction'],
      alternatives: ['NP-HTT-4-1-a', 'NP-HTT-4-1-b', 'NP-HTT-4-2-a'],
    })
    expect(page.warnings.map(({ code }) => code)).toContain('means-even-for-a-child')
  })

  it('may be attached to at once with elements of other offences', async () => {
    const page = await act('element.cover', sita, {
      elements: ['NP-HTT-4-1-b.jur', 'NP-HTT-4-2-b.jur'],
      kind: 'document',
      reference: 'Border note 7',
    })
    for (const id of ['NP-HTT-4-1-b.jur', 'NP-HTT-4-2-b.jur'])
      expect(elementOf(page, id)).toMatchObject({
        state: 'to-judge',
        covers: [{ reference: 'Border note 7' }],
      })
  })
})

describe('one witness', () => {
  it('is not enough in the Netherlands, until something else stands beside her', async () => {
    await frame({ countries: ['NL'] })
    await choose(['NL-252'])
    const witness = { kind: 'witness', reference: 'person:1' }
    for (const id of ['NL-252.a1', 'NL-252.g1']) {
      await attach(id, witness)
      await judge(id)
    }
    const page = await read()
    expect(page.offences.find(({ id }) => id === 'NL-252')?.missing).toEqual(['second-source'])
    expect(page.warnings.some(({ code, offence }) => code === 'one-witness' && offence === 'NL-252')).toBe(
      true,
    )
    expect(stateOf(await attach('NL-252.a1'), 'NL-252')).toBe('ready')
  })
})

describe('each of the ten countries', () => {
  it('has a case that is ready exactly when its elements are covered, and not one exhibit earlier', async () => {
    const packs = await house.deps.law.packs()
    expect(packs).toHaveLength(10)
    for (const { iso2, offences } of packs) {
      const offence = offences.find((one) => one.valid_from === undefined && one.risk_to_child === undefined)
      const id = offence?.id ?? ''
      await frame({ countries: [iso2], day: { from: '2026-03-01', to: '2026-03-01' } })
      await choose([id])
      const needed = (offence?.logic ?? [])
        .filter(({ rule, group }) => rule !== 'aggravating' && group !== 'means_adult')
        .flatMap(({ group, rule }) => {
          const of = (offence?.elements ?? []).filter((one) => one.group === group).map((one) => one.id)
          return rule === 'all' ? of : of.slice(0, 1)
        })
      expect(needed.length).toBeGreaterThan(0)
      for (const [n, element] of needed.entries()) {
        expect([id, n, stateOf(await attach(element), id)]).toEqual([id, n, 'missing'])
        const judged = await judge(element)
        expect([id, n, stateOf(judged, id)]).toEqual([id, n, n === needed.length - 1 ? 'ready' : 'missing'])
      }
    }
  }, 120_000)
})

describe('the line of the case', () => {
  it('counts the offences that are chosen and ready', async () => {
    type View = {
      case: { counts: Record<string, number> }
      stages: { name: string; state: string; count?: number }[]
    }
    const view = () => house.call<View>('case.read', sita, { caseId })
    await frame()
    await choose(['NP-HTT-4-1-b', 'NP-HTT-4-2-b'])
    expect((await view()).case.counts).toMatchObject({ offences: 2, ready: 0 })
    for (const id of ['NP-HTT-4-1-b.a1', 'NP-HTT-4-1-b.jur']) {
      await attach(id)
      await judge(id)
    }
    const { case: summary, stages } = await view()
    expect(summary.counts).toMatchObject({ offences: 2, ready: 1 })
    expect(stages.find(({ name }) => name === 'readiness')).toEqual({
      name: 'readiness',
      state: 'done',
      count: 1,
    })
    expect((await choose(['NP-HTT-4-1-b'], false)).chosen.map(({ id }) => id)).toEqual(['NP-HTT-4-2-b'])
    expect((await view()).case.counts).toMatchObject({ offences: 1, ready: 0 })
  })
})

describe('the law', () => {
  const bytes = async function* (value: unknown) {
    yield new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
  }
  type View = {
    pack: LawPack
    review: string
    versions: { version: string; inUse: boolean; origin: string }[]
    findings: unknown[]
  }
  const load = (value: unknown, actor = lawyer) => house.call<View>('law.load', actor, {}, bytes(value))
  const nepal = async (version: string): Promise<LawPack> => {
    const pack = (await house.deps.law.packs()).find(({ iso2 }) => iso2 === 'NP')
    return { ...(pack as LawPack), version, author: 'Deepa House' }
  }
  const harbour = async (version: string): Promise<unknown> =>
    JSON.parse(
      JSON.stringify(await nepal(version))
        .replaceAll('"NP-', '"ZZ-')
        .replace('"iso2":"NP"', '"iso2":"ZZ"')
        .replace('"Nepal"', '"Harbourland"'),
    )

  it('is listed with how far it was looked at', async () => {
    const { countries } = await house.call<{ countries: Record<string, unknown>[] }>('law.list', aide)
    expect(countries.find(({ iso2 }) => iso2 === 'LA')).toMatchObject({
      review: 'unreviewed',
      origin: 'shipped',
      offences: 5,
    })
  })

  it('takes in a country without code: its offences are framed, covered and ready', async () => {
    expect((await load(await harbour('h-1'))).versions).toMatchObject([
      { version: 'h-1', inUse: true, origin: 'own' },
    ])
    const page = await frame({ countries: ['ZZ'] })
    expect(page.offences).toHaveLength(9)
    await choose(['ZZ-HTT-4-1-b'])
    await attach('ZZ-HTT-4-1-b.a1')
    await judge('ZZ-HTT-4-1-b.a1')
    await attach('ZZ-HTT-4-1-b.jur')
    expect(stateOf(await judge('ZZ-HTT-4-1-b.jur'), 'ZZ-HTT-4-1-b')).toBe('ready')
  })

  it('is loaded by a lawyer, without errors, and never twice under one version', async () => {
    expect((await failureOf(load(await harbour('h-2'), sita))).code).toBe('access.denied')
    const broken = await nepal('b-1')
    const failure = await failureOf(load({ ...broken, offences: [...broken.offences, broken.offences[0]] }))
    expect([failure.code, failure.fields[0]?.path]).toEqual(['law.not-sound', 'offences[9].id'])
    expect((await failureOf(load('{'))).code).toBe('law.not-sound')
    expect((await failureOf(load(await nepal('2026-11')))).code).toBe('law.version-taken')
    const { errors } = await house.call<{ errors: number }>('law.check', aide, {}, bytes('{}'))
    expect(errors).toBeGreaterThan(0)
  })

  it('says on the case by which version it was judged, and that a newer one is in use', async () => {
    expect((await frame()).judgedBy).toMatchObject([{ country: 'NP', version: '2026-11' }])
    await load(await nepal('deepa-1'))
    expect((await read()).judgedBy).toMatchObject([{ country: 'NP', version: '2026-11', newer: 'deepa-1' }])
    const again = (await frame()).judgedBy[0]
    expect([again?.version, again?.newer, again?.author]).toEqual(['deepa-1', undefined, 'Deepa House'])
    await house.call('law.use', lawyer, { country: 'NP', version: '2026-11' })
    expect((await read()).judgedBy).toMatchObject([{ version: 'deepa-1', newer: '2026-11' }])
  })

  it('is confirmed by a lawyer with a reason, and the case hears of it', async () => {
    await frame({ countries: ['TH'] })
    expect((await read()).warnings.map(({ code }) => code)).toContain('not-reviewed')
    const word = { country: 'TH', version: '2026-11', state: 'reviewed', note: 'Read against the gazette' }
    expect((await failureOf(house.call('law.review', sita, word))).code).toBe('access.denied')
    expect((await house.call<View>('law.review', lawyer, word)).review).toBe('reviewed')
    const page = await read()
    expect(page.judgedBy).toMatchObject([{ review: 'reviewed' }])
    expect(page.warnings.map(({ code }) => code)).not.toContain('not-reviewed')
  })
})

describe('the index', () => {
  it('is told the same again from the locker alone', async () => {
    await frame()
    await choose(['NP-HTT-4-1-b'])
    await attach('NP-HTT-4-1-b.a1', { kind: 'witness', reference: 'person:1', note: 'Saw it' })
    await judge('NP-HTT-4-1-b.a1')
    const before = await dumpIndex(house)
    expect(before.element_judgement?.length).toBeGreaterThan(10)
    expect(before.law_pack?.length).toBeGreaterThan(9)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
  })
})
