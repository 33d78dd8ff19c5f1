/** The way from one source to another through what they share. */
import { type Carriers, carriersOf, type JoinInput } from './join-input.ts'
import { cutBy } from './join-sources.ts'
import type { Joined } from './joined.ts'
import { joinsNow } from './standing-of.ts'

/** One step: to this source, by this tie; without a tie by a decision of a person. The first step has no tie and is the beginning. */
export interface PathStep {
  readonly source: number
  readonly tie?: number
}

/** The shortest way by ties that join and pairs that people confirmed; empty where there is none. Of equal ways the one with the smallest numbers. */
export const pathBetween = (input: JoinInput, joined: Joined, from: number, to: number): PathStep[] => {
  if (from === to) return [{ source: from }]
  const isCut = cutBy(input, joined)
  const carriers = carriersOf(input, isCut)
  const bonds = bondsBySource(joined)
  const cameBy = new Map<number, { readonly before: number; readonly tie?: number }>()
  cameBy.set(from, { before: -1 })
  const walked = new Set<number>()
  let edge = [from]
  while (edge.length > 0 && !cameBy.has(to)) {
    const next: number[] = []
    for (const source of edge) {
      const reach = (other: number, tie?: number): void => {
        if (cameBy.has(other) || joined.label[other] !== joined.label[from]) return
        cameBy.set(other, tie === undefined ? { before: source } : { before: source, tie })
        next.push(other)
      }
      for (const other of bonds.get(source) ?? []) reach(other)
      for (let place = input.starts[source] ?? 0; place < (input.starts[source + 1] ?? 0); place += 1) {
        const tie = input.carried[place] ?? 0
        if (isCut(place) || walked.has(tie) || !joinsNow(joined, tie)) continue
        walked.add(tie)
        for (const other of carriedBy(carriers, tie)) reach(other, tie)
      }
    }
    edge = next.sort((x, y) => x - y)
  }
  return walkBack(cameBy, to)
}

const carriedBy = ({ starts, sources }: Carriers, tie: number): Uint32Array =>
  sources.subarray(starts[tie] ?? 0, starts[tie + 1] ?? 0)

const bondsBySource = (joined: Joined): Map<number, number[]> => {
  const bonds = new Map<number, number[]>()
  const add = (x: number, y: number): void => void bonds.set(x, [...(bonds.get(x) ?? []), y])
  for (const { subject, standing } of joined.standing) {
    if (subject.on !== 'pair' || standing !== 'confirmed') continue
    add(subject.a, subject.b)
    add(subject.b, subject.a)
  }
  return bonds
}

const walkBack = (
  cameBy: ReadonlyMap<number, { readonly before: number; readonly tie?: number }>,
  to: number,
): PathStep[] => {
  const steps: PathStep[] = []
  for (let at = to; at >= 0; ) {
    const step = cameBy.get(at)
    if (step === undefined) return []
    steps.push(step.tie === undefined ? { source: at } : { source: at, tie: step.tie })
    at = step.before
  }
  return steps.reverse()
}
