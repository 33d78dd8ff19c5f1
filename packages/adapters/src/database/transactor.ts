/** Transactions that carry who acts: the session variables that row-level security reads last exactly as long as the transaction. */
import type { Tables, Transactor, Trx } from '@smart-rescue/features/ports/database'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Pool } from 'pg'
import { nameDatabaseError } from './database-errors.ts'

/** Makes the transactor of a pool. Failures of the connection become `database.unavailable`, which may be tried again. */
export const createTransactor = (pool: Pool): Transactor => {
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

  const run = async <T>(memberId: string, caseId: string, work: (trx: Trx) => Promise<T>): Promise<T> => {
    try {
      return await database.transaction().execute(async (trx) => {
        // Both are always set: a connection of the pool must never carry what an earlier transaction meant.
        await sql`select set_config('app.member_id', ${memberId}, true), set_config('app.case_id', ${caseId}, true)`.execute(
          trx,
        )
        return work(trx)
      })
    } catch (error) {
      throw nameDatabaseError(error)
    }
  }

  return {
    asMember: (memberId, work) => run(memberId, '', work),
    asJob: (caseId, work) => run('', caseId, work),
    asNobody: (work) => run('', '', work),
  }
}
