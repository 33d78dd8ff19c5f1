/** Reads an archive from its beginning, entry by entry, and checks each against the manifest at its end. */
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import { type EntryFacts, MANIFEST } from './archive-writer.ts'
import { BLOCK, padding, readTarHeader } from './tar.ts'

const Manifest = z.object({
  v: z.literal(1),
  entries: z.record(
    z.string(),
    z.object({ length: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})

const CHUNK = 1 << 20

const refuse = (detail: string): Failure =>
  new Failure('package.unreadable', { detail: `The backup is damaged: ${detail}.` })

/** Names that stay inside the folder they are written to. */
const isSafe = (name: string): boolean =>
  name !== '' &&
  !name.startsWith('/') &&
  !name.includes('\\') &&
  !name.includes('\0') &&
  !name.split('/').some((part) => part === '..' || part === '.' || part === '')

async function* readSpan(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const { bytesRead, buffer } = await file.read(
      Buffer.alloc(Math.min(CHUNK, length - at)),
      0,
      undefined,
      start + at,
    )
    if (bytesRead === 0) throw refuse('it ends too early')
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** One entry on its way: `bytes` must be read to its end before the next. */
export interface ReadEntry {
  readonly name: string
  readonly length: number
  bytes(): AsyncIterable<Uint8Array>
}

const readHeader = async (file: FileHandle, at: number) => {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(BLOCK), 0, BLOCK, at)
  if (bytesRead < BLOCK) throw refuse('it ends too early')
  try {
    return readTarHeader(buffer)
  } catch {
    throw refuse('it is not an archive of Smart Rescue')
  }
}

/**
 * Gives every entry to `take` in order and resolves to the manifest's SHA-256 once all of them were as the manifest says.
 * Throws `package.unreadable` for anything else: bytes that changed, entries too few or too many, names that lead out.
 */
export const readArchive = async (
  path: string,
  take: (entry: ReadEntry) => Promise<void>,
): Promise<string> => {
  const file = await open(path, 'r').catch((cause: unknown) =>
    Promise.reject(new Failure('package.unreadable', { detail: 'The backup file cannot be read.', cause })),
  )
  const seen: Record<string, EntryFacts> = {}
  try {
    for (let at = 0; ; ) {
      const header = await readHeader(file, at)
      if (!header || !isSafe(header.name))
        throw refuse(header ? 'a name in it leads elsewhere' : 'its manifest is missing')
      const { name, length } = header
      const hash = createHash('sha256')
      const chunks: Buffer[] = []
      const bytes = async function* () {
        for await (const chunk of readSpan(file, at + BLOCK, length)) {
          hash.update(chunk)
          if (name === MANIFEST) chunks.push(chunk)
          yield chunk
        }
      }
      if (name === MANIFEST) {
        for await (const _ of bytes());
        check(Buffer.concat(chunks), seen)
        return hash.digest('hex')
      }
      if (Object.hasOwn(seen, name)) throw refuse('a name stands in it twice')
      await take({ name, length, bytes })
      seen[name] = { length, sha256: hash.digest('hex') }
      at += BLOCK + length + padding(length)
    }
  } finally {
    await file.close()
  }
}

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

const check = (bytes: Buffer, seen: Readonly<Record<string, EntryFacts>>): void => {
  const manifest = Manifest.safeParse(parse(bytes))
  if (!manifest.success) throw refuse('its manifest cannot be read')
  const { entries } = manifest.data
  for (const [name, { length, sha256 }] of Object.entries(entries))
    if (seen[name]?.length !== length || seen[name]?.sha256 !== sha256)
      throw refuse(`${name} is not what was backed up`)
  if (Object.keys(seen).length !== Object.keys(entries).length)
    throw refuse('it holds more than was backed up')
}
