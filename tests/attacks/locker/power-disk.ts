/** A disk in memory that can lose power: after that only what was synced is sure; of the rest, chance decides what survives, whole, torn, or not at all. */
import type { Disk, FileInWriting } from '@smart-rescue/adapters/vault'
import { Failure } from '@smart-rescue/schema'

interface Content {
  bytes: Buffer
  /** What is sure to survive; undefined before the first sync. */
  durable: Buffer | undefined
}

/** A name in a folder: a file's content, or a folder. */
type Entry = Content | 'folder'

/** A source of chance in [0, 1): the same seed gives the same run. */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The disk with the levers of the test. */
export interface PowerDisk extends Disk {
  /** Writing acts so far. */
  readonly acts: () => number
  /** Lets the power fail at the n-th writing act from now on. */
  failAt(act: number): void
  /** What a machine finds when it starts again after the power failed. */
  afterPowerLoss(chance: () => number): PowerDisk
  /** A copy of everything, all of it durable. */
  copy(): PowerDisk
}

/** Thrown by every act once the power is gone. */
export class PowerLoss extends Error {}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Makes a disk from names that are all durable. */
export const powerDisk = (start: ReadonlyMap<string, Entry> = new Map()): PowerDisk => {
  const names = new Map(start)
  const durableNames = new Map(start)
  let acts = 0
  let last = Number.POSITIVE_INFINITY

  const act = (): void => {
    acts += 1
    if (acts >= last) throw new PowerLoss()
  }
  const contentOf = (path: string): Content | undefined => {
    const entry = names.get(path)
    return entry === undefined || entry === 'folder' ? undefined : entry
  }

  const fileInWriting = (content: Content): FileInWriting => ({
    write: async (bytes) => {
      act()
      content.bytes = Buffer.concat([content.bytes, bytes])
    },
    sync: async () => {
      act()
      content.durable = content.bytes
    },
    close: async () => undefined,
  })

  const survivorOf = (content: Content, chance: () => number): Content => {
    const pick = chance()
    const torn = content.bytes.subarray(0, Math.floor(chance() * content.bytes.length))
    const isSafe = content.durable !== undefined && content.durable.length === content.bytes.length
    const bytes =
      isSafe || pick < 1 / 3 ? (content.durable ?? Buffer.alloc(0)) : pick < 2 / 3 ? torn : content.bytes
    return { bytes, durable: bytes }
  }

  return {
    acts: () => acts,
    failAt: (nth) => {
      last = nth
    },
    copy: () =>
      powerDisk(
        new Map(
          [...names].map(([path, entry]) => [
            path,
            entry === 'folder' ? entry : { bytes: entry.bytes, durable: entry.bytes },
          ]),
        ),
      ),
    afterPowerLoss: (chance) => {
      const kept = new Map<string, Entry>()
      const shared = new Map<Content, Content>()
      const paths = [...new Set([...names.keys(), ...durableNames.keys()])].sort()
      for (const path of paths) {
        const [now, sure] = [names.get(path), durableNames.get(path)]
        const entry = now === sure || chance() < 0.5 ? sure : now
        const hasParent = parentOf(path) === '' || kept.get(parentOf(path)) === 'folder'
        if (entry === undefined || !hasParent) continue
        if (entry === 'folder') kept.set(path, entry)
        else {
          const survivor = shared.get(entry) ?? survivorOf(entry, chance)
          shared.set(entry, survivor)
          kept.set(path, survivor)
        }
      }
      return powerDisk(kept)
    },
    has: (path) => names.has(path),
    read: async (path) => contentOf(path)?.bytes,
    open: async (path) => {
      const content = contentOf(path)
      if (!content) return undefined
      const { bytes } = content
      return {
        length: bytes.length,
        read: async (at, length) => bytes.subarray(at, at + length),
        close: async () => undefined,
      }
    },
    create: async (path) => {
      act()
      if (parentOf(path) !== '' && names.get(parentOf(path)) !== 'folder') throw new Failure('locker.stopped')
      const content: Content = { bytes: Buffer.alloc(0), durable: undefined }
      names.set(path, content)
      return fileInWriting(content)
    },
    rename: async (from, to) => {
      act()
      const entry = names.get(from)
      if (entry === undefined) throw new Failure('locker.stopped')
      names.delete(from)
      names.set(to, entry)
    },
    link: async (from, to) => {
      act()
      const entry = names.get(from)
      if (entry === undefined) throw new Failure('locker.stopped')
      if (names.has(to)) return false
      names.set(to, entry)
      return true
    },
    remove: async (path) => {
      act()
      names.delete(path)
    },
    list: async (folder) =>
      [...names.keys()]
        .filter((path) => path !== '' && parentOf(path) === folder)
        .map((path) => path.slice(folder.length + 1))
        .sort(),
    makeFolder: async (folder) => {
      act()
      const parts = folder.split('/')
      for (let i = 1; i <= parts.length; i++) {
        const path = parts.slice(0, i).join('/')
        if (path !== '' && !names.has(path)) names.set(path, 'folder')
      }
    },
    syncFolder: async (folder) => {
      act()
      for (const path of new Set([...names.keys(), ...durableNames.keys()])) {
        if (path === '' || parentOf(path) !== folder) continue
        const entry = names.get(path)
        if (entry === undefined) durableNames.delete(path)
        else durableNames.set(path, entry)
      }
    },
  }
}
