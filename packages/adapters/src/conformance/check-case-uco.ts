/** Checks a CASE/UCO file: the SHACL shapes of both ontologies, their rules in SPARQL by hand, and that no term is undeclared. Offline. */
import { type ShaclResult, Validator } from 'shacl-engine'
import { applyOwnRules, type ConformanceFinding } from './own-rules.ts'
import { rdf } from './rdf-factory.ts'
import { readGraph } from './read-graph.ts'
import { type Ontology, readOntology } from './read-ontology.ts'

/** What a check found. `conforms` where nothing of severity `error` or `warning` was found; advice alone does not fail a file. */
export type ConformanceVerdict =
  | {
      readonly state: 'read'
      readonly conforms: boolean
      readonly statements: number
      readonly findings: readonly ConformanceFinding[]
    }
  | { readonly state: 'unreadable'; readonly conforms: false; readonly sentence: string }

/** Checks files, one after another, against the same ontologies. */
export interface CaseUcoChecker {
  check(text: string): Promise<ConformanceVerdict>
}

const SEVERITIES: Readonly<Record<string, ConformanceFinding['severity']>> = {
  Violation: 'error',
  Warning: 'warning',
  Info: 'info',
}

const lastOf = (iri: string): string => iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1)

const STRING = 'http://www.w3.org/2001/XMLSchema#string'

/**
 * The engine takes text with characters beyond the Basic Multilingual Plane for no string (rdf-validation 0.1 tests UTF-16
 * units one by one). Such text is a string, and a title with a pictograph must not fail a file.
 */
const isMistaken = ({ constraintComponent, message, value }: ShaclResult): boolean =>
  lastOf(constraintComponent?.value ?? '') === 'DatatypeConstraintComponent' &&
  message?.some((each) => each.value.includes(`<${STRING}>`)) === true &&
  value?.term?.datatype?.value === STRING &&
  /^[^\p{Cs}\ufffe\uffff]*$/u.test(value.term.value)

const createValidate = (ontology: Ontology) => {
  const engine = new Validator(ontology.shapes, { factory: rdf })
  return async (quads: Parameters<typeof applyOwnRules>[0]): Promise<ConformanceFinding[]> => {
    // With the hierarchy: a file of a subclass is of the class, too.
    const report = await engine.validate({ dataset: rdf.dataset([...quads, ...ontology.hierarchy]) })
    return report.results
      .filter((result) => !isMistaken(result))
      .map((result) => {
        const path = result.path
          ?.map(({ predicates }) => predicates.map(({ value }) => value).join('|'))
          .join('/')
        return {
          severity: SEVERITIES[lastOf(result.severity?.value ?? '')] ?? 'error',
          rule: lastOf(result.constraintComponent?.value ?? 'shape').replace(/ConstraintComponent$/, ''),
          node: result.focusNode?.term?.value ?? '',
          ...(path === undefined || path === '' ? {} : { path }),
          sentence: result.message?.map(({ value }) => value).join(' ') || 'The node does not fit its shape.',
        }
      })
  }
}

/** Reads the ontologies once and makes a checker. */
export const createCaseUcoChecker = async (): Promise<CaseUcoChecker> => {
  const ontology = await readOntology()
  const validate = createValidate(ontology)
  return {
    check: async (text) => {
      const graph = await readGraph(text)
      if (!graph.ok) return { state: 'unreadable', conforms: false, sentence: graph.sentence }
      const empty: readonly ConformanceFinding[] =
        graph.quads.length > 0
          ? []
          : [{ severity: 'error', rule: 'empty', node: '', sentence: 'The file states nothing.' }]
      const findings = [
        ...empty,
        ...graph.dropped,
        ...(await validate(graph.quads)),
        ...applyOwnRules(graph.quads, ontology),
      ]
      return {
        state: 'read',
        conforms: findings.every(({ severity }) => severity === 'info'),
        statements: graph.quads.length,
        findings,
      }
    },
  }
}
