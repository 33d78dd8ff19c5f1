/** Opens the house without doors for one command on the data directory, and closes it whatever happens. */
import { createLog } from '@smart-rescue/adapters/log'
import type { Log } from '@smart-rescue/features/ports/log'
import { Failure } from '@smart-rescue/schema'
import { composeHouse, type House } from '../../compose.ts'
import { joinPlace, openPlace, type Place } from '../../compose-place.ts'
import type { PlaceConfig, UnlockSettings } from '../../config.ts'
import { noReplay } from '../../worker/start-worker.ts'
import type { Terminal } from '../terminal.ts'

/** Log of a command: warnings go to the error side, so that results stay clean. */
export const commandLog = (terminal: Terminal): Log => createLog('human', (line) => terminal.error(line))

/** Opens the directory under its lock, or joins the server that holds it; says which. */
export const openOrJoin = async (
  config: PlaceConfig,
  log: Log,
): Promise<Place & { readonly joined: boolean }> => {
  try {
    return { ...(await openPlace(config, { log })), joined: false }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'data.in-use') throw error
    return { ...(await joinPlace(config)), joined: true }
  }
}

/** Runs work in the house over an open place. Jobs are left to the server. */
export const withHouse = async <T>(
  place: Place,
  unlock: UnlockSettings,
  log: Log,
  work: (house: House) => Promise<T>,
): Promise<T> => {
  const house = await composeHouse(place, {
    log,
    replay: noReplay,
    devHosts: [],
    works: false,
    resumes: false,
  })
  try {
    await house.openLocker(unlock)
    return await work(house)
  } finally {
    await house.close()
  }
}

/** Runs work on the place and closes it whatever happens. */
export const withPlace = async <P extends Place, T>(
  opening: Promise<P>,
  work: (place: P) => Promise<T>,
): Promise<T> => {
  const place = await opening
  try {
    return await work(place)
  } finally {
    await place.close()
  }
}
