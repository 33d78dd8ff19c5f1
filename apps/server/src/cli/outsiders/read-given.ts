/** Reads the files that an outsider names on the command line; what cannot be read is one sentence and exit status 64. */
import { readFile } from 'node:fs/promises'
import { type Certificate, readPem } from '@smart-rescue/core/stamping'
import { UsageError } from '../../usage-error.ts'

/** The system's own code for why a file could not be read. */
export const systemCode = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unreadable'

/** The bytes of a file. Throws `UsageError`. */
export const readGiven = async (path: string): Promise<Uint8Array> => {
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw new UsageError(`The file «${path}» cannot be read (${systemCode(cause)}).`)
  }
}

/** The certificates of a PEM file; none where no file is named. Throws `UsageError`. */
export const readRoots = async (path: string | undefined): Promise<readonly Certificate[]> => {
  if (path === undefined) return []
  const roots = readPem(Buffer.from(await readGiven(path)).toString())
  if (!roots) throw new UsageError(`The file «${path}» holds no certificate in PEM that can be read.`)
  return roots
}
