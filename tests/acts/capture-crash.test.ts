/** A capture whose process dies at any step: run again or told anew, it makes one exhibit, whole, and its links. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Capture, CaseId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Broken, breakAt } from './break-once.ts'
import { compareDumps, dumpIndex, rebuildIndex, tellMissing } from './dump-index.ts'
import { createHouse, foundOrganisation, gather, type House } from './house-under-test.ts'
import { captureNow, captureRunOf, exhibitsOf, linksOf, openCase, readExhibit } from './work-off.ts'

const NUMBER = '+977 972-0000 123'
const PAGES = {
  'https://one.example/': `One\nRing ${NUMBER}`,
  'https://two.example/': `Two\nRing ${NUMBER} or desk@tide.example`,
}
const URL_TWO = 'https://two.example/'
const ELSEWHERE = 'https://elsewhere.example/'

let house: House
let sita: Actor
let rohan: Actor
let steps = 0
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  const other = await openCase(house, rohan)
  await captureNow(house, rohan, other.id, ELSEWHERE, { [ELSEWHERE]: `Elsewhere\n${NUMBER}` })
  // How many calls an undisturbed run makes.
  const { caseId, payload } = await prepare()
  const hands = breakAt(house, Number.MAX_SAFE_INTEGER, 'before')
  await captureRunOf(house, PAGES, { deps: hands.deps })(payload, AbortSignal.timeout(10_000))
  steps = hands.calls()
  await expectWhole(caseId, payload.captureId)
})
afterAll(() => house.close())

/** A case with one exhibit, and a second capture that waits. */
const prepare = async () => {
  const { id } = await openCase(house, sita)
  await captureNow(house, sita, id, 'https://one.example/', PAGES)
  const { id: captureId } = await house.call<Capture>('capture.request', sita, { caseId: id, url: URL_TWO })
  house.sent.length = 0
  return { caseId: id, payload: { caseId: id, captureId } as never as { caseId: CaseId; captureId: never } }
}

/** What must hold when all is over. */
const expectWhole = async (caseId: CaseId, captureId: string): Promise<void> => {
  const exhibits = await exhibitsOf(house, sita, caseId)
  expect(exhibits.map(({ number, state }) => [number, state])).toEqual([
    ['E-02', 'complete'],
    ['E-01', 'complete'],
  ])
  const capture = await house.call<Capture>('capture.read', sita, { caseId, captureId })
  expect(capture).toMatchObject({ state: 'complete', exhibit: { id: exhibits[0]?.id, number: 'E-02' } })
  expect(capture.progress).toBeUndefined()
  expect(capture.endedAt).toBeDefined()
  const links = await linksOf(house, sita, caseId)
  expect(links.map(({ a, b }) => [a.number, b.number].sort())).toEqual([['E-01', 'E-02']])
  const exhibit = await readExhibit(house, sita, caseId, exhibits[0]?.id)
  expect(exhibit.parts.map(({ role }) => role)).toEqual(['wacz', 'text', 'capture-report'])
  expect(exhibit.text).toBe(PAGES[URL_TWO])
  const bytes = await gather(
    await house.call('exhibit.part', sita, { caseId, exhibitId: exhibit.id, role: 'wacz' }),
  )
  expect(new TextDecoder().decode(bytes)).toBe(`archive of ${URL_TWO}`)
  const { size } = await house.locker.checkpoint()
  const { rows } = await house.db.ownerPool.query('select count(*)::int as told from custody_entry')
  expect(rows).toEqual([{ told: size }])
}

const die = async (
  payload: Parameters<ReturnType<typeof captureRunOf>>[0],
  at: number,
  when: 'before' | 'after',
) => {
  const hands = breakAt(house, at, when)
  const run = captureRunOf(house, PAGES, { deps: hands.deps })(payload, AbortSignal.timeout(10_000))
  await expect(run).rejects.toBeInstanceOf(Broken)
  return hands.trail.at(-1)
}
const runAgain = (payload: Parameters<ReturnType<typeof captureRunOf>>[0]) =>
  captureRunOf(house, PAGES)(payload, AbortSignal.timeout(10_000))

describe('a capture whose process dies', () => {
  const ways = {
    'the queue runs it again': async (payload: never) => {
      await runAgain(payload)
      await tellMissing(house)
    },
    'the program starts, tells what it missed, and runs it again': async (payload: never) => {
      await tellMissing(house)
      await runAgain(payload)
    },
    'it dies once more at the same step, and then runs': async (payload: never, at: number) => {
      await die(payload, at, 'after').catch(() => undefined)
      await tellMissing(house)
      await runAgain(payload)
      await runAgain(payload)
    },
  }

  it('takes more than a dozen steps that can break', () => {
    expect(steps).toBeGreaterThan(12)
  })

  for (const [way, recover] of Object.entries(ways)) {
    for (const when of ['before', 'after'] as const) {
      it(`${when} any step makes one exhibit with its link, when ${way}`, async () => {
        for (let at = 1; at <= steps; at += 1) {
          const { caseId, payload } = await prepare()
          const step = await die(payload, at, when)
          try {
            await recover(payload as never, at)
            await expectWhole(caseId, payload.captureId)
          } catch (cause) {
            throw new Error(`after a death ${when} step ${at} (${step}): ${String(cause)}`, { cause })
          }
        }
      })
    }
  }

  it('leaves an index that the locker alone tells again, table by table', async () => {
    await tellMissing(house)
    const before = await dumpIndex(house)
    const report = await rebuildIndex(house)
    expect(report.untold).toBe(0)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
  })
})
