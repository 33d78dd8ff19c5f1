/** How integrity functions answer: a value, or a refusal with its code and sentence; they never throw for bad input. */

/** Every reason for which something is refused here. A verifier shows the code; courts and tests tell cases apart by it. */
export type RefusalCode =
  | 'json.not-canonical'
  | 'json.not-allowed'
  | 'json.too-deep'
  | 'leaf.shape'
  | 'leaf.too-long'
  | 'proof.format'
  | 'proof.index'
  | 'proof.length'
  | 'proof.root'
  | 'proof.sizes'
  | 'bundle.truncated'
  | 'tile.shape'
  | 'key.format'
  | 'key.id'
  | 'key.type'
  | 'key.weak'
  | 'note.format'
  | 'note.control-character'
  | 'note.signature-line'
  | 'note.unsigned'
  | 'note.signature'
  | 'checkpoint.format'
  | 'checkpoint.origin'
  | 'policy.format'
  | 'policy.name'
  | 'policy.duplicate'
  | 'policy.group'
  | 'policy.quorum'
  | 'policy.unknown-log'
  | 'policy.not-witnessed'
  | 'policy.downgrade'
  | 'validity.format'
  | 'share.format'
  | 'share.checksum'
  | 'share.signature'
  | 'sshsig.armour'
  | 'sshsig.format'
  | 'sshsig.namespace'
  | 'sshsig.algorithm'
  | 'sshsig.signature'
  | 'blob.length'
  | 'log.size'
  | 'log.root'
  | 'log.seq'
  | 'log.time'
  | 'history.gap'
  | 'history.chain'
  | 'history.order'
  | 'history.mixed'
  | 'history.head'

/** A refusal: `code` is stable, `sentence` says what is wrong for a reader; neither carries content. */
export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  readonly sentence: string
}

/** Either the value, or why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal

/** Wraps a value as a good outcome. */
export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value })

/** Makes a refusal from its code and sentence. */
export const refuse = (code: RefusalCode, sentence: string): Refusal => ({ ok: false, code, sentence })
