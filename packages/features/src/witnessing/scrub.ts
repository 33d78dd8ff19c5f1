/** The nightly scrub: every sealed byte is read and hashed again, a slice at a time, and what is found becomes a fact. */
import { Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/record-fact.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Scrubber } from '../ports/proof/witnessing.ts'
import { findKeeper, readUpkeep } from './store.ts'

/** Hands that the scrub needs. */
export interface ScrubDeps extends RecordingDeps {
  readonly scrubber: Scrubber
  readonly clock: Clock
  readonly log: Log
}

/** How far a running scrub is, in blobs. */
export interface ScrubProgress {
  readonly done: number
  readonly total: number
}

/** The scrub of one installation. */
export interface Scrubbing {
  /** Looks at everything now; a second call joins the first. */
  run(): Promise<void>
  /** Runs when the last look is a day old. Safe to call often; never rejects. */
  tick(): Promise<void>
  progress(): ScrubProgress | undefined
}

const EVERY_MS = 86_400_000
/** Blobs between two breaths, so that a look of hours never holds up the house. */
const SLICE = 16

/** Makes the scrub. `breathe` is awaited after every slice. */
export const createScrubbing = (deps: ScrubDeps, breathe: () => Promise<void>): Scrubbing => {
  let progress: ScrubProgress | undefined
  let running: Promise<void> | undefined

  const look = async (): Promise<void> => {
    const actor = await deps.db.asNobody(findKeeper)
    if (actor === undefined) return
    const names = await deps.scrubber.list()
    const damaged: string[] = []
    for (const [at, name] of names.entries()) {
      progress = { done: at, total: names.length }
      if (!(await deps.scrubber.isWhole(name))) damaged.push(name)
      if (at % SLICE === SLICE - 1) await breathe()
    }
    const { size } = await deps.locker.checkpoint()
    await recordFact(deps, {
      type: 'log.verified',
      actor,
      purpose: 'operation',
      size,
      detail: { blobs: names.length, damaged },
    })
  }

  const run = (): Promise<void> => {
    running ??= look().finally(() => {
      running = undefined
      progress = undefined
    })
    return running
  }

  return {
    run,
    tick: async () => {
      try {
        const { scrub } = await deps.db.asNobody(readUpkeep)
        if (scrub !== undefined && deps.clock.now().getTime() - scrub.at.getTime() < EVERY_MS) return
        await run()
      } catch (cause) {
        if (cause instanceof Failure && cause.code === 'locker.locked') return
        deps.log.warn('scrub.failed', {}, cause)
      }
    },
    progress: () => progress,
  }
}
