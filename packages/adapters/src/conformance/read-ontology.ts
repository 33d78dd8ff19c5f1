/** Reads CASE 1.4.0 and UCO 1.4.0 from `domain/ontology`: the shapes, which class is below which, and every term they declare. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Parser } from 'n3'
import { type Dataset, type Quad, rdf } from './rdf-factory.ts'

/** The ontologies as the check needs them. */
export interface Ontology {
  readonly shapes: Dataset
  readonly hierarchy: Dataset
  readonly declared: ReadonlySet<string>
  /** Classes that are, or lie below, the class of that name. */
  below(iri: string): ReadonlySet<string>
}

const FOLDER = join(import.meta.dirname, '../../../../domain/ontology')
/** Rules about ontologies, not about cases. */
const ABOUT_ONTOLOGIES = 'owl.ttl'
/** The few rules in SPARQL are kept by `own-rules.ts`, so that no query engine is needed. */
const LEFT_OUT = /shacl#sparql$|owl#imports$/
const SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf'

const closeBelow = (hierarchy: Dataset) => {
  const children = new Map<string, string[]>()
  for (const { subject, object } of hierarchy)
    children.set(object.value, [...(children.get(object.value) ?? []), subject.value])
  return (iri: string): ReadonlySet<string> => {
    const found = new Set([iri])
    for (const each of found) for (const child of children.get(each) ?? []) found.add(child)
    return found
  }
}

/** Reads them. Takes about a tenth of a second. */
export const readOntology = async (): Promise<Ontology> => {
  const [shapes, hierarchy, declared] = [rdf.dataset(), rdf.dataset(), new Set<string>()]
  for (const folder of ['case', 'uco'])
    for (const file of await readdir(join(FOLDER, folder))) {
      if (!file.endsWith('.ttl') || file === ABOUT_ONTOLOGIES) continue
      const parser = new Parser({ factory: rdf, blankNodePrefix: `${folder}_${file}_` })
      const quads: Quad[] = parser.parse(await readFile(join(FOLDER, folder, file), 'utf8'))
      for (const quad of quads) {
        if (quad.subject.termType === 'NamedNode') declared.add(quad.subject.value)
        if (LEFT_OUT.test(quad.predicate.value)) continue
        shapes.add(quad)
        if (quad.predicate.value === SUBCLASS && quad.object.termType === 'NamedNode') hierarchy.add(quad)
      }
    }
  return { shapes, hierarchy, declared, below: closeBelow(hierarchy) }
}
