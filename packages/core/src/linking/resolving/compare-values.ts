/** Says how alike two values of one kind are. */
import { editDistance, jaroWinkler } from './names/text-distance.ts'
import type { ColumnKind } from './person-column.ts'
import type { Prepared } from './prepare-value.ts'

/** Levels of likeness. `crossed`: the value stands in a neighbouring column of the other record, as when first and last name are swapped. */
export const LEVEL = { missing: 0, differs: 1, loose: 2, near: 3, same: 4, crossed: 5 } as const
/** One of the levels. */
export type Level = (typeof LEVEL)[keyof typeof LEVEL]
/** How many there are. */
export const LEVELS = 6

const bitCount = (mask: number): number => {
  let bits = mask - ((mask >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Whether the letters alone rule out that two values are alike: at most a third of them is shared. */
const isFar = (one: Prepared, two: Prepared): boolean => {
  const shared = bitCount(one.mask & two.mask)
  return shared * 3 <= bitCount(one.mask | two.mask)
}

const compareText = (one: string, two: string): Level => {
  if (one === two) return LEVEL.same
  const long = Math.max(one.length, two.length)
  if (long <= 2) return LEVEL.differs
  const likeness = jaroWinkler(one, two)
  if (likeness < 0.75) return LEVEL.differs
  if (likeness >= 0.92) return LEVEL.near
  const most = long >= 8 ? 2 : 1
  if (editDistance(one, two, most) <= most) return LEVEL.near
  return likeness >= 0.82 ? LEVEL.loose : LEVEL.differs
}

const compareName = (one: Prepared, two: Prepared): Level => {
  const sound = one.keys.join(' ') === two.keys.join(' ') && (one.keys[0]?.length ?? 0) > 1
  if (sound) return LEVEL.near
  if (isFar(one, two)) return LEVEL.differs
  const level = compareText(one.plain, two.plain)
  if (level !== LEVEL.differs) return level
  return initialOf(one, two) ? LEVEL.loose : LEVEL.differs
}

/** One of the names is the other's first letter. */
const initialOf = (one: Prepared, two: Prepared): boolean =>
  (one.plain.length === 1 || two.plain.length === 1) && one.plain[0] === two.plain[0]

/** Names of several words, in any order: each word of the shorter one is looked for in the longer one. */
const compareFullName = (one: Prepared, two: Prepared): Level => {
  const [few, many] = one.words.length <= two.words.length ? [one, two] : [two, one]
  const free = many.words.map((word, at) => ({ word, key: many.keys[at] ?? '' }))
  let [found, exact, loose] = [0, 0, 0]
  few.words.forEach((word, at) => {
    const key = few.keys[at] ?? ''
    let best = -1
    let bestScore = 0
    free.forEach((other, place) => {
      const level = compareText(word, other.word)
      const alike =
        level === LEVEL.same ? 4 : other.key === key && key.length > 1 ? 3 : level === LEVEL.near ? 3 : 0
      const initial = (word.length === 1 || other.word.length === 1) && word[0] === other.word[0] ? 1 : 0
      const score = Math.max(alike, initial)
      if (score > bestScore) {
        best = place
        bestScore = score
      }
    })
    if (best < 0) return
    free.splice(best, 1)
    if (bestScore === 1) loose += 1
    else found += 1
    if (bestScore === 4) exact += 1
  })
  if (found + loose < few.words.length || found === 0)
    return found > 0 && few.words.length > 2 ? LEVEL.loose : LEVEL.differs
  if (few.words.length < many.words.length && few.words.length === 1) return LEVEL.loose
  if (loose > 0) return LEVEL.loose
  return exact === few.words.length && few.words.length === many.words.length ? LEVEL.same : LEVEL.near
}

const compareDate = (one: string, two: string): Level => {
  if (editDistance(one, two, 1) <= 1) return LEVEL.near
  if (one.length !== 8 || two.length !== 8) return LEVEL.differs
  const [year, month, day] = [one.slice(0, 4), one.slice(4, 6), one.slice(6)]
  if (two === year + day + month) return LEVEL.near
  const agreeing =
    Number(two.startsWith(year)) + Number(two.slice(4, 6) === month) + Number(two.endsWith(day))
  return agreeing >= 2 ? LEVEL.loose : LEVEL.differs
}

const compareCode = (one: string, two: string): Level => {
  const long = Math.max(one.length, two.length)
  if (long >= 3 && editDistance(one, two, 1) <= 1) return LEVEL.near
  if (long === 2 && one.length === 2 && one[0] === two[1] && one[1] === two[0]) return LEVEL.near
  if (long >= 6 && editDistance(one, two, 2) <= 2) return LEVEL.loose
  return LEVEL.differs
}

/** Words that two longer texts share, as a share of the words of the shorter one. */
const sharedWords = (one: Prepared, two: Prepared): number => {
  const shared = one.words.filter((word) => word.length > 2 && two.words.includes(word)).length
  return shared / Math.max(1, Math.min(one.words.length, two.words.length))
}

const compareLongText = (one: Prepared, two: Prepared): Level => {
  if (isFar(one, two)) return LEVEL.differs
  const level = compareText(one.plain, two.plain)
  if (level === LEVEL.near || level === LEVEL.same) return level
  if (one.keys.join('') === two.keys.join('') && one.plain.length > 3) return LEVEL.near
  const shared = one.words.length > 1 && two.words.length > 1 ? sharedWords(one, two) : 0
  return level === LEVEL.loose || shared > 0.5 ? LEVEL.loose : LEVEL.differs
}

const compareAddressed = (one: Prepared, two: Prepared, mark: string): Level => {
  const [a = '', b = ''] = [one.plain.split(mark)[0], two.plain.split(mark)[0]]
  if (a === b && a.length > 3) return LEVEL.near
  const most = one.plain.length > 6 && two.plain.length > 6 ? 1 : 0
  return editDistance(one.plain, two.plain, most) <= most ? LEVEL.near : LEVEL.differs
}

/** The level of two values of one kind, the same both ways; never `missing` and never `crossed`. */
export const compareValues = (first: Prepared, second: Prepared, kind: ColumnKind): Level => {
  if (first.plain === second.plain) return LEVEL.same
  // Words are looked for greedily, one value in the other: in which order must not depend on who asks.
  const [one, two] = first.plain < second.plain ? [first, second] : [second, first]
  switch (kind) {
    case 'given-name':
    case 'surname':
      return one.words.length > 1 && two.words.length > 1 ? compareFullName(one, two) : compareName(one, two)
    case 'full-name':
      return compareFullName(one, two)
    case 'date':
      return compareDate(one.plain, two.plain)
    case 'identifier':
    case 'phone':
    case 'number':
    case 'code':
      return compareCode(one.plain, two.plain)
    case 'email':
    case 'handle':
      return compareAddressed(one, two, '@')
    default:
      return compareLongText(one, two)
  }
}
