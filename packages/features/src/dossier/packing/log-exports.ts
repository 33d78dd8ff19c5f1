/** Writes the leaf of the export into the history of every exhibit, and gathers histories and proofs against the one checkpoint that covers them all. */
import type { ConsistencyProof } from '@smart-rescue/core/dossier'
import { fromHex, HASH_LENGTH, proveConsistency, rootOf } from '@smart-rescue/core/integrity'
import { type ExhibitId, Failure } from '@smart-rescue/schema'
import type { CustodyFact } from '../../custody/index.ts'
import type { Locker, LoggedLeaf, SignedCheckpoint } from '../../ports/proof/locker.ts'
import type { Exporter } from './read-exhibits.ts'

/** A leaf of a history with its proof. */
export interface ProvedLeaf extends LoggedLeaf {
  readonly proof: string
}

/** How often the export of one exhibit is logged again because somebody else's act came between head and leaf. */
const TRIES = 5

const logExport = async (
  locker: Locker,
  { actor, caseId }: Exporter,
  item: ExhibitId,
  facts: CustodyFact[],
): Promise<readonly LoggedLeaf[]> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const head = (await locker.history(item)).at(-1)?.hash
    if (head === undefined) throw new Failure('locker.not-found')
    const act = { type: 'package.exported', actor, caseId, purpose: 'dossier' } as const
    const receipt = await locker.record({ ...act, item, head })
    facts.push({ ...act, exhibitId: item, receipt })
    const history = (await locker.history(item)).filter((leaf) => leaf.index <= receipt.index)
    if (history.at(-1)?.leaf.prev === head) return history
  }
  throw new Failure('request.conflict')
}

/** Logs the export of every exhibit, in their order; the histories end with the leaf of the export, which names the head before it. */
export const logExports = async (
  locker: Locker,
  exporter: Exporter,
  items: readonly ExhibitId[],
  facts: CustodyFact[],
): Promise<(readonly LoggedLeaf[])[]> => {
  const histories: (readonly LoggedLeaf[])[] = []
  for (const item of items) histories.push(await logExport(locker, exporter, item, facts))
  return histories
}

/** Adds to every leaf its proof against the checkpoint. */
export const proveHistories = async (
  locker: Locker,
  histories: readonly (readonly LoggedLeaf[])[],
  checkpoint: SignedCheckpoint,
): Promise<ProvedLeaf[][]> => {
  const proved: ProvedLeaf[][] = []
  for (const history of histories) {
    const leaves: ProvedLeaf[] = []
    for (const leaf of history)
      leaves.push({ ...leaf, proof: await locker.proof(leaf.index, checkpoint.size) })
    proved.push(leaves)
  }
  return proved
}

/** Proves that the log grew from its states at earlier exports. Holds 32 bytes for each leaf of the log in memory; reads nothing where there is no earlier export. */
export const proveGrowth = async (
  locker: Locker,
  earlier: readonly number[],
  checkpoint: SignedCheckpoint,
): Promise<ConsistencyProof[]> => {
  const sizes = earlier.filter((size) => size > 0 && size <= checkpoint.size)
  if (sizes.length === 0) return []
  const hashes: Uint8Array[] = []
  for await (const leaf of locker.leaves({ start: 0, end: checkpoint.size }))
    hashes.push(fromHex(leaf.hash.slice('sha256:'.length)) ?? new Uint8Array(HASH_LENGTH))
  return sizes.map((size) => ({
    size,
    root: rootOf(hashes.slice(0, size)),
    hashes: proveConsistency(hashes, size),
  }))
}
