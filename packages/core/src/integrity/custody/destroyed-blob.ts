/** Which leaves say that bytes were destroyed. */
import type { CustodyLeaf, CustodyType } from '@smart-rescue/schema'

/** Types of leaf by which absence becomes lawful: stopped as suspected abuse material, or destroyed at the end of its time. */
export const DESTROYING: ReadonlySet<CustodyType> = new Set(['material.stopped', 'evidence.shredded'])

/**
 * The ciphertext hash of the blob that this leaf says was destroyed; nothing for any other leaf. A leaf of these types that
 * seals something of its own (`ptc`) tells the words of the act and destroys nothing.
 */
export const destroyedBlob = ({
  type,
  ct,
  ptc,
}: Pick<CustodyLeaf, 'type' | 'ct' | 'ptc'>): string | undefined =>
  DESTROYING.has(type) && ptc === undefined ? ct : undefined
