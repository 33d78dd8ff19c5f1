/** A private cluster: made once, started, stopped, taken over from a program that was killed. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  clusterConnections,
  createPool,
  migrateAs,
  parseDatabaseUrl,
  provisionCluster,
  provisionOutside,
  readMigrations,
  readPostmaster,
  startCluster,
} from '../index.ts'
import { BOOTSTRAP_ROLE } from '../names.ts'
import { MIGRATIONS } from '../testing.ts'
import { chooseIdentity, mayEnter } from './own-identity.ts'
import { socketFolder } from './socket-folder.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cluster-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const dataDir = (name: string): string => {
  const folder = join(root, name)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

const ask = async (host: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ host, port: 5432, user: BOOTSTRAP_ROLE, database: 'postgres' })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

describe('a private cluster', () => {
  it('is made in a folder closed to others, waits for the disk, and listens on its socket alone', async () => {
    const folder = dataDir('fresh')
    const cluster = await startCluster({ dataDir: folder })
    const settings = await ask(
      cluster.socketDir,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'data_checksums', 'log_statement') order by name`,
    )
    expect(settings).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'log_statement', setting: 'none' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0)
    expect(statSync(cluster.socketDir).mode & 0o777).toBe(0o700)
    const { pid } = readPostmaster(join(folder, 'postgres')) ?? {}
    expect(pid).toBe(cluster.pid())
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe(String(chooseIdentity().uid))
    }
    await cluster.stop()
    expect(readPostmaster(join(folder, 'postgres'))).toBeUndefined()
    expect(existsSync(cluster.socketDir)).toBe(false)
  })

  it('keeps what was written over a stop and a start, and its log holds neither statements nor values', async () => {
    const folder = dataDir('kept')
    const first = await startCluster({ dataDir: folder })
    await provisionCluster(first.socketDir, first.port)
    const { owner, app } = clusterConnections(first.socketDir, first.port)
    expect((await migrateAs(owner, readMigrations(MIGRATIONS))).length).toBeGreaterThan(0)
    const pool = createPool(app)
    await pool.query(
      `insert into organisation (name, country, log_origin, created_at) values ('Lantern canary', 'NP', 'x', now())`,
    )
    await expect(
      pool.query(
        `insert into organisation (name, country, log_origin, created_at) values ('Lantern canary', 'nowhere', 'x', now())`,
      ),
    ).rejects.toMatchObject({ code: expect.any(String) })
    await pool.end()
    await first.stop()
    const second = await startCluster({ dataDir: folder })
    const again = createPool(app)
    expect((await again.query('select name from organisation')).rows).toEqual([{ name: 'Lantern canary' }])
    await again.end()
    await second.stop()
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('canary')
  })

  it('stops what a killed program left running, and starts its own', async () => {
    const folder = dataDir('left')
    const script = `
      import { startCluster } from ${JSON.stringify(join(import.meta.dirname, '../index.ts'))}
      const cluster = await startCluster({ dataDir: ${JSON.stringify(folder)} })
      console.log(cluster.pid())
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const left = await new Promise<number>((resolve) =>
      child.stdout.once('data', (bytes) => resolve(Number(bytes))),
    )
    await new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGKILL'))
    expect(readPostmaster(join(folder, 'postgres'))?.pid).toBe(left)
    const cluster = await startCluster({ dataDir: folder })
    expect(cluster.pid()).not.toBe(left)
    expect(await ask(cluster.socketDir, 'select 1 as one')).toEqual([{ one: 1 }])
    await cluster.stop()
  })

  it('starts over a stale postmaster.pid whose number now belongs to another program', async () => {
    const folder = dataDir('stale')
    await (await startCluster({ dataDir: folder })).stop()
    const file = join(folder, 'postgres', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${join(folder, 'postgres')}\n1\n5432\n/nowhere\n\n\nready\n`)
    expect(readPostmaster(join(folder, 'postgres'))).toBeUndefined()
    const cluster = await startCluster({ dataDir: folder })
    expect(cluster.pid()).not.toBe(process.pid)
    await cluster.stop()
  })

  it('finds a short socket folder for a long path, the same one every time, and starts there', async () => {
    const long = dataDir('d'.repeat(120))
    expect(socketFolder('/data')).toBe('/data/postgres-socket')
    expect(socketFolder(long)).toBe(socketFolder(long))
    expect(Buffer.byteLength(`${socketFolder(long)}/.s.PGSQL.5432.lock`)).toBeLessThan(104)
    const cluster = await startCluster({ dataDir: long })
    expect(cluster.socketDir.startsWith(tmpdir())).toBe(true)
    expect(await ask(cluster.socketDir, 'select 1 as one')).toEqual([{ one: 1 }])
    await cluster.stop()
  })

  it('refuses half a cluster and one of another version, each with a sentence', async () => {
    const half = dataDir('half')
    mkdirSync(join(half, 'postgres'))
    await expect(startCluster({ dataDir: half })).rejects.toMatchObject({ code: 'data.unwritable' })
    const newer = dataDir('newer')
    mkdirSync(join(newer, 'postgres', 'global'), { recursive: true })
    writeFileSync(join(newer, 'postgres', 'PG_VERSION'), '99\n')
    writeFileSync(join(newer, 'postgres', 'global', 'pg_control'), '')
    await expect(startCluster({ dataDir: newer })).rejects.toMatchObject({ code: 'database.newer' })
  })

  it.skipIf(process.getuid?.() !== 0)(
    'runs under a closed folder of root (skipped unless root: only then is the user another)',
    async () => {
      const closed = dataDir('closed')
      const inside = join(closed, 'inside')
      mkdirSync(inside, { mode: 0o700 })
      chmodSync(closed, 0o700)
      expect(mayEnter(inside, chooseIdentity())).toBe(false)
      const cluster = await startCluster({ dataDir: inside })
      expect(statSync(closed).mode & 0o777).toBe(0o700)
      expect(await ask(cluster.socketDir, 'select 1 as one')).toEqual([{ one: 1 }])
      await cluster.stop()
    },
  )
})

describe('an outside server', () => {
  it('is named by DATABASE_URL with all its parts', () => {
    expect(parseDatabaseUrl('postgresql://own%40er:p%2Fw@db.example:6543/house?sslmode=require')).toEqual({
      host: 'db.example',
      port: 6543,
      user: 'own@er',
      password: 'p/w',
      database: 'house',
      ssl: true,
    })
    expect(parseDatabaseUrl('postgresql:///house?host=/run/pg&sslmode=disable')).toMatchObject({
      host: '/run/pg',
      port: 5432,
      database: 'house',
    })
  })

  it('gets an application role of its own, with a password that every program derives alike', async () => {
    const folder = dataDir('outside')
    const cluster = await startCluster({ dataDir: folder, durable: false })
    await ask(cluster.socketDir, `create role landlord login createrole`)
    await ask(cluster.socketDir, `create database house owner landlord`)
    // The cluster's own rule is lifted for the test: an outside server has passwords.
    writeFileSync(
      join(folder, 'postgres', 'pg_hba.conf'),
      'local all postgres peer map=house\nlocal all landlord trust\nlocal all all scram-sha-256\n',
    )
    await ask(cluster.socketDir, 'select pg_reload_conf()')
    const owner = {
      host: cluster.socketDir,
      port: 5432,
      user: 'landlord',
      password: 'a long one',
      database: 'house',
    }
    const app = await provisionOutside(owner)
    expect(await provisionOutside(owner)).toEqual(app)
    await migrateAs(owner, readMigrations(MIGRATIONS))
    const pool = createPool(app)
    await expect
      .poll(() => pool.query('select count(*) as n from case_file').then(({ rows }) => rows, String))
      .toEqual([{ n: 0 }])
    await pool.end()
    const wrong = createPool({ ...app, password: 'guessed' })
    await expect(wrong.query('select 1')).rejects.toMatchObject({ code: '28P01' })
    await wrong.end()
    await cluster.stop()
  })
})
