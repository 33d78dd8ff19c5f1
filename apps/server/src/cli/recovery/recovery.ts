/** `recovery`: makes shares of the organisation key, tests that they restore it, and opens a locker with them. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { systemClock } from '@smart-rescue/adapters/clock'
import { createPassphrases } from '@smart-rescue/adapters/passphrases'
import { createLockerDoor } from '@smart-rescue/adapters/vault'
import { catchUp } from '@smart-rescue/features/custody'
import { openPlace } from '../../compose-place.ts'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock, takeSecret } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { needKeeper } from '../house/find-keeper.ts'
import { commandLog, openOrJoin, withHouse, withPlace } from '../house/with-house.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { makeRecovery } from './make-recovery.ts'

const readShares = (files: readonly string[]): Promise<string[]> => {
  if (files.length === 0) throw new UsageError('Name the files of the shares.')
  return Promise.all(
    files.map((file) =>
      readFile(resolve(file), 'utf8').catch(() => {
        throw new UsageError(`The file ${file} cannot be read.`)
      }),
    ),
  )
}

const FLAGS = { ...PLACE_FLAGS, json: { type: 'boolean' }, 'key-file': { type: 'string' } } as const

const test: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, FLAGS, true)
  const texts = await readShares(positionals)
  const log = commandLog(terminal)
  const unlock = readUnlock(flags, terminal.env)
  const tested = await withPlace(openOrJoin(readPlace(flags, terminal.env), log), (place) =>
    withHouse(place, unlock, log, async (house) => {
      const actor = await needKeeper(house)
      const done = await house.door.testShares({ actor }, texts)
      await catchUp(house.rebuilding)
      return done
    }),
  )
  printResult(
    terminal,
    flags.json,
    tested,
    () => `Shares ${tested.used.join(', ')} of set ${tested.setId} restore the key.\n`,
  )
  return 0
}

/** Gives the locker a new way to be opened, for whoever brings enough shares. The server must be stopped. */
const restore: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, FLAGS, true)
  const texts = await readShares(positionals)
  const log = commandLog(terminal)
  const keyFile = flags['key-file']
  const unlockWith = async () => {
    if (keyFile !== undefined) return { keyFile: resolve(keyFile) }
    const passphrase =
      takeSecret(terminal.env, 'SMART_RESCUE_UNLOCK_PASSPHRASE') ??
      (await terminal.readSecret('New passphrase that opens the locker: '))
    // Held to the rules of passphrases; the hash is thrown away.
    await createPassphrases().hash(passphrase, [])
    return { passphrase }
  }
  await withPlace(openPlace(readPlace(flags, terminal.env), { log }), async (place) => {
    const door = createLockerDoor({ dir: join(place.dataDir, 'locker'), clock: systemClock })
    await door.openByShares(texts, await unlockWith())
  })
  printResult(terminal, flags.json, { opened: true }, () =>
    keyFile === undefined
      ? 'The locker opens with the new passphrase; the old one no longer does.\n'
      : `The locker opens with ${keyFile}. Keep it on a medium of its own.\n`,
  )
  return 0
}

const ACTS: Readonly<Record<string, Command>> = { make: makeRecovery, test, restore }

/** Finds what is to be done with recovery shares. */
export const recoveryCommands: Command = (argv, terminal) => {
  const [act = '', ...rest] = argv
  const command = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined
  if (command === undefined)
    throw new UsageError('Say what to do with recovery shares: make, test or restore.')
  return command(rest, terminal)
}
