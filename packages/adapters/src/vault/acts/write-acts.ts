/** Acts that write: opening a case, sealing evidence, recording an act with or without a sealed detail. */
import type {
  CustodySubject,
  LeafReceipt,
  Locker,
  RecordInput,
  SealedBlob,
  SealInput,
} from '@smart-rescue/features/ports/proof/locker'
import { blobContext } from '../blobs/chunk-cipher.ts'
import { type ByteStream, type FreshBlob, sealBlob } from '../blobs/seal-blob.ts'
import type { BlobSecret } from '../keys/key-entries.ts'
import { type LeafDraft, refuseUnfitLeaf } from '../log/sequencer.ts'
import { findScope, type KeyScope, pseudonymise, type Vault } from './vault.ts'

/** Media type of sealed details. */
const DETAIL_TYPE = 'application/json'

/** Blobs that are sealed at the same time; more would only hold open files and memory. */
const BLOBS_AT_ONCE = 16

const limiter = (most: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

interface Sealing {
  readonly subject: CustodySubject
  readonly scope: KeyScope
  readonly mediaType: string
  readonly isDetail: boolean
  readonly bytes: ByteStream
  readonly fields: Omit<LeafDraft['fields'], 'actor' | 'case' | 'item' | 'purpose' | 'ct' | 'len' | 'ptc'>
}

/** Binds the writing acts to an open vault. */
export const writeActs = (vault: Vault): Pick<Locker, 'openCase' | 'seal' | 'record'> => {
  const limited = limiter(BLOBS_AT_ONCE)

  const sealAndAppend = async (sealing: Sealing): Promise<{ blob: FreshBlob; leaf: LeafReceipt }> => {
    const { scope, mediaType } = sealing
    const { fields, names } = pseudonymise(vault, sealing.subject)
    refuseUnfitLeaf({ ...sealing.fields, ...fields })
    const context = blobContext(vault.keyring.origin, scope.name, mediaType)
    const blob = await limited(() =>
      vault.sequencer.guard(() => sealBlob(vault.disk, context, sealing.bytes)),
    )
    const secret: BlobSecret = {
      key: blob.dataKey.toString('base64'),
      salt: blob.salt,
      plaintext: blob.plaintext,
      plaintextLength: blob.plaintextLength,
      mediaType,
      isDetail: sealing.isDetail,
    }
    const leaf = await vault.sequencer.append({
      fields: {
        ...sealing.fields,
        ...fields,
        ct: blob.ciphertext,
        len: blob.ciphertextLength,
        ptc: blob.commitment,
      },
      blob: { scope: scope.name, scopeKey: scope.key, secret },
      names,
    })
    return { blob, leaf }
  }

  const seal = async (input: SealInput): Promise<SealedBlob> => {
    const { blob, leaf } = await sealAndAppend({
      subject: input,
      scope: await findScope(vault, input.caseId),
      mediaType: input.mediaType,
      isDetail: false,
      bytes: input.bytes,
      fields: { type: input.type, role: input.role },
    })
    const { ciphertext, ciphertextLength, plaintext, plaintextLength } = blob
    return { ciphertext, ciphertextLength, plaintext, plaintextLength, mediaType: input.mediaType, leaf }
  }

  const record: Locker['record'] = async (input: RecordInput) => {
    const more = {
      type: input.type,
      ...(input.role === undefined ? {} : { role: input.role }),
      ...(input.head === undefined ? {} : { head: input.head }),
      ...(input.size === undefined ? {} : { size: input.size }),
    }
    if (input.detail === undefined) {
      const { fields, names } = pseudonymise(vault, input)
      const length = vault.sequencer.state.memory.blobs.get(input.ciphertext ?? '')?.length
      const about = {
        ...(input.ciphertext === undefined ? {} : { ct: input.ciphertext }),
        ...(length === undefined ? {} : { len: length }),
      }
      return vault.sequencer.append({ fields: { ...more, ...about, ...fields }, names })
    }
    const { blob, leaf } = await sealAndAppend({
      subject: input,
      scope: await findScope(vault, input.caseId),
      mediaType: DETAIL_TYPE,
      isDetail: true,
      bytes: [Buffer.from(JSON.stringify(toEnvelope(input)))],
      fields: { ...more, role: input.role ?? 'detail' },
    })
    return { ...leaf, ciphertext: blob.ciphertext }
  }

  return {
    seal,
    record,
    openCase: async ({ caseId, actor, detail }) => {
      await vault.sequencer.guard(() => vault.caseKeys.make(caseId))
      const { index, hash, at } = await record({ type: 'case.opened', caseId, actor, detail })
      return { index, hash, at }
    },
  }
}

/** What is sealed for an act: the real ids and the detail, so that the index can be rebuilt from it. */
const toEnvelope = (input: RecordInput) => ({
  type: input.type,
  actor: input.actor,
  caseId: input.caseId,
  item: input.item,
  purpose: input.purpose,
  /** The existing ciphertext that the act is about, since the leaf's own `ct` is this envelope. */
  about: input.ciphertext,
  detail: input.detail,
})
