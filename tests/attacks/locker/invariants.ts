/** What must hold after every fault: nothing acknowledged is lost, the locker is whole, and no checkpoint given out is contradicted. */

import type { VaultHands } from '@smart-rescue/adapters/vault'
import { openLocker } from '@smart-rescue/adapters/vault'
import {
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  proveConsistency,
  rootOf,
  verifyConsistency,
} from '@smart-rescue/core/integrity'
import { ACTOR, CASE, CONTENT, type FlowLine } from './flow.ts'

const collect = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** Starts the locker again after a fault and lists every broken promise; an empty list means that all hold. */
export const listBrokenPromises = async (
  place: { readonly dir: string; readonly keyFile: string } & Partial<VaultHands>,
  lines: readonly FlowLine[],
): Promise<string[]> => {
  const broken: string[] = []
  try {
    const { locker } = await openLocker({ clock: { now: () => new Date() }, ...place })
    const hashes: Uint8Array[] = []
    const names: string[] = []
    for await (const leaf of locker.leaves()) {
      names.push(leaf.hash)
      hashes.push(leafHash(leaf.bytes))
    }
    for (const line of lines) {
      if (line.kind === 'acknowledged' && names[line.index] !== line.hash)
        broken.push(`I1: leaf ${line.index} was acknowledged and is not there`)
      if (line.kind === 'acknowledged' && line.ciphertext !== undefined) {
        const bytes = await locker.read({
          actor: ACTOR,
          caseId: CASE,
          ciphertext: line.ciphertext,
          mediaType: 'text/plain',
          purpose: 'verification',
          log: false,
        })
        if ((await collect(bytes)) !== CONTENT) broken.push('I1: an acknowledged blob reads otherwise')
      }
    }
    for (const finding of (await locker.fsck()).findings) broken.push(`I2: ${finding.code} at ${finding.at}`)
    const key = parseVerifierKey((await locker.checkpoint()).vkey)
    for (const line of lines) {
      if (line.kind !== 'checkpoint' || !key.ok) continue
      const opened = openCheckpoint(line.note, key.value)
      if (!opened.ok) {
        broken.push(`I3: a checkpoint given out does not open: ${opened.code}`)
        continue
      }
      const { size, root } = opened.value.checkpoint
      const proof = size > 0 && size < hashes.length ? proveConsistency(hashes, size) : []
      const verdict = verifyConsistency(size, hashes.length, root, rootOf(hashes), proof)
      if (!verdict.ok) broken.push(`I3: the checkpoint of ${size} leaves is contradicted: ${verdict.code}`)
    }
    const next = await locker.record({ type: 'log.verified', actor: ACTOR })
    if (next.index !== hashes.length) broken.push('I5: the next leaf does not follow the last')
    for (const finding of (await locker.fsck()).findings)
      broken.push(`I2 after one more act: ${finding.code} at ${finding.at}`)
  } catch (error) {
    broken.push(
      `I5: the locker does not serve again: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return broken
}
