/** How firmly a network hangs together: the strength of its weakest necessary join. */
import type { JoinInput } from './join-input.ts'
import { cutBy } from './join-sources.ts'
import type { Joined } from './joined.ts'
import { joinsNow } from './standing-of.ts'
import { createUnion } from './union.ts'

/**
 * For each network, by its label, the strength of the weakest join without which it would fall apart: the strongest ties are
 * laid first, and the last one that was needed counts. 1 where people's decisions alone hold it; 0 for labels that are none.
 */
export const weakestJoins = (input: JoinInput, joined: Joined): Float32Array => {
  const weakest = new Float32Array(input.sources)
  for (const label of joined.label) if (label >= 0) weakest[label] = 1
  const union = createUnion(input.sources + input.kinds.length)
  const sure = new Set<string>()
  for (const { subject, standing } of joined.standing) {
    if (standing !== 'confirmed') continue
    if (subject.on === 'pair') union.join(subject.a, subject.b)
    else sure.add(subject.on === 'tie' ? `${subject.tie}` : `${subject.source} ${subject.tie}`)
  }
  const isCut = cutBy(input, joined)
  const joins = input.kinds.map((_, tie) => joinsNow(joined, tie))
  const places: number[] = []
  const strength = new Float32Array(input.carried.length)
  const owner = new Uint32Array(input.carried.length)
  for (let s = 0; s < input.sources; s += 1) {
    if ((joined.label[s] ?? -1) < 0) continue
    for (let place = input.starts[s] ?? 0; place < (input.starts[s + 1] ?? 0); place += 1) {
      const tie = input.carried[place] ?? 0
      if ((joined.figures.sources[tie] ?? 0) < 2 || isCut(place) || joins[tie] === false) continue
      const isSure = sure.has(`${tie}`) || sure.has(`${s} ${tie}`)
      const chance = joined.figures.chance[tie] ?? 0
      owner[place] = s
      strength[place] = isSure
        ? 1
        : (input.confidence[place] ?? 0) * chance * (joined.figures.own.get(place) ?? 1)
      places.push(place)
    }
  }
  places.sort((x, y) => (strength[y] ?? 0) - (strength[x] ?? 0))
  for (const place of places) {
    const s = owner[place] ?? 0
    const tie = input.sources + (input.carried[place] ?? 0)
    // The smallest member names a group, and ties are numbered after sources: a group of a tie alone is named by it.
    const joinsTwo = union.find(tie) < input.sources
    if (!union.join(s, tie)) continue
    const label = joined.label[s] ?? -1
    if (joinsTwo && label >= 0) weakest[label] = Math.min(weakest[label] ?? 1, strength[place] ?? 0)
  }
  return weakest
}
