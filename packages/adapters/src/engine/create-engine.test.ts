/** Promises about the engine: what its thread groups is what core groups, a state goes on where it ended, and closing ends what runs. */
import { groupTexts, labelSources } from '@smart-rescue/core/linking/grouping'
import { afterAll, describe, expect, it } from 'vitest'
import { createEngine } from './index.ts'

const engine = createEngine()
afterAll(() => engine.close())

const TRADES = [
  'we carry sofas and tall wardrobes down narrow stairs, blankets and straps are with us',
  'piano moved by four careful people, tuned again on arrival, insured against every scratch',
  'office chairs, desks and printers leave on friday evening and stand ready on monday',
  'garden sheds taken apart board by board and built up behind your new house',
  'fragile glass and paintings travel upright in padded crates with a thermometer',
]
const texts = Array.from(
  { length: 60 },
  (_, at) => `${TRADES[at % TRADES.length]}, ring ${2000 + at} for job ${at}`,
)

describe('the engine', () => {
  it('groups as core does, in whatever batches', async () => {
    const run = engine.begin()
    const numbers = await Promise.all([run.add(texts.slice(0, 25)), run.add([]), run.add(texts.slice(25))])
    const state = await run.finish()
    const distinct = Int32Array.from(numbers.flatMap((batch) => Array.from(batch)))
    expect(labelSources(distinct, state.grouping.groups)).toEqual(groupTexts(texts))
    expect(new Set(groupTexts(texts)).size).toBe(TRADES.length)
  })

  it('goes on from a state', async () => {
    const first = engine.begin()
    const before = await first.add(texts.slice(0, 40))
    const second = engine.begin(await first.finish())
    const after = await second.add(texts.slice(40))
    const { grouping } = await second.finish()
    const distinct = Int32Array.from([...before, ...after])
    expect(labelSources(distinct, grouping.groups)).toEqual(groupTexts(texts))
  })

  it('fails what is under way when it is closed', async () => {
    const other = createEngine()
    const asked = other.begin().add(texts)
    const refused = expect(asked).rejects.toThrow('ended')
    await other.close()
    await refused
  })
})
