/** Gathers the stamps that a package needs: for each exhibit the newest before it and the first that covers it, of every authority. */
import type { PackageStamp, PackageStamps } from '@smart-rescue/core/dossier'
import { parseCheckpointNote } from '@smart-rescue/core/integrity'
import { stampedNote } from '@smart-rescue/core/stamping'
import type { Locker, LoggedLeaf, SignedCheckpoint } from '../ports/proof/locker.ts'
import type { StampShelf } from '../ports/proof/stamping.ts'
import type { StampRow } from './store.ts'

/** What the index knows: every token in log order, and the roots by short name. */
export interface KnownStamps {
  readonly stamps: readonly StampRow[]
  readonly roots: readonly { readonly slug: string; readonly pem: string }[]
}

const newestBefore = (stamps: readonly StampRow[], first: number): StampRow | undefined =>
  stamps.findLast(({ leafIndex }) => leafIndex < first)
const firstCovering = (stamps: readonly StampRow[], last: number): StampRow | undefined =>
  stamps.filter(({ size }) => size > last).toSorted((a, b) => a.size - b.size)[0]

/** Which tokens bound the histories; those that arrived after the checkpoint of the package cannot be proved in it. */
const chooseStamps = (
  known: readonly StampRow[],
  histories: readonly (readonly LoggedLeaf[])[],
  size: number,
): StampRow[] => {
  const usable = known.filter(({ leafIndex }) => leafIndex < size)
  const chosen = new Map<number, StampRow>()
  for (const stamps of Map.groupBy(usable, ({ slug, kind }) => `${kind} ${slug}`).values())
    for (const history of histories) {
      const sealed = history.filter(({ leaf }) => leaf.type === 'evidence.sealed').map(({ index }) => index)
      if (sealed.length === 0) continue
      for (const stamp of [
        newestBefore(stamps, Math.min(...sealed)),
        firstCovering(stamps, Math.max(...sealed)),
      ])
        if (stamp) chosen.set(stamp.leafIndex, stamp)
    }
  return [...chosen.values()].toSorted((a, b) => a.leafIndex - b.leafIndex)
}

/** Between which times a history was sealed, by the stamps that are known; undefined where none covers it. Times are RFC 3339. */
export const boundHistory = (
  known: readonly StampRow[],
  history: readonly LoggedLeaf[],
): { readonly from?: string; readonly to: string } | undefined => {
  const sealed = history.filter(({ leaf }) => leaf.type === 'evidence.sealed').map(({ index }) => index)
  if (sealed.length === 0) return undefined
  const [first, last] = [Math.min(...sealed), Math.max(...sealed)]
  const froms = known.flatMap(({ leafIndex, earliest }) =>
    earliest !== undefined && leafIndex < first ? [earliest] : [],
  )
  const tos = known.flatMap(({ size, latest }) => (latest !== undefined && size > last ? [latest] : []))
  const from = froms.toSorted().at(-1)
  const to = tos.toSorted()[0]
  if (to === undefined) return undefined
  return from === undefined ? { to } : { from, to }
}

/** Where the stamps are read from. `prove` gives the proofs of growth for sizes, as the package's consistency file holds them. */
export interface StampSources {
  readonly locker: Locker
  readonly shelf: StampShelf
  readonly checkpoint: SignedCheckpoint
  readonly prove: (sizes: readonly number[]) => Promise<PackageStamps['growth']>
}

const leafAt = async (locker: Locker, index: number): Promise<LoggedLeaf | undefined> => {
  for await (const leaf of locker.leaves({ start: index, end: index + 1 })) return leaf
  return undefined
}

/** Reads the chosen tokens with their log entries and proofs. A token whose file is lost is left out: the rest still stands. */
export const gatherStamps = async (
  sources: StampSources,
  known: KnownStamps,
  histories: readonly (readonly LoggedLeaf[])[],
): Promise<PackageStamps | undefined> => {
  const { locker, shelf, checkpoint } = sources
  const tokens: PackageStamp[] = []
  const notes = new Map<number, Uint8Array>()
  for (const { size, slug, kind, leafIndex } of chooseStamps(known.stamps, histories, checkpoint.size)) {
    const token = await shelf.read(size, slug, kind)
    const note = await shelf.note(size)
    const own = note && stampedNote(note, checkpoint.vkey)
    const leaf = await leafAt(locker, leafIndex)
    const parsed = own && parseCheckpointNote(own)
    if (token === undefined || own === undefined || leaf === undefined || !parsed?.ok) continue
    notes.set(size, own)
    const proof = await locker.proof(leafIndex, checkpoint.size)
    tokens.push({ size, slug, kind, token, anchor: { leaf: leaf.bytes, proof } })
  }
  if (tokens.length === 0) return undefined
  const used = new Set(tokens.map(({ slug }) => slug))
  return {
    tokens,
    notes: [...notes].map(([size, note]) => ({ size, note })),
    growth: await sources.prove([...notes.keys()].filter((size) => size < checkpoint.size)),
    roots: known.roots.filter(({ slug }) => used.has(slug)),
  }
}
