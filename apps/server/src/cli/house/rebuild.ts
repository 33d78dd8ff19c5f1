/** `rebuild`: empties the index and tells it again from the locker alone. Members keep their passphrases; notices cannot be told again. */
import { createPool } from '@smart-rescue/adapters/database'
import { catchUp, recordFact } from '@smart-rescue/features/custody'
import { findKeeper } from '@smart-rescue/features/witnessing'
import { Failure } from '@smart-rescue/schema'
import { openPlace } from '../../compose-place.ts'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock } from '../../config.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { commandLog, withHouse, withPlace } from './with-house.ts'

/** Everything that is told from the log. Members, sessions and the organisation stay: what is told of them is only added. */
const TOLD = [
  'custody_entry',
  'case_file',
  'route',
  'selector',
  'stamp_authority',
  'stamp_pace',
  'stamp',
  'witness_partner',
  'checkpoint_witness',
  'witness_alarm',
  'recovery_act',
  'scrub_run',
]

/** Opens the directory alone, opens the locker, empties what is told, and tells it again. */
export const rebuild: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, { ...PLACE_FLAGS, json: { type: 'boolean' } })
  const log = commandLog(terminal)
  const unlock = readUnlock(flags, terminal.env)
  const report = await withPlace(openPlace(readPlace(flags, terminal.env), { log }), (place) =>
    withHouse(place, unlock, log, async ({ door, rebuilding }) => {
      if (door.state() === 'absent') throw new Failure('organisation.missing')
      if (door.state() !== 'open') throw new Failure('locker.locked')
      const owner = createPool(place.owner)
      try {
        await owner.query(`truncate ${TOLD.join(', ')} cascade`)
      } finally {
        await owner.end()
      }
      const report = await catchUp(rebuilding)
      const actor = await rebuilding.db.asNobody(findKeeper)
      const { size } = await door.locker.checkpoint()
      if (actor !== undefined)
        await recordFact(rebuilding, {
          type: 'index.rebuilt',
          actor,
          purpose: 'operation',
          size,
          detail: report,
        })
      return report
    }),
  )
  printResult(
    terminal,
    flags.json,
    report,
    () =>
      `Told ${report.told} leaves again${report.untold > 0 ? `, of which ${report.untold} could not be told whole` : ''}. Unread notices are gone.\n`,
  )
  return 0
}
