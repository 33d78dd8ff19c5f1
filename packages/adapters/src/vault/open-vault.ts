/** Opens the vault with its keyring: recovers the log, starts the sequencer, and binds the acts of the locker. */
import { formatSshPublicKey, signSsh } from '@smart-rescue/core/integrity'
import type { Clock } from '@smart-rescue/features/ports/clock'
import type { Locker } from '@smart-rescue/features/ports/proof/locker'
import type { OwnLog, Scrubber } from '@smart-rescue/features/ports/proof/witnessing'
import type { Failure } from '@smart-rescue/schema'
import { ownLog } from './acts/own-log.ts'
import { readActs } from './acts/read-acts.ts'
import { finishShreds, shredBlobs } from './acts/shred-blob.ts'
import { tellLeaves } from './acts/tell.ts'
import type { Vault } from './acts/vault.ts'
import { writeActs } from './acts/write-acts.ts'
import type { Disk } from './disk/disk.ts'
import { inspectLocker } from './inspect/inspect-locker.ts'
import { scrubberOf } from './inspect/scrub.ts'
import { caseKeysOf } from './keys/case-keys.ts'
import type { Keyring } from './keys/keyring.ts'
import { COMMIT_STEPS, type CommitStep } from './log/commit.ts'
import { makeFolders, recoverLog } from './log/recover.ts'
import { type Exclusively, startSequencer } from './log/sequencer.ts'

/** What a locker is given from outside. */
export interface VaultHands {
  readonly clock: Clock
  /** Runs work while no other process writes to the same locker; by default only this process is kept in order. */
  readonly exclusively?: Exclusively
  /** The disk; the machine's own by default. Tests put faults here. */
  readonly disk?: Disk
  /** The steps of a commit; `COMMIT_STEPS` by default. Tests put broken ones here, to prove that they are noticed. */
  readonly steps?: readonly CommitStep[]
  /** Asked before the locker signs anything: gives a failure where the log must not go on, such as when a witness has seen more of it. */
  readonly beforeSigning?: (ownLog: OwnLog) => Promise<Failure | undefined>
}

/** An open locker with what its door needs. */
export interface OpenedLocker {
  readonly locker: Locker
  readonly keyring: Keyring
  readonly ownLog: OwnLog
  readonly scrubber: Scrubber
  whileStill<T>(work: () => Promise<T>): Promise<T>
}

/** One after the other within this process. */
const inProcess = (): Exclusively => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work, work)
    last = result.catch(() => undefined)
    return result
  }
}

/** Opens the vault. Throws `locker.rolled-back` or `locker.damaged` when the log must not go on. */
export const openVault = async (disk: Disk, keyring: Keyring, hands: VaultHands): Promise<OpenedLocker> => {
  const exclusively = hands.exclusively ?? inProcess()
  const state = await exclusively(async () => {
    await makeFolders(disk)
    return recoverLog(disk, keyring)
  })
  const sequencer = startSequencer(
    { disk, keyring, now: () => hands.clock.now(), exclusively, steps: hands.steps ?? COMMIT_STEPS },
    state,
  )
  const vault: Vault = { disk, keyring, caseKeys: caseKeysOf(disk, keyring), sequencer }
  // A stop that a crash cut short between its leaf and the disk is finished before anything is read.
  await finishShreds(vault)
  const locker: Locker = {
    ...writeActs(vault),
    ...readActs(vault),
    shred: (input) => shredBlobs(vault, input),
    tell: (range) => tellLeaves(vault, range),
    pseudonym: keyring.pseudonym,
    sign: async (message, namespace) => ({
      signature: signSsh(message, namespace, keyring.package.publicKey, keyring.package.sign),
      publicKey: formatSshPublicKey(keyring.package.publicKey, keyring.origin),
    }),
    packageKey: async () => formatSshPublicKey(keyring.package.publicKey, keyring.origin),
    fsck: async () => {
      const verdict = await inspectLocker(disk)
      // What a running append leaves half done for a moment looks like damage; look again while nobody appends.
      return verdict.findings.length === 0 ? verdict : sequencer.whileStill(() => inspectLocker(disk))
    },
  }
  const log = ownLog(vault)
  const reason = await hands.beforeSigning?.(log)
  if (reason !== undefined) sequencer.halt(reason)
  return { locker, keyring, ownLog: log, scrubber: scrubberOf(vault), whileStill: sequencer.whileStill }
}
