/** An invented partner's log, the same in every process: its key, and requests by which it asks a witness to cosign. */
import { ed25519 } from '@noble/curves/ed25519.js'
import {
  type Cosigner,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  leafHash,
  makeVerifierKey,
  proveConsistency,
  rootOf,
  signText,
  TYPE_ED25519,
  utf8,
} from '@smart-rescue/core/integrity'
import { formatSubmission } from '@smart-rescue/core/witnessing'

const SEED = new Uint8Array(32).fill(0x11)

/** Name of the partner's log. */
export const PARTNER = 'partner.example/2026'

const key = makeVerifierKey(PARTNER, TYPE_ED25519, ed25519.getPublicKey(SEED))
if (!key.ok) throw new Error(key.sentence)
const cosigner: Cosigner = { key: key.value, sign: (message) => ed25519.sign(message, SEED) }

/** The key by which a witness trusts it. */
export const PARTNER_VKEY = formatVerifierKey(key.value)

const hashes = (last: string): Uint8Array[] =>
  Array.from({ length: 64 }, (_, n) => leafHash(utf8(n === 4 ? last : `entry ${n}`)))

/** The body of a request from one size to another; `history` names another log of the same key. */
export const askFor = (old: number, size: number, history = 'entry 4'): Buffer => {
  const leaves = hashes(history).slice(0, size)
  const text = formatCheckpoint({ origin: PARTNER, size, root: rootOf(leaves) })
  const line = signText(cosigner, text, 0)
  const note = formatNote({ text, signatures: line.ok ? [line.value] : [] })
  return Buffer.from(
    formatSubmission(old, old === 0 || old === size ? [] : proveConsistency(leaves, old), note),
  )
}
