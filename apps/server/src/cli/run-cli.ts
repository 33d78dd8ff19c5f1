/** The command line: finds the command, runs it, and turns whatever fails into one sentence and the exit status of the registry. */
import { nameDatabaseError } from '@smart-rescue/adapters/database'
import { ClientFailure } from '@smart-rescue/features/client'
import { errorRow, Failure } from '@smart-rescue/schema'
import { UsageError } from '../usage-error.ts'
import { backup } from './backup/backup.ts'
import { restore } from './backup/restore.ts'
import { captureAddress } from './client/capture.ts'
import { caseCommands } from './client/case.ts'
import { exportPackage } from './client/export.ts'
import { login, logout } from './client/login.ts'
import { doctor } from './house/doctor/doctor.ts'
import { init } from './house/init.ts'
import { keyCommands } from './house/key.ts'
import { migrateData } from './house/migrate.ts'
import { setPassphrase } from './house/passphrase.ts'
import { rebuild } from './house/rebuild.ts'
import { serve } from './house/serve.ts'
import { verify } from './house/verify.ts'
import { work } from './house/work.ts'
import { checkCaseUco } from './outsiders/case-uco.ts'
import { extractFromLines } from './outsiders/extract.ts'
import { groupAdverts } from './outsiders/group.ts'
import { checkLaw } from './outsiders/law.ts'
import { linkAdverts } from './outsiders/link.ts'
import { hashPictures } from './outsiders/phash.ts'
import { judgeReadiness } from './outsiders/readiness.ts'
import { resolveTables } from './outsiders/resolve.ts'
import { checkStamp } from './outsiders/stamp.ts'
import { checkArchive } from './outsiders/wacz.ts'
import { recoveryCommands } from './recovery/recovery.ts'
import type { Command, Terminal } from './terminal.ts'
import { USAGE, usageOf } from './usage.ts'

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  work,
  init,
  doctor,
  migrate: migrateData,
  backup,
  restore,
  verify,
  rebuild,
  passphrase: setPassphrase,
  key: keyCommands,
  recovery: recoveryCommands,
  login,
  logout,
  case: caseCommands,
  capture: captureAddress,
  export: exportPackage,
  resolve: resolveTables,
  extract: extractFromLines,
  group: groupAdverts,
  link: linkAdverts,
  phash: hashPictures,
  'case-uco': checkCaseUco,
  wacz: checkArchive,
  stamp: checkStamp,
  readiness: judgeReadiness,
  law: checkLaw,
}

interface Refusal {
  readonly code: string
  readonly sentence: string
  readonly exit: number
  readonly fields?: readonly { readonly path: string; readonly message: string }[]
}

/** What is said of an error. One without a name shows its class alone: its message could quote what it choked on. */
const describe = (caught: unknown): Refusal => {
  const error = nameDatabaseError(caught)
  if (error instanceof Failure)
    return {
      code: error.code,
      sentence: error.message,
      exit: errorRow(error.code).exit,
      ...(error.fields.length > 0 ? { fields: error.fields } : {}),
    }
  if (error instanceof ClientFailure)
    return {
      code: error.code,
      sentence:
        error.code === 'client.offline'
          ? 'No Smart Rescue answers there. Start it with smart-rescue serve, or name its address with --server.'
          : error.sentence,
      exit: error.code === 'client.offline' ? 69 : errorRow(error.code).exit,
      ...(error.fields.length > 0 ? { fields: error.fields } : {}),
    }
  if (error instanceof UsageError) return { code: 'usage', sentence: error.message, exit: error.exit }
  const { sentence, exit } = errorRow('server.failed')
  const system =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const name = error instanceof Error ? error.constructor.name : 'not-an-error'
  return { code: 'server.failed', sentence: `${sentence} (${name}${system})`, exit }
}

const sayRefusal = (refusal: Refusal, json: boolean, terminal: Terminal): void => {
  const { exit, ...error } = refusal
  if (json) {
    terminal.error(`${JSON.stringify({ error: { ...error, exit } })}\n`)
    return
  }
  terminal.error(`${refusal.sentence}\n`)
  for (const { path, message } of refusal.fields ?? []) terminal.error(`  ${path}: ${message}\n`)
}

/** Runs one command line (without node and script) and answers its exit status. */
export const runCli = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  const [name = '', ...rest] = argv
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    terminal.write(USAGE)
    return name === '' ? 64 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (!command)
      throw new UsageError(`There is no command «${name}». Run smart-rescue help to see them all.`)
    if (name !== 'verify' && (rest.includes('--help') || rest.includes('-h'))) {
      terminal.write(usageOf(name))
      return 0
    }
    return await command(rest, terminal)
  } catch (error) {
    const refusal = describe(error)
    sayRefusal(refusal, rest.includes('--json'), terminal)
    if (refusal.code === 'usage' && refusal.exit === 64 && command && !rest.includes('--json'))
      terminal.error(usageOf(name))
    return refusal.exit
  }
}
