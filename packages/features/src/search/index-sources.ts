/** Takes new sources of a case into the search, batch by batch: a round that breaks off goes on where it stood. */
import { fold, gramsOf, hashWord, saltOf, wordsOf } from '@smart-rescue/core/searching'
import type { CaseId } from '@smart-rescue/schema'
import type { z } from 'zod'
import type { Transactor } from '../ports/database.ts'
import {
  type LearntWord,
  learnWords,
  listWaitingSources,
  lookBackFrom,
  readProgress,
  type WaitingSource,
  writeSearched,
} from './index-store.ts'
import type { searchJob } from './jobs.ts'

/** Sources taken in one transaction. */
const BATCH = 2_000
/** Words remembered as learnt in this process, so that common ones are not sent again. */
const REMEMBERED = 400_000

/** Makes the round. `found` hears how many sources came in, when some did. */
export const createSearchRound = (deps: {
  readonly db: Transactor
  readonly found?: (caseId: CaseId, sources: number) => Promise<void>
}) => {
  const learnt = new Set<string>()
  return async ({ caseId }: z.output<typeof searchJob.payload>, signal: AbortSignal): Promise<void> => {
    let after = await deps.db.asJob(caseId, async (trx) => lookBackFrom(await readProgress(trx, caseId)))
    let count = 0
    while (!signal.aborted) {
      const last = await deps.db.asJob(caseId, async (trx) => {
        const waiting = await listWaitingSources(trx, caseId, after, BATCH)
        if (waiting.length === 0) return undefined
        const { searched, words } = readWords(waiting, learnt)
        await learnWords(trx, words)
        await writeSearched(trx, caseId, searched)
        return { number: waiting.at(-1)?.number ?? after, length: waiting.length, words }
      })
      if (last === undefined) break
      if (learnt.size > REMEMBERED) learnt.clear()
      for (const { word } of last.words) learnt.add(word)
      after = last.number
      count += last.length
      if (last.length < BATCH) break
    }
    if (count > 0) await deps.found?.(caseId, count)
  }
}

const readWords = (waiting: readonly WaitingSource[], learnt: ReadonlySet<string>) => {
  const fresh = new Map<string, LearntWord>()
  const searched = waiting.map(({ text, ...source }) => {
    const words = wordsOf(fold(text))
    const salt = saltOf(source.number)
    const hashes = new Set<number>()
    for (const word of words) {
      const hash = hashWord(word)
      hashes.add(hash ^ salt)
      if (!learnt.has(word) && !fresh.has(word)) fresh.set(word, { word, hash, grams: gramsOf(word) })
    }
    return { ...source, words: [...hashes] }
  })
  return { searched, words: [...fresh.values()] }
}
