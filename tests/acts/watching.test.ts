/** Watched pages as acts: rounds on their schedule, what a check finds, alarms, owners, and the end with the case. */

import { projections, resumeWork } from '@smart-rescue/features/features'
import type { Actor } from '@smart-rescue/features/ports/actor'
import { createRound } from '@smart-rescue/features/watching'
import type { Capture, CaseId, Notice } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import type { Pages } from './fake-capturer.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, linksOf, openCase } from './work-off.ts'
import { workRounds } from './work-rounds.ts'

const PAGE = 'https://harbour.example/ad'
const TEXT = 'Restaurant team wanted\nRing +977 972 0000 123 after six'
const OTHER = 'Restaurant team wanted\nRing +977 972 0000 456 after six'
const GONE = { state: 'failed' as const, reason: { code: 'capture.name-unknown', sentence: 'No such host.' } }
const DOWN = { state: 'failed' as const, reason: { code: 'capture.unreachable', sentence: 'No answer.' } }

interface Watch {
  id: string
  state: string
  why?: string
  nextAt?: string
  presence: string
  owner: { displayName: string }
  exhibit?: { number: string }
  costs: { pagesPerMonth: number; checks: number; bytes: number; seconds: number }
}
interface Check {
  found: string
  alarm?: string
  exhibit?: { number: string }
  before?: { number: string }
  wordsAdded: number
  wordsRemoved: number
  selectorsNew: { normal: string }[]
  selectorsGone: { normal: string }[]
  textSha256?: string
}

let house: House
let sita: Actor
let maya: Actor
let caseId: CaseId
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  maya = await house.addMember(sita, 'maya', ['investigator'])
})
beforeEach(async () => {
  house.setNow('2026-11-24T08:00:00.000Z')
  house.sent.length = 0
  caseId = (await openCase(house, sita)).id
  await house.call('team.join', sita, { caseId, memberId: maya.memberId })
})
afterAll(() => house.close())

const start = (change: object = {}, actor = sita) =>
  house.call<Watch>('watch.start', actor, {
    caseId,
    url: PAGE,
    every: 'hour',
    timeZone: 'Asia/Kathmandu',
    leastWords: 1,
    endsAt: '2027-02-24T08:00:00.000Z',
    ...change,
  })
const read = (watchId: string) =>
  house.call<{ watch: Watch; checks: Check[] }>('watch.read', sita, { caseId, watchId })
const change = (watchId: string, input: object, actor = sita) =>
  house.call<Watch>('watch.change', actor, { caseId, watchId, ...input })
const noticesOf = async (actor: Actor) =>
  (await house.call<{ notices: Notice[] }>('today.read', actor)).notices.filter(
    (notice) => notice.caseId === caseId && notice.watchId !== undefined,
  )
/** Moves the clock to the next round of a watch and works it off. */
const passRound = async (watchId: string, page: Pages[string]) => {
  const { watch } = await read(watchId)
  house.setNow(watch.nextAt ?? 'never')
  await workRounds(house, { [PAGE]: page })
  return read(watchId)
}

describe('a watch', () => {
  it('checks at once, keeps the first and what changed, and nothing between', async () => {
    const { id } = await start()
    let seen = await passRound(id, TEXT)
    expect(seen.checks.map(({ found }) => found)).toEqual(['first'])
    expect(seen.watch).toMatchObject({ presence: 'shown', exhibit: { number: 'E-01' }, costs: { checks: 1 } })
    seen = await passRound(id, TEXT)
    expect(seen.checks[0]).toMatchObject({
      found: 'same',
      wordsAdded: 0,
      textSha256: seen.checks[1]?.textSha256,
    })
    expect(seen.checks[0]?.exhibit).toBeUndefined()
    seen = await passRound(id, OTHER)
    expect(seen.checks[0]).toMatchObject({
      found: 'changed',
      alarm: 'changed',
      exhibit: { number: 'E-02' },
      before: { number: 'E-01' },
      wordsAdded: 1,
      wordsRemoved: 1,
      selectorsNew: [{ kind: 'phone', normal: '+9779720000456' }],
      selectorsGone: [{ kind: 'phone', normal: '+9779720000123' }],
    })
    expect(await exhibitsOf(house, sita, caseId)).toHaveLength(2)
    expect(seen.watch.costs).toMatchObject({ checks: 3, bytes: 30, seconds: 6, pagesPerMonth: 720 })
  })

  it('tells everybody on the team of an alarm, once, with the page', async () => {
    const { id } = await start()
    await passRound(id, TEXT)
    await passRound(id, OTHER)
    for (const actor of [sita, maya]) {
      const [notice, ...rest] = await noticesOf(actor)
      expect(notice).toMatchObject({ kind: 'watch-changed', watchId: id, page: PAGE, caseId })
      expect(rest).toEqual([])
    }
    await passRound(id, OTHER)
    expect(await noticesOf(sita)).toHaveLength(1)
  })

  it('says gone at the second time in a row, and back when the page is there again', async () => {
    const { id } = await start()
    await passRound(id, TEXT)
    await passRound(id, GONE)
    expect(await noticesOf(maya)).toEqual([])
    await passRound(id, GONE)
    expect((await noticesOf(maya)).map(({ kind }) => kind)).toEqual(['watch-gone'])
    await passRound(id, GONE)
    const { watch, checks } = await passRound(id, TEXT)
    expect(checks[0]).toMatchObject({ found: 'same', alarm: 'back', exhibit: { number: 'E-02' } })
    expect(watch.presence).toBe('shown')
    expect((await noticesOf(maya)).map(({ kind }) => kind)).toEqual(['watch-back', 'watch-gone'])
  })

  it('says after three failures in a row that nobody looks any more', async () => {
    const { id } = await start()
    for (let turn = 0; turn < 4; turn += 1) await passRound(id, DOWN)
    expect((await noticesOf(sita)).map(({ kind }) => kind)).toEqual(['watch-failing'])
    expect(await exhibitsOf(house, sita, caseId)).toEqual([])
  })

  it('begins from an exhibit and holds the first check against it', async () => {
    await captureNow(house, sita, caseId, PAGE, { [PAGE]: TEXT })
    const [exhibit] = await exhibitsOf(house, sita, caseId)
    const { id } = await start({ from: exhibit?.id })
    expect((await passRound(id, TEXT)).checks.map(({ found }) => found)).toEqual(['same'])
    const { checks } = await passRound(id, OTHER)
    expect(checks[0]).toMatchObject({
      found: 'changed',
      before: { number: 'E-01' },
      exhibit: { number: 'E-02' },
    })
  })

  it('does not begin from an exhibit of another case', async () => {
    await captureNow(house, sita, caseId, PAGE, { [PAGE]: TEXT })
    const [exhibit] = await exhibitsOf(house, sita, caseId)
    caseId = (await openCase(house, sita)).id
    expect((await failureOf(start({ from: exhibit?.id }))).code).toBe('request.not-found')
  })

  it('proposes no link between captures of its own page, and one to another page that shares a number', async () => {
    const { id } = await start()
    await passRound(id, TEXT)
    await passRound(id, `${TEXT}\nanother line`)
    expect(await linksOf(house, sita, caseId)).toEqual([])
    await captureNow(house, sita, caseId, 'https://pier.example/', { 'https://pier.example/': TEXT })
    expect((await linksOf(house, sita, caseId)).length).toBeGreaterThan(0)
  })

  it('goes on when what it was held against is damaged: the page is taken as seen first', async () => {
    const { id } = await start()
    await passRound(id, TEXT)
    const { rows } = await house.db.ownerPool.query<{ ciphertext: string }>(
      `select ciphertext from exhibit_part where case_id = $1 and role = 'text'`,
      [caseId],
    )
    house.locker.damage(rows[0]?.ciphertext ?? '')
    const { checks } = await passRound(id, OTHER)
    expect(checks[0]).toMatchObject({ found: 'first', exhibit: { number: 'E-02' } })
  })

  it('does not stand among the captures and failures of the case', async () => {
    const { id } = await start()
    await passRound(id, DOWN)
    const { captures } = await house.call<{ captures: Capture[] }>('capture.list', sita, { caseId })
    expect(captures).toEqual([])
    const view = await house.call<{ next: string }>('case.read', sita, { caseId })
    expect(view.next).not.toBe('look-at-failures')
  })
})

describe('rounds', () => {
  it('come once a step, a little late, however long nobody was there', async () => {
    const { id } = await start()
    const first = await passRound(id, TEXT)
    const due = Date.parse(first.watch.nextAt ?? '')
    expect(due).toBeGreaterThanOrEqual(Date.parse('2026-11-24T09:00:00.000Z'))
    expect(due).toBeLessThan(Date.parse('2026-11-24T09:06:01.000Z'))
    // Three days without power.
    house.setNow('2026-11-27T07:30:00.000Z')
    await workRounds(house, { [PAGE]: TEXT })
    const after = await read(id)
    expect(after.checks).toHaveLength(2)
    expect(Date.parse(after.watch.nextAt ?? '')).toBeGreaterThan(Date.parse('2026-11-27T08:00:00.000Z') - 1)
  })

  it('that are sent twice, or meet in two workers, make one capture', async () => {
    const { id, nextAt } = await start()
    house.sent.length = 0
    const round = createRound({ ...house.deps, projections })
    const payload = { caseId, watchId: id, due: nextAt } as never
    await Promise.allSettled([round(payload), round(payload), round(payload)])
    await round(payload)
    const { rows } = await house.db.ownerPool.query('select id from capture where case_id = $1', [caseId])
    expect(rows).toHaveLength(1)
    await workRounds(house, { [PAGE]: TEXT })
    expect((await read(id)).checks).toHaveLength(1)
  })

  it('are finished when a worker died between the fact and the queue', async () => {
    const { id, nextAt } = await start()
    house.sent.length = 0
    const broken = {
      ...house.deps,
      queue: { ...house.deps.queue, send: async () => Promise.reject(new Error('dead')) },
    }
    const payload = { caseId, watchId: id, due: nextAt } as never
    await expect(createRound({ ...broken, projections })(payload)).rejects.toThrow('dead')
    expect(house.sent).toEqual([])
    await createRound({ ...house.deps, projections })(payload)
    expect(house.sent.map(({ kind }) => kind).sort()).toEqual(['capture', 'watch'])
    await workRounds(house, { [PAGE]: TEXT })
    expect((await read(id)).checks.map(({ found }) => found)).toEqual(['first'])
  })

  it('are sent again at a start of the program', async () => {
    const { id } = await start()
    const { watch } = await passRound(id, TEXT)
    house.sent.length = 0
    await resumeWork(house.deps)
    expect(house.sent).toContainEqual({
      kind: 'watch',
      payload: { caseId, watchId: id, due: watch.nextAt },
      key: `${id} ${watch.nextAt}`,
    })
  })

  it('wait while the last check still waits for a browser', async () => {
    const { id, nextAt } = await start()
    const round = createRound({ ...house.deps, projections })
    await round({ caseId, watchId: id, due: nextAt } as never)
    const { watch } = await read(id)
    house.setNow(watch.nextAt ?? '')
    await round({ caseId, watchId: id, due: watch.nextAt } as never)
    const { rows } = await house.db.ownerPool.query('select id from capture where case_id = $1', [caseId])
    expect(rows).toHaveLength(1)
    expect((await read(id)).watch.nextAt).toBe(watch.nextAt)
    // The capture is asked for once more, should its job have failed for good, and the round is put off.
    expect(house.sent.filter(({ kind }) => kind === 'capture')).toHaveLength(1)
    expect(
      house.sent.filter(({ kind, key }) => kind === 'watch' && key.startsWith(`${id} ${watch.nextAt} `)),
    ).toHaveLength(1)
  })
})

describe('pausing and ending', () => {
  it('pauses and resumes in the name of who resumes, and checks now when asked', async () => {
    const { id } = await start()
    await passRound(id, TEXT)
    expect(await change(id, { state: 'paused' })).toMatchObject({ state: 'paused', why: 'by-hand' })
    house.setNow('2026-11-24T12:00:00.000Z')
    await workRounds(house, { [PAGE]: OTHER })
    expect((await read(id)).checks).toHaveLength(1)
    expect(await change(id, { state: 'active' }, maya)).toMatchObject({
      state: 'active',
      owner: { displayName: 'maya' },
    })
    await change(id, { now: true })
    await workRounds(house, { [PAGE]: OTHER })
    expect((await read(id)).checks.map(({ found }) => found)).toEqual(['changed', 'first'])
  })

  it('changes the schedule, the route and the end', async () => {
    const { id } = await start()
    const schedule = { every: 'week', timeZone: 'UTC', leastWords: 5, quiet: { from: '22:00', to: '06:00' } }
    const changed = await change(id, { schedule, endsAt: '2026-12-24T08:00:00.000Z', route: 'tor' })
    expect(changed).toMatchObject({ schedule, route: { id: 'tor' }, endsAt: '2026-12-24T08:00:00.000Z' })
    expect(Date.parse(changed.nextAt ?? '')).toBeGreaterThan(Date.parse('2026-12-01T08:00:00.000Z') - 1)
  })

  it('pauses by itself when its owner left the team, and says so', async () => {
    const { id } = await start({}, maya)
    await passRound(id, TEXT)
    await house.call('team.leave', sita, { caseId, memberId: maya.memberId })
    const { watch, checks } = await passRound(id, OTHER)
    expect(watch).toMatchObject({ state: 'paused', why: 'owner-left' })
    expect(checks).toHaveLength(1)
    expect((await noticesOf(sita)).map(({ kind }) => kind)).toEqual(['watch-stopped'])
    expect(await change(id, { state: 'active' })).toMatchObject({ owner: { displayName: 'Sita R.' } })
  })

  it('ends at its end date, which is logged', async () => {
    const { id } = await start({ endsAt: '2026-11-24T08:30:00.000Z' })
    expect((await passRound(id, TEXT)).watch.nextAt).toBe('2026-11-24T08:30:00.000Z')
    const { watch } = await passRound(id, TEXT)
    expect(watch).toMatchObject({ state: 'ended', why: 'end-date' })
    expect(watch.nextAt).toBeUndefined()
  })

  it('ends with its case, at once and logged, and cannot be started in a closed one', async () => {
    const { id } = await start()
    await house.call('case.change', sita, { caseId, state: 'closed' })
    expect((await read(id)).watch).toMatchObject({ state: 'ended', why: 'case-closed' })
    const { lines } = await house.call<{ lines: { type: string }[] }>('case.log', sita, { caseId })
    expect(lines[0]?.type).toBe('watch.ended')
    expect((await failureOf(start())).code).toBe('watch.case-closed')
    await house.call('case.change', sita, { caseId, state: 'open' })
    expect((await failureOf(change(id, { state: 'active' }))).code).toBe('watch.over')
  })

  it('ends with its case also when the closing was told by another program', async () => {
    const { id } = await start()
    await house.db.ownerPool.query(`update case_file set state = 'closed' where id = $1`, [caseId])
    expect((await passRound(id, TEXT)).watch).toMatchObject({ state: 'ended', why: 'case-closed' })
  })

  it('ends by hand, once', async () => {
    const { id } = await start()
    expect(await house.call('watch.end', sita, { caseId, watchId: id })).toMatchObject({ state: 'ended' })
    expect((await failureOf(house.call('watch.end', sita, { caseId, watchId: id }))).code).toBe('watch.over')
    await workRounds(house, { [PAGE]: TEXT })
    expect((await read(id)).checks).toEqual([])
  })

  it.each(['2026-11-24T07:00:00.000Z', '2029-11-24T08:00:00.000Z'])(
    'refuses the end date %s',
    async (endsAt) => {
      expect((await failureOf(start({ endsAt }))).code).toBe('watch.end-passed')
    },
  )

  it('refuses a time zone that does not exist', async () => {
    expect((await failureOf(start({ timeZone: 'Moon/Sea' }))).code).toBe('request.invalid')
  })
})

describe('a check that is stopped by hand', () => {
  it('is logged and says nothing about the page', async () => {
    const { id, nextAt } = await start()
    await createRound({ ...house.deps, projections })({ caseId, watchId: id, due: nextAt } as never)
    const { rows } = await house.db.ownerPool.query<{ id: string }>(
      'select id from capture where case_id = $1',
      [caseId],
    )
    await house.call('capture.stop', sita, { caseId, captureId: rows[0]?.id })
    await workRounds(house, { [PAGE]: TEXT })
    const { watch, checks } = await read(id)
    expect(checks).toMatchObject([{ found: 'failed', reason: 'capture.stopped' }])
    expect(watch.presence).toBe('new')
  })
})

describe('the index of watches', () => {
  it('is the same when it is told again from the locker alone', async () => {
    const { id } = await start()
    await passRound(id, TEXT)
    await passRound(id, OTHER)
    await change(id, { state: 'paused' })
    const before = await dumpIndex(house)
    expect(before.watch?.length).toBeGreaterThan(0)
    expect(before.watch_check?.length).toBeGreaterThan(0)
    await rebuildIndex(house)
    // Other tests of this house changed rows by hand; this case is what its facts say.
    const differing = compareDumps(before, await dumpIndex(house))
    expect(differing.filter((line) => line.includes(caseId))).toEqual([])
  })
})
