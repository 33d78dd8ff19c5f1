/** Integrity: the pure mathematics of the evidence locker and of its offline verifier – canonical JSON, Merkle trees, signed notes, signatures, custody. */

export { DESTROYING, destroyedBlob } from './custody/destroyed-blob.ts'
export { readLeaf } from './custody/read-leaf.ts'
export { type ExpectedHead, type HistoryVerdict, verifyHistory } from './custody/verify-history.ts'
export { type CustodyFinding, type LogVerdict, leafName, verifyLog } from './custody/verify-log.ts'
export {
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  joinBytes,
  parseDecimal,
  toBase64,
  toHex,
  toUtf8,
  utf8,
} from './encoding/bytes.ts'
export { type CanonicalValue, readCanonicalJson, writeCanonicalJson } from './encoding/canonical-json.ts'
export * from './encoding/chunk-frame.ts'
export { accept, type Outcome, type Refusal, type RefusalCode, refuse } from './encoding/outcome.ts'
export * from './merkle/merkle-proof.ts'
export * from './merkle/merkle-tree.ts'
export * from './merkle/tiles.ts'
export * from './notes/checkpoint.ts'
export * from './notes/cosign.ts'
export * from './notes/cosigned-message.ts'
export * from './notes/key-validity.ts'
export * from './notes/signed-note.ts'
export * from './notes/tlog-policy.ts'
export * from './notes/tlog-proof.ts'
export * from './notes/verifier-key.ts'
export * from './notes/verify-cosignatures.ts'
export * from './recovery/share-envelope.ts'
export * from './recovery/share-text.ts'
export * from './signatures/ed25519.ts'
export * from './signatures/ml-dsa.ts'
export * from './signatures/ssh-signature.ts'
