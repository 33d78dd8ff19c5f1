/** Writes a zip file as a stream: entries stored, never compressed, in the order given; equal input gives equal bytes. */
import { crc32 } from './crc32.ts'
import { formatCentralHeader, formatEnd, formatLocalHeader, type ZipEntry } from './zip-format.ts'
import { judgeNames } from './zip-name.ts'

/** One file to be written. Size and CRC are promised beforehand and held against the bytes as they pass. */
export interface ZipInput {
  readonly path: string
  readonly size: number
  readonly crc32: number
  bytes(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** A file that turned out other than promised, or a name that no package may hold. Whoever takes the stream must drop what came before. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused'
}

/** Yields the archive. Throws `ArchiveRefused` in the middle of the stream rather than finish a wrong archive. */
export async function* writeZip(inputs: readonly ZipInput[]): AsyncGenerator<Uint8Array> {
  const refusal = judgeNames(inputs.map((input) => input.path))
  if (refusal) throw new ArchiveRefused(refusal.sentence)
  const entries: ZipEntry[] = []
  let at = 0
  for (const input of inputs) {
    const { path, size } = input
    const header = formatLocalHeader(input)
    entries.push({ path, size, crc32: input.crc32, offset: at })
    yield header
    let length = 0
    let sum = 0
    for await (const piece of input.bytes()) {
      length += piece.length
      sum = crc32(piece, sum)
      if (length > size) break
      yield piece
    }
    if (length !== size || sum !== input.crc32)
      throw new ArchiveRefused('A file is not what its header promised.')
    at += header.length + size
  }
  const start = at
  for (const entry of entries) {
    const header = formatCentralHeader(entry)
    at += header.length
    yield header
  }
  yield formatEnd(entries.length, start, at - start)
}

/** A file of bytes in memory, ready to be written. */
export const zipInput = (path: string, bytes: Uint8Array): ZipInput => ({
  path,
  size: bytes.length,
  crc32: crc32(bytes),
  bytes: () => [bytes],
})
