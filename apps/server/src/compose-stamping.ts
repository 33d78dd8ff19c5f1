/** Puts stamping together: the shelf of tokens, the way to the authorities, and the pace at which the rounds look. */
import { join } from 'node:path'
import { createAskAuthority, createStampShelf, systemChance } from '@smart-rescue/adapters/stamping'
import { nodeDisk } from '@smart-rescue/adapters/vault'
import { describeProof, type ProofFile } from '@smart-rescue/core/web-archive'
import type { RecordingDeps } from '@smart-rescue/features/custody'
import type { Clock } from '@smart-rescue/features/ports/clock'
import type { Log } from '@smart-rescue/features/ports/log'
import type { Locker } from '@smart-rescue/features/ports/proof/locker'
import { createStampRounds, type StampDeps } from '@smart-rescue/features/stamping'

/** What stamping is made of. */
export interface StampingPlace extends RecordingDeps {
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Log
}

/** Stamping, composed. */
export interface Stamping {
  readonly acts: StampDeps['stamping']
  /** Begins to look; the returned act ends it and waits for what runs. */
  start(): () => Promise<void>
}

/** How often the rounds look whether something waits, in ms. */
const ROUND_MS = 2_000

/** Composes stamping. Nobody is asked before `start`, and nobody at all where no authority was entered. */
export const composeStamping = (place: StampingPlace): Stamping => {
  const shelf = createStampShelf(nodeDisk(join(place.dataDir, 'locker')))
  const rounds = createStampRounds({ ...place, shelf, ask: createAskAuthority(), chance: systemChance })
  return {
    acts: { rounds, shelf },
    start: () => {
      let isOver = false
      let timer: NodeJS.Timeout | undefined
      let running: Promise<void> = Promise.resolve()
      const plan = () => {
        if (isOver) return
        timer = setTimeout(() => {
          running = rounds.tick().finally(plan)
        }, ROUND_MS)
        timer.unref()
      }
      plan()
      return async () => {
        isOver = true
        clearTimeout(timer)
        await running
      }
    },
  }
}

/** What the folder `proof/` of an archive holds: the state of the log while the page is captured. */
export const proofOf = (locker: Locker) => async (): Promise<readonly ProofFile[]> => {
  const { origin, vkey, note } = await locker.checkpoint()
  return describeProof({ origin, vkey, checkpoint: note, packageSigner: await locker.packageKey() })
}
