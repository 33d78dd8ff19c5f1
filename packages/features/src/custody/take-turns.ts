/** Turns: what reads, decides and records under one key is done one after the other. Within one process: one server answers. */

/** Does the work when all earlier work under the key has ended, well or badly. */
export type TakeTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>

/**
 * Makes the turns of one feature. A rule over several rows («never the last officer») is read before it is recorded, and
 * no transaction may span both: two who decide at once would each see the other still there.
 */
export const createTurns = (): TakeTurn => {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
