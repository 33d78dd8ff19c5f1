/** Exhibits: the leaf before the bytes, damage that shows everywhere, a locked locker, ranges, and a history that names its readers. */
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { ReplayLoan } from '@smart-rescue/features/ports/replay'
import type { CaseId, CustodyEntry, Exhibit } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase, readExhibit } from './work-off.ts'

const URL_ONE = 'https://one.example/'
const TEXT = 'One\nRing +977 972-0000 123 or +977 972-0000 456\nदीपा 😀 \u202Eend'

let house: House
let sita: Actor
let caseId: CaseId
const loans: ReplayLoan[] = []
/** What locker and database did, in order. */
const trail: string[] = []
beforeAll(async () => {
  house = await createHouse()
  const { locker, replay } = house.deps
  Object.assign(house.deps.replay, {
    issue: (loan: ReplayLoan) => {
      loans.push(loan)
      return { token: loan.exhibitId, expiresAt: new Date('2026-11-24T09:00:00.000Z') }
    },
    addressOf: replay.addressOf,
  })
  const { record, read } = locker
  Object.assign(locker, {
    record: async (input: Parameters<typeof record>[0]) => {
      const leaf = await record(input)
      trail.push(`leaf ${input.type}`)
      return leaf
    },
    read: async (input: Parameters<typeof read>[0]) => {
      trail.push(
        `open ${input.mediaType.split(';')[0]} ${input.log === false ? 'logged before' : 'unlogged'}`,
      )
      return read(input)
    },
  })
  sita = await foundOrganisation(house)
  caseId = (await openCase(house, sita)).id
})
afterAll(() => house.close())

const fresh = async (): Promise<Exhibit> => {
  await captureNow(house, sita, caseId, URL_ONE, { [URL_ONE]: TEXT })
  const [newest] = await exhibitsOf(house, sita, caseId)
  const exhibit = await readExhibit(house, sita, caseId, newest?.id)
  trail.length = 0
  return exhibit
}
const part = (exhibit: Exhibit, role: string, actor = sita) =>
  house.call<ByteAnswer>('exhibit.part', actor, { caseId, exhibitId: exhibit.id, role })
const history = async (exhibit: Exhibit) =>
  (await house.call<{ entries: CustodyEntry[] }>('exhibit.history', sita, { caseId, exhibitId: exhibit.id }))
    .entries
const damage = (exhibit: Exhibit, role: string) =>
  house.locker.damage(exhibit.parts.find((each) => each.role === role)?.ciphertext ?? '')
const sealedAgain = async (exhibit: Exhibit) =>
  (await exhibitsOf(house, sita, caseId)).find(({ id }) => id === exhibit.id)?.provenance.intact

describe('a reading', () => {
  it('is in the log before the first byte leaves the locker', async () => {
    const exhibit = await fresh()
    await readExhibit(house, sita, caseId, exhibit.id)
    expect(trail[0]).toBe('leaf evidence.read')
    expect(trail.slice(1)).toEqual(['open application/json logged before', 'open text/plain logged before'])
    trail.length = 0
    const answer = await part(exhibit, 'wacz')
    expect(trail).toEqual(['leaf evidence.read'])
    await gather(answer)
    expect(trail).toEqual(['leaf evidence.read', 'open application/wacz logged before'])
  })

  it('that cannot be logged shows nothing', async () => {
    const exhibit = await fresh()
    house.locker.setLocked(true)
    for (const call of [
      () => readExhibit(house, sita, caseId, exhibit.id),
      () => part(exhibit, 'wacz'),
      () => house.call('exhibit.replay', sita, { caseId, exhibitId: exhibit.id }),
    ])
      expect((await failureOf(call())).code).toBe('locker.locked')
    house.locker.setLocked(false)
    expect(trail).toEqual([])
    expect(await sealedAgain(exhibit)).toBe(true)
  })

  it('of each part gives exactly its bytes, its kind and its length', async () => {
    const exhibit = await fresh()
    for (const { role, mediaType, length } of exhibit.parts) {
      const answer = await part(exhibit, role)
      const bytes = await gather(answer)
      expect([answer.mediaType, answer.length, bytes.length]).toEqual([mediaType, length, length])
    }
    expect(new TextDecoder().decode(await gather(await part(exhibit, 'text')))).toBe(TEXT)
  })

  it.each(['screenshot-01', 'certificates', 'detail', 'text-2', '-', 'package'])(
    'of a part called %s, which it has not, finds nothing and logs nothing',
    async (role) => {
      const exhibit = await fresh()
      expect((await failureOf(part(exhibit, role))).code).toBe('request.not-found')
      expect(trail).toEqual([])
    },
  )

  it.each(['', 'TEXT', '../text', 'text\0', 'x'.repeat(41), 'te xt'])(
    'of a part called %j is refused',
    async (role) => {
      const exhibit = await fresh()
      expect((await failureOf(part(exhibit, role))).code).toBe('request.invalid')
    },
  )

  it('marks every place where it stands in the text, in order, and counts where else it was seen', async () => {
    const first = await fresh()
    const second = await fresh()
    const { marks, text } = await readExhibit(house, sita, caseId, second.id)
    expect(marks.map(({ start }) => start)).toEqual(marks.map(({ start }) => start).sort((a, b) => a - b))
    for (const { start, end, original, seenIn } of marks) {
      expect(text.slice(start, end)).toBe(original)
      expect(seenIn).toBeGreaterThanOrEqual(2)
    }
    expect(marks.map(({ normal }) => normal)).toEqual(['+9779720000123', '+9779720000456'])
    expect(first.text).toBe(second.text)
  })
})

describe('a damaged blob', () => {
  it.each(['text', 'capture-report'])(
    'of the %s ends the reading by its name, and no page calls the exhibit intact',
    async (role) => {
      const exhibit = await fresh()
      damage(exhibit, role)
      expect(await sealedAgain(exhibit)).toBe(true)
      expect((await failureOf(readExhibit(house, sita, caseId, exhibit.id))).code).toBe('locker.damaged')
      expect(await sealedAgain(exhibit)).toBe(false)
      expect((await failureOf(readExhibit(house, sita, caseId, exhibit.id))).code).toBe('locker.damaged')
    },
  )

  it('of the archive ends the stream, whether all or a part of it is asked for', async () => {
    const exhibit = await fresh()
    damage(exhibit, 'wacz')
    expect((await failureOf(gather(await part(exhibit, 'wacz')))).code).toBe('locker.damaged')
    expect(await sealedAgain(exhibit)).toBe(false)
    const other = await fresh()
    await house.call('exhibit.replay', sita, { caseId, exhibitId: other.id })
    damage(other, 'wacz')
    const loan = loans.at(-1)
    const reading = async () => {
      for await (const _ of loan?.read({ start: 0, end: 4 }) ?? [])
        expect.unreachable('bytes of a damaged blob')
    }
    expect((await failureOf(reading())).code).toBe('locker.damaged')
    expect(await sealedAgain(other)).toBe(false)
  })

  it('leaves the other parts and the other exhibits as they are', async () => {
    const hurt = await fresh()
    const whole = await fresh()
    damage(hurt, 'capture-report')
    await failureOf(readExhibit(house, sita, caseId, hurt.id))
    expect(await sealedAgain(whole)).toBe(true)
    expect(new TextDecoder().decode(await gather(await part(hurt, 'text')))).toBe(TEXT)
    expect((await readExhibit(house, sita, caseId, whole.id)).text).toBe(TEXT)
  })

  it('that is gone altogether counts as damaged', async () => {
    const exhibit = await fresh()
    await house.db.ownerPool.query(
      `update exhibit_part set ciphertext = 'sha256:' || repeat('0', 64) where exhibit_id = $1 and role = 'text'`,
      [exhibit.id],
    )
    expect((await failureOf(readExhibit(house, sita, caseId, exhibit.id))).code).toBe('locker.not-found')
    expect(await sealedAgain(exhibit)).toBe(false)
  })

  it('is not what a locked locker is: nothing is marked by that', async () => {
    const exhibit = await fresh()
    const answer = await part(exhibit, 'wacz')
    house.locker.setLocked(true)
    expect((await failureOf(gather(answer))).code).toBe('locker.locked')
    house.locker.setLocked(false)
    expect(await sealedAgain(exhibit)).toBe(true)
  })
})

describe('a replay', () => {
  it('is one leaf, however many ranges are read, and every range is the bytes of that place', async () => {
    const exhibit = await fresh()
    const before = (await house.locker.checkpoint()).size
    const { url, expiresAt } = await house.call<{ url: string; expiresAt: string }>('exhibit.replay', sita, {
      caseId,
      exhibitId: exhibit.id,
    })
    const loan = loans.at(-1)
    const whole = `archive of ${URL_ONE}`
    const readRange = async (start: number, end: number) =>
      new TextDecoder().decode(
        await gather({ mediaType: '', bytes: loan?.read({ start, end }) ?? (async function* () {})() }),
      )
    for (const [start, end] of [
      [0, 7],
      [8, 10],
      [0, whole.length],
      [whole.length - 1, whole.length],
      [3, 3],
    ] as const)
      expect(await readRange(start, end)).toBe(whole.slice(start, end))
    expect((await house.locker.checkpoint()).size).toBe(before + 1)
    expect(loan).toMatchObject({ caseId, exhibitId: exhibit.id, pageUrl: URL_ONE, length: whole.length })
    expect(new URL(url).origin).not.toBe('http://127.0.0.1:4600')
    expect(expiresAt).toBe('2026-11-24T09:00:00.000Z')
  })
})

describe('a history', () => {
  it('tells every act from the sealing on: who, which part, why, and in unbroken order', async () => {
    const exhibit = await fresh()
    const lawyer = await house.addMember(sita, 'kamala', ['lawyer'])
    await house.call('team.join', sita, { caseId, memberId: lawyer.memberId })
    await part(exhibit, 'wacz', lawyer)
    await house.call('exhibit.replay', lawyer, { caseId, exhibitId: exhibit.id })
    await house.call('note.write', lawyer, { caseId, body: 'seen', exhibitId: exhibit.id })
    const entries = await history(exhibit)
    expect(entries.map(({ n }) => n)).toEqual(entries.map((_, at) => at))
    expect(entries.map(({ index }) => index)).toEqual(entries.map(({ index }) => index).sort((a, b) => a - b))
    expect(entries.map(({ type, role, actor }) => [type, role, actor?.displayName])).toEqual([
      ['evidence.sealed', 'wacz', 'Sita R.'],
      ['evidence.sealed', 'text', 'Sita R.'],
      ['evidence.sealed', 'capture-report', 'Sita R.'],
      ['exhibit.recorded', 'detail', 'Sita R.'],
      ['evidence.read', 'text', 'Sita R.'],
      ['evidence.read', 'wacz', 'kamala'],
      ['evidence.read', 'wacz', 'kamala'],
      ['note.written', 'detail', 'kamala'],
    ])
    for (const { type, purpose } of entries)
      expect(purpose).toBe(
        type === 'note.written' ? undefined : type === 'evidence.read' ? 'review' : 'capture',
      )
  })

  it('is no reading of the exhibit: looking at it adds nothing to it', async () => {
    const exhibit = await fresh()
    const first = await history(exhibit)
    expect(await history(exhibit)).toEqual(first)
  })

  it('of an exhibit tells nothing of another', async () => {
    const one = await fresh()
    const two = await fresh()
    await part(two, 'wacz')
    expect(await history(one)).toHaveLength(5)
    expect(await history(two)).toHaveLength(6)
  })
})
