/** Acts that read: opening blobs (logged first), leaves, histories, checkpoints and proofs. */
import { formatTlogProof, leafName, makeProof, planInclusion, toHex } from '@smart-rescue/core/integrity'
import type {
  Locker,
  LoggedLeaf,
  ReadInput,
  SignedCheckpoint,
} from '@smart-rescue/features/ports/proof/locker'
import { Failure } from '@smart-rescue/schema'
import { readAtSize } from '../log/checkpoint-files.ts'
import { readNodeIn } from '../log/log-memory.ts'
import { leafOf, readLeaves } from '../log/read-bundles.ts'
import { findScope, findSecret, openSealed, pseudonymise, type Vault } from './vault.ts'

/** A range of leaf indexes, end exclusive. */
export interface LeafRange {
  readonly start?: number
  readonly end?: number
}

const MOST_MISSES = 5

const logged = (index: number, bytes: Uint8Array): LoggedLeaf => ({
  index,
  hash: leafName(bytes),
  bytes,
  leaf: leafOf(bytes),
})

/** Leaves of the signed log in a range. The log may grow meanwhile; leaves after the start are not included. */
export async function* listLeaves(vault: Vault, range: LeafRange = {}): AsyncGenerator<LoggedLeaf> {
  await vault.sequencer.refresh()
  const size = () => vault.sequencer.state.signed.checkpoint.size
  const end = Math.min(range.end ?? size(), size())
  let misses = 0
  for (let index = range.start ?? 0; index < end; ) {
    const before = index
    for await (const bytes of readLeaves(vault.disk, index, end, size())) yield logged(index++, bytes)
    if (index >= end) return
    // A partial bundle can be replaced by a wider one between two reads; then go on with the new size.
    misses = index === before ? misses + 1 : 0
    if (misses > MOST_MISSES)
      throw new Failure('locker.damaged', { detail: 'A leaf of the custody log is missing on disk.' })
    await vault.sequencer.refresh()
  }
}

const readBlob = async (vault: Vault, input: ReadInput): Promise<AsyncIterable<Uint8Array>> => {
  await vault.sequencer.refresh()
  const scope = await findScope(vault, input.caseId)
  const { secret } = await findSecret(vault, scope, input.ciphertext)
  if (secret.mediaType !== input.mediaType) throw new Failure('locker.not-found')
  const blob = await openSealed(vault, scope, input.ciphertext, secret)
  try {
    if (blob.plaintextLength !== secret.plaintextLength) throw new Failure('locker.damaged')
    if (input.log !== false) {
      const { fields, names } = pseudonymise(vault, input)
      const length = vault.sequencer.state.memory.blobs.get(input.ciphertext)?.length
      const about = { ct: input.ciphertext, ...(length === undefined ? {} : { len: length }) }
      await vault.sequencer.append({ fields: { type: 'evidence.read', ...fields, ...about }, names })
    }
  } catch (error) {
    await blob.close()
    throw error
  }
  return blob.read(input.range?.start, input.range?.end)
}

const history = async (vault: Vault, pseudonym: string): Promise<LoggedLeaf[]> => {
  await vault.sequencer.refresh()
  const leaves: LoggedLeaf[] = []
  for (const index of vault.sequencer.state.memory.items.get(pseudonym)?.indexes ?? []) {
    for await (const leaf of listLeaves(vault, { start: index, end: index + 1 })) leaves.push(leaf)
  }
  return leaves
}

const prove = async (vault: Vault, index: number, size: number): Promise<string> => {
  const signed = await readAtSize(vault.disk, size, vault.keyring.logKeys)
  if (signed === undefined || index < 0 || index >= size)
    throw new Failure('locker.not-found', {
      detail: 'No checkpoint of this size that covers the leaf was signed.',
    })
  const hashes = makeProof(planInclusion(index, size), readNodeIn(vault.sequencer.state.memory))
  return formatTlogProof({ index, hashes, checkpoint: signed.note })
}

/** Binds the reading acts to an open vault. */
export const readActs = (
  vault: Vault,
): Pick<Locker, 'read' | 'salt' | 'leaves' | 'history' | 'checkpoint' | 'proof'> => ({
  read: (input) => readBlob(vault, input),
  salt: async ({ caseId, ciphertext }) => {
    await vault.sequencer.refresh()
    const { secret } = await findSecret(vault, await findScope(vault, caseId), ciphertext)
    return secret.salt
  },
  leaves: (range) => listLeaves(vault, range),
  history: (item) => history(vault, vault.keyring.pseudonym('item', item)),
  checkpoint: async (): Promise<SignedCheckpoint> => {
    await vault.sequencer.refresh()
    const { checkpoint, note } = vault.sequencer.state.signed
    const { origin, size, root } = checkpoint
    return { origin, size, root: toHex(root), note, vkey: vault.keyring.vkey }
  },
  proof: async (index, size) => {
    await vault.sequencer.refresh()
    return prove(vault, index, size ?? vault.sequencer.state.signed.checkpoint.size)
  },
})
