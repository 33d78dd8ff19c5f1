/** The private PostgreSQL cluster of one data directory: started by us, kept running while we run, stopped in order. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '@smart-rescue/schema'
import pg from 'pg'
import { BOOTSTRAP_ROLE, SOCKET_PORT } from '../names.ts'
import { findPostgres } from './find-postgres.ts'
import { initialiseCluster, openPassage } from './initialise-cluster.ts'
import { chooseIdentity, startAs } from './own-identity.ts'
import { readPostmaster } from './postmaster-file.ts'
import { makeSocketFolder, socketFolder } from './socket-folder.ts'

/** What a cluster is started with. `durable: false` is for tests of other rooms only: it waits for no disk. */
export interface ClusterOptions {
  /** Absolute path; exists. The cluster lies in its folder `postgres`. */
  readonly dataDir: string
  readonly durable?: boolean
  /** Told when PostgreSQL went away by itself and is started again, with the number of that start. */
  readonly onRestart?: (starts: number) => void
}

/** A running cluster. While it restarts after a crash, connections fail; callers see `database.unavailable`. */
export interface Cluster {
  readonly socketDir: string
  readonly port: number
  /** Process id of the postmaster now; undefined while it is being restarted. */
  pid(): number | undefined
  /** Ends every connection, writes everything and waits for the end; at most about 15 s. */
  stop(): Promise<void>
}

const SETTINGS = {
  listen_addresses: '',
  port: String(SOCKET_PORT),
  unix_socket_permissions: '0700',
  max_connections: '120',
  shared_buffers: '128MB',
  // One machine, often with two cores: a planner that expects a spinning disk chooses badly.
  random_page_cost: '1.1',
  restart_after_crash: 'on',
  // Statements and row values may hold names: the server's own log says only that it started, stopped or failed.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  jit: 'off',
} as const

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Stops a postmaster that an earlier, killed program left behind: fast shutdown, and after 10 s without ceremony. */
const stopLeftover = async (clusterDir: string): Promise<void> => {
  const found = readPostmaster(clusterDir)
  if (!found) return
  for (const [signal, tries] of [
    ['SIGINT', 200],
    ['SIGQUIT', 100],
  ] as const) {
    process.kill(found.pid, signal)
    for (let n = 0; n < tries; n++) {
      if (readPostmaster(clusterDir)?.pid !== found.pid) return
      await wait(50)
    }
  }
}

const answers = async (socketDir: string): Promise<boolean> => {
  const client = new pg.Client({
    host: socketDir,
    port: SOCKET_PORT,
    user: BOOTSTRAP_ROLE,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  })
  // A connection cut by a crash in between reports here as well; the caller asks again.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Starts the cluster of a data directory, making it on first use. The caller holds the directory's lock. */
export const startCluster = async (options: ClusterOptions): Promise<Cluster> => {
  const { dataDir } = options
  const programs = findPostgres()
  const user = chooseIdentity()
  const clusterDir = join(dataDir, 'postgres')
  const socketDir = socketFolder(dataDir)
  openPassage(dataDir, user)
  await initialiseCluster(clusterDir, programs, user)
  await stopLeftover(clusterDir)
  makeSocketFolder(socketDir, user)

  const settings = {
    ...SETTINGS,
    ...(options.durable === false ? FAST : DURABLE),
    unix_socket_directories: socketDir,
  }
  const args = [
    '-D',
    clusterDir,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ]
  const { command, ...as } = startAs(user, [dirname(clusterDir), dirname(programs.postgres)])
  const [program = '', ...prefix] = [...command, programs.postgres]

  let child: ChildProcess | undefined
  let stopping = false
  let starts = 0

  const spawnOnce = (): ChildProcess => {
    const log = openSync(join(dataDir, 'postgres.log'), starts++ === 0 ? 'w' : 'a', 0o600)
    const started = spawn(program, [...prefix, ...args], {
      ...as,
      // Its own process group: an interrupt typed at the terminal must reach us, and only through us the database.
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      cwd: '/',
    })
    closeSync(log)
    return started
  }

  /** Resolves once it answers. After a crash of the postmaster its old backends may hold the memory for a moment: it is tried again. */
  const bringUp = async (seconds: number): Promise<void> => {
    const end = performance.now() + seconds * 1_000
    while (!stopping && performance.now() < end) {
      const one = spawnOnce()
      let failed = false
      one.on('error', () => {
        failed = true
      })
      while (!stopping && !failed && !hasEnded(one) && performance.now() < end) {
        if (await answers(socketDir)) {
          child = one
          one.once('exit', () => void revive())
          if (hasEnded(one)) void revive()
          return
        }
        await wait(15)
      }
      if (!failed && !hasEnded(one)) one.kill('SIGQUIT')
      await wait(100)
    }
    if (!stopping)
      throw new Failure('database.unavailable', {
        detail: 'The database does not start. Its own words are in postgres.log in the data directory.',
      })
  }

  let reviving: Promise<void> | undefined
  const revive = async (): Promise<void> => {
    if (stopping || reviving) return
    child = undefined
    reviving = (async () => {
      while (!stopping && child === undefined) {
        options.onRestart?.(starts)
        await bringUp(60).catch(() => wait(1_000))
      }
    })().finally(() => {
      reviving = undefined
    })
    await reviving
  }

  await bringUp(60)

  return {
    socketDir,
    port: SOCKET_PORT,
    pid: () => child?.pid,
    stop: async () => {
      stopping = true
      await reviving
      const running = child
      child = undefined
      if (running && !hasEnded(running)) {
        const ended = new Promise((resolve) => running.once('exit', resolve))
        running.kill('SIGINT')
        await Promise.race([ended, wait(12_000).then(() => running.kill('SIGQUIT'))])
        await Promise.race([ended, wait(3_000)])
      }
      rmSync(socketDir, { recursive: true, force: true })
    },
  }
}
