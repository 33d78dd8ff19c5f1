/** Reads a JSON-LD file into statements, offline: a context at an address is refused, and what JSON-LD would silently drop is told. */
import jsonld from 'jsonld'
import { Parser } from 'n3'
import type { ConformanceFinding } from './own-rules.ts'
import { type Quad, rdf } from './rdf-factory.ts'

/** The statements of a file, or why it cannot be read. */
export type GraphReading =
  | { readonly ok: true; readonly quads: readonly Quad[]; readonly dropped: readonly ConformanceFinding[] }
  | { readonly ok: false; readonly sentence: string }

class RemoteContext extends Error {}

/** What a reader of JSON-LD reports of what it leaves out. */
interface DropEvent {
  readonly code?: string
  readonly level?: string
  readonly message?: string
  readonly details?: { readonly property?: string; readonly type?: string; readonly id?: string }
}

const tellDropped = ({ code = 'dropped', details = {} }: DropEvent): ConformanceFinding => {
  const what = details.property ?? details.type ?? details.id ?? ''
  return {
    // Not of the ontologies, so no breach of them; but whoever reads the file will not see it.
    severity: 'info',
    rule: 'dropped',
    node: what,
    sentence: `A reader of JSON-LD leaves this out (${code}). Name it in the @context, or write its whole address.`,
  }
}

/** Reads the text of a file. */
export const readGraph = async (text: string): Promise<GraphReading> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, sentence: 'The file is not JSON. Export it again, or check that it arrived whole.' }
  }
  if (typeof json !== 'object' || json === null)
    return { ok: false, sentence: 'The file holds no JSON-LD: an object or a list is expected.' }
  const dropped = new Map<string, ConformanceFinding>()
  const eventHandler = ({ event }: { event: DropEvent }) => {
    const finding = tellDropped(event)
    dropped.set(`${event.code} ${finding.node}`, finding)
  }
  const documentLoader = async (address: string): Promise<never> => {
    throw new RemoteContext(address)
  }
  try {
    const options = { format: 'application/n-quads', documentLoader, eventHandler }
    const lines: string = await jsonld.toRDF(json, options)
    const quads = new Parser({ factory: rdf, format: 'N-Quads', blankNodePrefix: 'd_' }).parse(lines)
    return { ok: true, quads, dropped: [...dropped.values()] }
  } catch (cause) {
    const remote = findRemote(cause)
    return {
      ok: false,
      sentence:
        remote === undefined
          ? 'The file is JSON, but no JSON-LD that can be read. Check its @context and its @id values.'
          : `The file takes its @context from ${remote}. Nothing is fetched: put the context into the file itself.`,
    }
  }
}

const findRemote = (cause: unknown): string | undefined => {
  if (cause instanceof RemoteContext) return cause.message
  if (!(cause instanceof Error)) return undefined
  const { details } = cause as Error & { details?: { cause?: unknown } }
  return findRemote(details?.cause ?? cause.cause)
}
