/** Makes a private cluster once: initdb beside its final place, its access rules, then one rename, so that half a cluster is never found. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '@smart-rescue/schema'
import { APP_ROLE, BOOTSTRAP_ROLE, OWNER_ROLE } from '../names.ts'
import { type PostgresPrograms, readClusterVersion, readMajorVersion } from './find-postgres.ts'
import { type Identity, ownIdentity, startAs } from './own-identity.ts'

const run = (command: readonly string[], as: { uid?: number; gid?: number }): Promise<string> =>
  new Promise((resolve, reject) => {
    const [program = '', ...args] = command
    const child = spawn(program, args, {
      ...as,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    })
    let said = ''
    child.stdout.on('data', (bytes) => (said += bytes))
    child.stderr.on('data', (bytes) => (said += bytes))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`exit ${code}: ${said.slice(-2_000)}`)),
    )
  })

const giveTo = (path: string, user: Identity): void => {
  if (process.getuid?.() !== user.uid) chownSync(path, user.uid, user.gid)
}

/** Only these operating-system users may connect, over the socket, as these roles; there is no password to lose. */
const writeAccessRules = (clusterDir: string, cluster: Identity): void => {
  const hba = 'local all all peer map=house\n'
  const map = [...new Set([ownIdentity().name, cluster.name])].flatMap((name) =>
    [BOOTSTRAP_ROLE, OWNER_ROLE, APP_ROLE].map((role) => `house ${name} ${role}\n`),
  )
  for (const [name, text] of [
    ['pg_hba.conf', hba],
    ['pg_ident.conf', map.join('')],
  ] as const) {
    const file = join(clusterDir, name)
    // Removed and made anew: we may be root, and never write through a link in a folder that another user owns.
    rmSync(file, { force: true })
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
    giveTo(file, cluster)
  }
}

/** Lets the cluster's user pass through a data directory that is ours; what lies in it stays closed by its own mode. */
export const openPassage = (dataDir: string, user: Identity): void => {
  const stat = statSync(dataDir)
  if (stat.uid !== user.uid && stat.uid === process.getuid?.()) chmodSync(dataDir, stat.mode | 0o001)
}

/**
 * Makes the cluster in `clusterDir` unless it is there. Takes about 0.6 s. A cluster of another major version is
 * refused with `database.newer` (or an honest sentence for an older one): it is never converted in place.
 */
export const initialiseCluster = async (
  clusterDir: string,
  programs: PostgresPrograms,
  user: Identity,
): Promise<void> => {
  const found = readClusterVersion(clusterDir)
  if (found !== undefined) {
    const ours = await readMajorVersion(programs)
    if (found === ours) return writeAccessRules(clusterDir, user)
    throw new Failure('database.newer', {
      detail: `The data directory holds PostgreSQL ${found}; this installation runs ${ours}. Make a backup with the old version and restore it with this one.`,
    })
  }
  if (existsSync(clusterDir))
    throw new Failure('data.unwritable', {
      detail:
        'The folder postgres in the data directory is there but holds no whole database. Restore a backup into an empty data directory.',
    })
  const fresh = `${clusterDir}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  giveTo(fresh, user)
  const { command, ...as } = startAs(user, [dirname(fresh), dirname(programs.initdb)])
  const version = await readMajorVersion(programs)
  // PostgreSQL's own C.UTF-8 sorts the same on every machine; versions before 17 have only the system's.
  const locale =
    version >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C']
  await run(
    [
      ...command,
      programs.initdb,
      `--pgdata=${fresh}`,
      `--username=${BOOTSTRAP_ROLE}`,
      '--auth-local=peer',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--data-checksums',
      ...locale,
    ],
    as,
  ).catch((cause: unknown) => {
    throw new Failure('data.unwritable', {
      detail: 'The database could not be created in the data directory.',
      cause,
    })
  })
  writeAccessRules(fresh, user)
  renameSync(fresh, clusterDir)
}
