/** `smart-rescue phash FILE…`: perceptual hashes of pictures for outsiders, without server or data directory. */
import { readFile } from 'node:fs/promises'
import { createPictureHasher, type PictureHasher } from '@smart-rescue/adapters/screening'
import { formatBitHash } from '@smart-rescue/core/safeguarding'
import { UsageError } from '../../usage-error.ts'
import type { Command } from '../terminal.ts'

/** A file's hashes, or why there are none. */
type Row =
  | { readonly file: string; readonly pdq: string; readonly quality: number; readonly blockhash: string }
  | { readonly file: string; readonly error: string }

const NONE = new Uint32Array(8)

const hashFile = async (hasher: PictureHasher, file: string): Promise<Row> => {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) return { file, error: 'There is no such file that can be read.' }
  const reading = await hasher.hash(bytes)
  if (reading.state === 'unread') return { file, error: reading.reason }
  const { pdq, blocks, quality } = reading.hashes
  return { file, pdq: formatBitHash(pdq[0] ?? NONE), quality, blockhash: formatBitHash(blocks[0] ?? NONE) }
}

/** Prints PDQ, quality and blockhash of each file; exit status 1 when one could not be hashed. */
export const hashPictures: Command = async (args, terminal) => {
  const json = args.includes('--json')
  const files = args.filter((arg) => arg !== '--json')
  const option = files.find((file) => file.startsWith('--'))
  if (files.length === 0) throw new UsageError('Name at least one picture.')
  if (option !== undefined) throw new UsageError(`phash does not know ${option}.`)
  const hasher = createPictureHasher()
  const rows: Row[] = []
  try {
    for (const file of files) {
      const row = await hashFile(hasher, file)
      rows.push(row)
      if (json) continue
      if ('error' in row) terminal.error(`${file}: ${row.error}\n`)
      else terminal.write(`${row.pdq} ${row.quality} ${row.blockhash} ${file}\n`)
    }
  } finally {
    await hasher.close()
  }
  if (json) terminal.write(`${JSON.stringify(rows)}\n`)
  return rows.some((row) => 'error' in row) ? 1 : 0
}
