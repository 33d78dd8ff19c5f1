/** A screener for tests: lists of one SHA-256 a line, kept in memory and compared exactly. It decodes no picture. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import type { LoadedHashList, Screener, ScreenVerdict } from './screening.ts'

/** Makes an empty fake. Lines that are not 64 hex digits are refused with their number. */
export const createFakeScreener = (): Screener => {
  const lists = new Map<string, { readonly list: LoadedHashList; readonly known: ReadonlySet<string> }>()
  const judge = (hash: string): ScreenVerdict => {
    for (const [id, { known }] of lists)
      if (known.has(hash))
        return {
          state: 'matched',
          sha256: hash,
          match: { list: id, algorithm: 'sha256', distance: 0 },
        }
    return { state: 'clear', sha256: hash }
  }
  return {
    screen: async (bytes) => judge(toHex(sha256(bytes))),
    pass: () => {
      const hash = sha256.create()
      return { add: (piece) => void hash.update(piece), end: () => judge(toHex(hash.digest())) }
    },
    load: async ({ id, name, bytes }) => {
      const known = new Set<string>()
      const refused: { line: number; reason: string }[] = []
      for (const [at, line] of new TextDecoder().decode(bytes).split('\n').entries()) {
        const text = line.trim().toLowerCase()
        if (/^[0-9a-f]{64}$/.test(text)) known.add(text)
        else if (text !== '') refused.push({ line: at + 1, reason: 'not a hash' })
      }
      if (known.size === 0) throw new Failure('hashlist.unreadable')
      const list = { id, name, hashes: known.size, byAlgorithm: { sha256: known.size } }
      lists.set(id, { list, known })
      return { list, refused }
    },
    drop: (id) => void lists.delete(id),
    lists: () => [...lists.values()].map(({ list }) => list),
  }
}
