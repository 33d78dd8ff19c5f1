/**
 * What holds of all that was entered. Nothing is overwritten: an entry corrects an entry, a withdrawal takes it back, and
 * of each chain what was told last holds. The fold takes entries in whatever order they come and ends the same.
 */
import type { RoadEntry } from './entry.ts'

/** One fact with everything that was ever said of it, oldest first. */
export interface Chain<E extends RoadEntry> {
  readonly root: string
  readonly said: readonly E[]
  /** What holds now; nothing where it was withdrawn. */
  readonly holds: E | undefined
}

/** Entries by id, and what has been folded so far. */
export type History<E extends RoadEntry> = ReadonlyMap<string, E>

/** Nothing entered yet. */
export const emptyHistory = <E extends RoadEntry>(): History<E> => new Map()

/** Takes one entry in. An entry that is in already changes nothing. */
export const foldEntry = <E extends RoadEntry>(history: History<E>, entry: E): History<E> =>
  history.has(entry.id) ? history : new Map([...history, [entry.id, entry]])

/** The id that a chain began with; an entry whose target is unknown begins its own. */
const rootOf = <E extends RoadEntry>(history: History<E>, entry: E): string => {
  let at = entry
  // A target is older than what names it, so that no chain goes in a circle.
  for (;;) {
    const before = history.get(at.corrects ?? at.withdraws ?? '')
    if (before === undefined || before.seq >= at.seq) return at.id
    at = before
  }
}

/** Every chain, in the order in which they began. */
export const listChains = <E extends RoadEntry>(history: History<E>): readonly Chain<E>[] => {
  const said = new Map<string, E[]>()
  for (const entry of [...history.values()].sort((one, other) => one.seq - other.seq)) {
    const root = rootOf(history, entry)
    said.set(root, [...(said.get(root) ?? []), entry])
  }
  return [...said].map(([root, all]) => {
    const last = all.at(-1)
    return { root, said: all, holds: last?.withdraws === undefined ? last : undefined }
  })
}

/** Chains of a list of entries, in whatever order it comes. */
export const readHistory = <E extends RoadEntry>(entries: readonly E[]): readonly Chain<E>[] =>
  // One map at once: folding one by one ends the same and copies the map each time.
  listChains(new Map([...entries].reverse().map((entry) => [entry.id, entry])))
