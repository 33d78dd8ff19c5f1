/** An engine over threads of this process: one a grouping, ended with it, so that its memory is given back. */
import { Worker } from 'node:worker_threads'
import type { Engine, GroupingRun, GroupingState } from '@smart-rescue/features/ports/held/engine'
import type { Answered, Asked } from './messages.ts'

interface Waiting {
  readonly done: (answer: Answered) => void
  readonly fail: (cause: Error) => void
}

/** The arrays of a state, to be handed over and not copied. Arrays over a part of a buffer are copied all the same. */
const buffersOf = ({ corpus, grouping }: GroupingState): ArrayBuffer[] => {
  const arrays: (Uint32Array | Uint8Array)[] = [...Object.values(corpus), ...Object.values(grouping)]
  const whole = arrays.filter(
    ({ buffer, byteLength }) => buffer instanceof ArrayBuffer && buffer.byteLength === byteLength,
  )
  return Array.from(new Set(whole.map(({ buffer }) => buffer as ArrayBuffer)))
}

/** Makes the engine. */
export const createEngine = (): Engine => {
  const running = new Set<Worker>()

  const begin = (from?: GroupingState): GroupingRun => {
    const worker = new Worker(new URL('./group.program.ts', import.meta.url), {
      workerData: from,
      transferList: from === undefined ? [] : buffersOf(from),
    })
    running.add(worker)
    const waiting: Waiting[] = []
    let ended: Error | undefined
    const stop = (cause: Error): void => {
      ended ??= cause
      running.delete(worker)
      for (const { fail } of waiting.splice(0)) fail(ended)
    }
    worker.on('message', (answer: Answered) => waiting.shift()?.done(answer))
    worker.on('error', (cause) => stop(cause instanceof Error ? cause : new Error('the engine failed')))
    worker.on('exit', () => stop(new Error('the engine was ended')))
    const ask = (asked: Asked): Promise<Answered> =>
      new Promise((done, fail) => {
        if (ended !== undefined) {
          fail(ended)
          return
        }
        waiting.push({ done, fail })
        worker.postMessage(asked)
      })
    const end = async (): Promise<void> => {
      await worker.terminate()
    }
    return {
      add: async (texts) => {
        const answer = await ask({ kind: 'add', texts })
        if (answer.kind !== 'added') throw new Error('the engine answered out of turn')
        return answer.texts
      },
      finish: async () => {
        try {
          const answer = await ask({ kind: 'finish' })
          if (answer.kind !== 'finished') throw new Error('the engine answered out of turn')
          return answer.state
        } finally {
          await end()
        }
      },
      end,
    }
  }

  return {
    begin,
    close: async () => {
      await Promise.all(Array.from(running, (worker) => worker.terminate()))
    },
  }
}
