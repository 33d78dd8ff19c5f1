/** A worker process: the house without doors, beside a server that runs. */
import type { Log } from '@smart-rescue/features/ports/log'
import type { ReplayDesk } from '@smart-rescue/features/ports/replay'
import { composeHouse } from '../compose.ts'
import { joinPlace } from '../compose-place.ts'
import type { PlaceConfig, UnlockSettings } from '../config.ts'
import { parseDevHosts } from '../dev-hosts.ts'

/** What a worker needs. */
export interface WorkerOptions {
  readonly place: PlaceConfig
  readonly unlock: UnlockSettings
  readonly devHosts: string
  readonly log: Log
}

/** A running worker. */
export interface RunningWorker {
  state(): 'absent' | 'locked' | 'open'
  /** Lets its jobs finish at most 10 s, and gives the others back. */
  stop(): Promise<void>
}

/** A process without doors lends nothing. */
export const noReplay: ReplayDesk = {
  issue: () => {
    throw new Error('a process without doors lends no archive')
  },
  addressOf: () => '',
}

/** Joins the running server's database, opens the locker, and works on jobs. */
export const startWorker = async ({
  place,
  unlock,
  devHosts,
  log,
}: WorkerOptions): Promise<RunningWorker> => {
  const joined = await joinPlace(place)
  const house = await composeHouse(joined, {
    log,
    replay: noReplay,
    devHosts: parseDevHosts(devHosts),
    works: true,
    resumes: false,
  })
  try {
    await house.unlock(unlock)
  } catch (error) {
    await house.close()
    throw error
  }
  return { state: house.door.state, stop: house.close }
}
