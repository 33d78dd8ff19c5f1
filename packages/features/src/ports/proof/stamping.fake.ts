/** A shelf of tokens in memory, for tests: the notes are those that the fake locker would have signed. */
import { parseTlogProof, utf8 } from '@smart-rescue/core/integrity'
import type { Locker } from './locker.ts'
import type { StampShelf } from './stamping.ts'

/** Makes an empty shelf over a locker whose `proof` works for every size. */
export const createFakeShelf = (locker: Locker): StampShelf => {
  const tokens = new Map<string, Uint8Array>()
  return {
    note: async (size) => {
      if (size > (await locker.checkpoint()).size) return undefined
      try {
        const proof = parseTlogProof(await locker.proof(0, size))
        return proof.ok ? utf8(proof.value.checkpoint) : undefined
      } catch {
        return undefined
      }
    },
    keep: async (size, slug, kind, token) => void tokens.set(`${size}.${slug}.${kind}`, token),
    read: async (size, slug, kind) => tokens.get(`${size}.${slug}.${kind}`),
  }
}
