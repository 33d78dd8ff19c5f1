/** Makes cosignatures: signature lines of a cosigner for a checkpoint. */
import { utf8 } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { type Cosigner, cosignatureBytes, cosignedMessage, subtreeMessage } from './cosigned-message.ts'
import type { NoteSignature } from './signed-note.ts'
import { TYPE_COSIGNATURE, TYPE_ED25519 } from './verifier-key.ts'

const messageFor = (key: Cosigner['key'], text: string, time: number): Uint8Array | undefined => {
  if (key.type === TYPE_ED25519) return utf8(text)
  return key.type === TYPE_COSIGNATURE ? cosignedMessage(text, time) : subtreeMessage(key.name, time, text)
}

/**
 * Signs a checkpoint's text with one key: plainly with a log's Ed25519 key, with the time (seconds since 1970) with the
 * others. Refuses a text that is no checkpoint where the message needs its parts.
 */
export const signText = (cosigner: Cosigner, text: string, time: number): Outcome<NoteSignature> => {
  const { key } = cosigner
  const message = messageFor(key, text, time)
  if (message === undefined)
    return refuse('checkpoint.format', 'This is no checkpoint that an ML-DSA-44 key can sign.')
  const signature = cosigner.sign(message)
  const bytes = key.type === TYPE_ED25519 ? signature : cosignatureBytes(time, signature)
  return accept({ name: key.name, keyId: key.keyId, signature: bytes })
}
