/** Cases whose networks wait to be computed: after a stop, after the index was told anew, and after a day on which something came back from aside. */
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'

/** Ids of the cases. */
export const listWaitingNetworks = async (trx: Trx): Promise<CaseId[]> => {
  const { rows } = await sql<{ case_id: string }>`select case_id from waiting_networks()`.execute(trx)
  return rows.map(({ case_id }) => case_id as CaseId)
}
