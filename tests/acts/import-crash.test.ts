/** An import whose process dies at any step of its reading: run again, it makes one exhibit, whole, with one end and its link. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, HeldFileId, ImportedFile } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Broken, breakAt } from './break-once.ts'
import { compareDumps, dumpIndex, rebuildIndex, tellMissing } from './dump-index.ts'
import { createHouse, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, importRunsOf, linksOf, openCase, readExhibit } from './work-off.ts'

const NUMBER = '+977 972-0000 123'
const URL_ONE = 'https://one.example/'
const TEXT = `From her telephone: ${NUMBER}`

let house: House
let sita: Actor
let steps = 0

/** A case with one captured exhibit, and a sealed file that waits to be read. */
const prepare = async (): Promise<{ caseId: CaseId; heldId: HeldFileId }> => {
  const { id: caseId } = await openCase(house, sita)
  await captureNow(house, sita, caseId, URL_ONE, { [URL_ONE]: `One\n${NUMBER}` })
  const { importId } = await house.call<{ importId: string }>('import.open', sita, {
    caseId,
    accessMode: 'public',
    receivedOn: '2026-11-20',
    consent: 'not-asked',
    purpose: 'p',
    legalBasis: 'l',
  })
  const bytes = new TextEncoder().encode(TEXT)
  const input = { caseId, importId, name: 'a.txt', length: String(bytes.length) }
  const body = (async function* () {
    yield bytes
  })()
  const file = await house.call<ImportedFile>('import.send', sita, input, body)
  house.sent.length = 0
  return { caseId, heldId: file.id }
}

const run = (payload: Awaited<ReturnType<typeof prepare>>, deps: Partial<House['deps']> = {}) =>
  importRunsOf(house, { deps }).read(payload, AbortSignal.timeout(10_000))

const expectWhole = async ({ caseId, heldId }: Awaited<ReturnType<typeof prepare>>): Promise<void> => {
  const exhibits = await exhibitsOf(house, sita, caseId)
  expect(exhibits.map(({ number, source, state }) => [number, source, state])).toEqual([
    ['E-02', 'import', 'complete'],
    ['E-01', 'capture', 'complete'],
  ])
  const { files } = await house.call<{ files: ImportedFile[] }>('import.list', sita, { caseId })
  expect(files).toMatchObject([{ id: heldId, state: 'read', exhibit: { number: 'E-02' } }])
  expect(files[0]?.step).toBeUndefined()
  expect((await linksOf(house, sita, caseId)).map(({ a, b }) => [a.number, b.number].sort())).toEqual([
    ['E-01', 'E-02'],
  ])
  const exhibit = await readExhibit(house, sita, caseId, exhibits[0]?.id)
  expect([exhibit.text, exhibit.parts.map(({ role }) => role)]).toEqual([
    TEXT,
    ['original', 'text', 'import-report'],
  ])
  const { size } = await house.locker.checkpoint()
  const { rows } = await house.db.ownerPool.query('select count(*)::int as told from custody_entry')
  expect(rows).toEqual([{ told: size }])
}

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  const payload = await prepare()
  const hands = breakAt(house, Number.MAX_SAFE_INTEGER, 'before')
  await run(payload, hands.deps)
  steps = hands.calls()
  await expectWhole(payload)
})
afterAll(() => house.close())

describe('an import whose process dies', () => {
  const ways = {
    'the queue runs it again': async (payload: Awaited<ReturnType<typeof prepare>>) => {
      await run(payload)
      await tellMissing(house)
    },
    'the program starts, tells what it missed, and runs it again': async (
      payload: Awaited<ReturnType<typeof prepare>>,
    ) => {
      await tellMissing(house)
      await run(payload)
      await run(payload)
    },
  }

  it('takes more than a dozen steps that can break', () => {
    expect(steps).toBeGreaterThan(12)
  })

  for (const [way, recover] of Object.entries(ways))
    for (const when of ['before', 'after'] as const)
      it(`${when} any step makes one exhibit with its link, when ${way}`, async () => {
        for (let at = 1; at <= steps; at += 1) {
          const payload = await prepare()
          const hands = breakAt(house, at, when)
          await expect(run(payload, hands.deps)).rejects.toBeInstanceOf(Broken)
          try {
            await recover(payload)
            await expectWhole(payload)
          } catch (cause) {
            const step = hands.trail.at(-1)
            throw new Error(`after a death ${when} step ${at} (${step}): ${String(cause)}`, { cause })
          }
        }
      })

  it('waits, sealed, while the reader of this machine does not start, and says so', async () => {
    const payload = await prepare()
    const converter = { ...house.deps.converter, read: () => Promise.reject(new Error('no sandbox here')) }
    const failing = importRunsOf(house, { deps: { converter } }).read(payload, AbortSignal.timeout(10_000))
    await expect(failing).rejects.toThrow('no sandbox here')
    const list = () => house.call<{ files: ImportedFile[] }>('import.list', sita, { caseId: payload.caseId })
    expect((await list()).files).toMatchObject([{ state: 'running', step: 'reader-failed' }])
    await run(payload)
    await expectWhole(payload)
  })

  it('tells the same index from the log alone, whatever broke off on the way', async () => {
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(await dumpIndex(house), before)).toEqual([])
  })
})
