import type { NetworkEdge, NetworkGraph, NetworkNode } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dice, makeGraph } from '../picture.fixture.ts'
import { findCommunities } from './find-communities.ts'
import { findPath } from './find-path.ts'
import { indexGraph } from './index-graph.ts'
import { modularity, partByModularity } from './part-by-modularity.ts'

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const roll = dice(seed)
  return list
    .map((value) => [roll(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
}

const graphs = fc.record({
  sources: fc.integer({ min: 1, max: 40 }),
  selectors: fc.integer({ min: 1, max: 20 }),
  edges: fc.integer({ min: 0, max: 90 }),
  hubs: fc.integer({ min: 0, max: 1 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
})

const node = (id: string, more: Partial<NetworkNode> = {}): NetworkNode => ({
  id,
  kind: 'source',
  label: id,
  sources: 1,
  hub: false,
  ...more,
})
const edge = (from: string, to: string, strength = 0.9, state: NetworkEdge['state'] = 'proposed') => ({
  id: `${from}-${to}`,
  from,
  to,
  rule: 'same-selector' as const,
  strength,
  state,
  reasons: [],
  counterReasons: [],
})
const graph = (ids: string, edges: NetworkEdge[]): NetworkGraph => ({
  nodes: [...ids].map((id) => node(id)),
  edges,
  cut: false,
})

/** Two rings of four that one join holds together. */
const dumbbell = graph('abcdefgh', [
  ...['ab', 'bc', 'cd', 'da', 'ac', 'ef', 'fg', 'gh', 'he', 'eg'].map((pair) =>
    edge(pair[0] ?? '', pair[1] ?? ''),
  ),
  edge('d', 'e', 0.3),
])

describe('communities', () => {
  it('part two rings at the one join between them', () => {
    const indexed = indexGraph(dumbbell)
    const { of, sizes } = findCommunities(indexed)
    expect(sizes).toEqual([4, 4])
    expect([...of]).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  })

  it('reach the modularity that is known for the karate club, and never less than everybody alone', () => {
    // Zachary 1977: 34 members, 78 ties; the best partition known has 0.4198, Louvain finds 0.41 or more.
    const ties =
      '1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22 2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34'
        .split(' ')
        .map((tie) => tie.split('-').map((name) => Number(name) - 1))
    const club = {
      size: 34,
      from: ties.map(([a]) => a ?? 0),
      to: ties.map(([, b]) => b ?? 0),
      weight: ties.map(() => 1),
    }
    expect(ties.length).toBe(78)
    const found = modularity(club, partByModularity(club))
    expect(found).toBeGreaterThanOrEqual(0.41)
    expect(found).toBeLessThanOrEqual(0.4199)
  })

  it('come out the same in whatever order nodes and edges come', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (wish, seed) => {
        const made = makeGraph(wish)
        const turned = { ...made, nodes: shuffled(made.nodes, seed), edges: shuffled(made.edges, seed + 1) }
        expect(findCommunities(indexGraph(turned))).toEqual(findCommunities(indexGraph(made)))
      }),
      { numRuns: 60 },
    )
  })

  it('never hold what no join leads to: each community hangs together', () => {
    fc.assert(
      fc.property(graphs, (wish) => {
        const indexed = indexGraph(makeGraph(wish))
        const { of } = findCommunities(indexed)
        const first = new Map<number, string>()
        indexed.nodes.forEach((one, n) => {
          const community = of[n] ?? -1
          if (one.hub) expect(community).toBe(-1)
          if (community < 0) return
          const known = first.get(community)
          if (known === undefined) first.set(community, one.id)
          else
            expect(
              findPath(indexed, known, one.id, { mayUseNode: (k) => !(indexed.nodes[k]?.hub ?? false) }),
            ).toBeDefined()
        })
      }),
      { numRuns: 40 },
    )
  })

  it('do not count what a person rejected or broke', () => {
    const cut = {
      ...dumbbell,
      edges: dumbbell.edges.map((one) => (one.from === 'a' ? { ...one, state: 'broken' as const } : one)),
    }
    expect(findCommunities(indexGraph(graph('ab', [edge('a', 'b', 1, 'rejected')]))).sizes).toEqual([])
    expect(findCommunities(indexGraph(cut)).of[0]).toBe(findCommunities(indexGraph(cut)).of[3])
  })
})

describe('the path between two', () => {
  it('takes the fewest steps, and the stronger of two ways with as many', () => {
    const indexed = indexGraph(
      graph('abcde', [
        edge('a', 'b', 0.5),
        edge('b', 'd', 0.9),
        edge('a', 'c', 0.8),
        edge('c', 'd', 0.8),
        edge('a', 'e', 1),
        edge('e', 'c', 1),
      ]),
    )
    const path = findPath(indexed, 'a', 'd')
    expect(path?.nodes).toEqual(['a', 'c', 'd'])
    expect(path?.edges).toEqual(['a-c', 'c-d'])
    expect(path?.strength).toBeCloseTo(0.64)
  })

  it('walks no broken join and no node that is not to be used, but always the two ends', () => {
    const indexed = indexGraph(graph('abc', [edge('a', 'b', 1, 'broken'), edge('b', 'c'), edge('a', 'c')]))
    expect(findPath(indexed, 'a', 'b')?.nodes).toEqual(['a', 'c', 'b'])
    expect(findPath(indexed, 'a', 'b', { mayUseNode: (n) => indexed.nodes[n]?.id !== 'c' })).toBeUndefined()
    expect(findPath(indexed, 'c', 'a', { mayUseNode: () => false })?.nodes).toEqual(['c', 'a'])
    expect(findPath(indexed, 'a', 'a')).toEqual({ nodes: ['a'], edges: [], strength: 1 })
    expect(findPath(indexed, 'a', 'nobody')).toBeUndefined()
  })

  it('is a way of joins that touch, has no shorter one, and is as long the other way round', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), fc.nat(), (wish, i, j) => {
        const indexed = indexGraph(makeGraph(wish))
        const from = indexed.nodes[i % indexed.nodes.length]?.id ?? ''
        const to = indexed.nodes[j % indexed.nodes.length]?.id ?? ''
        const path = findPath(indexed, from, to)
        const back = findPath(indexed, to, from)
        expect(back?.edges.length).toBe(path?.edges.length)
        if (path === undefined) return
        expect(back?.strength).toBeCloseTo(path.strength)
        expect(path.nodes.at(0)).toBe(from)
        expect(path.nodes.at(-1)).toBe(to)
        const byId = new Map(indexed.edges.map((one) => [one.id, one]))
        path.edges.forEach((id, place) => {
          const ends = [byId.get(id)?.from, byId.get(id)?.to]
          expect(ends).toContain(path.nodes[place])
          expect(ends).toContain(path.nodes[place + 1])
        })
      }),
      { numRuns: 100 },
    )
  })
})
