/** People of a case over the database: pseudonyms by chance, parts by authorities, history that stays. */
import type { PersonPage } from '@smart-rescue/features/persons/contract'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, LogLine, Person } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { openCase } from './work-off.ts'

const PAPER = { authority: 'District court', on: '2026-11-20', number: '112/26' }

let house: House
let sita: Actor
let aide: Actor
let caseId: CaseId

const add = (part: string, more: object = {}) =>
  house.call<PersonPage>('person.add', sita, { caseId, part, why: 'Statement 1', ...more })
const change = (personId: string, part: string, more: object = {}) =>
  house.call<PersonPage>('person.change-part', sita, { caseId, personId, part, why: 'As said', ...more })
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  aide = await house.addMember(sita, 'aide', ['investigator'])
  caseId = (await openCase(house, sita)).id
  await house.call('team.join', sita, { caseId, memberId: aide.memberId })
})
afterAll(() => house.close())

describe('people of a case', () => {
  it('are called by a pseudonym that says nothing, each by its own', async () => {
    const made = []
    for (let n = 0; n < 12; n += 1) made.push((await add('witness')).pseudonym)
    expect(new Set(made).size).toBe(12)
    for (const pseudonym of made) expect(pseudonym).toMatch(/^person:([B-DF-HJ-NP-TV-XZ][2-9]){3}$/)
    const { persons } = await house.call<{ persons: Person[] }>('person.list', aide, { caseId })
    expect(persons.map(({ pseudonym }) => pseudonym)).toEqual(made)
  })

  it('never share a pseudonym, drawn twice by chance', async () => {
    const { fresh } = house.deps.tokens
    const [first, second] = [Buffer.alloc(32, 3), Buffer.alloc(32, 9)].map((b) => b.toString('base64url'))
    const draws = [first, first, second]
    Object.assign(house.deps.tokens, { fresh: () => draws.shift() ?? fresh() })
    const [one, two] = [await add('other'), await add('other')]
    Object.assign(house.deps.tokens, { fresh })
    expect(one.pseudonym).not.toBe(two.pseudonym)
    expect(draws).toEqual([])
  })

  it('become suspects by a document alone, and go back by one alone', async () => {
    const person = await add('person-of-interest')
    expect(await codeOf(change(person.id, 'suspect'))).toBe('person.authority-needed')
    expect(await codeOf(add('accused'))).toBe('person.authority-needed')
    await change(person.id, 'suspect', { document: PAPER })
    expect(await codeOf(change(person.id, 'person-of-interest', { document: PAPER }))).toBe(
      'person.part-refused',
    )
    expect(await codeOf(change(person.id, 'released'))).toBe('person.authority-needed')
    const released = await change(person.id, 'released', { document: { ...PAPER, number: '113/26' } })
    expect(released.history.map(({ part, document }) => [part, document?.number])).toEqual([
      ['person-of-interest', undefined],
      ['suspect', '112/26'],
      ['released', '113/26'],
    ])
  })

  it('are never put on the ladder as children of the case', async () => {
    const child = await add('child')
    expect(await codeOf(change(child.id, 'suspect', { document: PAPER }))).toBe('person.part-refused')
    expect(await codeOf(change(child.id, 'person-of-interest'))).toBe('person.part-refused')
  })

  it('take exhibits of their own case as documents', async () => {
    const foreign = '01930000-0000-7000-8000-ffffffffffff'
    expect(await codeOf(add('suspect', { document: { ...PAPER, exhibitId: foreign } }))).toBe(
      'request.not-found',
    )
  })

  it('leave, and come back as what they were', async () => {
    const person = await add('witness')
    const left = await house.call<PersonPage>('person.leave', sita, {
      caseId,
      personId: person.id,
      why: 'Moved',
    })
    expect(left).toMatchObject({ leftWhy: 'Moved' })
    expect(
      await codeOf(house.call('person.leave', sita, { caseId, personId: person.id, why: 'Again' })),
    ).toBe('request.conflict')
    const back = await change(person.id, 'witness')
    expect(back.leftAt).toBeUndefined()
    const noted = await house.call<PersonPage>('person.note', sita, {
      caseId,
      personId: person.id,
      body: 'Was seen at the harbour',
    })
    expect(noted.notes[0]?.body).toBe('Was seen at the harbour')
  })

  it('are changed by who answers for the case, and logged by kind of change', async () => {
    expect(await codeOf(house.call('person.add', aide, { caseId, part: 'witness', why: 'x' }))).toBe(
      'access.denied',
    )
    const { lines } = await house.call<{ lines: LogLine[] }>('case.log', aide, { caseId })
    const roles = new Set(lines.filter(({ type }) => type === 'person.changed').map(({ role }) => role))
    expect([...roles].sort()).toEqual(['added', 'left', 'noted', 'part-changed'])
  })

  it('are told anew from the locker alone', async () => {
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
    expect(before.person?.length).toBeGreaterThan(14)
  })
})
