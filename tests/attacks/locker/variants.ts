/** The locker as it is, and deliberately broken variants of it, to prove that the harness notices what it is there to notice. */
import { COMMIT_STEPS, type CommitStep, type Disk, type VaultHands } from '@smart-rescue/adapters/vault'

/** Name of a variant; `good` is the product. */
export type Variant =
  | 'good'
  | 'checkpoint-before-leaf'
  | 'acknowledge-before-publish'
  | 'checkpoint-in-place'
  | 'sync-error-swallowed'
  | 'no-file-sync'
  | 'no-folder-sync'

type Hands = Pick<VaultHands, 'steps' | 'disk'>

const stepNamed = (name: string): CommitStep => {
  const step = COMMIT_STEPS.find((candidate) => candidate.name === name)
  if (!step) throw new Error(`there is no step ${name}`)
  return step
}

const inOrder = (...names: string[]): Hands => ({ steps: names.map(stepNamed) })

/** Overwrites the newest checkpoint instead of putting a whole new file in its place. */
const inPlace = (disk: Disk): Disk => ({
  ...disk,
  rename: async (from, to) => {
    if (!to.endsWith('log/checkpoint')) return disk.rename(from, to)
    const bytes = await disk.read(from)
    const file = await disk.create(to)
    await file.write(bytes ?? new Uint8Array(0))
    await file.sync()
    await file.close()
    await disk.remove(from)
  },
})

const withSync = (disk: Disk, sync: (real: () => Promise<void>) => Promise<void>): Disk => ({
  ...disk,
  create: async (path) => {
    const file = await disk.create(path)
    return { ...file, sync: () => sync(file.sync) }
  },
})

const swallow = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch {
    // The mistake itself: a sync that failed is taken for one that did not.
  }
}

/** What is put in place of the locker's own hands for a variant, on a given disk. */
export const handsOf = (variant: Variant, disk: Disk): Hands => {
  switch (variant) {
    case 'good':
      return { disk }
    case 'checkpoint-before-leaf':
      return {
        disk,
        ...inOrder(
          'signRoot',
          'publish',
          'writeKeyEntries',
          'writeBundles',
          'checkReadBack',
          'writeTiles',
          'acknowledge',
        ),
      }
    case 'acknowledge-before-publish':
      return {
        disk,
        ...inOrder(
          'writeKeyEntries',
          'writeBundles',
          'checkReadBack',
          'writeTiles',
          'signRoot',
          'acknowledge',
          'publish',
        ),
      }
    case 'checkpoint-in-place':
      return { disk: inPlace(disk) }
    case 'sync-error-swallowed':
      return {
        disk: { ...withSync(disk, swallow), syncFolder: (folder) => swallow(() => disk.syncFolder(folder)) },
      }
    case 'no-file-sync':
      return { disk: withSync(disk, async () => undefined) }
    case 'no-folder-sync':
      return { disk: { ...disk, syncFolder: async () => undefined } }
  }
}
