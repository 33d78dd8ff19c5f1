/** A transaction carries who acts, for exactly its own length, and the application's role is bound. */
import { CaseId, MemberId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertBoundRole, createPool, createTransactor, isGone, nameDatabaseError } from './index.ts'
import { cloneTemplate, type TestDatabase } from './testing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneTemplate()
})
afterAll(() => database.drop())

const MEMBER = MemberId.parse('01890000-0000-7000-8000-000000000001')
const CASE = CaseId.parse('01890000-0000-7000-8000-0000000000c1')
const who = sql<{
  member: string
  job: string
}>`select current_setting('app.member_id', true) as member, current_setting('app.case_id', true) as job`

describe('a transaction', () => {
  it('carries the member, the job’s case, or nobody', async () => {
    const { transactor } = database
    const seen = [
      await transactor.asMember(MEMBER, (trx) => who.execute(trx)),
      await transactor.asJob(CASE, (trx) => who.execute(trx)),
      await transactor.asNobody((trx) => who.execute(trx)),
    ].map(({ rows }) => rows[0])
    expect(seen).toEqual([
      { member: MEMBER, job: '' },
      { member: '', job: CASE },
      { member: '', job: '' },
    ])
  })

  it('leaves nothing on the connection for the next one, neither after success nor after failure', async () => {
    const pool = createPool(database.app, 1)
    const transactor = createTransactor(pool)
    await transactor.asMember(MEMBER, async () => {})
    await expect(transactor.asMember(MEMBER, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    const { rows } = await pool.query(`select current_setting('app.member_id', true) as member`)
    expect(rows).toEqual([{ member: '' }])
    await pool.end()
  })

  it('rolls back whole when its work fails', async () => {
    const insert = database.transactor.asNobody(async (trx) => {
      await trx
        .insertInto('organisation')
        .values({ name: 'x', country: 'NP', log_origin: 'x', created_at: new Date(0) })
        .execute()
      throw new Error('after')
    })
    await expect(insert).rejects.toThrow('after')
    expect(
      await database.transactor.asNobody((trx) => trx.selectFrom('organisation').selectAll().execute()),
    ).toEqual([])
  })

  it('gives numbers of eight bytes as numbers, and refuses one beyond 2^53', async () => {
    const read = (text: string) =>
      database.transactor.asNobody(
        async (trx) => (await sql<{ n: unknown }>`select ${sql.raw(text)} as n`.execute(trx)).rows[0]?.n,
      )
    expect(await read('9007199254740991::bigint')).toBe(9_007_199_254_740_991)
    expect(await read(`array[1,-2]::bigint[]`)).toEqual([1, -2])
    expect(await read(`array[]::bigint[]`)).toEqual([])
    await expect(read('9007199254740992::bigint')).rejects.toThrow('2^53')
  })
})

describe('the application’s role', () => {
  it('is bound: no superuser, no bypass, owner of no table', async () => {
    await expect(assertBoundRole(database.pool)).resolves.toBeUndefined()
  })

  it('is told from one that owns tables', async () => {
    await expect(assertBoundRole(database.ownerPool)).rejects.toThrow('not bound')
  })

  it('can neither become another role nor switch row-level security off', async () => {
    for (const text of [
      'set role smart_rescue_owner',
      'set session authorization postgres',
      'alter table case_file disable row level security',
      'create table mine (n int)',
      'drop table session',
      'update migration set sha256 = sha256',
      `copy (select 1) to program 'true'`,
      `select pg_read_file('/etc/hostname')`,
    ])
      await expect(database.pool.query(text), text).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|22023|2F003)$/),
      })
  })
})

describe('an error of the database', () => {
  it('becomes database.unavailable where nothing listens, quickly', async () => {
    const pool = createPool({ ...database.app, host: '/nonexistent' })
    await expect(createTransactor(pool).asNobody(async () => {})).rejects.toMatchObject({
      code: 'database.unavailable',
    })
    await pool.end()
  })

  it('becomes database.unavailable when the connection is cut in the middle', async () => {
    const cut = database.transactor.asNobody(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await who.execute(trx)
    })
    await expect(cut).rejects.toMatchObject({ code: 'database.unavailable' })
  })

  it('is told by its code: disk full has its name, a wrong statement has none', () => {
    const withCode = (code: string) => Object.assign(new Error('x'), { code })
    expect(nameDatabaseError(withCode('53100'))).toMatchObject({ code: 'locker.disk-full' })
    expect(nameDatabaseError(withCode('42601'))).toMatchObject({ code: '42601' })
    expect(isGone(withCode('08006'))).toBe(true)
    expect(isGone(withCode('23505'))).toBe(false)
    expect(isGone('text')).toBe(false)
  })
})
