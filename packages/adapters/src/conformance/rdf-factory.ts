/** What the RDF libraries make their terms and sets with. */
/// <reference path="./libraries.d.ts" />
import DataFactory from '@rdfjs/data-model/Factory.js'
import DatasetFactory from '@rdfjs/dataset/Factory.js'
import Environment from '@rdfjs/environment'
import NamespaceFactory from '@rdfjs/namespace/Factory.js'
import TermMapFactory from '@rdfjs/term-map/Factory.js'
import TermSetFactory from '@rdfjs/term-set/Factory.js'

/** A term of a graph. */
export interface Term {
  readonly termType: string
  readonly value: string
}

/** One statement. */
export interface Quad {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term
}

/** A set of statements. */
export interface Dataset extends Iterable<Quad> {
  add(quad: Quad): Dataset
  readonly size: number
}

/** Makes terms and sets. */
export interface RdfFactory {
  dataset(quads?: Iterable<Quad>): Dataset
}

/** The one factory: parser, validator and sets must share it. */
export const rdf: RdfFactory = new Environment([
  DataFactory,
  DatasetFactory,
  NamespaceFactory,
  TermMapFactory,
  TermSetFactory,
])
