/** `verify`: with a package, the offline verifier; without, the locker is checked and the database compared with it. */
import { join } from 'node:path'
import { createPool } from '@smart-rescue/adapters/database'
import { inspectLockerFolder } from '@smart-rescue/adapters/vault'
import { recordFact } from '@smart-rescue/features/custody'
import type { LockerFinding, LockerVerdict } from '@smart-rescue/features/ports/proof/locker'
import { findKeeper } from '@smart-rescue/features/witnessing'
import { runVerify } from '@smart-rescue/verifier'
import type { House } from '../../compose.ts'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock } from '../../config.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { compareIndex } from './compare-index.ts'
import { commandLog, openOrJoin, withHouse, withPlace } from './with-house.ts'

const namesPackage = (argv: readonly string[]): boolean =>
  argv.some(
    (word, at) =>
      !word.startsWith('-') &&
      !['--data', '--unlock-file', '--policy', '--roots'].includes(argv[at - 1] ?? ''),
  )

/** Says in the log that every byte was looked at, and which blobs are damaged or missing. */
const recordLook = async (house: House, { leaves, blobs, findings }: LockerVerdict): Promise<void> => {
  const actor = await house.rebuilding.db.asNobody(findKeeper)
  if (actor === undefined) return
  const damaged = findings.flatMap(({ code, at }) =>
    code === 'blob.missing' || code === 'blob.damaged' ? [`sha256:${at.replace(/^blobs\/|\//g, '')}`] : [],
  )
  const detail = { blobs, damaged }
  await recordFact(house.rebuilding, {
    type: 'log.verified',
    actor,
    purpose: 'operation',
    size: leaves,
    detail,
  })
}

/** Exit 0 whole, 1 with findings; 2 for a package that could not be read. */
export const verify: Command = async (argv, terminal) => {
  if (namesPackage(argv) || argv.includes('--help') || argv.includes('--policy') || argv.includes('--roots'))
    return runVerify([...argv], { write: terminal.write, error: terminal.error })
  const { values: flags } = parseFlags(argv, { ...PLACE_FLAGS, json: { type: 'boolean' } })
  const log = commandLog(terminal)
  const unlock = readUnlock(flags, terminal.env)
  const verdict = await withPlace(openOrJoin(readPlace(flags, terminal.env), log), async (place) => {
    const locker = await inspectLockerFolder(join(place.dataDir, 'locker'))
    const pool = createPool(place.owner)
    try {
      const index = await withHouse(place, unlock, log, async (house) => {
        const isOpen = house.door.state() === 'open'
        const compared = await compareIndex(pool, locker, isOpen ? house.door.locker : undefined)
        if (isOpen) await recordLook(house, locker)
        return compared
      })
      return { ...locker, ...index, findings: [...locker.findings, ...index.findings] }
    } finally {
      await pool.end()
    }
  })
  const say = ({ at, sentence }: LockerFinding) => `  ${at}: ${sentence}\n`
  printResult(terminal, flags.json, verdict, () =>
    [
      `${verdict.leaves} leaves, ${verdict.blobs} blobs, root ${verdict.root}\n`,
      verdict.hashesCompared
        ? 'Every leaf was compared with the database.\n'
        : 'The locker is closed, so leaves were only counted; give --unlock-file to compare their hashes.\n',
      verdict.findings.length === 0 ? 'Nothing is wrong.\n' : `${verdict.findings.length} findings:\n`,
      ...verdict.findings.map(say),
    ].join(''),
  )
  return verdict.findings.length === 0 ? 0 : 1
}
