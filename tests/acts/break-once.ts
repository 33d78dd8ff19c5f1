/** Hands that break once: the n-th call of locker, database or news throws, before or after it took effect, as a process that dies does. */
import type { House } from './house-under-test.ts'

/** What a broken hand throws. */
export class Broken extends Error {}

/** Hands of a house, and how many calls they have had. */
export interface BreakingHands {
  readonly deps: Pick<House['deps'], 'locker' | 'db' | 'news'>
  readonly calls: () => number
  readonly trail: string[]
}

/** Wraps the hands so that call `at` (from 1) throws: `before` it does anything, or `after` it did. From then on everything throws: the process is dead. */
export const breakAt = (house: House, at: number, when: 'before' | 'after'): BreakingHands => {
  let calls = 0
  let dead = false
  const trail: string[] = []
  const guard = <A extends readonly unknown[], R>(name: string, act: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (dead) throw new Broken('dead')
      calls += 1
      trail.push(name)
      const mine = calls === at
      if (mine && when === 'before') {
        dead = true
        throw new Broken(name)
      }
      const result = await act(...args)
      if (mine) {
        dead = true
        throw new Broken(name)
      }
      return result
    }
  }
  const { locker, db, news } = house.deps
  return {
    trail,
    calls: () => calls,
    deps: {
      locker: {
        ...locker,
        seal: guard('locker.seal', locker.seal),
        record: guard('locker.record', locker.record),
        openCase: guard('locker.openCase', locker.openCase),
      },
      db: {
        ...db,
        asJob: guard('db.asJob', db.asJob) as typeof db.asJob,
        asNobody: guard('db.asNobody', db.asNobody) as typeof db.asNobody,
        asMember: guard('db.asMember', db.asMember) as typeof db.asMember,
      },
      news: { ...news, publish: guard('news.publish', news.publish) },
    },
  }
}
