import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeGraph } from '../picture.fixture.ts'
import { mergeGraphs } from './merge-graphs.ts'

const part = (graph: ReturnType<typeof makeGraph>, share: (n: number) => boolean) => ({
  ...graph,
  nodes: graph.nodes.filter((_, n) => share(n)),
})

describe('merging', () => {
  it('gives the whole back from its parts, and changes nothing when done again', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.integer({ min: 2, max: 5 }), (seed, by) => {
        const whole = makeGraph({ sources: 10, selectors: 4, edges: 16, seed })
        const merged = mergeGraphs([part(whole, (n) => n % by === 0), part(whole, (n) => n % by !== 0)])
        expect(new Set(merged.nodes)).toEqual(new Set(whole.nodes))
        expect(merged.edges).toEqual(whole.edges)
        expect(mergeGraphs([merged, merged])).toEqual(merged)
      }),
    )
  })

  it('takes what came last, and leaves out edges that lead nowhere', () => {
    const whole = makeGraph({ sources: 4, selectors: 2, edges: 5 })
    const later = {
      ...whole,
      nodes: [],
      edges: whole.edges.map((edge) => ({ ...edge, state: 'broken' as const })),
    }
    expect(mergeGraphs([whole, later]).edges.every(({ state }) => state === 'broken')).toBe(true)
    expect(mergeGraphs([later]).edges).toEqual([])
    expect(mergeGraphs([{ ...whole, cut: true }, whole]).cut).toBe(true)
  })
})
