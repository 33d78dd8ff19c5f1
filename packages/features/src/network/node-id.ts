/** Names of the nodes of a network: `source:exhibit.row`, `selector:kind/normal`, `template:exhibit.row` (any of its texts), `picture:exhibit.row~exhibit.row` (the two oldest that made the tie), `trace:kind/value`, `place:name`. */
import { readTraceTie } from '@smart-rescue/core/tracing'
import { ExhibitId, SelectorKind, type SourceRef, sourceKey } from '@smart-rescue/schema'
import { z } from 'zod'

/** What a node stands for. A template is named by one of its sources, since groups have no name that lasts. */
export type NodeRef =
  | { readonly kind: 'source'; readonly source: SourceRef }
  | { readonly kind: 'selector'; readonly selectorKind: SelectorKind; readonly normal: string }
  | { readonly kind: 'template'; readonly source: SourceRef }
  | { readonly kind: 'picture'; readonly name: string }
  | { readonly kind: 'trace'; readonly name: string }
  | { readonly kind: 'place'; readonly name: string }

const PICTURE = /^[0-9a-f-]{36}\.\d{1,9}~[0-9a-f-]{36}\.\d{1,9}$/

/** Reads a name; nothing for what is none. */
export const readNodeId = (id: string): NodeRef | undefined => {
  const [, kind = '', rest = ''] = /^(source|selector|template|picture|trace|place):(.+)$/su.exec(id) ?? []
  if (kind === 'place') return { kind, name: rest }
  if (kind === 'picture') return PICTURE.test(rest) ? { kind, name: rest } : undefined
  if (kind === 'trace') return readTraceTie(rest) === undefined ? undefined : { kind, name: rest }
  if (kind === 'selector') {
    const [, selectorKind = '', normal = ''] = /^([a-z]+)\/(.+)$/su.exec(rest) ?? []
    const parsed = SelectorKind.safeParse(selectorKind)
    return parsed.success ? { kind, selectorKind: parsed.data, normal } : undefined
  }
  if (kind !== 'source' && kind !== 'template') return undefined
  const [, exhibit = '', row = ''] = /^([0-9a-f-]{36})\.(\d{1,9})$/i.exec(rest) ?? []
  const exhibitId = ExhibitId.safeParse(exhibit)
  return exhibitId.success ? { kind, source: { exhibitId: exhibitId.data, row: Number(row) } } : undefined
}

/** The name of a node; what `readNodeId` reads. */
export const nodeId = (ref: NodeRef): string => {
  if (ref.kind === 'place' || ref.kind === 'picture' || ref.kind === 'trace') return `${ref.kind}:${ref.name}`
  if (ref.kind === 'selector') return `selector:${ref.selectorKind}/${ref.normal}`
  return `${ref.kind}:${sourceKey(ref.source)}`
}

/** A node's name as input. */
export const NodeId = z
  .string()
  .min(3)
  .max(2_100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)
  .refine((id) => readNodeId(id) !== undefined, 'names no node')
  .meta({ examples: ['place:Pokhara'] })
