/** The locker behind its lock: made once, opened after every start by the unlock passphrase or a key file. */
import type { Locker } from '@smart-rescue/features/ports/proof/locker'
import type { LockerDoor } from '@smart-rescue/features/ports/proof/unlocking'
import type { OwnLog, Scrubber } from '@smart-rescue/features/ports/proof/witnessing'
import { Failure } from '@smart-rescue/schema'
import { CHECKPOINT, ORGANISATION } from './disk/layout.ts'
import { nodeDisk } from './disk/node-disk.ts'
import { type DoorKeys, doorKeys } from './door-keys.ts'
import { changeSeals, createKeyring, openKeyring } from './keys/keyring.ts'
import {
  makeKeyFile,
  sealByKeyFile,
  sealByPassphrase,
  type UnlockWith,
  useKeyFile,
} from './keys/unlock-key.ts'
import { makeFolders, makeRoot } from './log/recover.ts'
import { type OpenedLocker, openVault, type VaultHands } from './open-vault.ts'

/** The door with what the operator can do besides opening it. */
export interface FileLockerDoor extends LockerDoor, DoorKeys {
  /** Makes the locker with a key file as the only way to open it; the file is made where there is none yet. */
  createByKeyFile(input: { readonly origin: string; readonly keyFile: string }): Promise<void>
  /** Opens with a key file; throws `locker.wrong-key`. */
  unlockByKeyFile(path: string): Promise<void>
  /** Makes a new key file at a path where none is, as a further way to open. The locker must be open. */
  addKeyFile(path: string): Promise<void>
  /** Replaces the unlock passphrase; throws `locker.wrong-key` when the old one is wrong. */
  changePassphrase(old: string, next: string): Promise<void>
  /** The own log, as witnesses are asked about it; its acts throw `locker.locked` until the locker is open. */
  readonly ownLog: OwnLog
  /** Looks at sealed blobs; its acts throw `locker.locked` until the locker is open. */
  readonly scrubber: Scrubber
  /** Forgets the keys; acts throw `locker.locked` from then on. */
  lock(): void
}

/** Where a locker is and what it works with. */
export interface LockerOptions extends VaultHands {
  /** The locker's own folder. */
  readonly dir: string
}

const keyringMissing = (): Failure =>
  new Failure('locker.damaged', {
    detail: 'The custody log is here, but its keyring is missing. Restore the keyring from its backup.',
  })

/** Binds a door to a folder. Nothing is read or written yet. */
export const createLockerDoor = (options: LockerOptions): FileLockerDoor => {
  const disk = options.disk ?? nodeDisk(options.dir)
  let opened: OpenedLocker | undefined
  let opening: Promise<unknown> = Promise.resolve()

  const need = (): OpenedLocker => {
    if (!opened) throw new Failure('locker.locked')
    return opened
  }

  /** One opening at a time, so that two calls do not start two sequencers. */
  const openOnce = (unlock: UnlockWith): Promise<void> => {
    const attempt = async () => {
      if (!disk.has(ORGANISATION) && disk.has(CHECKPOINT)) throw keyringMissing()
      const keyring = await openKeyring(disk, unlock)
      if (!opened) opened = await openVault(disk, keyring, options)
    }
    const result = opening.then(attempt, attempt)
    opening = result.catch(() => undefined)
    return result
  }

  const seal = (origin: string, unlock: UnlockWith) => async (key: Uint8Array) =>
    'passphrase' in unlock
      ? sealByPassphrase(origin, key, unlock.passphrase)
      : sealByKeyFile(origin, key, await useKeyFile(unlock.keyFile))

  const create = async (origin: string, unlock: UnlockWith): Promise<void> => {
    if (disk.has(ORGANISATION)) throw new Failure('organisation.exists')
    if (disk.has(CHECKPOINT)) throw keyringMissing()
    await makeRoot(options.dir, disk)
    await makeFolders(disk)
    await createKeyring(disk, origin, seal(origin, unlock))
    await openOnce(unlock)
  }

  const close = (): void => {
    opened = undefined
  }

  return {
    // A log without its keyring is not absent: making a new one here would bury it.
    state: () => (opened ? 'open' : disk.has(ORGANISATION) || disk.has(CHECKPOINT) ? 'locked' : 'absent'),
    create: ({ origin, passphrase }) => create(origin, { passphrase }),
    createByKeyFile: ({ origin, keyFile }) => create(origin, { keyFile }),
    unlock: (passphrase) => openOnce({ passphrase }),
    unlockByKeyFile: (keyFile) => openOnce({ keyFile }),
    addKeyFile: async (path) => {
      const { keyring, whileStill } = need()
      const secret = await makeKeyFile(path)
      await whileStill(() =>
        changeSeals(disk, sealByKeyFile(keyring.origin, keyring.organisationKey, secret)),
      )
    },
    changePassphrase: async (old, next) => {
      const { keyring, whileStill } = need()
      await openKeyring(disk, { passphrase: old })
      const sealed = await sealByPassphrase(keyring.origin, keyring.organisationKey, next)
      await whileStill(() => changeSeals(disk, sealed, (seal) => seal.kind !== 'passphrase'))
    },
    lock: close,
    ...doorKeys(disk, need, close),
    ownLog: logBehindLock(() => need().ownLog),
    scrubber: {
      list: async () => need().scrubber.list(),
      isWhole: async (ciphertext) => need().scrubber.isWhole(ciphertext),
    },
    locker: behindLock(() => need().locker),
  }
}

const logBehindLock = (open: () => OwnLog): OwnLog => ({
  newest: async () => open().newest(),
  consistency: async (from, to) => open().consistency(from, to),
  cosigned: async (size) => open().cosigned(size),
  cosignedSizes: async () => open().cosignedSizes(),
  keepCosigned: async (size, note) => open().keepCosigned(size, note),
  halt: (reason) => open().halt(reason),
})

/** A locker whose acts ask for the open one each time, so that a locked door refuses each of them. */
const behindLock = (open: () => Locker): Locker => ({
  openCase: async (input) => open().openCase(input),
  seal: async (input) => open().seal(input),
  record: async (input) => open().record(input),
  read: async (input) => open().read(input),
  shred: async (input) => open().shred(input),
  salt: async (input) => open().salt(input),
  async *leaves(range) {
    yield* open().leaves(range)
  },
  async *tell(range) {
    yield* open().tell(range)
  },
  history: async (item) => open().history(item),
  checkpoint: async () => open().checkpoint(),
  proof: async (index, size) => open().proof(index, size),
  pseudonym: (kind, id) => open().pseudonym(kind, id),
  sign: async (message, namespace) => open().sign(message, namespace),
  packageKey: async () => open().packageKey(),
  fsck: async () => open().fsck(),
})

/** Makes a locker and leaves it open. Throws `organisation.exists` where one is. */
export const createLocker = async (
  options: LockerOptions & UnlockWith & { readonly origin: string },
): Promise<FileLockerDoor> => {
  const door = createLockerDoor(options)
  await ('passphrase' in options ? door.create(options) : door.createByKeyFile(options))
  return door
}

/** Opens an existing locker. Throws `locker.wrong-key`, `locker.rolled-back`, `locker.damaged` or `organisation.missing`. */
export const openLocker = async (options: LockerOptions & UnlockWith): Promise<FileLockerDoor> => {
  const door = createLockerDoor(options)
  await ('passphrase' in options ? door.unlock(options.passphrase) : door.unlockByKeyFile(options.keyFile))
  return door
}
