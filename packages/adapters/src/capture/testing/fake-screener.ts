/** A screener for tests: bytes whose SHA-256 it was given are on its list, whatever they show. */
import { createHash } from 'node:crypto'
import type { Screener, ScreenVerdict } from '@smart-rescue/features/ports/held/screening'

/** A screener with one list, and what it was asked. */
export interface FakeScreener extends Screener {
  /** Media types in the order of the questions. */
  readonly asked: readonly string[]
}

/** Makes a screener whose list holds the hashes of these harmless bytes. */
export const fakeScreener = (...listed: readonly Uint8Array[]): FakeScreener => {
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const hashes = new Set(listed.map(hashOf))
  const asked: string[] = []
  const judge = (sha256: string): ScreenVerdict =>
    hashes.has(sha256)
      ? { state: 'matched', sha256, match: { list: 'test-list', algorithm: 'sha256', distance: 0 } }
      : { state: 'clear', sha256 }
  return {
    asked,
    screen: (bytes, mediaType) => {
      asked.push(mediaType)
      return Promise.resolve(judge(hashOf(bytes)))
    },
    pass: () => {
      const hash = createHash('sha256')
      return { add: (piece) => void hash.update(piece), end: () => judge(hash.digest('hex')) }
    },
    load: (file) =>
      Promise.resolve({
        list: { id: file.id, name: file.name, hashes: 0, byAlgorithm: {} },
        refused: [],
      }),
    drop: () => undefined,
    lists: () => [
      { id: 'test-list', name: 'Test', hashes: hashes.size, byAlgorithm: { sha256: hashes.size } },
    ],
  }
}
