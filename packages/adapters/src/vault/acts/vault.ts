/** What every act of the open locker works with, and how it finds the key of a case and of a blob. */

import type { CustodySubject } from '@smart-rescue/features/ports/proof/locker'
import { type CaseId, Failure } from '@smart-rescue/schema'
import { blobContext } from '../blobs/chunk-cipher.ts'
import { type OpenBlob, openBlob } from '../blobs/open-blob.ts'
import type { Disk } from '../disk/disk.ts'
import type { CaseKeys } from '../keys/case-keys.ts'
import { type BlobLine, type BlobSecret, NO_CASE, unwrapBlob } from '../keys/key-entries.ts'
import { findBlobLine } from '../keys/key-memory.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { LeafDraft, Sequencer } from '../log/sequencer.ts'

/** The open locker's parts. */
export interface Vault {
  readonly disk: Disk
  readonly keyring: Keyring
  readonly caseKeys: CaseKeys
  readonly sequencer: Sequencer
}

/** A scope of keys: one case, or what belongs to no case. */
export interface KeyScope {
  /** Pseudonym of the case, or `o:`. */
  readonly name: string
  readonly key: Buffer
}

/** The scope of a case; throws `locker.not-found` where the case was never opened here. */
export const findScope = async (vault: Vault, caseId: CaseId | undefined): Promise<KeyScope> => {
  if (caseId === undefined) return { name: NO_CASE, key: vault.keyring.detailKey }
  const name = vault.keyring.pseudonym('case', caseId)
  return { name, key: await keyOfScope(vault, name) }
}

/** The key of a scope by its name. */
export const keyOfScope = async (vault: Vault, name: string): Promise<Buffer> => {
  if (name === NO_CASE) return vault.keyring.detailKey
  const key = await vault.caseKeys.find(name)
  if (key === undefined)
    throw new Failure('locker.not-found', { detail: 'The locker has no key for this case.' })
  return key
}

/** A blob's wrapped key and its opened secret; throws `locker.not-found` for a blob of another scope. */
export const findSecret = async (
  vault: Vault,
  scope: KeyScope,
  ciphertext: string,
): Promise<{ line: BlobLine; secret: BlobSecret }> => {
  if (vault.sequencer.state.memory.shredded.has(ciphertext)) throw new Failure('locker.shredded')
  const line = await findBlobLine(vault.disk, vault.sequencer.state.keys, ciphertext)
  if (line.scope !== scope.name) throw new Failure('locker.not-found')
  return { line, secret: unwrapBlob(vault.keyring.origin, scope.key, line) }
}

/** Opens a blob of a scope for reading. */
export const openSealed = (
  vault: Vault,
  scope: KeyScope,
  ciphertext: string,
  secret: BlobSecret,
): Promise<OpenBlob> =>
  openBlob(
    vault.disk,
    ciphertext,
    Buffer.from(secret.key, 'base64'),
    blobContext(vault.keyring.origin, scope.name, secret.mediaType),
  )

/** Who acts on what, as a leaf shows it, and the names behind that. */
export const pseudonymise = (
  vault: Vault,
  subject: CustodySubject,
): {
  fields: Pick<LeafDraft['fields'], 'actor' | 'case' | 'item' | 'purpose'>
  names: LeafDraft['names']
} => {
  const { keyring } = vault
  const actor = keyring.pseudonym('member', subject.actor)
  const caseName = subject.caseId && keyring.pseudonym('case', subject.caseId)
  const item = subject.item && keyring.pseudonym('item', subject.item)
  const names: (readonly [string, string])[] = [[actor, subject.actor]]
  if (caseName && subject.caseId) names.push([caseName, subject.caseId])
  if (item && subject.item) names.push([item, subject.item])
  return {
    fields: {
      actor,
      ...(caseName ? { case: caseName } : {}),
      ...(item ? { item } : {}),
      ...(subject.purpose ? { purpose: subject.purpose } : {}),
    },
    names,
  }
}
