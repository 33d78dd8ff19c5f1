/** Tells the log again with real ids and opened details, so that the index can be rebuilt from the locker alone (rule R5). */
import type { LoggedLeaf, ToldLeaf } from '@smart-rescue/features/ports/proof/locker'
import { CaseId, ExhibitId, Failure, MemberId } from '@smart-rescue/schema'
import { z } from 'zod'
import { NO_CASE } from '../keys/key-entries.ts'
import { type LeafRange, listLeaves } from './read-acts.ts'
import { findSecret, keyOfScope, openSealed, type Vault } from './vault.ts'

const Envelope = z.looseObject({ detail: z.unknown() })

/** The detail that this very leaf sealed; undefined for other leaves, and where it cannot be opened any more. */
const openDetail = async (vault: Vault, { leaf }: LoggedLeaf): Promise<unknown> => {
  if (leaf.ct === undefined || leaf.ptc === undefined) return undefined
  try {
    const name = leaf.case ?? NO_CASE
    const scope = { name, key: await keyOfScope(vault, name) }
    const { line, secret } = await findSecret(vault, scope, leaf.ct)
    if (!secret.isDetail || line.seq !== leaf.seq) return undefined
    const blob = await openSealed(vault, scope, leaf.ct, secret)
    const pieces: Buffer[] = []
    for await (const piece of blob.read()) pieces.push(piece)
    return Envelope.parse(JSON.parse(Buffer.concat(pieces).toString())).detail
  } catch (error) {
    // Lost or shredded content is no reason to stop telling the rest; fsck names it.
    if (
      error instanceof Failure &&
      ['locker.not-found', 'locker.damaged', 'locker.shredded'].includes(error.code)
    )
      return undefined
    throw error
  }
}

/** Leaves in log order with what the locker can still tell about them. */
export async function* tellLeaves(vault: Vault, range: LeafRange = {}): AsyncGenerator<ToldLeaf> {
  for await (const logged of listLeaves(vault, range)) {
    const { names } = vault.sequencer.state.keys
    const { leaf } = logged
    const actor = MemberId.safeParse(names.get(leaf.actor))
    const caseId = CaseId.safeParse(names.get(leaf.case ?? ''))
    const item = ExhibitId.safeParse(names.get(leaf.item ?? ''))
    const detail = await openDetail(vault, logged)
    yield {
      ...logged,
      ...(actor.success ? { actor: actor.data } : {}),
      ...(caseId.success ? { caseId: caseId.data } : {}),
      ...(item.success ? { item: item.data } : {}),
      ...(detail === undefined ? {} : { detail }),
    }
  }
}
