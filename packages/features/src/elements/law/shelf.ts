/** The shelf of law: shipped packs and the organisation's own, each version once, with what lawyers said and which is used. */
import type { LawPack, PackReview } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import type { LawLibrary } from '../../ports/domain/law-library.ts'
import type { PackVersion } from '../contract.ts'
import { listChoices, listKept, listWords } from './store.ts'

/** One version on the shelf. `kept` is false for a shipped pack that nothing was judged by yet. */
export interface ShelfPack {
  readonly pack: LawPack
  readonly kept: boolean
  readonly version: PackVersion
}

const reviewOf = (
  pack: LawPack,
  words: readonly { readonly state: 'reviewed' | 'rejected' }[],
): PackReview['state'] => words.at(-1)?.state ?? pack.review.state

/** Every version of every country; within a country the one in use first, then the newest. */
export const readShelf = async (trx: Trx, library: LawLibrary): Promise<readonly ShelfPack[]> => {
  const [kept, words, choices] = [await listKept(trx), await listWords(trx), await listChoices(trx)]
  const shipped = await library.packs()
  const isKept = (pack: LawPack): boolean =>
    kept.some((one) => one.pack.iso2 === pack.iso2 && one.pack.version === pack.version)
  const all = [
    ...shipped
      .filter((pack) => !isKept(pack))
      .map((pack) => ({ pack, origin: 'shipped' as const, kept: false, loaded: undefined })),
    ...kept.toReversed().map((one) => ({ pack: one.pack, origin: one.origin, kept: true, loaded: one })),
  ]
  const versionInUse = (iso2: string): string | undefined =>
    choices.get(iso2) ?? shipped.find((pack) => pack.iso2 === iso2)?.version
  return all
    .map(({ pack, origin, kept: isHere, loaded }) => {
      const own = words.filter(({ iso2, version }) => iso2 === pack.iso2 && version === pack.version)
      const version: PackVersion = {
        version: pack.version,
        origin,
        inUse: versionInUse(pack.iso2) === pack.version,
        author: pack.author,
        review: reviewOf(pack, own),
        ...(loaded === undefined ? {} : { loadedBy: loaded.loadedBy, loadedAt: loaded.loadedAt }),
        reviews: own.map(({ state, note, by, at }) => ({ state, note, by, at })),
      }
      return { pack, kept: isHere, version }
    })
    .toSorted(
      (a, b) =>
        a.pack.iso2.localeCompare(b.pack.iso2, 'en') || Number(b.version.inUse) - Number(a.version.inUse),
    )
}

/** The pack of each country that is used now. */
export const packsInUse = (shelf: readonly ShelfPack[]): readonly ShelfPack[] =>
  shelf.filter(({ version }) => version.inUse)

/** A pack with what this house's lawyers said of it in place of its own review. */
export const asReviewed = ({ pack, version }: ShelfPack): LawPack => {
  const word = version.reviews.at(-1)
  return word === undefined
    ? pack
    : {
        ...pack,
        review: { state: word.state, by: word.by.displayName, on: word.at.slice(0, 10), note: word.note },
      }
}
