/** Wellbeing over the database: a member's own rows, which neither colleague nor operator nor the log ever sees. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { OwnWellbeing } from '@smart-rescue/features/wellbeing/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { openCase } from './work-off.ts'

let house: House
let sita: Actor
let mira: Actor
let count = 0
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
})
beforeEach(async () => {
  house.setNow('2026-11-24T08:00:00.000Z')
  count += 1
  mira = await house.addMember(sita, `mira-${count}`, ['investigator'])
})
afterAll(() => house.close())

const own = (actor = mira) => house.call<OwnWellbeing>('wellbeing.read', actor)
const note = (more: object, actor = mira) => house.call<{ pause?: string }>('wellbeing.note', actor, more)
const shared = async (actor = sita) =>
  (await house.call<{ shared: { member: { id: string }; week: object[] }[] }>('wellbeing.shared', actor))
    .shared

describe('preferences', () => {
  it('veil everything until the member herself changes it', async () => {
    expect((await own()).preferences).toEqual({
      blur: true,
      grey: true,
      mute: true,
      collapse: true,
      hideAfterSeconds: 30,
      pauseAfterMinutes: 50,
    })
    const after = await house.call<OwnWellbeing>('wellbeing.change', mira, {
      grey: false,
      hideAfterSeconds: 10,
    })
    expect(after.preferences).toMatchObject({ blur: true, grey: false, hideAfterSeconds: 10 })
    expect((await own(sita)).preferences.grey).toBe(true)
  })

  it('refuse a time that would be none, or no end', async () => {
    for (const change of [{ hideAfterSeconds: 0 }, { hideAfterSeconds: 10_000 }, { pauseAfterMinutes: 1 }])
      expect((await failureOf(house.call('wellbeing.change', mira, change))).code).toBe('request.invalid')
  })
})

describe('the meter', () => {
  it('adds up by day and shows the last seven days', async () => {
    house.setNow('2026-11-17T08:00:00.000Z')
    await note({ reveals: 9 })
    house.setNow('2026-11-18T08:00:00.000Z')
    await note({ reveals: 1, seconds: 30 })
    house.setNow('2026-11-24T08:00:00.000Z')
    await note({ reveals: 2, disclosures: 1 })
    await note({ seconds: 90 })
    expect((await own()).week).toEqual([
      { day: '2026-11-18', reveals: 1, seconds: 30, disclosures: 0 },
      { day: '2026-11-24', reveals: 2, seconds: 90, disclosures: 1 },
    ])
  })

  it('offers a pause after the minutes she chose, and after a hard item, and only on that day', async () => {
    expect(await note({ seconds: 49 * 60 })).toEqual({})
    expect(await note({ seconds: 60 })).toEqual({ pause: 'long' })
    expect(await note({ hard: 1 })).toEqual({ pause: 'hard' })
    house.setNow('2026-11-25T08:00:00.000Z')
    expect((await own()).pause).toBeUndefined()
  })

  it('is seen by nobody else: not by a colleague, not by the operator, and not in the custody log', async () => {
    const before = (await house.locker.checkpoint()).size
    await note({ reveals: 3 })
    await house.call('wellbeing.opt-out', mira, { kinds: ['livestream'] })
    expect((await house.locker.checkpoint()).size).toBe(before)
    expect((await own(sita)).week).toEqual([])
    const rows = await house.deps.db.asMember(sita.memberId, async (trx) => [
      await trx.selectFrom('exposure_day').selectAll().where('member_id', '=', mira.memberId).execute(),
      await trx.selectFrom('wellbeing_opt_out').selectAll().where('member_id', '=', mira.memberId).execute(),
      await trx.selectFrom('wellbeing_preference').selectAll().execute(),
    ])
    expect(rows).toEqual([[], [], []])
    const stolen = house.deps.db.asMember(sita.memberId, (trx) =>
      trx.insertInto('exposure_day').values({ member_id: mira.memberId, day: '2026-11-24' }).execute(),
    )
    await expect(stolen).rejects.toThrow()
  })

  it('is shared with one colleague of her choice, without the hard items, until she takes it back', async () => {
    await note({ reveals: 3, hard: 1 })
    expect(await shared()).toEqual([])
    const after = await house.call<OwnWellbeing>('wellbeing.share', mira, { memberId: sita.memberId })
    expect(after.sharedWith).toMatchObject({ id: sita.memberId })
    expect(await shared()).toEqual([
      {
        member: expect.objectContaining({ id: mira.memberId }),
        week: [{ day: '2026-11-24', reveals: 3, seconds: 0, disclosures: 0 }],
      },
    ])
    const third = await house.addMember(sita, `third-${count}`, ['case-officer', 'operator'])
    expect(await shared(third)).toEqual([])
    await house.call('wellbeing.share', mira, {})
    expect(await shared()).toEqual([])
  })

  it('is shared with nobody who is not there, and not with herself', async () => {
    for (const memberId of ['01930000-0000-7000-8000-ffffffffffff', mira.memberId])
      expect((await failureOf(house.call('wellbeing.share', mira, { memberId }))).code).toBe(
        'request.not-found',
      )
  })

  it('keeps what she shares when she changes how things are shown', async () => {
    await house.call('wellbeing.share', mira, { memberId: sita.memberId })
    await house.call('wellbeing.change', mira, { blur: false })
    expect((await own()).sharedWith?.id).toBe(sita.memberId)
  })
})

describe('opting out', () => {
  it('shows whoever chooses a team only that she is not available for this kind of case', async () => {
    await house.call('wellbeing.opt-out', mira, { kinds: ['livestream', 'livestream', 'extortion'] })
    expect((await own()).optedOut).toEqual(['extortion', 'livestream'])
    const of = async (leadKind: string) => {
      const { id: caseId } = await openCase(house, sita, { leadKind })
      return (await house.call<{ members: string[] }>('wellbeing.unavailable', sita, { caseId })).members
    }
    expect(await of('livestream')).toContain(mira.memberId)
    expect(await of('travel')).not.toContain(mira.memberId)
    await house.call('wellbeing.opt-out', mira, { kinds: [] })
    expect(await of('livestream')).not.toContain(mira.memberId)
  })

  it('is asked by case officers of the case alone', async () => {
    const { id: caseId } = await openCase(house, sita)
    expect((await failureOf(house.call('wellbeing.unavailable', mira, { caseId }))).code).toBe(
      'access.denied',
    )
    const officer = await house.addMember(sita, `officer-${count}`, ['case-officer'])
    expect((await failureOf(house.call('wellbeing.unavailable', officer, { caseId }))).code).toBe(
      'request.not-found',
    )
    expect(await house.callUngated('wellbeing.unavailable', officer, { caseId })).toEqual({ members: [] })
  })
})
