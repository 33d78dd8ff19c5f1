/** Where the cluster's socket lies: in the data directory, or in a private folder under the temporary directory when that path is too long. */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '@smart-rescue/schema'
import type { Identity } from './own-identity.ts'

/** sun_path of a Unix socket holds 108 bytes with its final zero; macOS has 104. PostgreSQL adds `/.s.PGSQL.5432` and a lock file's suffix. */
const LONGEST = 104 - '/.s.PGSQL.5432.lock'.length - 1

/** Path of the socket folder for a data directory; the same for every process that opens it. */
export const socketFolder = (dataDir: string): string => {
  const inside = join(dataDir, 'postgres-socket')
  if (Buffer.byteLength(inside) <= LONGEST) return inside
  // The one thing outside the data directory, and only where the system's limit leaves no choice.
  return join(tmpdir(), `smart-rescue-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
}

/** Makes the folder for `owner` alone (mode 0700). Refuses one that somebody else put there, or a symbolic link. */
export const makeSocketFolder = (folder: string, owner: Identity): void => {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (process.getuid?.() !== owner.uid) chownSync(folder, owner.uid, owner.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const stat = lstatSync(folder)
  if (!stat.isDirectory() || stat.uid !== owner.uid)
    throw new Failure('data.unwritable', {
      detail: `The folder ${folder} for the database's socket belongs to somebody else. Remove it, or choose another data directory.`,
    })
  chmodSync(folder, 0o700)
}
