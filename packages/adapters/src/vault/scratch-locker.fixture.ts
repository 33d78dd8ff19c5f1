/** A locker in a temporary folder for tests, opened by a key file (which is quick), with invented ids. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SealInput } from '@smart-rescue/features/ports/proof/locker'
import { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { createLocker, type FileLockerDoor, openLocker } from './locker-door.ts'
import type { VaultHands } from './open-vault.ts'

/** Invented ids. */
export const ANA = MemberId.parse('01890a5d-ac96-774b-bcce-b302099a8001')
export const BINA = MemberId.parse('01890a5d-ac96-774b-bcce-b302099a8002')
export const CASE = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8011')
export const OTHER_CASE = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8012')
export const EXHIBIT = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8021')
export const OTHER_EXHIBIT = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8022')
export const ORIGIN = 'custody.ngo-a.example/2026'

/** A clock that ticks one second with every look at it. */
export const tickingClock = () => {
  let at = Date.parse('2026-11-24T08:00:00.000Z')
  return {
    now: () => {
      at += 1000
      return new Date(at)
    },
  }
}

/** A temporary folder with a locker's place and its key file. */
export interface Scratch {
  readonly dir: string
  readonly keyFile: string
  make(hands?: Partial<VaultHands>): Promise<FileLockerDoor>
  open(hands?: Partial<VaultHands>): Promise<FileLockerDoor>
  /** Paths of all files below the locker, relative to it. */
  files(): string[]
  remove(): void
}

/** Makes the folder; the locker itself is made by `make`. */
export const makeScratch = (): Scratch => {
  const root = mkdtempSync(join(tmpdir(), 'locker-test-'))
  const dir = join(root, 'locker')
  const keyFile = join(root, 'key-file')
  const clock = tickingClock()
  return {
    dir,
    keyFile,
    make: (hands = {}) => createLocker({ dir, origin: ORIGIN, keyFile, clock, ...hands }),
    open: (hands = {}) => openLocker({ dir, keyFile, clock, ...hands }),
    files: () =>
      readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((path) => statSync(join(dir, path)).isFile())
        .sort(),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** What to seal, with invented content. */
export const evidence = (content: string | Uint8Array, more: Partial<SealInput> = {}): SealInput => ({
  actor: ANA,
  caseId: CASE,
  item: EXHIBIT,
  type: 'evidence.sealed',
  role: 'text',
  mediaType: 'text/plain',
  bytes: [Buffer.from(content)],
  ...more,
})

/** All bytes of a stream. */
export const collect = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** All values of a stream. */
export const listOf = async <T>(values: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const value of values) list.push(value)
  return list
}

/** The path of a blob on disk. */
export const pathOfBlob = (dir: string, ciphertext: string): string =>
  join(dir, 'blobs', ciphertext.slice(7, 9), ciphertext.slice(9))

/** Every file of a folder as one searchable text, byte for byte. */
export const dumpFolder = (dir: string, files: readonly string[]): string =>
  files.map((path) => `${path}\n${readFileSync(join(dir, path)).toString('latin1')}`).join('\n')
