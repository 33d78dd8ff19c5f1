/** Opens a data directory: its lock, its database, its tables. Whoever opens it closes it. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DataLock, takeDataLock } from '@smart-rescue/adapters/data-directory'
import {
  type Cluster,
  type ConnectionOptions,
  clusterConnections,
  migrateAs,
  parseDatabaseUrl,
  provisionCluster,
  provisionOutside,
  readMigrations,
  readPostmaster,
  startCluster,
} from '@smart-rescue/adapters/database'
import type { Log } from '@smart-rescue/features/ports/log'
import { Failure } from '@smart-rescue/schema'
import type { PlaceConfig } from './config.ts'
import { ROOT } from './version.ts'

/** An open data directory. */
export interface Place {
  readonly dataDir: string
  readonly owner: ConnectionOptions
  readonly app: ConnectionOptions
  /** Migrations that ran at this opening. */
  readonly migrated: readonly string[]
  close(): Promise<void>
}

/** Name of the mark in a data directory into which a restore has not finished. */
export const RESTORING = 'restoring'

/** Options of an opening: `migrations` narrows what is run (a restore first runs those of the backup). */
export interface OpenOptions {
  readonly log: Log
  /** True for the restore itself, which alone may open a directory with its mark. */
  readonly restoring?: boolean
  readonly migrations?: readonly { readonly name: string; readonly text: string; readonly sha256: string }[]
}

/** The product's migrations, in order. */
export const allMigrations = () => readMigrations(join(ROOT, 'migrations'))

const makeFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Failure('data.unwritable', { cause })
  }
}

const openDatabase = async (config: PlaceConfig, log: Log) => {
  if (config.databaseUrl !== undefined) {
    const owner = parseDatabaseUrl(config.databaseUrl)
    return { owner, app: await provisionOutside(owner), cluster: undefined }
  }
  const onRestart = (starts: number) => log.warn('database.restarted', { starts })
  const cluster = await startCluster({ dataDir: config.dataDir, onRestart })
  try {
    await provisionCluster(cluster.socketDir, cluster.port)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return { ...clusterConnections(cluster.socketDir, cluster.port), cluster }
}

/** Opens the directory for this process alone. Throws `data.in-use`, `data.unwritable`, `database.newer` or `database.unavailable`. */
export const openPlace = async (config: PlaceConfig, options: OpenOptions): Promise<Place> => {
  makeFolder(config.dataDir)
  const lock: DataLock = takeDataLock(config.dataDir)
  let cluster: Cluster | undefined
  const close = async () => {
    await cluster?.stop()
    lock.release()
  }
  try {
    if (existsSync(join(config.dataDir, RESTORING)) && options.restoring !== true)
      throw new Failure('data.unwritable', {
        detail: 'A restore into this data directory did not finish. Empty it and restore again.',
      })
    const database = await openDatabase(config, options.log)
    cluster = database.cluster
    const migrated = await migrateAs(database.owner, options.migrations ?? allMigrations())
    return { dataDir: config.dataDir, owner: database.owner, app: database.app, migrated, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Joins a directory that a running server holds, without its lock. Throws `database.unavailable` where none runs. */
export const joinPlace = async (config: PlaceConfig): Promise<Place> => {
  const close = async () => {}
  if (config.databaseUrl !== undefined) {
    const owner = parseDatabaseUrl(config.databaseUrl)
    return { dataDir: config.dataDir, owner, app: await provisionOutside(owner), migrated: [], close }
  }
  const running = readPostmaster(join(config.dataDir, 'postgres'))
  if (!running)
    throw new Failure('database.unavailable', {
      detail:
        'No Smart Rescue runs on this data directory. Start it with smart-rescue serve, or name another with --data.',
    })
  return { dataDir: config.dataDir, ...clusterConnections(running.socketDir, 5432), migrated: [], close }
}
