/** Files inside a file as a reading hands them on: named harmlessly, recognised by their bytes, within the limits. */
import { IMPORT_LIMITS, recogniseFile, SNIFF, showName } from '@smart-rescue/core/importing'
import type { HeldChild } from '@smart-rescue/features/ports/held/converting'

/** The type of some bytes by both their ends. */
export const recogniseBytes = (bytes: Uint8Array, name: string) =>
  recogniseFile(bytes.subarray(0, SNIFF.head), bytes.subarray(Math.max(0, bytes.length - SNIFF.tail)), name)

const MEDIA = new Set(['image', 'audio', 'video'])

/** The last part of a path, for a child's name. */
const baseName = (path: string): string =>
  showName(
    path
      .replaceAll('\\', '/')
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? 'file',
  )

/** Collects children; the bytes of media are withheld with the media, and those beyond the limits stay in the file. */
export const collectChildren = (media: 'withheld' | 'allowed') => {
  const children: HeldChild[] = []
  let total = 0
  return {
    /** Adds a child whose bytes are at hand. `path` keeps folders in the name where they tell something. */
    add(path: string, bytes: Uint8Array, keepFolders = false): void {
      if (children.length >= IMPORT_LIMITS.childCount) return
      const name = keepFolders ? showName(path) : baseName(path)
      const { kind, mediaType } = recogniseBytes(bytes, name)
      const fits = bytes.length <= IMPORT_LIMITS.child && total + bytes.length <= IMPORT_LIMITS.children
      const withheld = media === 'withheld' && MEDIA.has(kind)
      const child = { name, mediaType, length: bytes.length }
      if (fits && !withheld) {
        total += bytes.length
        children.push({ ...child, bytes })
      } else children.push(child)
    },
    /** Names a child whose bytes are not at hand. */
    name(path: string, length: number): void {
      if (children.length < IMPORT_LIMITS.childCount)
        children.push({ name: showName(path), mediaType: 'application/octet-stream', length })
    },
    /** Bytes that children hold so far. */
    held: () => total,
    list: (): readonly HeldChild[] => children,
  }
}
