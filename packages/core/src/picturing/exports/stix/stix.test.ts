import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeGraph } from '../../picture.fixture.ts'
import { describeSelector } from './describe-selector.ts'
import { observableId, uuidV5 } from './deterministic-id.ts'
import { writeStix } from './write-stix.ts'

const ABOUT = {
  caseReference: 'SR-2026-014',
  network: 'n-1',
  at: '2026-08-16T10:00:00Z',
  deciders: ['Maya Lantern'],
  leftOut: [],
}
const ID = /^[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

type Thing = Record<string, unknown> & { type: string; id: string }
const read = (text: string) => JSON.parse(text) as { type: string; id: string; objects: Thing[] }

/** Required properties as the standard's tables list them (STIX 2.1, sections 4.7, 5.1, 6, 7.2). */
const REQUIRED: Record<string, readonly string[]> = {
  grouping: ['type', 'spec_version', 'id', 'created', 'modified', 'context', 'object_refs'],
  relationship: [
    'type',
    'spec_version',
    'id',
    'created',
    'modified',
    'relationship_type',
    'source_ref',
    'target_ref',
  ],
  'marking-definition': ['type', 'spec_version', 'id', 'created'],
  'email-addr': ['type', 'id', 'value'],
  url: ['type', 'id', 'value'],
  'domain-name': ['type', 'id', 'value'],
  'user-account': ['type', 'id'],
}

const wishes = fc.record({
  sources: fc.integer({ min: 1, max: 20 }),
  selectors: fc.integer({ min: 1, max: 12 }),
  edges: fc.integer({ min: 0, max: 40 }),
  hubs: fc.integer({ min: 0, max: 2 }),
  seed: fc.nat(999),
})

describe('ids of observables', () => {
  it('are those the standard prints in its examples since its Errata 01', () => {
    // STIX 2.1: domain-name 6.4, email-addr 6.5, url 6.15, user-account 6.16.
    expect(observableId('domain-name', { value: 'example.com' })).toBe(
      'domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7',
    )
    expect(observableId('email-addr', { value: 'john@example.com' })).toBe(
      'email-addr--7165e2a9-671f-585d-b1e1-ca59c671d934',
    )
    expect(observableId('url', { value: 'https://example.com/research/index.html' })).toBe(
      'url--47c3cf9a-5027-5bf0-997a-017c7edc7c55',
    )
    expect(
      observableId('user-account', { user_id: '1001', account_login: 'jdoe', account_type: 'unix' }),
    ).toBe('user-account--f94d689e-707d-58c3-b803-c720bb6ed096')
  })

  it('are UUIDv5 as RFC 9562 computes it', () => {
    // RFC 9562, appendix A.4.
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })
})

describe('selectors as observables', () => {
  const of = (selectorKind: 'phone' | 'email' | 'url' | 'handle' | 'wallet' | 'account', label: string) => {
    const made = describeSelector({
      id: `selector:${selectorKind}/${label}`,
      kind: 'selector',
      selectorKind,
      label: '…',
    })
    if (made === undefined) throw new Error(`no observable for ${label}`)
    const { id: _, spec_version: __, ...rest } = made as Record<string, string>
    return rest
  }
  it('use the standard’s own objects', () => {
    expect(of('email', 'desk@jobs.example')).toEqual({ type: 'email-addr', value: 'desk@jobs.example' })
    expect(of('url', 'https://rooms.example/list?id=2')).toEqual({
      type: 'url',
      value: 'https://rooms.example/list?id=2',
    })
    expect(of('url', 'https://rooms.example/')).toEqual({ type: 'domain-name', value: 'rooms.example' })
    expect(of('url', 'https://rooms.example/कोठा')).toEqual({
      type: 'url',
      value: 'https://rooms.example/%E0%A4%95%E0%A5%8B%E0%A4%A0%E0%A4%BE',
    })
    expect(of('phone', '+447009000001')).toEqual({
      type: 'user-account',
      account_type: 'phone',
      user_id: '+447009000001',
    })
    expect(of('handle', 'telegram:harbour')).toEqual({
      type: 'user-account',
      account_type: 'telegram',
      account_login: 'harbour',
    })
    expect(of('wallet', 'bitcoin:bc1q0')).toEqual({
      type: 'user-account',
      account_type: 'bitcoin',
      user_id: 'bc1q0',
    })
    expect(of('account', 'iban:GB00')).toEqual({
      type: 'user-account',
      account_type: 'iban',
      user_id: 'GB00',
    })
    expect(describeSelector({ id: 'source:x', kind: 'source', label: 'x' })).toBeUndefined()
  })
})

describe('the bundle', () => {
  it('has what the standard requires, refers to nothing that it does not hold, and no custom object', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const bundle = read(writeStix(makeGraph(wish), ABOUT))
        expect(bundle.type).toBe('bundle')
        expect(bundle.id).toMatch(ID)
        const ids = bundle.objects.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const object of bundle.objects) {
          expect(object.id).toMatch(ID)
          expect(object.id.startsWith(`${object.type}--`)).toBe(true)
          const required = REQUIRED[object.type]
          if (required === undefined) throw new Error(`unexpected object ${object.type}`)
          for (const name of required) expect(object[name]).toBeDefined()
          expect(object.spec_version).toBe('2.1')
          for (const name of ['created', 'modified'])
            if (object[name] !== undefined)
              expect(object[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
          for (const [name, value] of Object.entries(object)) {
            expect(name).toMatch(/^[a-z0-9_]{3,250}$|^id$/)
            if (name.endsWith('_ref')) expect(ids).toContain(value)
            if (name.endsWith('_refs')) {
              expect(value).not.toEqual([])
              for (const ref of value as string[]) expect(ids).toContain(ref)
            }
          }
          if (object.confidence !== undefined) {
            expect(Number.isInteger(object.confidence)).toBe(true)
            expect(object.confidence).toBeGreaterThanOrEqual(0)
            expect(object.confidence).toBeLessThanOrEqual(100)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is the same twice, and a selector keeps its id in another case', () => {
    const graph = makeGraph({ sources: 8, selectors: 4, edges: 14 })
    expect(writeStix(graph, ABOUT)).toBe(writeStix(graph, ABOUT))
    const other = read(writeStix(graph, { ...ABOUT, caseReference: 'SR-2027-001' }))
    const known = new Set(read(writeStix(graph, ABOUT)).objects.map(({ id }) => id))
    const shared = other.objects.filter(({ id }) => known.has(id)).map(({ type }) => type)
    expect(shared).toContain('user-account')
    expect(shared).not.toContain('grouping')
    expect(shared).not.toContain('relationship')
  })

  it('passes on no text, no name, no place, no hub, and no join that a person broke', () => {
    const made = makeGraph({ sources: 8, selectors: 4, edges: 16, hubs: 1 })
    const graph = {
      nodes: [
        ...made.nodes.map((node) =>
          node.kind === 'source' ? { ...node, label: 'A text about a room' } : node,
        ),
        { id: 'place:x', kind: 'place' as const, label: 'Kathmandu', sources: 1, hub: false },
        { id: 'template:x', kind: 'template' as const, label: 'We offer work', sources: 2, hub: false },
      ],
      edges: made.edges.map((edge) => ({ ...edge, state: 'broken' as const })),
    }
    const text = writeStix(graph, ABOUT)
    for (const word of ['A text about', 'Kathmandu', 'We offer', 'Maya', '+4470090000']) {
      if (word.startsWith('+')) expect(text).not.toContain(`"${word}0"`)
      else expect(text).not.toContain(word)
    }
    expect(text).toContain('a selector so common that it joins nobody')
    expect(read(text).objects.filter(({ type }) => type === 'relationship')).toEqual([])
  })

  it('is marked for the receiver alone, and says that a machine proposed it', () => {
    const { objects } = read(writeStix(makeGraph({ sources: 8, selectors: 4, edges: 14 }), ABOUT))
    const grouping = objects.find(({ type }) => type === 'grouping')
    expect(grouping?.context).toBe('unspecified')
    expect(grouping?.description).toContain('proposed by a machine')
    for (const object of objects)
      if (object.type !== 'marking-definition')
        expect(object.object_marking_refs).toContain(
          'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82',
        )
  })
})
