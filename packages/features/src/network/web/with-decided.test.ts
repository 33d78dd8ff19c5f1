import type { NetworkGraph } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import type { JoinStory } from '../contract.ts'
import { actsOf } from './panels/acts-of.ts'
import { communityLetter } from './picture/look.ts'
import { withDecided } from './with-decided.ts'

const node = (id: string) => ({ id, kind: 'source' as const, label: id, sources: 1, hub: false })
const edge = (from: string, to: string) => ({
  id: `${from}|${to}`,
  from,
  to,
  rule: 'same-selector' as const,
  strength: 0.9,
  state: 'proposed' as const,
  reasons: [],
  counterReasons: [],
})
const graph: NetworkGraph = {
  nodes: ['a', 'b', 'c'].map(node),
  edges: [edge('a', 'b'), edge('b', 'c')],
  cut: false,
}
const story: JoinStory = {
  from: node('a'),
  to: node('b'),
  strength: 0.9,
  state: 'broken',
  reasons: [],
  counterReasons: [{ rule: 'person', sentence: 'A person broke it.' }],
  decisions: [],
}

describe('a decision in the picture', () => {
  it('changes that join alone, whichever end is named first', () => {
    for (const subject of [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ]) {
      const after = withDecided(graph, subject, story)
      expect(after.edges.map(({ state }) => state)).toEqual(['broken', 'proposed'])
      expect(after.edges[0]?.counterReasons).toEqual(story.counterReasons)
      expect(graph.edges[0]?.state).toBe('proposed')
    }
  })

  it('changes no join when it is about a selector as such', () => {
    expect(withDecided(graph, { from: 'b' }, story).edges).toEqual(graph.edges)
  })
})

describe('the acts of a join', () => {
  it('break what holds, reject what is only proposed, and always offer a way back from a decision', () => {
    expect(actsOf('proposed', true)).toEqual(['confirm', 'break'])
    expect(actsOf('proposed', false)).toEqual(['confirm', 'reject'])
    for (const state of ['confirmed', 'rejected', 'broken'] as const)
      expect(actsOf(state, true)).toContain('undo')
    expect(actsOf('broken', true)).not.toContain('break')
  })
})

describe('letters of communities', () => {
  it('go on after Z, each its own', () => {
    expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(communityLetter)).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
    const many = Array.from({ length: 2_000 }, (_, n) => communityLetter(n))
    expect(new Set(many).size).toBe(many.length)
  })
})
