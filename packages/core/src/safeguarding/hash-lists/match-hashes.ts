/** Holds hashes of one file against every loaded list: exact hashes first, then the perceptual ones in all eight positions. */
import type { BitHash } from '../perceptual/bit-hash.ts'
import { parseBitHash } from '../perceptual/bit-hash.ts'
import { createExactIndex, type ExactIndex } from './exact-index.ts'
import { HASH_ALGORITHMS, type HashAlgorithm, type ListEntry } from './list-entry.ts'
import { createNearIndex, type NearIndex } from './near-index.ts'

/** A picture below this quality is too plain for its PDQ hash to mean anything (0 to 100; PDQ's own advice). */
export const PDQ_LEAST_QUALITY = 50

/** Exact hashes of a file, lower-case hex. */
export interface ExactHashes {
  readonly sha256: string
  readonly sha1: string
  readonly md5: string
}

/** Perceptual hashes of a picture: as it is and in its seven other positions. */
export interface PictureHashes {
  readonly quality: number
  readonly pdq: readonly BitHash[]
  readonly blocks: readonly BitHash[]
}

/** A hit: which algorithm, how many bits apart. */
export interface HashHit {
  readonly algorithm: HashAlgorithm
  readonly distance: number
}

/** One list, ready to be asked. */
export interface HashList {
  readonly size: number
  readonly byAlgorithm: Readonly<Partial<Record<HashAlgorithm, number>>>
  findExact(hashes: ExactHashes): HashHit | undefined
  findPicture(hashes: PictureHashes): HashHit | undefined
}

const EXACT = [
  ['sha256', 64],
  ['sha1', 40],
  ['md5', 32],
] as const

const pack = (entries: readonly string[]): Uint32Array => {
  const words = new Uint32Array(entries.length * 8)
  entries.forEach((hex, at) => {
    words.set(parseBitHash(hex) ?? [], at * 8)
  })
  return words
}

const findNearest = (index: NearIndex, hashes: readonly BitHash[]): number | undefined => {
  let nearest: number | undefined
  for (const hash of hashes) {
    const found = index.findNearest(hash)
    if (found !== undefined && (nearest === undefined || found.distance < nearest)) nearest = found.distance
  }
  return nearest
}

/** Makes a list of its entries. Takes about 100 bytes for each perceptual hash and 50 for each exact one. */
export const createHashList = (entries: readonly ListEntry[]): HashList => {
  const of = (algorithm: HashAlgorithm): string[] =>
    entries.flatMap((entry) => (entry.algorithm === algorithm ? [entry.hex] : []))
  const exact = new Map<HashAlgorithm, ExactIndex>(
    EXACT.map(([algorithm, digits]) => [algorithm, createExactIndex(of(algorithm), digits)]),
  )
  const near = { pdq: createNearIndex(pack(of('pdq'))), blockhash: createNearIndex(pack(of('blockhash'))) }
  const counts = HASH_ALGORITHMS.map((algorithm) => {
    const count = exact.get(algorithm)?.size ?? (algorithm === 'pdq' ? near.pdq.size : near.blockhash.size)
    return [algorithm, count] as const
  }).filter(([, count]) => count > 0)
  return {
    size: counts.reduce((sum, [, count]) => sum + count, 0),
    byAlgorithm: Object.fromEntries(counts),
    findExact: (hashes) => {
      const hit = EXACT.find(([algorithm]) => exact.get(algorithm)?.find(hashes[algorithm]) !== undefined)
      return hit === undefined ? undefined : { algorithm: hit[0], distance: 0 }
    },
    findPicture: ({ quality, pdq, blocks }) => {
      if (quality < PDQ_LEAST_QUALITY) return undefined
      const byPdq = findNearest(near.pdq, pdq)
      if (byPdq !== undefined) return { algorithm: 'pdq', distance: byPdq }
      const byBlocks = findNearest(near.blockhash, blocks)
      return byBlocks === undefined ? undefined : { algorithm: 'blockhash', distance: byBlocks }
    },
  }
}
