/** Where things lie in the locker's folder (design: trust, 2.2). Paths are relative to it. */
import { randomBytes } from 'node:crypto'
import { bundlePath, tilePath } from '@smart-rescue/core/integrity'

/** The newest signed checkpoint. */
export const CHECKPOINT = 'log/checkpoint'
/** Every checkpoint ever signed, by size. */
export const CHECKPOINTS = 'log/checkpoints'
/** What the sequencer signed last. */
export const STATE = 'log/.state'
/** Wrapped keys of the organisation, and its public keys. */
export const ORGANISATION = 'keyring/organisation.json'
/** Wrapped case keys, a file a case. */
export const CASE_KEYS = 'keyring/cases'
/** Wrapped data keys of blobs and the names behind pseudonyms, a file a commit. */
export const KEY_ENTRIES = 'keyring/entries'
/** Ciphertext, by hash. */
export const BLOBS = 'blobs'
/** Blobs in the making. */
export const UNFINISHED = 'blobs/tmp'

/** A fresh path for a file in the making; its name tells which process makes it. */
export const unfinishedPath = (): string => `${UNFINISHED}/${process.pid}-${randomBytes(8).toString('hex')}`

const padded = (size: number): string => String(size).padStart(6, '0')

/** Path of the checkpoint of `size` leaves: `log/checkpoints/000123`. */
export const checkpointPath = (size: number): string => `${CHECKPOINTS}/${padded(size)}`
/** Path of the key entries whose commit began at leaf `from`. */
export const keyEntriesPath = (from: number): string => `${KEY_ENTRIES}/${padded(from)}.jsonl`
/** Path of an entry bundle in the log's folder. */
export const logBundlePath = (index: number, width?: number): string => `log/${bundlePath(index, width)}`
/** Path of a hash tile in the log's folder. */
export const logTilePath = (level: number, index: number, width?: number): string =>
  `log/${tilePath(level, index, width)}`
/** Path of a case's wrapped key, from its pseudonym `c:…`. */
export const caseKeyPath = (pseudonym: string): string => `${CASE_KEYS}/${pseudonym.slice(2)}.json`
/** Path of a blob, from `sha256:` and its hash in hex: `blobs/ab/cdef…`. */
export const blobPath = (ciphertext: string): string =>
  `${BLOBS}/${ciphertext.slice(7, 9)}/${ciphertext.slice(9)}`

/** The 256 folders of blobs. They are made with the locker, so that no later crash can lose one. */
export const blobFolders = (): string[] =>
  Array.from({ length: 256 }, (_, byte) => `${BLOBS}/${byte.toString(16).padStart(2, '0')}`)

/** The number in a padded name such as `000123` or `000123.jsonl`; undefined for other names. */
export const numberIn = (name: string): number | undefined => {
  const [, digits] = /^(\d{6,16})(?:\.jsonl)?$/.exec(name) ?? []
  return digits === undefined ? undefined : Number(digits)
}
