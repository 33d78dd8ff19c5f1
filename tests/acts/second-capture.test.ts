/** Second captures as acts: asked for from an exhibit, compared when they end, shown on both sides. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Capturer } from '@smart-rescue/features/ports/capturer'
import type { Capture, CaseId, ExhibitId, ExhibitSummary } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createFakeCapturer, type Pages } from './fake-capturer.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'
import { roundsOf, workRounds } from './work-rounds.ts'

const PAGE = 'https://harbour.example/ad'
const TEXT = 'Restaurant team wanted\nRing +977 972 0000 123 after six'
const OTHER = 'Restaurant team wanted\nRing +977 972 0000 456 after six'

interface Comparisons {
  comparisons: {
    verdict: string
    differs: string[]
    wordsAdded: number
    first: { number: string; route: { kind: string } }
    second: { id: string; number: string; route: { kind: string } }
  }[]
  waiting: Capture[]
}

let house: House
let sita: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
})
afterAll(() => house.close())

const begin = async (text = TEXT): Promise<{ caseId: CaseId; first: ExhibitSummary }> => {
  const { id: caseId } = await openCase(house, sita)
  await captureNow(house, sita, caseId, PAGE, { [PAGE]: text })
  const [first] = await exhibitsOf(house, sita, caseId)
  if (first === undefined) throw new Error('no exhibit')
  return { caseId, first }
}
const again = (caseId: CaseId, exhibitId: ExhibitId, input: object = {}) =>
  house.call<Capture>('capture.again', sita, { caseId, exhibitId, ...input })
const comparisonsOf = (caseId: CaseId, exhibitId: string) =>
  house.call<Comparisons>('exhibit.comparisons', sita, { caseId, exhibitId })
const finish = async (pages: Pages, capturer?: Capturer) =>
  workRounds(house, pages, capturer === undefined ? {} : { capturer })

describe('a second capture', () => {
  it('by another route is the same where it saw the same, and both exhibits say so', async () => {
    const { caseId, first } = await begin()
    const asked = await again(caseId, first.id, { route: 'tor' })
    expect(asked).toMatchObject({
      url: PAGE,
      origin: { kind: 'second', id: first.id },
      route: { kind: 'tor' },
    })
    expect((await comparisonsOf(caseId, first.id)).waiting.map(({ id }) => id)).toEqual([asked.id])
    await finish({ [PAGE]: TEXT })
    const { comparisons, waiting } = await comparisonsOf(caseId, first.id)
    expect(waiting).toEqual([])
    expect(comparisons).toMatchObject([
      {
        verdict: 'same',
        differs: [],
        first: { number: 'E-01', route: { kind: 'direct' } },
        second: { number: 'E-02', route: { kind: 'tor' } },
      },
    ])
    const second = comparisons[0]?.second.id ?? ''
    expect((await comparisonsOf(caseId, second)).comparisons).toEqual(comparisons)
  })

  it('differs where it saw something else', async () => {
    const { caseId, first } = await begin()
    await again(caseId, first.id)
    await finish({ [PAGE]: OTHER })
    const { comparisons } = await comparisonsOf(caseId, first.id)
    expect(comparisons).toMatchObject([{ verdict: 'differs', differs: ['text', 'selectors'], wordsAdded: 1 }])
  })

  it('names title, status, certificate and server where they alone differ', async () => {
    const { caseId, first } = await begin()
    await again(caseId, first.id)
    const fake = createFakeCapturer({ [PAGE]: TEXT })
    const capturer: Capturer = {
      capture: async (...call) => {
        const outcome = await fake.capture(...call)
        const tls = {
          ...{ protocol: 'TLS 1.3', cipher: 'x', subject: 'x', issuer: 'x', validFrom: '', validTo: '' },
          valid: true,
          chain: ['AAAA'],
        }
        const report = { ...outcome.report, status: 200, remoteAddress: '192.0.2.7', tls }
        const bytes = new TextEncoder().encode(JSON.stringify(report))
        const files = outcome.files.map((file) =>
          file.role === 'capture-report'
            ? {
                ...file,
                bytes: async function* () {
                  yield bytes
                },
              }
            : file,
        )
        return { ...outcome, title: 'Another title', report, files }
      },
    }
    await finish({}, capturer)
    const { comparisons } = await comparisonsOf(caseId, first.id)
    expect(comparisons[0]?.differs).toEqual(['title', 'status', 'certificate', 'remote-address'])
  })

  it('that made no exhibit is compared with nothing, and may be asked for again', async () => {
    const { caseId, first } = await begin()
    await again(caseId, first.id)
    await finish({})
    const { comparisons, waiting } = await comparisonsOf(caseId, first.id)
    expect(comparisons).toEqual([])
    expect(waiting).toMatchObject([{ state: 'failed', reason: { code: 'capture.unreachable' } }])
    await again(caseId, first.id)
    await finish({ [PAGE]: TEXT })
    expect((await comparisonsOf(caseId, first.id)).comparisons).toHaveLength(1)
  })

  it('is compared once, though its job runs again', async () => {
    const { caseId, first } = await begin()
    const { id: captureId } = await again(caseId, first.id)
    await finish({ [PAGE]: OTHER })
    const job = roundsOf(house, { [PAGE]: OTHER }).capture
    await job({ caseId, captureId } as never, AbortSignal.timeout(20_000))
    const leaves: string[] = []
    for await (const { leaf, caseId: of } of house.locker.tell()) if (of === caseId) leaves.push(leaf.type)
    expect(leaves.filter((type) => type === 'capture.compared')).toHaveLength(1)
  })

  it('is compared by the run that follows one which broke off before', async () => {
    const { caseId, first } = await begin()
    const { id: captureId } = await again(caseId, first.id)
    house.sent.length = 0
    const record: House['locker']['record'] = async (input) => {
      if (input.type === 'capture.compared') throw new Error('power cut')
      return house.locker.record(input)
    }
    const broken = { ...house, deps: { ...house.deps, locker: { ...house.locker, record } } }
    const payload = { caseId, captureId } as never
    await expect(
      roundsOf(broken, { [PAGE]: OTHER }).capture(payload, AbortSignal.timeout(20_000)),
    ).rejects.toThrow('power cut')
    await roundsOf(house, { [PAGE]: OTHER }).capture(payload, AbortSignal.timeout(20_000))
    expect((await comparisonsOf(caseId, first.id)).comparisons).toMatchObject([{ verdict: 'differs' }])
    expect(await exhibitsOf(house, sita, caseId)).toHaveLength(2)
  })

  it('is refused for what is no exhibit of this case', async () => {
    const { first } = await begin()
    const { caseId } = await begin()
    expect((await failureOf(again(caseId, first.id))).code).toBe('request.not-found')
    expect((await failureOf(comparisonsOf(caseId, first.id))).code).toBe('request.not-found')
  })

  it('is told again from the locker alone', async () => {
    const { caseId, first } = await begin()
    await again(caseId, first.id)
    await finish({ [PAGE]: OTHER })
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    const differing = compareDumps(before, await dumpIndex(house))
    expect(differing.filter((line) => line.includes(caseId))).toEqual([])
    expect((await comparisonsOf(caseId, first.id)).comparisons).toHaveLength(1)
  })
})

describe('two exhibits side by side', () => {
  it('show texts, selectors and every aspect, older first, and the reading of both is logged', async () => {
    const { caseId, first } = await begin()
    await again(caseId, first.id)
    await finish({ [PAGE]: OTHER })
    const second = (await comparisonsOf(caseId, first.id)).comparisons[0]?.second.id
    const readings = async () => {
      let count = 0
      for await (const { leaf, caseId: of } of house.locker.tell())
        if (of === caseId && leaf.type === 'evidence.read' && leaf.purpose === 'review') count += 1
      return count
    }
    const before = await readings()
    const input = { caseId, exhibitId: second, otherId: first.id }
    const view = await house.call<Record<string, never>>('exhibit.compare', sita, input)
    expect(view).toMatchObject({
      verdict: 'differs',
      first: { number: 'E-01' },
      second: { number: 'E-02' },
      selectors: {
        both: [],
        onlyBefore: [{ kind: 'phone', normal: '+9779720000123' }],
        onlyAfter: [{ kind: 'phone', normal: '+9779720000456' }],
      },
      text: {
        same: false,
        wordsAdded: 1,
        wordsRemoved: 1,
        rows: [{ kind: 'same' }, { kind: 'changed', left: { line: 2 }, right: { line: 2 } }],
      },
    })
    expect((await readings()) - before).toBe(2)
  })

  it('cannot come from two cases', async () => {
    const { first } = await begin()
    const { caseId, first: own } = await begin()
    const input = { caseId, exhibitId: own.id, otherId: first.id }
    expect((await failureOf(house.call('exhibit.compare', sita, input))).code).toBe('request.not-found')
  })
})
