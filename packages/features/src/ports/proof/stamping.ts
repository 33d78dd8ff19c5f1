/** Stamping as the features see it: the shelf of tokens beside the log, and the way to an authority. */

/** What a token is: an answer of RFC 3161, or an OpenTimestamps proof. */
export type StampKind = 'tsr' | 'ots'

/** Tokens as plain files in the locker's folder, and the signed checkpoints that they stamp. Sizes are leaves. */
export interface StampShelf {
  /** The signed note of exactly this size, as it was published; undefined where none was signed at it. */
  note(size: number): Promise<Uint8Array | undefined>
  /** Keeps a token durably; the same name holds the newest token. Throws `locker.disk-full` or `locker.stopped`. */
  keep(size: number, slug: string, kind: StampKind, token: Uint8Array): Promise<void>
  read(size: number, slug: string, kind: StampKind): Promise<Uint8Array | undefined>
}

/** Asks an authority over the network. Rejects with `stamp.unreachable` when it cannot be reached, is too slow, sends one elsewhere, or answers too much. */
export type AskAuthority = (url: string, query: Uint8Array) => Promise<Uint8Array>

/** Bytes of chance, for the nonce of a request. */
export type Chance = (length: number) => Uint8Array
