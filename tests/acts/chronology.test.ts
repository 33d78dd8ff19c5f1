/** The chronology over the database: what it is built from, what it contradicts, and that it is told anew. */
import type { Chronology } from '@smart-rescue/features/chronology/contract'
import type { PersonPage } from '@smart-rescue/features/persons/contract'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, ChronologyKind, Note } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

const URL = 'https://movers.example/1'

let house: House
let sita: Actor
let caseId: CaseId

const read = () => house.call<Chronology>('chronology.read', sita, { caseId })
const event = (body: string, when: object, more: object = {}) =>
  house.call<Chronology>('chronology.event', sita, {
    caseId,
    body,
    event: { when, certainty: 'probable', source: 'Statement 7', ...more },
  })
const idOf = (chronology: Chronology, title: string): string =>
  chronology.lines.find((line) => line.title === title)?.id.slice('event:'.length) ?? ''
const ofKind = ({ lines }: Chronology, kind: ChronologyKind) => lines.filter((line) => line.kind === kind)

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  caseId = (await openCase(house, sita)).id
  await captureNow(house, sita, caseId, URL, { [URL]: 'House moving\nWe move you on 2026-12-05. Call us.' })
})
afterAll(() => house.close())

describe('a chronology', () => {
  it('is built from the opening, exhibits, what they mention, notes and people', async () => {
    await house.call('note.write', sita, { caseId, body: 'Looked at it twice' })
    const person = await house.call<PersonPage>('person.add', sita, {
      caseId,
      part: 'person-of-interest',
      why: 'Advert',
    })
    await house.call('person.change-part', sita, {
      caseId,
      personId: person.id,
      part: 'suspect',
      why: 'Named',
      document: { authority: 'District court', on: '2026-11-02', number: '112/26' },
    })
    const [exhibit] = await exhibitsOf(house, sita, caseId)
    await house.db.ownerPool.query(
      `update source set posted_on = '2026-12-01' where exhibit_id = $1 and row = 0`,
      [exhibit?.id],
    )
    const chronology = await read()
    expect(ofKind(chronology, 'captured')).toHaveLength(1)
    expect(ofKind(chronology, 'mention').map(({ when }) => when)).toEqual([
      { precision: 'day', at: '2026-12-05' },
    ])
    expect(ofKind(chronology, 'note')[0]?.title).toBe('Looked at it twice')
    expect(ofKind(chronology, 'case')).toHaveLength(1)
    const [suspected] = ofKind(chronology, 'person')
    expect(suspected).toMatchObject({
      when: { precision: 'day', at: '2026-11-02' },
      title: `${person.pseudonym} suspect`,
      source: 'District court, 112/26',
    })
    expect(chronology.lines[0]?.id).toBe(suspected?.id)
    expect(chronology.conflicts.map(({ kind }) => kind).sort()).toEqual([
      'in-the-future',
      'posted-after-capture',
    ])
  })

  it('takes events by hand with their precision, as notes with a date', async () => {
    const first = await event('She left home', { precision: 'month', at: '2026-10' })
    const second = await event('She arrived', { precision: 'between', from: '2026-10-20', to: '2026-10-25' })
    expect(ofKind(second, 'event').map(({ title }) => title)).toEqual(['She left home', 'She arrived'])
    const { notes } = await house.call<{ notes: Note[] }>('note.list', sita, { caseId })
    expect(notes.map(({ body }) => body)).toContain('She left home')
    expect(ofKind(first, 'note')).toHaveLength(1)
  })

  it('shows what contradicts what', async () => {
    const before = await read()
    const left = idOf(before, 'She left home')
    const arrived = idOf(before, 'She arrived')
    await event('She left home, says another', { precision: 'day', at: '2026-11-03' }, { sameAs: left })
    const after = await event('She was met', { precision: 'day', at: '2026-10-19' }, { after: arrived })
    const found = after.conflicts.filter(
      ({ kind }) => kind === 'two-dates' || kind === 'before-what-it-follows',
    )
    expect(found.map(({ kind }) => kind).sort()).toEqual(['before-what-it-follows', 'two-dates'])
    expect(found.flatMap(({ lines }) => lines)).toEqual(
      expect.arrayContaining([`event:${left}`, `event:${arrived}`]),
    )
  })

  it('refuses dates that are none, and events of elsewhere', async () => {
    for (const when of [
      { precision: 'day', at: '2026-02-30' },
      { precision: 'month', at: '2026-13' },
      { precision: 'minute', at: '2026-11-20' },
    ])
      expect((await failureOf(event('x', when))).code).toBe('request.invalid')
    const nowhere = '01930000-0000-7000-8000-ffffffffffff'
    expect((await failureOf(event('x', { precision: 'year', at: '2026' }, { after: nowhere }))).code).toBe(
      'request.not-found',
    )
  })

  it('is told anew from the locker alone', async () => {
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
    expect(before.dated_event).toHaveLength(4)
  })
})
