/** Reads the selectors of lists of texts on as many threads as there are cores. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FoundSelectors } from './read-selectors.ts'

/** Threads that read. */
export interface SelectorThreads {
  /** The selectors of a list; rejects when its thread failed. */
  read(texts: readonly string[], countries: readonly string[]): Promise<FoundSelectors>
  close(): Promise<void>
}

interface Waiting {
  done(found: FoundSelectors): void
  fail(cause: Error): void
}

/** Starts the threads. Lists are handed to them in turn. */
export const startSelectorThreads = (): SelectorThreads => {
  const waiting = new Map<number, Waiting>()
  const failAll = (cause: unknown): void => {
    const error = cause instanceof Error ? cause : new Error('a thread of the extraction ended')
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  const workers = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker(new URL('./read-selectors.program.ts', import.meta.url))
    worker.on('message', ({ id, found }: { id: number; found: FoundSelectors }) => {
      waiting.get(id)?.done(found)
      waiting.delete(id)
    })
    worker.on('error', failAll)
    return worker
  })
  let asked = 0
  return {
    read: (texts, countries) =>
      new Promise((done, fail) => {
        const id = asked
        asked += 1
        waiting.set(id, { done, fail })
        workers[id % workers.length]?.postMessage({ id, texts, countries })
      }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
      failAll(undefined)
    },
  }
}
