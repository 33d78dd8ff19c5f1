/** Every id of every request swapped for one of a case one may not see: not found, and nothing of the foreign thing in the answer. */
import { endpoints } from '@smart-rescue/features/contracts'
import type { Endpoint } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, type DoorUnderTest, openDoor } from '../../acts/door-under-test.ts'
import { createHouse, type House } from '../../acts/house-under-test.ts'
import { fillTwoCases, type Holding, sampleInput, type TwoCases } from '../../acts/two-cases.ts'
import { captureNow, openCase } from '../../acts/work-off.ts'

let house: House
let door: DoorUnderTest
let cases: TwoCases
let sita: Caller
beforeAll(async () => {
  house = await createHouse()
  cases = await fillTwoCases(house)
  // Every role at once, so that need to know is all that stands between.
  await house.db.ownerPool.query(
    `update member set roles = array['operator','case-officer','investigator','lawyer','social-worker','auditor'] where login in ('sita', 'rohan')`,
  )
  door = await openDoor(house)
  sita = await door.signIn('sita')
})
afterAll(async () => {
  await door.close()
  await house.close()
})

/** Fields whose values are ids, with what a case holds under each name. Members are colleagues, not secrets. */
const SECRET = [
  'caseId',
  'exhibitId',
  'otherId',
  'captureId',
  'watchId',
  'listId',
  'linkId',
  'dossierId',
  'noticeId',
  'personId',
] as const
const isSecret = (name: string): name is (typeof SECRET)[number] =>
  (SECRET as readonly string[]).includes(name)

/** What would betray the foreign case. Sign-in names and colleagues are known to all. */
const betrays = (answer: Answer, foreign: Holding): string[] =>
  [
    ...SECRET.map((name) => foreign[name]),
    foreign.reference,
    'heron title',
    'heron purpose',
    'heron note',
    'heron first page',
    'heron second page',
    'heron.example',
    '0000302',
  ].filter((secret) => secret !== '' && answer.raw.includes(secret))

const idFields = (endpoint: Endpoint) =>
  Object.keys(sampleInput(endpoint, cases.own)).filter(
    (name) => isSecret(name) || (endpoint.name === 'dossier.export' && name === 'exhibits'),
  )

describe('an id of a case that one may not see', () => {
  it('is refused in every place of every endpoint, alone and together with the others', async () => {
    const wrong: string[] = []
    let tried = 0
    for (const endpoint of endpoints.filter(({ name }) => name !== 'case.watch')) {
      const own = sampleInput(endpoint, cases.own)
      const foreign = sampleInput(endpoint, cases.foreign)
      const fields = idFields(endpoint)
      const choices = fields.length === 0 ? [] : [...fields.map((name) => [name]), fields]
      for (const chosen of choices) {
        const input = { ...own, ...Object.fromEntries(chosen.map((name) => [name, foreign[name]])) }
        const answer = await door.send(endpoint.name, sita, input)
        tried += 1
        const what = `${endpoint.name} with foreign ${chosen.join(' and ')}`
        if (answer.code !== 'request.not-found')
          wrong.push(`${what}: ${answer.status} ${answer.raw.slice(0, 200)}`)
        const betrayed = betrays(answer, cases.foreign)
        if (betrayed.length > 0) wrong.push(`${what} betrays ${betrayed.join()}`)
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(40)
  })

  it('is answered as an id that does not exist, letter by letter', async () => {
    const nowhere = '01930000-0000-7000-8000-ffffffffffff'
    for (const endpoint of endpoints.filter(({ name }) => name !== 'case.watch')) {
      for (const field of idFields(endpoint)) {
        const own = sampleInput(endpoint, cases.own)
        const foreign = sampleInput(endpoint, cases.foreign)[field]
        const absent = Array.isArray(foreign) ? [nowhere] : nowhere
        const first = await door.send(endpoint.name, sita, { ...own, [field]: foreign })
        const second = await door.send(endpoint.name, sita, { ...own, [field]: absent })
        expect([endpoint.name, field, first.status, first.raw]).toEqual([
          endpoint.name,
          field,
          second.status,
          second.raw,
        ])
      }
    }
  })

  it('did nothing to the foreign case: no row, no leaf, no job', async () => {
    const { rows } = await house.db.ownerPool.query(
      `select type, count(*)::int as n from custody_entry where case_id = $1 and actor_id = $2 group by type`,
      [cases.foreign.caseId, cases.own.owner.memberId],
    )
    expect(rows).toEqual([])
    expect(house.sent.filter((job) => JSON.stringify(job.payload).includes(cases.foreign.caseId))).toEqual([])
    const untouched = await house.db.ownerPool.query(
      `select l.state, n.read_at, c.title from link l, notice n, case_file c where l.id = $1 and n.id = $2 and c.id = $3`,
      [cases.foreign.linkId, cases.foreign.noticeId, cases.foreign.caseId],
    )
    expect(untouched.rows).toEqual([{ state: 'proposed', read_at: null, title: 'heron title' }])
  })

  it('mixed with own exhibits exports none of them', async () => {
    const { caseId, exhibitId } = cases.own
    const answer = await door.send('dossier.export', sita, {
      caseId,
      exhibits: [exhibitId, cases.foreign.exhibitId],
    })
    expect(answer.code).toBe('request.not-found')
    const once = await door.send('dossier.export', sita, { caseId, exhibits: [exhibitId, exhibitId] })
    expect(once.body.exhibits).toHaveLength(1)
  })
})

describe('a list', () => {
  it('of any endpoint shows nothing of the foreign case', async () => {
    for (const endpoint of endpoints.filter(
      // A captured page has no original: tests/acts/imports.test.ts looks at those that have one.
      // Nobody has stopped anything here: tests/acts/safeguard.test.ts looks at stops of others.
      ({ method, name }) =>
        method === 'GET' && !['case.watch', 'exhibit.original', 'material.read'].includes(name),
    )) {
      const answer = await door.send(endpoint.name, sita, sampleInput(endpoint, cases.own))
      expect([endpoint.name, answer.status, betrays(answer, cases.foreign)]).toEqual([endpoint.name, 200, []])
    }
  })

  it('of what is recognised neither counts nor names it', async () => {
    for (const text of [
      'heron',
      'heron.example',
      'https://heron.example/1',
      'heron first page',
      '+9779720000302',
    ]) {
      const answer = await door.send('selector.recognise', sita, { text })
      expect(answer.status).toBe(200)
      expect(answer.body.exhibits).toEqual([])
      expect(answer.body.selector).toBeUndefined()
      expect(
        betrays(
          { ...answer, raw: answer.raw.replaceAll(text, '').replaceAll('9779720000302', '') },
          cases.foreign,
        ),
      ).toEqual([])
    }
    const shared = await door.send('selector.recognise', sita, { text: '+9779720000123' })
    expect(shared.body.elsewhere).toBe(true)
    expect((shared.body.selector as { exhibits: number; cases: number }).cases).toBe(1)
    expect(betrays(shared, cases.foreign)).toEqual([])
  })

  it('of a selector that stands in the foreign case alone says that it is known, and where in no way', async () => {
    const answer = await door.send('selector.read', sita, { selectorId: cases.foreign.selectorId })
    const { sightings, elsewhere, exhibits, cases: count, firstSeen, lastSeen } = answer.body
    expect({ sightings, elsewhere, exhibits, count, firstSeen, lastSeen }).toEqual({
      sightings: [],
      elsewhere: true,
      exhibits: 0,
      count: 0,
      firstSeen: '',
      lastSeen: '',
    })
  })
})

describe('an id', () => {
  const spelled = 'abcdef01-2345-7678-9abc-def012345678'

  it('in capitals is the same id: what it names is found whole, and nothing is called damaged', async () => {
    const caseId = 'abcdef00-0000-7000-8000-00000000abcd'
    const exhibitId = spelled
    const ids = [caseId, 'abcdef00-0000-7000-8000-0000000000aa', exhibitId]
    const real = house.deps.ids.next
    let n = 0
    Object.assign(house.deps.ids, { next: () => ids[n++] ?? real() })
    await openCase(house, cases.own.owner, { title: 'Capitals' })
    const url = 'https://capitals.example/'
    const capture = await captureNow(house, cases.own.owner, caseId as never, url, {
      [url]: 'Capitals\nno number',
    })
    Object.assign(house.deps.ids, { next: real })
    expect(capture.exhibit?.id).toBe(exhibitId)
    const upper = { caseId: caseId.toUpperCase(), exhibitId: exhibitId.toUpperCase() }
    const answer = await door.send('exhibit.read', sita, upper)
    expect([answer.status, answer.body.id]).toEqual([200, exhibitId])
    expect((await door.send('exhibit.part', sita, { ...upper, role: 'wacz' })).status).toBe(200)
    const after = await door.send('exhibit.read', sita, { caseId, exhibitId })
    expect((after.body.provenance as { intact: boolean }).intact).toBe(true)
    const joined = await door.send('team.join', sita, {
      caseId: upper.caseId,
      memberId: cases.own.owner.memberId.toUpperCase(),
    })
    expect(joined.code).toBe('case.already-member')
    const history = await door.send('exhibit.history', sita, upper)
    expect((history.body.entries as unknown[]).length).toBeGreaterThan(4)
  })
})
