/** The parts of the RDF libraries that are used here; they come without types. */
declare module 'shacl-engine' {
  interface Named {
    readonly value: string
  }
  export interface ShaclResult {
    readonly severity?: Named
    readonly constraintComponent?: Named
    readonly value?: { readonly term?: Named & { readonly datatype?: Named } }
    readonly focusNode?: { readonly term?: Named }
    readonly path?: readonly { readonly predicates: readonly Named[] }[]
    readonly message?: readonly Named[]
  }
  export class Validator {
    constructor(shapes: unknown, options: { factory: unknown })
    validate(data: { dataset: unknown }): Promise<{ conforms: boolean; results: readonly ShaclResult[] }>
  }
}
declare module 'n3' {
  import type { Quad } from './rdf-factory.ts'
  export class Parser {
    constructor(options: { factory: unknown; format?: string; blankNodePrefix?: string })
    parse(text: string): Quad[]
  }
}
declare module 'jsonld' {
  const jsonld: { toRDF(document: unknown, options: object): Promise<string> }
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default jsonld
}
declare module '@rdfjs/environment' {
  import type { RdfFactory } from './rdf-factory.ts'

  const Environment: new (factories: readonly unknown[]) => RdfFactory
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default Environment
}
declare module '@rdfjs/*/Factory.js' {
  const factory: unknown
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default factory
}
