/** Promises about the extractor: the same as core/extraction says, in order, from any number of threads; a dead thread is replaced. */
import { extract } from '@smart-rescue/core/extraction'
import { afterAll, describe, expect, it } from 'vitest'
import { createExtractor } from './index.ts'

const extractor = createExtractor({ threads: 2 })
afterAll(() => extractor.close())

const texts = Array.from({ length: 30 }, (_, at) => `Ring +977 972-0000 ${100 + at} or ask a@b${at}.example`)

describe('an extractor', () => {
  it('finds what core/extraction finds, for each text, in order', async () => {
    const lists = [texts.slice(0, 10), texts.slice(10, 20), texts.slice(20), []]
    const found = await Promise.all(lists.map((list) => extractor.extract(list, ['NP'])))
    expect(found.map((list) => list.length)).toEqual([10, 10, 10, 0])
    expect(found.flat()).toEqual(
      texts.map((text) =>
        extract(text, { countries: ['NP'] }).map(({ kind, normal, start, end, rule, confidence }) => ({
          ...{ kind, normal, start, end, rule, confidence },
        })),
      ),
    )
    expect(found.flat().flat().length).toBeGreaterThanOrEqual(60)
  })

  it('works again after it was closed', async () => {
    await extractor.close()
    expect(await extractor.extract([texts[0] ?? ''], ['NP'])).toHaveLength(1)
  })
})
