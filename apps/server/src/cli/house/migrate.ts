/** `migrate`: brings the database's tables up to this version and says which migrations ran. */

import { openPlace } from '../../compose-place.ts'
import { PLACE_FLAGS, parseFlags, readPlace } from '../../config.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { commandLog, withPlace } from './with-house.ts'

/** Opens the directory, which migrates it, and closes it again. */
export const migrateData: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, { ...PLACE_FLAGS, json: { type: 'boolean' } })
  const opening = openPlace(readPlace(flags, terminal.env), { log: commandLog(terminal) })
  const migrated = await withPlace(opening, async (place) => place.migrated)
  printResult(terminal, flags.json, { migrated }, () =>
    migrated.length === 0 ? 'The database is up to date.\n' : `Ran: ${migrated.join(', ')}.\n`,
  )
  return 0
}
