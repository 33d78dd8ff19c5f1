/**
 * Screening: whether bytes are on a known-hash list, decided in memory before anything reaches a disk (hard line 1).
 * It compares hashes that others made; it never judges a picture.
 */
import type { DroppedMaterial } from '@smart-rescue/schema'

/** A hit on a list. `distance` counts differing bits and is 0 for exact hashes. */
export interface ScreenMatch {
  readonly list: string
  readonly algorithm: NonNullable<DroppedMaterial['algorithm']>
  readonly distance: number
}

/**
 * What screening found. `unread` means that an image could not be decoded for its perceptual hash: its exact hashes are
 * on no list, and nothing more is known. `sha256` is hex of the bytes as they came.
 */
export type ScreenVerdict =
  | { readonly state: 'clear'; readonly sha256: string }
  | { readonly state: 'unread'; readonly sha256: string; readonly reason: string }
  | { readonly state: 'matched'; readonly sha256: string; readonly match: ScreenMatch }

/** One known-hash list as it is loaded now. */
export interface LoadedHashList {
  readonly id: string
  readonly name: string
  readonly hashes: number
  readonly byAlgorithm: Readonly<Partial<Record<NonNullable<DroppedMaterial['algorithm']>, number>>>
}

/** A list of known hashes read from a file that the operator gave. */
export interface HashListFile {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** What reading a list came to: how many hashes, and the lines that were none, with their numbers. */
export interface HashListReading {
  readonly list: LoadedHashList
  readonly refused: readonly { readonly line: number; readonly reason: string }[]
}

/** Screens bytes that pass as a stream: exact hashes alone, so it is for bytes that can be no picture. */
export interface PassingScreen {
  /** Takes the next bytes; they are hashed and not kept. */
  add(piece: Uint8Array): void
  /** The verdict on all bytes that were added. */
  end(): ScreenVerdict
}

/** Screens bytes against every loaded list. Nothing of the bytes is written anywhere. */
export interface Screener {
  screen(bytes: Uint8Array, mediaType: string): Promise<ScreenVerdict>
  /** Begins to screen bytes as they pass. */
  pass(): PassingScreen
  /** Reads a list and uses it from now on; replaces a list of the same id. Throws `hashlist.unreadable` when nothing in it is a hash. */
  load(file: HashListFile): Promise<HashListReading>
  /** Stops using a list. */
  drop(id: string): void
  lists(): readonly LoadedHashList[]
}
