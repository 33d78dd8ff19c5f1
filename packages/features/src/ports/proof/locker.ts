/**
 * The evidence locker: encrypted blobs and the custody log. The one place where evidence lives; the database only indexes it.
 * Every promise that resolves means: durable on disk, covered by a signed checkpoint (trust, rules R1–R6).
 */
import type {
  CaseId,
  CustodyLeaf,
  CustodyPurpose,
  CustodyType,
  ExhibitId,
  MemberId,
} from '@smart-rescue/schema'

/** Where a leaf stands in the custody log. `hash` is `sha256:` and the RFC 6962 leaf hash in hex. */
export interface LeafReceipt {
  readonly index: number
  readonly hash: string
  readonly at: string
}

/** A blob as the locker holds it. Hashes are `sha256:` plus hex; lengths are bytes. */
export interface SealedBlob {
  /** Hash of the ciphertext: the blob's name. */
  readonly ciphertext: string
  readonly ciphertextLength: number
  /** Hash and length of what was sealed. Known inside the organisation only; the log never carries it. */
  readonly plaintext: string
  readonly plaintextLength: number
  readonly mediaType: string
  readonly leaf: LeafReceipt
}

/** Who acts on what. `item` ties the leaf to an exhibit's own numbered history. */
export interface CustodySubject {
  readonly actor: MemberId
  readonly caseId?: CaseId
  readonly item?: ExhibitId
  readonly purpose?: CustodyPurpose
}

/** Bytes to be sealed, as a stream: nothing is written to disk in clear. */
export interface SealInput extends CustodySubject {
  readonly caseId: CaseId
  /** `evidence.sealed` for parts of an exhibit; the other types seal the detail of an act. */
  readonly type: CustodyType
  /** What part of the item this is: `wacz`, `screenshot-01`, `text`, `capture-report`, `detail` … */
  readonly role: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** An act to be logged. With `detail`, the JSON is sealed as a blob under the case key and the leaf carries its hash, so that the index can be rebuilt. */
export interface RecordInput extends CustodySubject {
  readonly type: CustodyType
  readonly role?: string
  readonly detail?: unknown
  /** Hash of an existing ciphertext the act is about (for reads and exports). */
  readonly ciphertext?: string
  readonly head?: string
  readonly size?: number
}

/** A request to open a blob. A leaf is on disk before the first byte is released (rule R2). */
export interface ReadInput extends CustodySubject {
  readonly caseId: CaseId
  readonly ciphertext: string
  readonly mediaType: string
  readonly purpose: CustodyPurpose
  /** Plaintext byte range, end exclusive. */
  readonly range?: { readonly start: number; readonly end: number }
  /** False only for bytes whose reading was logged by this same request already (range requests of one replay). */
  readonly log?: boolean
}

/**
 * Why bytes are destroyed: somebody stopped them as suspected abuse material, or the time for which they were kept is over.
 * It is the type of the leaf that says so.
 */
export type ShredReason = 'material.stopped' | 'evidence.shredded'

/** Parts of one case whose bytes are to be destroyed for good. Whether something holds them is the caller's to ask first. */
export interface ShredInput extends CustodySubject {
  readonly caseId: CaseId
  /** `material.stopped` unless it says otherwise. */
  readonly reason?: ShredReason
  readonly parts: readonly { readonly ciphertext: string; readonly role: string }[]
}

/** One destroyed part and the leaf, of the type of the reason, that says so. */
export interface ShredReceipt {
  readonly ciphertext: string
  readonly role: string
  readonly leaf: LeafReceipt
}

/** One finding of `fsck`: what is wrong, where, and what to do. An empty list means the locker is whole. */
export interface LockerFinding {
  readonly code: string
  readonly at: string
  readonly sentence: string
}

/** What `fsck` looked at and found. */
export interface LockerVerdict {
  readonly leaves: number
  readonly blobs: number
  readonly root: string
  readonly findings: readonly LockerFinding[]
}

/** A leaf with its place and hash. */
export interface LoggedLeaf {
  readonly index: number
  readonly hash: string
  /** The canonical bytes as written to the log. */
  readonly bytes: Uint8Array
  readonly leaf: CustodyLeaf
}

/**
 * A leaf told again, with real ids instead of pseudonyms and the sealed detail opened. Acts that sealed no detail carry
 * the ids that the locker can still tell (from its keyring and from earlier details); what it cannot tell is absent.
 */
export interface ToldLeaf extends LoggedLeaf {
  readonly actor?: MemberId
  readonly caseId?: CaseId
  readonly item?: ExhibitId
  readonly detail?: unknown
}

/** The newest signed note: `note` is the whole text of the C2SP checkpoint with its signature lines. */
export interface SignedCheckpoint {
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly note: string
  /** The log's public key in C2SP vkey form: what an outsider puts into a policy. */
  readonly vkey: string
}

/** The locker. Refuses with `locker.locked` until the organisation key is open. */
export interface Locker {
  openCase(input: {
    readonly caseId: CaseId
    readonly actor: MemberId
    readonly detail: unknown
  }): Promise<LeafReceipt>
  seal(input: SealInput): Promise<SealedBlob>
  record(input: RecordInput): Promise<LeafReceipt & { readonly ciphertext?: string }>
  read(input: ReadInput): Promise<AsyncIterable<Uint8Array>>
  /**
   * Destroys key and ciphertext of parts, a leaf of the reason's type first. Afterwards reading answers `locker.shredded`, and
   * `fsck` and the package verifier take the absence as lawful. Resolves when nothing of the bytes is in the locker any more.
   */
  shred(input: ShredInput): Promise<readonly ShredReceipt[]>
  /** The commitment salt (64 hex digits) of a blob, to be put into a package. */
  salt(input: { readonly caseId: CaseId; readonly ciphertext: string }): Promise<string>
  /** Leaves from `start` (inclusive) to `end` (exclusive; newest by default). */
  leaves(range?: { readonly start?: number; readonly end?: number }): AsyncIterable<LoggedLeaf>
  /** The same leaves told again in log order, so that the index can be rebuilt from the locker alone (rule R5). */
  tell(range?: { readonly start?: number; readonly end?: number }): AsyncIterable<ToldLeaf>
  /** All leaves of one exhibit in order of `n`. */
  history(item: ExhibitId): Promise<readonly LoggedLeaf[]>
  checkpoint(): Promise<SignedCheckpoint>
  /** C2SP `tlog-proof@v1` text for the leaf against the checkpoint of `size` leaves (newest by default). */
  proof(index: number, size?: number): Promise<string>
  /** The pseudonym under which a member, case or exhibit appears in leaves. */
  pseudonym(kind: 'member' | 'case' | 'item', id: string): string
  /** SSHSIG over `message` in `namespace` by the organisation's package key, PEM-armoured, with that key's OpenSSH public line. */
  sign(
    message: Uint8Array,
    namespace: string,
  ): Promise<{ readonly signature: string; readonly publicKey: string }>
  /** The key that signs packages, as an OpenSSH public line: what an outsider puts into a policy beside the log's key. */
  packageKey(): Promise<string>
  fsck(): Promise<LockerVerdict>
}
