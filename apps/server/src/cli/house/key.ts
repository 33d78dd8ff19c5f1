/** `key`: lists the keys of log and packages, replaces them, and revokes old ones. */
import { shortKey } from '@smart-rescue/core/integrity'
import { catchUp } from '@smart-rescue/features/custody'
import { z } from 'zod'
import { openPlace } from '../../compose-place.ts'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { needKeeper } from './find-keeper.ts'
import { commandLog, openOrJoin, withHouse, withPlace } from './with-house.ts'

const FLAGS = {
  ...PLACE_FLAGS,
  json: { type: 'boolean' },
  reason: { type: 'string' },
  from: { type: 'string' },
} as const

const Reason = z.enum(['stolen', 'lost', 'weak', 'replaced'])
const From = z.iso.datetime()

type Generation = Awaited<ReturnType<import('../../compose.ts').House['door']['generations']>>[number]

const sayKey = ({ logKey, packageKey, until, revoked }: Generation): string =>
  [
    `${shortKey(logKey)}  ${until === undefined ? 'signs now' : `signed until ${until}`}`,
    ...(revoked === undefined ? [] : [`  revoked from ${revoked.from} on: ${revoked.reason}`]),
    `  log      ${logKey}`,
    `  packages ${packageKey}`,
    '',
  ].join('\n')

const list: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, FLAGS)
  const log = commandLog(terminal)
  const keys = await withPlace(openOrJoin(readPlace(flags, terminal.env), log), (place) =>
    withHouse(place, {}, log, ({ door }) => door.generations()),
  )
  printResult(terminal, flags.json, { keys }, () => keys.map(sayKey).join(''))
  return 0
}

/** Nobody else may use the directory: a server or worker would go on signing with the old key. */
const rotate: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, FLAGS)
  const log = commandLog(terminal)
  const unlock = readUnlock(flags, terminal.env)
  const next = await withPlace(openPlace(readPlace(flags, terminal.env), { log }), (place) =>
    withHouse(place, unlock, log, async (house) => {
      const actor = await needKeeper(house)
      const made = await house.door.rotateKeys({ actor }, new Date())
      await house.openLocker(unlock)
      await catchUp(house.rebuilding)
      return made
    }),
  )
  printResult(
    terminal,
    flags.json,
    { key: next },
    () =>
      `The new key of the custody log:\n${next.logKey}\nHand out the new policy (Settings, or smart-rescue key list): the old key counts for what it signed so far.\n`,
  )
  return 0
}

const revoke: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, FLAGS, true)
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0)
    throw new UsageError('Name one key, as smart-rescue key list does.')
  const [reason, from] = [
    Reason.safeParse(flags.reason),
    From.safeParse(flags.from ?? new Date().toISOString()),
  ]
  if (!reason.success) throw new UsageError('Say why with --reason: stolen, lost, weak or replaced.')
  if (!from.success) throw new UsageError('The time after --from must be like 2026-11-24T08:00:00Z.')
  const log = commandLog(terminal)
  const unlock = readUnlock(flags, terminal.env)
  const revoked = { from: from.data, reason: reason.data }
  const key = await withPlace(openOrJoin(readPlace(flags, terminal.env), log), (place) =>
    withHouse(place, unlock, log, async (house) => {
      const actor = await needKeeper(house)
      const done = await house.door.revokeKey({ actor }, name, revoked)
      await catchUp(house.rebuilding)
      return done
    }),
  )
  printResult(
    terminal,
    flags.json,
    { key },
    () =>
      `Revoked from ${revoked.from} on. Hand out the new policy at once: a verifier believes the old key until it has it.\n`,
  )
  return 0
}

const ACTS: Readonly<Record<string, Command>> = { list, rotate, revoke }

/** Finds what is to be done with keys. */
export const keyCommands: Command = (argv, terminal) => {
  const [act = '', ...rest] = argv
  const command = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined
  if (command === undefined) throw new UsageError('Say what to do with the keys: list, rotate or revoke.')
  return command(rest, terminal)
}
