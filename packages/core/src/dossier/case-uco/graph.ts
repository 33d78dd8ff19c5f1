/** A graph of CASE 1.4.0 and UCO 1.4.0 as JSON-LD: names of nodes, values with their types, and the context that spells them. Needs no file from elsewhere to be read. */
import { sha1 } from '@noble/hashes/legacy.js'
import { fromHex, joinBytes, toHex, utf8 } from '../../integrity/index.ts'

/** Reference to a node of the same graph. */
export interface NodeRef {
  readonly '@id': string
}

/** One node: its name, its class, and its properties. */
export type GraphNode = NodeRef & { readonly '@type': string } & Readonly<Record<string, unknown>>

/** A whole file, as `JSON.stringify` writes it. */
export interface CaseUcoGraph {
  readonly '@context': Readonly<Record<string, string>>
  readonly '@graph': readonly GraphNode[]
}

const CASE = 'https://ontology.caseontology.org/case'
const UCO = 'https://ontology.unifiedcyberontology.org/uco'

/** Prefixes of every term that the product writes. `kb` is the case's own room: its log's origin names nobody else's. */
export const contextOf = (room: string): Readonly<Record<string, string>> => ({
  kb: room,
  'case-investigation': `${CASE}/investigation/`,
  'uco-action': `${UCO}/action/`,
  'uco-core': `${UCO}/core/`,
  'uco-identity': `${UCO}/identity/`,
  'uco-observable': `${UCO}/observable/`,
  'uco-tool': `${UCO}/tool/`,
  'uco-types': `${UCO}/types/`,
  xsd: 'http://www.w3.org/2001/XMLSchema#',
})

/** The namespace of URLs (RFC 9562, appendix A). */
const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8'

/** UUID version 5 (RFC 9562, section 5.5) of a name in the namespace of URLs: the same name always gives the same UUID. */
export const nameUuid = (name: string): string => {
  const space = fromHex(URL_NAMESPACE) ?? new Uint8Array(0)
  const bytes = sha1(joinBytes(space, utf8(name))).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = toHex(bytes)
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-')
}

/** Makes the namer of one graph: a kind and what tells its thing apart give the node's name, which ends in a UUID as UCO advises. */
export const createNamer =
  (room: string) =>
  (kind: string, ...key: readonly (string | number)[]): NodeRef => ({
    '@id': `kb:${kind}-${nameUuid(`${room}${kind}/${JSON.stringify(key)}`)}`,
  })

/** Names nodes. */
export type Namer = ReturnType<typeof createNamer>

/** A moment, from RFC 3339. */
export const dateTime = (at: string) => ({ '@type': 'xsd:dateTime', '@value': at })

/** Bytes in hex. */
export const hexBinary = (hex: string) => ({ '@type': 'xsd:hexBinary', '@value': hex.toUpperCase() })
