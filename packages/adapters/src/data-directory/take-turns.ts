/** One writer at a time over all processes of this machine that share a folder, and first come, first served within each. */
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '@smart-rescue/schema'
import { type DataLock, takeLock } from './data-lock.ts'

/** Runs work while no other process does. */
export type TakeTurns = <T>(work: () => Promise<T>) => Promise<T>

/** Longest rest between two tries, in ms; a writer's turn is some ms long. */
const LONGEST_REST_MS = 10

const waitForLock = async (file: string): Promise<DataLock> => {
  for (let rest = 1; ; rest = Math.min(rest * 2, LONGEST_REST_MS)) {
    try {
      return takeLock(file)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'data.in-use') throw error
    }
    await wait(rest)
  }
}

/** Makes the turn of a lock file. A process that dies during its turn loses it to the next. */
export const createTurns = (file: string): TakeTurns => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = async () => {
      const lock = await waitForLock(file)
      try {
        return await work()
      } finally {
        lock.release()
      }
    }
    const result = last.then(turn, turn)
    last = result.catch(() => undefined)
    return result
  }
}
