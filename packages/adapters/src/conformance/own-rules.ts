/** The rules of UCO 1.4.0 that its shapes write in SPARQL, and one more: no term that the ontologies do not declare. */

import type { Quad } from './rdf-factory.ts'
import type { Ontology } from './read-ontology.ts'

/** One thing that is wrong, or better done otherwise. `node` is what it stands at. */
export interface ConformanceFinding {
  readonly severity: 'error' | 'warning' | 'info'
  readonly rule: string
  readonly node: string
  readonly path?: string
  readonly sentence: string
}

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const CORE = 'https://ontology.unifiedcyberontology.org/uco/core/'
const NAMESPACE = /^https?:\/\/ontology\.(?:caseontology|unifiedcyberontology)\.org\//
/** As core.ttl spells it. */
const ENDS_WITH_UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-5][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const findUndeclared = (quads: readonly Quad[], { declared }: Ontology): ConformanceFinding[] => {
  const seen = new Map<string, string>()
  for (const { subject, predicate, object } of quads)
    for (const term of [predicate, object])
      if (term.termType === 'NamedNode' && NAMESPACE.test(term.value) && !declared.has(term.value))
        seen.set(term.value, seen.get(term.value) ?? subject.value)
  return [...seen].map(([term, node]) => ({
    severity: 'error',
    rule: 'undeclared-term',
    node,
    path: term,
    sentence:
      'CASE and UCO 1.4.0 declare no such term. Use one that they declare, or a namespace of your own.',
  }))
}

const findNames = (quads: readonly Quad[], ontology: Ontology): ConformanceFinding[] => {
  const things = ontology.below(`${CORE}UcoThing`)
  const found = new Map<string, ConformanceFinding>()
  for (const { subject, predicate, object } of quads) {
    if (predicate.value !== TYPE || !things.has(object.value)) continue
    const node = subject.value
    if (subject.termType === 'BlankNode')
      found.set(node, {
        severity: 'error',
        rule: 'blank-node',
        node,
        sentence: 'A thing of UCO must have a name. Give the node an @id.',
      })
    else if (!ENDS_WITH_UUID.test(node))
      found.set(node, {
        severity: 'info',
        rule: 'name-without-uuid',
        node,
        sentence: 'UCO advises that the name of a thing ends in a UUID.',
      })
  }
  return [...found.values()]
}

const findSharedFacets = (quads: readonly Quad[]): ConformanceFinding[] => {
  const owners = new Map<string, Set<string>>()
  for (const { subject, predicate, object } of quads)
    if (predicate.value === `${CORE}hasFacet`)
      owners.set(object.value, (owners.get(object.value) ?? new Set()).add(subject.value))
  return [...owners]
    .filter(([, of]) => of.size > 1)
    .map(([node]) => ({
      severity: 'error',
      rule: 'shared-facet',
      node,
      sentence: 'A facet must belong to one object only. Give each object a facet of its own.',
    }))
}

/** What these rules find. */
export const applyOwnRules = (quads: readonly Quad[], ontology: Ontology): readonly ConformanceFinding[] => [
  ...findUndeclared(quads, ontology),
  ...findNames(quads, ontology),
  ...findSharedFacets(quads),
]
