import { ExhibitId } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NodeId, type NodeRef, nodeId, readNodeId } from './node-id.ts'

const exhibitId = ExhibitId.parse('01890000-0000-7000-8000-000000000001')
const source = fc.nat(1_000_000).map((row) => ({ exhibitId, row }))
const text = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' })
const refs: fc.Arbitrary<NodeRef> = fc.oneof(
  source.map((each) => ({ kind: 'source' as const, source: each })),
  source.map((each) => ({ kind: 'template' as const, source: each })),
  fc.record({
    kind: fc.constant('selector' as const),
    selectorKind: fc.constantFrom('phone' as const, 'url' as const),
    normal: text,
  }),
  text.map((name) => ({ kind: 'place' as const, name })),
)

describe('names of nodes', () => {
  it('are read back as what they name, whatever stands in a selector or a place', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        expect(readNodeId(nodeId(ref))).toEqual(ref)
      }),
    )
  })

  it('are refused where they name nothing', () => {
    for (const wrong of [
      '',
      'source:',
      'source:1.2',
      `source:${exhibitId}`,
      `source:${exhibitId}.x`,
      `source:${exhibitId}.1/../../x`,
      `SOURCE:${exhibitId}.1`,
      'selector:phone',
      'selector:colour/blue',
      'selector:phone/',
      'template:a',
      'place:',
      'person:anna',
    ])
      expect(NodeId.safeParse(wrong).success, wrong).toBe(false)
    expect(NodeId.safeParse(`selector:phone/${'1'.repeat(3_000)}`).success).toBe(false)
  })
})
