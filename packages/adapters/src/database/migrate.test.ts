/** Migrations run once, in order, whole or not at all. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate, readMigrations } from './index.ts'
import { cloneTemplate, MIGRATIONS, type TestDatabase } from './testing.ts'

let database: TestDatabase
let client: pg.Client
let folder: string

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)

beforeAll(async () => {
  database = await cloneTemplate()
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  client = new pg.Client(database.owner)
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  return async () => {
    await client.end()
    rmSync(folder, { recursive: true })
  }
})
afterAll(() => database.drop())

describe('migrations', () => {
  it('run in order, once each, and say which ran', async () => {
    put('0002_fill.sql', `insert into a values (1); insert into a values (2);`)
    put('0001_make.sql', 'create table a (n int)')
    put('notes.txt', 'not a migration')
    expect(await migrate(client, readMigrations(folder))).toEqual(['0001_make', '0002_fill'])
    expect(await migrate(client, readMigrations(folder))).toEqual([])
    put('0003_more.sql', 'insert into a values (3)')
    expect(await migrate(client, readMigrations(folder))).toEqual(['0003_more'])
    expect((await client.query('select n from a order by n')).rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  })

  it('leave nothing of one that fails half-way, and keep what ran before it', async () => {
    put('0001_make.sql', 'create table a (n int)')
    put('0002_bad.sql', 'create table b (n int); insert into b values (1); select nonsense')
    await expect(migrate(client, readMigrations(folder))).rejects.toThrow('nonsense')
    expect(
      (await client.query(`select to_regclass('b') as b, to_regclass('a') is not null as a`)).rows,
    ).toEqual([{ b: null, a: true }])
    put('0002_bad.sql', 'create table b (n int)')
    expect(await migrate(client, readMigrations(folder))).toEqual(['0002_bad'])
  })

  it('refuse a database of a newer version with database.newer', async () => {
    put('0001_make.sql', 'create table a (n int)')
    await migrate(client, readMigrations(folder))
    await client.query(`insert into migration (name, sha256) values ('0009_later', 'x')`)
    await expect(migrate(client, readMigrations(folder))).rejects.toMatchObject({ code: 'database.newer' })
  })

  it('refuse one whose text was changed after it ran', async () => {
    put('0001_make.sql', 'create table a (n int)')
    await migrate(client, readMigrations(folder))
    put('0001_make.sql', 'create table a (n bigint)')
    await expect(migrate(client, readMigrations(folder))).rejects.toThrow('0001_make was changed')
  })

  it('refuse two that share a number', () => {
    put('0001_a.sql', '')
    put('0001_b.sql', '')
    expect(() => readMigrations(folder)).toThrow('share a number')
  })

  it('run once when two programs start at the same moment', async () => {
    put('0001_make.sql', 'create table a (n int); insert into a values (1)')
    const other = new pg.Client(database.owner)
    await other.connect()
    const ran = await Promise.all([client, other].map((one) => migrate(one, readMigrations(folder))))
    await other.end()
    expect(ran.flat()).toEqual(['0001_make'])
    expect((await client.query('select count(*)::int as n from a')).rows).toEqual([{ n: 1 }])
  })

  it('of the product number without a gap', () => {
    const numbers = readMigrations(MIGRATIONS).map(({ name }) => Number(name.slice(0, 4)))
    expect(numbers).toEqual(numbers.map((_, n) => n + 1))
    expect(numbers.length).toBeGreaterThan(0)
  })
})
