/** The auditor's view of the custody log: leaves as they stand, pseudonyms and all, and no content. */
import type { Handler } from '../ports/actor.ts'
import type { Locker } from '../ports/proof/locker.ts'
import type { auditCustody as contract } from './contract.ts'

const PAGE = 200

/** Reads one page of leaves, newest first, with the newest checkpoint. */
export const auditCustody =
  (deps: { readonly locker: Locker }): Handler<typeof contract> =>
  async (_actor, { before }) => {
    const { origin, size, root, note } = await deps.locker.checkpoint()
    const end = Math.min(before ?? size, size)
    const start = Math.max(0, end - PAGE)
    const leaves = []
    for await (const { index, hash, leaf } of deps.locker.leaves({ start, end })) {
      leaves.push({
        index,
        type: leaf.type,
        at: leaf.at,
        actor: leaf.actor,
        leafHash: hash,
        ...(leaf.case === undefined ? {} : { case: leaf.case }),
      })
    }
    return { checkpoint: { origin, size, root, note }, leaves: leaves.reverse(), more: start > 0 }
  }
