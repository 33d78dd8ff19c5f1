/** Why adverts were joined, one line of JSON a join: every advert of a network but its first, with the one through which it came in. */
import {
  carriersOf,
  cutBy,
  explainJoin,
  explainTie,
  joinsNow,
  type WordedReason,
} from '@smart-rescue/core/linking/joining'
import type { LinkedFile } from './link-file.ts'

/** The lines: joins by network (`label`, `a`, `b`, `strength`, `reasons`, `counterReasons`), then what is too common to join (`common`). */
export function* toWhyLines({ ids, input, joined }: LinkedFile): Generator<string> {
  const isCut = cutBy(input, joined)
  const carriers = carriersOf(input, isCut)
  const seen = new Uint8Array(input.sources)
  const walked = new Uint8Array(input.kinds.length)
  for (let first = 0; first < input.sources; first += 1) {
    if (joined.label[first] !== first) continue
    seen[first] = 1
    const queue = [first]
    for (let next = 0; next < queue.length; next += 1) {
      const a = queue[next] ?? first
      for (let place = input.starts[a] ?? 0; place < (input.starts[a + 1] ?? 0); place += 1) {
        const tie = input.carried[place] ?? 0
        if (walked[tie] === 1 || isCut(place) || !joinsNow(joined, tie)) continue
        walked[tie] = 1
        for (let at = carriers.starts[tie] ?? 0; at < (carriers.starts[tie + 1] ?? 0); at += 1) {
          const b = carriers.sources[at] ?? 0
          if (seen[b] === 1) continue
          seen[b] = 1
          queue.push(b)
          const { strength, reasons, counterReasons } = explainJoin(input, joined, a, b)
          yield `${JSON.stringify({ label: first, a: ids[a], b: ids[b], strength, reasons: toPlain(reasons), counterReasons: toPlain(counterReasons) })}\n`
        }
      }
    }
  }
  for (let tie = 0; tie < input.kinds.length; tie += 1) {
    if (joinsNow(joined, tie)) continue
    const { strength, counterReasons } = explainTie(input, joined, tie)
    const common = { kind: input.kinds[tie], value: input.names[tie], sources: joined.figures.sources[tie] }
    yield `${JSON.stringify({ common, strength, counterReasons: toPlain(counterReasons) })}\n`
  }
}

/** Numbers of ties mean nothing outside of this run. */
const toPlain = (reasons: readonly WordedReason[]) => reasons.map(({ tie: _, ...reason }) => reason)
