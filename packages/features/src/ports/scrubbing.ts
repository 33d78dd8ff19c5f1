/** Looking at sealed blobs one by one, as the nightly scrub needs it. */

/** Re-hashes blobs of the locker. */
export interface Scrubber {
  /** Names of every blob that the log says is here (`sha256:` and hex), as of now. */
  list(): Promise<readonly string[]>
  /** True where the bytes on disk are those of the name. */
  isWhole(ciphertext: string): Promise<boolean>
}
