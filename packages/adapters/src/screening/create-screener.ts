/** The screener: exact hashes in this process, perceptual ones by the walled-in hasher, every loaded list asked in turn. */
import { createHash } from 'node:crypto'
import {
  createHashList,
  type ExactHashes,
  type HashHit,
  type HashList,
  readHashList,
} from '@smart-rescue/core/safeguarding'
import type {
  HashListReading,
  LoadedHashList,
  PassingScreen,
  Screener,
  ScreenVerdict,
} from '@smart-rescue/features/ports/held/screening'
import { Failure } from '@smart-rescue/schema'
import { createPictureHasher, type PictureHasher } from './picture-hasher.ts'

/** What a screener is made with. */
export interface ScreenerOptions {
  /** Made by default; for tests. */
  readonly hasher?: PictureHasher
}

interface Loaded {
  readonly known: LoadedHashList
  readonly list: HashList
}

/** What begins like a picture is tried as one, whatever type its server names. */
const looksLikePicture = (bytes: Uint8Array, mediaType: string): boolean => {
  if (mediaType.startsWith('image/')) return true
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (
    /^(?:\xff\xd8\xff|\x89PNG|GIF8|BM|II\*\0|MM\0\*)/.test(head) ||
    /^RIFF....WEBP/s.test(head) ||
    /^....ftyp(?:avi[fs]|hei[cs]|mif1|msf1)/s.test(head)
  )
}

const hashExactly = (bytes: Uint8Array): ExactHashes => {
  const of = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex')
  return { sha256: of('sha256'), sha1: of('sha1'), md5: of('md5') }
}

/** Makes a screener without lists. `close` ends its hasher. Bytes stay in memory; nothing of them is written or kept. */
export const createScreener = (options: ScreenerOptions = {}): Screener & { close(): Promise<void> } => {
  const hasher = options.hasher ?? createPictureHasher()
  const loaded = new Map<string, Loaded>()

  const findIn = (ask: (list: HashList) => HashHit | undefined) => {
    for (const { known, list } of loaded.values()) {
      const hit = ask(list)
      if (hit !== undefined) return { list: known.id, ...hit }
    }
    return undefined
  }

  const screen = async (bytes: Uint8Array, mediaType: string): Promise<ScreenVerdict> => {
    const exact = hashExactly(bytes)
    const { sha256 } = exact
    const match = findIn((list) => list.findExact(exact))
    if (match !== undefined) return { state: 'matched', sha256, match }
    const comparesPictures = [...loaded.values()].some(
      ({ list }) => (list.byAlgorithm.pdq ?? 0) + (list.byAlgorithm.blockhash ?? 0) > 0,
    )
    if (!comparesPictures || !looksLikePicture(bytes, mediaType)) return { state: 'clear', sha256 }
    const reading = await hasher.hash(bytes)
    if (reading.state === 'unread') return { state: 'unread', sha256, reason: reading.reason }
    const near = findIn((list) => list.findPicture(reading.hashes))
    return near === undefined ? { state: 'clear', sha256 } : { state: 'matched', sha256, match: near }
  }

  const pass = (): PassingScreen => {
    const hashes = ['sha256', 'sha1', 'md5'].map((algorithm) => createHash(algorithm))
    return {
      add: (piece) => {
        for (const hash of hashes) hash.update(piece)
      },
      end: () => {
        const [sha256 = '', sha1 = '', md5 = ''] = hashes.map((hash) => hash.digest('hex'))
        const match = findIn((list) => list.findExact({ sha256, sha1, md5 }))
        return match === undefined ? { state: 'clear', sha256 } : { state: 'matched', sha256, match }
      },
    }
  }

  const load = async ({ id, name, bytes }: Parameters<Screener['load']>[0]): Promise<HashListReading> => {
    const { entries, refused } = readHashList(new TextDecoder().decode(bytes), name)
    if (entries.length === 0) throw new Failure('hashlist.unreadable')
    const list = createHashList(entries)
    const known = { id, name, hashes: list.size, byAlgorithm: list.byAlgorithm }
    loaded.set(id, { known, list })
    return { list: known, refused }
  }

  return {
    screen,
    pass,
    load,
    drop: (id) => void loaded.delete(id),
    lists: () => [...loaded.values()].map(({ known }) => known),
    close: () => hasher.close(),
  }
}
