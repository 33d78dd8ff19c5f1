/** Writes lines to a file as they come. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { UsageError } from '../../../usage-error.ts'
import { systemCode } from '../read-given.ts'

/** At least so many characters are written at once. */
const PIECE = 1024 * 1024

/** Writes them all. Throws `UsageError` where the file cannot be written. */
export const writeLines = async (path: string, lines: Iterable<string>): Promise<void> => {
  const out = createWriteStream(path)
  const failed = once(out, 'error').then(([cause]) => Promise.reject(cause))
  failed.catch(() => undefined)
  try {
    let piece = ''
    for (const line of lines) {
      piece += line
      if (piece.length < PIECE) continue
      if (!out.write(piece)) await Promise.race([once(out, 'drain'), failed])
      piece = ''
    }
    out.end(piece)
    await Promise.race([once(out, 'finish'), failed])
  } catch (cause) {
    throw new UsageError(`The file «${path}» cannot be written (${systemCode(cause)}).`)
  }
}
