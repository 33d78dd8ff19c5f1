/** An extractor over threads of this process: one less than there are cores, started with the first list and ended when idle. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Extractor, RowMention } from '@smart-rescue/features/ports/held/extracting'

interface Waiting {
  readonly done: (found: RowMention[][]) => void
  readonly fail: (cause: Error) => void
}

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

/** How an extractor is made. */
export interface ExtractorOptions {
  readonly threads?: number
  /** Milliseconds after which idle threads end, so that their memory is given back. */
  readonly idleMs?: number
}

/** Makes the extractor. A thread that dies fails its lists; the next list starts another. */
export const createExtractor = (options: ExtractorOptions = {}): Extractor => {
  const width = options.threads ?? Math.min(4, Math.max(1, availableParallelism() - 1))
  const { idleMs = 60_000 } = options
  const threads: Thread[] = []
  let asked = 0
  let idle: NodeJS.Timeout | undefined

  const drop = (thread: Thread, cause: Error): void => {
    const at = threads.indexOf(thread)
    if (at >= 0) threads.splice(at, 1)
    for (const { fail } of thread.waiting.values()) fail(cause)
    thread.waiting.clear()
  }

  const start = (): Thread => {
    const worker = new Worker(new URL('./extract.program.ts', import.meta.url), {
      // A text that were to fill the memory ends the thread and not the program.
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    const thread: Thread = { worker, waiting: new Map() }
    worker.unref()
    worker.on('message', ({ id, found, failed }: { id: number; found?: RowMention[][]; failed?: string }) => {
      const asker = thread.waiting.get(id)
      thread.waiting.delete(id)
      if (found === undefined) asker?.fail(new Error(`extraction failed: ${failed}`))
      else asker?.done(found)
    })
    worker.on('error', (cause) => drop(thread, cause instanceof Error ? cause : new Error('a thread failed')))
    worker.on('exit', () => drop(thread, new Error('a thread of the extraction ended')))
    threads.push(thread)
    return thread
  }

  const close = async (): Promise<void> => {
    clearTimeout(idle)
    await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()))
  }

  return {
    width,
    extract: (texts, countries) =>
      new Promise((done, fail) => {
        clearTimeout(idle)
        const least = threads.toSorted((a, b) => a.waiting.size - b.waiting.size)[0]
        const thread =
          least !== undefined && (least.waiting.size === 0 || threads.length >= width) ? least : start()
        asked += 1
        const id = asked
        // A thread with work keeps the program alive; an idle one does not.
        thread.worker.ref()
        const settle = () => {
          if (thread.waiting.size === 0) thread.worker.unref()
          clearTimeout(idle)
          idle = setTimeout(() => {
            if (threads.every(({ waiting }) => waiting.size === 0)) void close()
          }, idleMs)
          idle.unref()
        }
        thread.waiting.set(id, {
          done: (found) => {
            settle()
            done(found)
          },
          fail: (cause) => {
            settle()
            fail(cause)
          },
        })
        thread.worker.postMessage({ id, texts, countries })
      }),
    close,
  }
}
