/** Keys of an invented log and invented witnesses, made from fixed seeds, for tests. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js'
import {
  type Checkpoint,
  type Cosigner,
  formatCheckpoint,
  formatNote,
  makeVerifierKey,
  signText,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  TYPE_ML_DSA_44,
  type VerifierKey,
} from './index.ts'

/** Name of the invented log. */
export const ORIGIN = 'custody.ngo-a.example/2026'

const seedOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)

const cosigner = (
  name: string,
  type: VerifierKey['type'],
  key: Uint8Array,
  sign: Cosigner['sign'],
): Cosigner => {
  const made = makeVerifierKey(name, type, key)
  if (!made.ok) throw new Error(made.sentence)
  return { key: made.value, sign }
}

const edOf = (name: string, type: VerifierKey['type'], byte: number): Cosigner =>
  cosigner(name, type, ed25519.getPublicKey(seedOf(byte)), (message) => ed25519.sign(message, seedOf(byte)))

/** The log's Ed25519 key. */
export const logOf = (byte = 0x11, origin = ORIGIN): Cosigner => edOf(origin, TYPE_ED25519, byte)
/** A witness's Ed25519 key. */
export const witnessOf = (name = 'witness.ngo-b.example/w1', byte = 0x22): Cosigner =>
  edOf(name, TYPE_COSIGNATURE, byte)
/** An ML-DSA-44 key, of a log or of a witness. */
export const laterOf = (name = ORIGIN, byte = 0x33): Cosigner => {
  const { publicKey, secretKey } = ml_dsa44.keygen(seedOf(byte))
  return cosigner(name, TYPE_ML_DSA_44, publicKey, (message) =>
    ml_dsa44.sign(message, secretKey, { extraEntropy: false }),
  )
}

/** A note over a checkpoint with a line by each cosigner; `time` is in seconds, the log's own lines state none. */
export const noteBy = (
  checkpoint: Omit<Checkpoint, 'extensions'>,
  cosigners: readonly Cosigner[],
  time = 1_795_507_505,
): string => {
  const text = formatCheckpoint(checkpoint)
  const signatures = cosigners.map((one) => {
    const line = signText(one, text, one.key.name === checkpoint.origin ? 0 : time)
    if (!line.ok) throw new Error(line.sentence)
    return line.value
  })
  return formatNote({ text, signatures })
}
