/** The settings of one start: flags first, then the environment, then defaults. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type DevHost, parseDevHosts } from './dev-hosts.ts'
import { UsageError } from './usage-error.ts'
import { ROOT } from './version.ts'

/** What opens the locker without a person. */
export interface UnlockSettings {
  readonly unlockFile?: string
  readonly unlockPassphrase?: string
}

/** Where the data are, and how their database is reached. */
export interface PlaceConfig {
  /** Absolute. */
  readonly dataDir: string
  /** A server of one's own instead of the private cluster. */
  readonly databaseUrl?: string
}

/** Everything a server needs to know. */
export interface Config extends PlaceConfig, UnlockSettings {
  readonly port: number
  readonly host: string
  /** Development only: private hosts that captures may reach. */
  readonly devHosts: readonly DevHost[]
  /** Address of a reverse proxy whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxy?: string
  /** Names of witnesses whose word is not listened to at this start: for an operator who knows that one of them errs. */
  readonly ignoredWitnesses: readonly string[]
  /** Log lines as JSON instead of words for a person. */
  readonly jsonLog: boolean
}

/** Flags that every command on a data directory takes. */
export const PLACE_FLAGS = {
  data: { type: 'string' },
  'unlock-file': { type: 'string' },
} as const

const SERVE_FLAGS = {
  ...PLACE_FLAGS,
  port: { type: 'string' },
  host: { type: 'string' },
  'dev-hosts': { type: 'string' },
  json: { type: 'boolean' },
} as const

type Environment = Record<string, string | undefined>

const Port = z.coerce.number().int().min(0).max(65_534)

/** Takes a secret out of the environment, so that no child process inherits it. */
export const takeSecret = (env: Environment, name: string): string | undefined => {
  const secret = env[name]
  delete env[name]
  return secret === '' ? undefined : secret
}

/** `{ [key]: value }`, or nothing where the value is absent. */
const given = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V }

/** Data directory and database, from flags and environment. */
export const readPlace = (flags: { data?: string | undefined }, env: Environment): PlaceConfig => ({
  dataDir: resolve(flags.data ?? env.SMART_RESCUE_DATA ?? resolve(ROOT, 'data')),
  ...given('databaseUrl', env.DATABASE_URL || undefined),
})

/** What opens the locker. The passphrase leaves the environment. */
export const readUnlock = (
  flags: { 'unlock-file'?: string | undefined },
  env: Environment,
): UnlockSettings => ({
  ...given('unlockFile', flags['unlock-file'] ?? env.SMART_RESCUE_UNLOCK_FILE),
  ...given('unlockPassphrase', takeSecret(env, 'SMART_RESCUE_UNLOCK_PASSPHRASE')),
})

/** Parses flags, or throws a `UsageError` with what is wrong in one sentence. */
export const parseFlags = <const O extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  argv: readonly string[],
  options: O,
  allowPositionals = false,
) => {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals, strict: true })
  } catch (error) {
    const sentence = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new UsageError(`${sentence}.`)
  }
}

/** Reads the settings of `serve`. Throws `UsageError`. */
export const readConfig = (argv: readonly string[], env: Environment): Config => {
  const { values: flags } = parseFlags(argv, SERVE_FLAGS)
  const port = Port.safeParse(flags.port ?? env.SMART_RESCUE_PORT ?? 4_600)
  if (!port.success) throw new UsageError('The port must be a whole number from 0 to 65534.')
  return {
    ...readPlace(flags, env),
    ...readUnlock(flags, env),
    port: port.data,
    host: flags.host ?? env.SMART_RESCUE_HOST ?? '127.0.0.1',
    devHosts: parseDevHosts(flags['dev-hosts'] ?? env.SMART_RESCUE_DEV_HOSTS ?? ''),
    ignoredWitnesses: (env.SMART_RESCUE_IGNORE_WITNESS ?? '').split(',').filter((name) => name !== ''),
    ...given('trustedProxy', env.SMART_RESCUE_TRUSTED_PROXY),
    jsonLog: flags.json ?? false,
  }
}
