/** Witnessing as the features see it: the own log that asks witnesses, the book of logs that this installation witnesses, the way to a witness, and the look at sealed blobs. */
import type { Misbehaviour, WitnessAnswer } from '@smart-rescue/core/witnessing'
import type { Failure } from '@smart-rescue/schema'

/** The own log as witnesses are asked about it. Sizes are leaves. */
export interface OwnLog {
  /** The newest signed checkpoint: its note is what a witness cosigns. */
  newest(): Promise<{ readonly origin: string; readonly size: number; readonly note: string }>
  /** The RFC 6962 consistency proof between two sizes; empty where the smaller is 0 or they are equal. */
  consistency(from: number, to: number): Promise<readonly Uint8Array[]>
  /** The cosigned note of a size; undefined where no witness cosigned exactly that one. */
  cosigned(size: number): Promise<string | undefined>
  /** Sizes whose checkpoint was cosigned, ascending. */
  cosignedSizes(): Promise<readonly number[]>
  /** Keeps a note with cosignatures durably beside the log's own. */
  keepCosigned(size: number, note: string): Promise<void>
  /** Never signs again in this process; every act is refused with this failure. */
  halt(reason: Failure): void
}

/** What a partner's log was answered. `text` is the body; `misbehaviour` is present where both notes were kept as evidence. */
export interface BookAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly contentType: string
  readonly text: string
  readonly origin?: string
  /** Size that was asked for, and size that was cosigned before. */
  readonly size?: number
  readonly seen?: number
  readonly misbehaviour?: Misbehaviour
}

/** Where a partner's log stands in the book. `at` is RFC 3339. */
export interface BookEntry {
  readonly origin: string
  readonly size: number
  readonly at: string
}

/** The book of what this installation has cosigned, as plain files in the locker's folder. */
export interface WitnessBook {
  /** The keys by which it cosigns, as vkeys: Ed25519 first, then ML-DSA-44. Throws `locker.locked`. */
  keys(): readonly string[]
  /**
   * Checks, stores durably, and only then answers (C2SP tlog-witness); one request after the other. `trusted` are the vkeys of
   * the partners' logs. Throws `locker.locked`, `locker.disk-full`, and `locker.stopped` for ever after a failed write.
   */
  add(body: Uint8Array, trusted: readonly string[]): Promise<BookAnswer>
  latest(origin: string): Promise<BookEntry | undefined>
}

/** Asks a witness over the network. Rejects when it cannot be reached, is too slow, or answers too much. */
export type AskWitness = (url: string, body: string) => Promise<WitnessAnswer>
/** Re-hashes blobs of the locker. */
export interface Scrubber {
  /** Names of every blob that the log says is here (`sha256:` and hex), as of now. */
  list(): Promise<readonly string[]>
  /** True where the bytes on disk are those of the name. */
  isWhole(ciphertext: string): Promise<boolean>
}
