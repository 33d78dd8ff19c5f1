/** What facts of other features mean for the sources: what was stopped as suspected abuse material is no source any more. */
import { ExhibitId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'
import { forgetRows } from '../tables/leaving/forget-rows.ts'

const Stopped = z.object({ act: z.literal('stopped'), exhibitId: ExhibitId })

const LAST = 2_147_483_647

const tellStopped: Projection = async (trx, fact) => {
  const stopped = Stopped.safeParse(fact.detail)
  if (!stopped.success) return
  const { exhibitId } = stopped.data
  await forgetRows(trx, exhibitId, [{ from: 0, to: LAST }])
  await trx
    .updateTable('imported_table')
    .set({ state: 'stopped', is_read: true, until_row: 0 })
    .where('exhibit_id', '=', exhibitId)
    .execute()
  await trx.deleteFrom('table_error').where('exhibit_id', '=', exhibitId).execute()
}

/** Facts of this feature. */
export const sourceProjections: Projections = { 'material.stopped': tellStopped }
