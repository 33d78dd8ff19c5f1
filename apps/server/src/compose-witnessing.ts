/** Puts witnessing together: the rounds of our own log, the book of partners' logs, the scrub, and the pace at which they look. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { type FileLockerDoor, nodeDisk } from '@smart-rescue/adapters/vault'
import { createAskWitness, createWitnessBook } from '@smart-rescue/adapters/witness'
import type { RecordingDeps } from '@smart-rescue/features/custody'
import type { Clock } from '@smart-rescue/features/ports/clock'
import type { Log } from '@smart-rescue/features/ports/log'
import {
  type AnswerLog,
  createScrubbing,
  createWitnessRounds,
  createWitnessService,
  type WitnessDeps,
} from '@smart-rescue/features/witnessing'

/** What witnessing is made of. `door` is asked late, because the locker asks the rounds before it signs. */
export interface WitnessingHands extends RecordingDeps {
  readonly dataDir: string
  readonly door: () => FileLockerDoor
  readonly clock: Clock
  readonly log: Log
  /** Names of witnesses whose word is not listened to at a start. */
  readonly ignored: readonly string[]
}

/** Witnessing, composed. */
export interface Witnessing {
  readonly acts: WitnessDeps['witnessing']
  readonly answerLog: AnswerLog
  /** Asks the witnesses, and answers the cosigned note of a size; nothing where none cosigned exactly it. */
  readonly cosign: (size: number) => Promise<string | undefined>
  /** Begins to look at the pace of the house; the returned act ends it and waits for what runs. */
  start(): () => Promise<void>
}

/** How often the rounds look whether something waits, and the scrub whether a day is over, in ms. */
const ROUND_MS = 2_000
const SCRUB_MS = 600_000

const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** Calls work again and again with a pause between; never two at once. */
const repeat = (work: () => Promise<void>, pauseMs: number): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const plan = () => {
    if (isOver) return
    timer = setTimeout(() => {
      running = work().finally(plan)
    }, pauseMs)
    timer.unref()
  }
  plan()
  return async () => {
    isOver = true
    clearTimeout(timer)
    await running
  }
}

/** Composes witnessing. Nothing is asked before `start`, but for the question before signing. */
export const composeWitnessing = (hands: WitnessingHands): Witnessing => {
  const { clock, log } = hands
  const book = createWitnessBook({
    disk: nodeDisk(join(hands.dataDir, 'locker')),
    clock,
    cosigners: () => hands.door().witnessKeys(),
  })
  const rounds = createWitnessRounds({
    ...hands,
    // The door is there when a round is asked for; while it opens, the rounds are given the log itself.
    get ownLog() {
      return hands.door().ownLog
    },
    ask: createAskWitness(),
    hash: hashOf,
  })
  const scrubbing = createScrubbing(
    {
      ...hands,
      get scrubber() {
        return hands.door().scrubber
      },
    },
    async () => void (await breathe()),
  )
  return {
    acts: { rounds, book, scrubbing, keys: () => hands.door().generations() },
    answerLog: createWitnessService({ ...hands, book, clock, log }),
    cosign: async (size) => {
      await rounds.askNow()
      return hands.door().ownLog.cosigned(size)
    },
    start: () => {
      const ends = [repeat(rounds.tick, ROUND_MS), repeat(scrubbing.tick, SCRUB_MS)]
      return async () => {
        await Promise.all(ends.map((end) => end()))
      }
    },
  }
}
