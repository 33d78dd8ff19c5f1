/** The evidence locker on files: encrypted blobs, the custody log, and the keyring (design: trust, section 2). */
import { nodeDisk } from './disk/node-disk.ts'
import { inspectLocker } from './inspect/inspect-locker.ts'

export type { Disk, FileInReading, FileInWriting } from './disk/disk.ts'
export { folderOf, replaceFile } from './disk/disk.ts'
export { nodeDisk, writeFully } from './disk/node-disk.ts'
export type { DoorKeys } from './door-keys.ts'
export { encryptToHolder } from './keys/encrypt-share.ts'
export type { KeyGeneration } from './keys/log-keys.ts'
export type { ShareSet } from './keys/recovery-shares.ts'
export { openSecret, sealSecret } from './keys/secret-box.ts'
export type { UnlockWith } from './keys/unlock-key.ts'
export {
  createLocker,
  createLockerDoor,
  type FileLockerDoor,
  type LockerOptions,
  openLocker,
} from './locker-door.ts'
export { COMMIT_STEPS, type Commit, type CommitStep } from './log/commit.ts'
export type { Exclusively } from './log/sequencer.ts'
export type { VaultHands } from './open-vault.ts'

/** Looks at a locker's folder without any key and without changing it; an empty list of findings means it is whole. */
export const inspectLockerFolder = (dir: string) => inspectLocker(nodeDisk(dir))
