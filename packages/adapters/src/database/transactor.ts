/** Transactions that carry who acts: the session variables that row-level security reads last exactly as long as the transaction. */
import type { Tables, Transactor, Trx } from '@smart-rescue/features/ports/database'
import { Failure } from '@smart-rescue/schema'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Pool } from 'pg'
import { nameDatabaseError } from './database-errors.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id as a literal of SQL. It goes into text, so anything but a UUID ends here. */
const literal = (id: string): string => {
  const folded = id.toLowerCase()
  if (id !== '' && !UUID.test(folded)) throw new Failure('request.invalid')
  return `'${folded}'`
}

/** Makes the transactor of a pool. Failures of the connection become `database.unavailable`, which may be tried again. */
export const createTransactor = (pool: Pool): Transactor => {
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

  const run = <T>(memberId: string, caseId: string, work: (trx: Trx) => Promise<T>): Promise<T> =>
    database.connection().execute(async (connection) => {
      try {
        // One round trip. Both are always set: a connection must never carry what an earlier transaction meant.
        await sql
          .raw(
            `begin; set local app.member_id = ${literal(memberId)}; set local app.case_id = ${literal(caseId)}`,
          )
          .execute(connection)
        const result = await work(connection as Trx)
        await sql.raw('commit').execute(connection)
        return result
      } catch (error) {
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => undefined)
        throw error
      }
    })

  const named = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw nameDatabaseError(error)
    }
  }

  return {
    asMember: (memberId, work) => named(run(memberId, '', work)),
    asJob: (caseId, work) => named(run('', caseId, work)),
    asNobody: (work) => named(run('', '', work)),
    // Without a transaction the variables are what the connection began with: nobody.
    ask: (work) => named(work(database as Trx)),
  }
}
