import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCommunities } from '../measures/find-communities.ts'
import { indexGraph } from '../measures/index-graph.ts'
import { makeGraph } from '../picture.fixture.ts'
import { dayNumber, daysOf, dayText } from './days.ts'
import { seedPositions } from './seed-positions.ts'
import { shownPart, whatIsShown } from './shown-part.ts'

const made = (seed = 1) => indexGraph(makeGraph({ sources: 60, selectors: 12, edges: 90, hubs: 2, seed }))
const all = { hideHubs: false, showBroken: true }

describe('the shown part', () => {
  it('is everything that a join leads to where nothing is wished away', () => {
    const graph = made()
    const part = shownPart(graph, all)
    expect(part.nodeCount).toBe(graph.nodes.length)
    expect(part.edgeCount).toBe(graph.edges.length)
  })

  it('loses hubs with their edges and nothing else', () => {
    const graph = made()
    const shown = whatIsShown(graph, shownPart(graph, { ...all, hideHubs: true }))
    expect(graph.nodes.some((node) => node.hub)).toBe(true)
    expect(shown.nodes.some((node) => node.hub)).toBe(false)
    const hubs = new Set(graph.nodes.filter((node) => node.hub).map(({ id }) => id))
    expect(shown.edges).toEqual(graph.edges.filter((edge) => !hubs.has(edge.from) && !hubs.has(edge.to)))
    expect(shown.nodes.filter((node) => node.kind === 'source').length).toBe(60)
  })

  it('grows with the span of days and never shows an edge without its ends', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 60 }),
        (seed, a, b, more) => {
          const graph = made(seed)
          const start = dayNumber('2026-01-01') ?? 0
          const [from, to] = [start + Math.min(a, b), start + Math.max(a, b)]
          const narrow = shownPart(graph, { ...all, from, to })
          const wide = shownPart(graph, { ...all, from: from - more, to: to + more })
          narrow.nodes.forEach((one, n) => {
            expect(one <= (wide.nodes[n] ?? 0)).toBe(true)
          })
          narrow.edges.forEach((one, e) => {
            expect(one <= (wide.edges[e] ?? 0)).toBe(true)
            if (one === 0) return
            expect(narrow.nodes[graph.from[e] ?? 0]).toBe(1)
            expect(narrow.nodes[graph.to[e] ?? 0]).toBe(1)
          })
          graph.nodes.forEach((node, n) => {
            const day = dayNumber(node.firstSeen) ?? 0
            if (node.kind === 'source') expect(narrow.nodes[n]).toBe(day >= from && day <= to ? 1 : 0)
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps sources without a date, and counts them', () => {
    const graph = makeGraph({ sources: 5, selectors: 2, edges: 6 })
    const undated = { ...graph, nodes: graph.nodes.map(({ firstSeen: _, lastSeen: __, ...node }) => node) }
    const part = shownPart(indexGraph(undated), { ...all, from: 0, to: 1 })
    expect(part.nodeCount).toBe(7)
    expect(part.undated).toBe(5)
    expect(daysOf(indexGraph(undated))).toBeUndefined()
  })

  it('shows broken joins only when that is wished', () => {
    const graph = makeGraph({ sources: 5, selectors: 2, edges: 6 })
    const broken = indexGraph({
      ...graph,
      edges: graph.edges.map((edge) => ({ ...edge, state: 'broken' as const })),
    })
    expect(shownPart(broken, { ...all, showBroken: false }).edgeCount).toBe(0)
    expect(shownPart(broken, all).edgeCount).toBe(graph.edges.length)
  })
})

describe('days', () => {
  it('come back as they went, and what is no date is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
        expect(dayNumber(dayText(day))).toBe(day)
      }),
    )
    expect(dayText(0)).toBe('1970-01-01')
    expect(dayNumber('2026-03-09T23:59:00+05:45')).toBe(dayNumber('2026-03-09'))
    expect(dayNumber('next week')).toBeUndefined()
    expect(dayNumber(undefined)).toBeUndefined()
  })

  it('are counted over sources alone', () => {
    const days = daysOf(made())
    expect([...(days?.perDay.values() ?? [])].reduce((a, b) => a + b, 0)).toBe(60)
    expect(days?.first).toBeLessThan(days?.last ?? 0)
  })
})

describe('seed positions', () => {
  it('are finite, the same every time, and no two nodes stand on one point', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const graph = made(seed)
        const places = seedPositions(graph, findCommunities(graph))
        expect(places).toEqual(seedPositions(graph, findCommunities(graph)))
        const points = new Set<string>()
        for (let n = 0; n < graph.nodes.length; n += 1) {
          expect(Number.isFinite(places[2 * n]) && Number.isFinite(places[2 * n + 1])).toBe(true)
          points.add(`${places[2 * n]} ${places[2 * n + 1]}`)
        }
        expect(points.size).toBe(graph.nodes.length)
      }),
      { numRuns: 30 },
    )
  })
})
