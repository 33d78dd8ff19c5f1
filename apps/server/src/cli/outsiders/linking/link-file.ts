/** From a file of adverts to networks: selectors and templates are read from it as a stream, then joined. */
import { createEngine } from '@smart-rescue/adapters/engine'
import { labelSources } from '@smart-rescue/core/linking/grouping'
import {
  collectTies,
  type Joined,
  type JoinInput,
  joinSources,
  type TieKind,
} from '@smart-rescue/core/linking/joining'
import { readAdverts } from '../read-adverts.ts'
import { inferCountries } from './infer-country.ts'
import type { FoundSelectors } from './read-selectors.ts'
import { startSelectorThreads } from './selector-threads.ts'

/** A file of adverts joined: their ids in order, and the networks of their numbers. */
export interface LinkedFile {
  readonly ids: readonly string[]
  readonly input: JoinInput
  readonly joined: Joined
  /** Countries whose notation of numbers was read. */
  readonly countries: readonly string[]
}

/** Batches on their way: the reader waits, so that texts do not pile up in memory. */
const AHEAD = 4

/** Links the adverts. Without countries, the first adverts tell whose notation their numbers have. Throws `UsageError` for a file that cannot be read. */
export const linkFile = async (path: string, given: readonly string[]): Promise<LinkedFile> => {
  const engine = createEngine()
  const threads = startSelectorThreads()
  try {
    const run = engine.begin()
    const ids: string[] = []
    const numbers: Promise<Int32Array>[] = []
    const selectors: Promise<FoundSelectors>[] = []
    const firsts: number[] = []
    let countries = given
    for await (const adverts of readAdverts(path)) {
      const texts = adverts.map(({ text }) => text)
      if (ids.length === 0 && countries.length === 0) countries = inferCountries(texts)
      firsts.push(ids.length)
      for (const { id } of adverts) ids.push(id)
      const [added, found] = [run.add(texts), threads.read(texts, countries)]
      added.catch(() => undefined)
      found.catch(() => undefined)
      numbers.push(added)
      selectors.push(found)
      await numbers[numbers.length - AHEAD]
      await selectors[selectors.length - AHEAD]
    }
    const distinct = new Int32Array(ids.length)
    for (const [at, batch] of (await Promise.all(numbers)).entries()) distinct.set(batch, firsts[at])
    const { grouping } = await run.finish()
    const labels = labelSources(distinct, grouping.groups)
    const collector = collectTies(ids.length)
    for (const [n, label] of labels.entries()) if (label >= 0) collector.carry(n, 'template', `${label}`)
    for (const [batch, { at, found, confidence }] of (await Promise.all(selectors)).entries())
      for (const [n, key] of found.entries()) {
        const slash = key.indexOf('/')
        const source = (firsts[batch] ?? 0) + (at[n] ?? 0)
        collector.carry(source, key.slice(0, slash) as TieKind, key.slice(slash + 1), confidence[n])
      }
    const input = collector.input()
    return { ids, input, joined: joinSources(input), countries }
  } finally {
    await Promise.all([engine.close(), threads.close()])
  }
}
