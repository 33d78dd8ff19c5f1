/** How much a word says: much where it is rare among the texts, next to nothing where it is in all of them. */

/** The power of two at or below a count: weights change only when a count crosses one, so that a few more texts change few. */
const levelOf = (count: number): number => 31 - Math.clz32(Math.max(1, count))

/** A small collection is judged as if so many other texts stood beside it: two alike texts alone share rare words, not common ones. */
const BESIDE = 3_072

/** The level of a collection of so many distinct texts. At each new one every text is weighed anew. */
export const sizeLevelOf = (size: number): number => levelOf(size + BESIDE)

/** Rarity counts to this power; measured on adverts, short adverts and package descriptions at once (bench/grouping.ts). */
const POWER = 2.75
const SCALE = 16
const FLOOR = 0.1
/** Rarer than one text in 245 is rare: what is rarer still says no more, or every slip of the pen would weigh most. */
const RARE = 5.5
/** Above this level of size words count as rare a little earlier at each level. */
const MANY = 16
const EARLIER = 0.34

const rarity = (countLevel: number, sizeLevel: number): number =>
  Math.min(
    RARE - EARLIER * Math.max(0, sizeLevel - MANY),
    Math.max(0, sizeLevel - countLevel) * Math.LN2 + FLOOR,
  )

/** The weight of a word by the levels of its count and of the collection's size: a whole number, so that sums are exact in any order. */
const weightOf = (countLevel: number, sizeLevel: number): number =>
  Math.max(1, Math.round(SCALE * rarity(countLevel, sizeLevel) ** POWER))

/** The weights of all words. */
export const weighWords = (counts: Uint32Array, size: number): Uint32Array => {
  const sizeLevel = sizeLevelOf(size)
  const table = Uint32Array.from({ length: 32 }, (_, level) => weightOf(level, sizeLevel))
  return counts.map((count) => table[levelOf(count)] as number)
}
