/** One line for each network: what a list shows of it. Pure. */
import { type Joined, type TieKind, weakestJoins } from '@smart-rescue/core/linking/joining'
import { type MemberId, SelectorKind, type SourceRef } from '@smart-rescue/schema'
import type { StoredDecision } from '../decisions.ts'
import { subjectOf } from '../decisions.ts'
import type { CaseSources } from './case-sources.ts'

/** A network as it is stored. */
export interface NetworkRow {
  readonly first: SourceRef
  readonly members: readonly number[]
  readonly templates: number
  readonly pictures: number
  readonly traces: number
  readonly strength: number
  readonly state: 'proposed' | 'confirmed' | 'changed'
  readonly decidedBy?: MemberId
  readonly firstSeen?: string
  readonly lastSeen?: string
  readonly places: readonly string[]
  /** The selectors that most of its sources carry. */
  readonly selectors: readonly { kind: SelectorKind; normal: string; sources: number }[]
  /** Normal forms of its selectors and traces, one a line. */
  readonly normals: string
}

/** So many selectors and places are shown of a network, and so many characters of its selectors searched. */
const SHOWN = 8
const SEARCHED = 40_000

/** The networks, biggest first, then by their smallest source. */
export const summarise = (
  sources: CaseSources,
  joined: Joined,
  decisions: readonly StoredDecision[],
): NetworkRow[] => {
  const members = new Map<number, number[]>()
  joined.label.forEach((label, n) => {
    if (label < 0) return
    const own = members.get(label)
    if (own === undefined) members.set(label, [n])
    else own.push(n)
  })
  const strength = weakestJoins(sources.input, joined)
  const decided = decidedNetworks(sources, joined, decisions)
  return [...members]
    .map(([label, own]) => ({
      first: sources.refOf(label),
      members: own,
      strength: Math.round((strength[label] ?? 0) * 10_000) / 10_000,
      ...(decided.get(label) ?? { state: 'proposed' as const }),
      ...describe(sources, own),
    }))
    .sort((x, y) => y.members.length - x.members.length || (x.members[0] ?? 0) - (y.members[0] ?? 0))
}

const describe = ({ input, posted, places }: CaseSources, members: readonly number[]) => {
  const counts = new Map<number, number>()
  const where = new Map<string, number>()
  let firstSeen: string | undefined
  let lastSeen: string | undefined
  for (const n of members) {
    for (let at = input.starts[n] ?? 0; at < (input.starts[n + 1] ?? 0); at += 1) {
      const tie = input.carried[at] ?? 0
      counts.set(tie, (counts.get(tie) ?? 0) + 1)
    }
    const place = places[n]
    if (place !== null && place !== undefined && place !== '') where.set(place, (where.get(place) ?? 0) + 1)
    const day = posted[n]
    if (day === null || day === undefined) continue
    if (firstSeen === undefined || day < firstSeen) firstSeen = day
    if (lastSeen === undefined || day > lastSeen) lastSeen = day
  }
  const most = (x: readonly [unknown, number], y: readonly [unknown, number]): number => y[1] - x[1]
  const ties = [...counts].sort((x, y) => most(x, y) || x[0] - y[0])
  const selectors = ties.flatMap(([tie, count]) => {
    const kind = SelectorKind.safeParse(input.kinds[tie])
    return kind.success ? [{ kind: kind.data, normal: input.names[tie] ?? '', sources: count }] : []
  })
  const ofKind = (kind: TieKind) => ties.filter(([tie]) => input.kinds[tie] === kind)
  const traces = ofKind('file-trace')
  return {
    templates: ofKind('template').length,
    pictures: ofKind('picture').length,
    traces: traces.filter(([, count]) => count > 1).length,
    selectors: selectors.slice(0, SHOWN),
    normals: [...selectors.map(({ normal }) => normal), ...traces.map(([tie]) => input.names[tie] ?? '')]
      .join('\n')
      .slice(0, SEARCHED),
    places: [...where]
      .sort((x, y) => most(x, y) || (x[0] < y[0] ? -1 : 1))
      .slice(0, SHOWN)
      .map(([place]) => place),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
  }
}

interface Decided {
  readonly state: 'confirmed' | 'changed'
  readonly decidedBy: MemberId
}

/** Networks in which something stands that a person decided: changed where a join was parted, else confirmed; and who was last. */
const decidedNetworks = (
  sources: CaseSources,
  joined: Joined,
  decisions: readonly StoredDecision[],
): Map<number, Decided> => {
  const decided = new Map<number, Decided>()
  const byLeaf = new Map(decisions.map((each) => [each.leaf, each]))
  for (const { leaf, standing } of joined.standing) {
    const decision = byLeaf.get(leaf)
    if (decision === undefined) continue
    const subject = subjectOf(sources, decision.from, decision.to)
    if (subject === undefined || subject.on === 'tie') continue
    for (const n of subject.on === 'pair' ? [subject.a, subject.b] : [subject.source]) {
      const label = joined.label[n] ?? -1
      if (label < 0) continue
      const changed = standing !== 'confirmed' || decided.get(label)?.state === 'changed'
      decided.set(label, { state: changed ? 'changed' : 'confirmed', decidedBy: decision.by.id })
    }
  }
  return decided
}
