/** Databases for tests: one cluster shared by every test process of the machine's user, and a fresh clone of a migrated template for each test file. */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Transactor } from '@smart-rescue/features/ports/database'
import pg from 'pg'
import { readMigrations } from './migrate.ts'
import { BOOTSTRAP_ROLE, OWNER_ROLE, SOCKET_PORT } from './names.ts'
import { type ConnectionOptions, connectionSettings, createPool } from './pool.ts'
import { clusterConnections, migrateAs, provisionCluster } from './provision.ts'
import { createTransactor } from './transactor.ts'

/** The shared cluster's socket. */
export interface TestCluster {
  readonly host: string
  readonly port: number
}

/** A database of one's own: connections as owner and as the application, and its end. */
export interface TestDatabase {
  readonly owner: ConnectionOptions
  readonly app: ConnectionOptions
  /** Connected as the application's role: bound by row-level security. */
  readonly pool: pg.Pool
  readonly transactor: Transactor
  /** Connected as the owner: sees every row; for arranging and for looking behind the wall. */
  readonly ownerPool: pg.Pool
  drop(): Promise<void>
}

const HERE = dirname(fileURLToPath(import.meta.url))
/** Folder of the product's migrations. */
export const MIGRATIONS = join(HERE, '../../../../migrations')

const folderOfRun = (): string =>
  join(
    tmpdir(),
    `smart-rescue-tests-${userInfo().uid}-${createHash('sha256').update(HERE).digest('hex').slice(0, 8)}`,
  )

const withBootstrap = async <T>(host: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(
    connectionSettings({ host, port: SOCKET_PORT, user: BOOTSTRAP_ROLE, database: 'postgres' }),
  )
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * The shared cluster, started on first use by a keeper process that ends it 30 s after the last test process is gone.
 * It does not wait for the disk: durability is tested on clusters of their own (`startCluster`).
 */
export const startTestCluster = async (): Promise<TestCluster> => {
  const folder = folderOfRun()
  mkdirSync(join(folder, 'users'), { recursive: true, mode: 0o711 })
  writeFileSync(join(folder, 'users', String(process.pid)), '')
  const ready = join(folder, 'ready')
  for (let tries = 0; tries < 600; tries++) {
    if (existsSync(ready)) {
      const host = readFileSync(ready, 'utf8')
      const works = host !== '' && (await withBootstrap(host, async () => true).catch(() => false))
      if (works) return { host, port: SOCKET_PORT }
    }
    // One keeper wins the lock; the others end at once. Asked again in case it died.
    if (tries % 100 === 0)
      spawn(process.execPath, [join(HERE, 'keep-test-cluster.ts'), folder], {
        detached: true,
        stdio: 'ignore',
      }).unref()
    await wait(100)
  }
  throw new Error('the shared test cluster did not start in 60 s')
}

/** Makes the template once a content of the migrations, and clones it (about 0.05 s). Call `drop` when the file is done. */
export const cloneTemplate = async (folder: string = MIGRATIONS): Promise<TestDatabase> => {
  const { host, port } = await startTestCluster()
  const migrations = readMigrations(folder)
  const hash = createHash('sha256')
  for (const one of migrations) hash.update(one.name).update(one.sha256)
  const template = `template_${hash.digest('hex').slice(0, 16)}`
  const name = `test_${randomBytes(6).toString('hex')}`
  await withBootstrap(host, async (client) => {
    await client.query('select pg_advisory_lock(4600)')
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [
      template,
    ])
    if (rowCount === 0) {
      await client.query(`drop database if exists ${template} with (force)`)
      await provisionCluster(host, port, template)
      await migrateAs(clusterConnections(host, port, template).owner, migrations)
      await client.query(`alter database ${template} is_template true`)
    }
    await client.query(`create database ${name} template ${template} owner ${OWNER_ROLE} strategy file_copy`)
    await client.query('select pg_advisory_unlock(4600)')
  })
  const { owner, app } = clusterConnections(host, port, name)
  const pool = createPool(app, 10)
  const ownerPool = createPool(owner, 4)
  return {
    owner,
    app,
    pool,
    ownerPool,
    transactor: createTransactor(pool),
    drop: async () => {
      await Promise.all([pool.end(), ownerPool.end()])
      await withBootstrap(host, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}
