/** Networks: sources joined by shared selectors and templates. The machine proposes with reasons; a named person decides. */
import { z } from 'zod'
import { MemberRef } from './member.ts'
import { MentionKind, SelectorKind } from './sources/mention.ts'
import { SourceRef } from './sources/source.ts'
import { TraceKind } from './sources/trace.ts'

/** What may join two sources. */
export const JoinRule = z.enum([
  'same-selector',
  'same-template',
  'same-picture',
  'same-file-trace',
  'person',
])
export type JoinRule = z.infer<typeof JoinRule>

/** One reason for or against a join, in words that a court may ask for. `weight` is what it adds, 0 to 1. */
export const JoinReason = z.object({
  rule: z.string(),
  sentence: z.string(),
  weight: z.number().min(0).max(1).optional(),
})
export type JoinReason = z.infer<typeof JoinReason>

/** How an edge stands: proposed by the machine, or decided by a person. */
export const JoinState = z.enum(['proposed', 'confirmed', 'rejected', 'broken'])
export type JoinState = z.infer<typeof JoinState>

/** A node of the picture: a source, a selector, a template, a group of like pictures, a trace in files, or a statement such as a place. `id` is stable within one reading: `source:…`, `selector:…`, `template:…`, `picture:…`, `trace:…`. */
export const NetworkNode = z.object({
  id: z.string(),
  kind: z.enum(['source', 'selector', 'template', 'picture', 'trace', 'place']),
  label: z.string(),
  /** For selectors: their kind. */
  selectorKind: SelectorKind.optional(),
  /** For traces: their kind. */
  traceKind: TraceKind.optional(),
  source: SourceRef.optional(),
  /** How many sources of the case carry it. */
  sources: z.int().nonnegative(),
  /** So common that it joins nobody: an agency, a hotline, a platform. */
  hub: z.boolean(),
  /** ISO 8601 dates of the first and the last source. */
  firstSeen: z.string().optional(),
  lastSeen: z.string().optional(),
})
export type NetworkNode = z.infer<typeof NetworkNode>

/** An edge of the picture, from a source to what it carries, or between two sources that a person joined. */
export const NetworkEdge = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  rule: JoinRule,
  strength: z.number().min(0).max(1),
  state: JoinState,
  reasons: z.array(JoinReason),
  counterReasons: z.array(JoinReason),
})
export type NetworkEdge = z.infer<typeof NetworkEdge>

/** The picture of a network. `cut` says that more was there than was asked for. */
export const NetworkGraph = z.object({
  nodes: z.array(NetworkNode),
  edges: z.array(NetworkEdge),
  cut: z.boolean(),
})
export type NetworkGraph = z.infer<typeof NetworkGraph>

/** A network in lists: sources that the machine holds for one hand's. `id` is the key of its smallest source. */
export const NetworkSummary = z.object({
  id: z.string(),
  sources: z.int().positive(),
  templates: z.int().nonnegative(),
  /** Groups of like pictures, and traces of files that at least two of its sources carry. */
  pictures: z.int().nonnegative().optional(),
  traces: z.int().nonnegative().optional(),
  selectors: z.array(z.object({ kind: MentionKind, normal: z.string(), sources: z.int() })),
  places: z.array(z.string()),
  firstSeen: z.string().optional(),
  lastSeen: z.string().optional(),
  /** Strength of its weakest necessary join, 0 to 1. */
  strength: z.number().min(0).max(1),
  state: z.enum(['proposed', 'confirmed', 'changed']),
  decidedBy: MemberRef.optional(),
})
export type NetworkSummary = z.infer<typeof NetworkSummary>
