/** Witnessing in memory, for tests: an own log over a locker's checkpoints, and a book that has cosigned nothing. */
import type { Failure } from '@smart-rescue/schema'
import type { Locker } from './locker.ts'
import type { OwnLog, WitnessBook } from './witnessing.ts'

/** An own log that remembers what it was told. */
export interface FakeOwnLog extends OwnLog {
  readonly kept: Map<number, string>
  readonly halts: Failure[]
}

/** The own log over a locker; its growth proofs are empty. */
export const createFakeOwnLog = (locker: Pick<Locker, 'checkpoint'>): FakeOwnLog => {
  const kept = new Map<number, string>()
  const halts: Failure[] = []
  return {
    kept,
    halts,
    newest: async () => locker.checkpoint(),
    consistency: async () => [],
    cosigned: async (size) => kept.get(size),
    cosignedSizes: async () => [...kept.keys()].sort((a, b) => a - b),
    keepCosigned: async (size, note) => void kept.set(size, note),
    halt: (reason) => void halts.push(reason),
  }
}

/** A book without keys of weight: it refuses every request as unknown. */
export const createFakeBook = (vkeys: readonly string[] = []): WitnessBook => ({
  keys: () => vkeys,
  add: async () => ({
    status: 404,
    contentType: 'text/plain',
    text: 'This witness does not know the log.\n',
  }),
  latest: async () => undefined,
})
