/** What facts about playbooks change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { Playbook } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `playbook.changed`: the whole new version. */
export const PlaybookDetail = z.object({ playbook: Playbook, why: z.string() })

const tellChanged: Projection = async (trx, fact) => {
  const { playbook, why } = PlaybookDetail.parse(fact.detail)
  await trx
    .insertInto('playbook_version')
    .values({
      leaf_index: fact.receipt.index,
      kind: playbook.kind,
      version: playbook.version,
      body: JSON.stringify(playbook),
      why: toStorable(why),
      changed_by: fact.actor,
      changed_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. */
export const playbookProjections: Projections = { 'playbook.changed': tellChanged }
