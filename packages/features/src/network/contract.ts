/** Networks: sources that are joined by what they share. The machine proposes with reasons; a named person decides, breaks, rejoins and undoes. */
import {
  CaseId,
  endpoint,
  JoinDecisionId,
  JoinReason,
  JoinState,
  Line,
  MemberRef,
  NetworkEdge,
  NetworkGraph,
  NetworkNode,
  NetworkSummary,
  Prose,
} from '@smart-rescue/schema'
import { z } from 'zod'
import { NodeId } from './node-id.ts'

const CasePath = z.object({ caseId: CaseId })
const Day = z.iso.date()
const Flag = z.enum(['true', 'false']).default('false')
/** A place in the custody log: what the log said after that leaf does not count. */
const AsOf = z.coerce.number().int().nonnegative().optional()

/** A moment: what the log said after it does not count. */
const Then = z.iso
  .datetime({ offset: true })
  .meta({ examples: ['2026-11-24T09:00:00.000Z'] })
  .optional()

/** How far the machine has come with the case. */
export const NetworkProgress = z.object({
  /** Sources that were joined, those that stand alone, and ties that are too common to join. */
  sources: z.int().nonnegative(),
  joined: z.int().nonnegative(),
  networks: z.int().nonnegative(),
  commonTies: z.int().nonnegative(),
  /** When the networks were computed last, and up to which leaf of the log; absent before the first time. */
  computedAt: z.string().optional(),
  leaf: z.int().optional(),
  /** Something was said or came in since: the networks are being computed anew. */
  behind: z.boolean(),
})
export type NetworkProgress = z.infer<typeof NetworkProgress>

/** Networks of the case, biggest first or strongest first; with `moment` as they stood then, computed anew from the log. */
export const listNetworks = endpoint({
  name: 'network.list',
  method: 'GET',
  path: '/api/cases/:caseId/networks',
  summary: 'Networks of the case',
  action: 'network.read',
  scope: 'case',
  input: CasePath.extend({
    order: z.enum(['size', 'strength', 'newest']).default('size'),
    /** Part of a selector's normal form that the network holds. */
    selector: Line.max(200).optional(),
    /** A place as the table or the gazetteer names it. */
    place: Line.max(200).optional(),
    from: Day.optional(),
    to: Day.optional(),
    moment: Then,
    offset: z.coerce.number().int().nonnegative().max(1_000_000).default(0),
    limit: z.coerce.number().int().positive().max(200).default(50),
  }),
  output: z.object({
    networks: z.array(NetworkSummary),
    /** How many fit the filter in all. */
    total: z.int().nonnegative(),
    progress: NetworkProgress,
  }),
  errors: [],
})

/** The picture of one network, or of the case from its biggest network on; `asOf` shows it as it stood at a leaf of the log, `moment` as it stood then. */
export const readNetwork = endpoint({
  name: 'network.read',
  method: 'GET',
  path: '/api/cases/:caseId/networks/picture',
  summary: 'Nodes and edges of a network, or of the whole case',
  action: 'network.read',
  scope: 'case',
  input: CasePath.extend({
    /** `NetworkSummary.id`; the whole case without it. */
    id: z.string().max(60).optional(),
    /** At most so many nodes. */
    limit: z.coerce.number().int().positive().max(20_000).default(2_000),
    /** Leaves out selectors and templates that are too common to join. */
    hideHubs: Flag,
    /** Also shows where sources are from. */
    places: Flag,
    from: Day.optional(),
    to: Day.optional(),
    minStrength: z.coerce.number().min(0).max(1).default(0),
    asOf: AsOf,
    moment: Then,
  }),
  output: z.object({ graph: NetworkGraph, leaf: z.int().nonnegative() }),
  errors: ['request.not-found'],
})

/** What hangs on a node directly: the ties of a source, or the sources of a tie. */
export const expandNode = endpoint({
  name: 'network.expand',
  method: 'GET',
  path: '/api/cases/:caseId/networks/neighbours',
  summary: 'The neighbours of one node',
  action: 'network.read',
  scope: 'case',
  input: CasePath.extend({
    node: NodeId,
    limit: z.coerce.number().int().positive().max(2_000).default(200),
  }),
  output: NetworkGraph,
  errors: ['request.not-found'],
})

/** How two nodes hang together: the shortest way, with the reasons on it. Nodes and edges in the order of the way; none where there is no way. */
export const findPath = endpoint({
  name: 'network.path',
  method: 'GET',
  path: '/api/cases/:caseId/networks/path',
  summary: 'The way between two nodes, with its reasons',
  action: 'network.read',
  scope: 'case',
  input: CasePath.extend({ from: NodeId, to: NodeId }),
  output: z.object({ nodes: z.array(NetworkNode), edges: z.array(NetworkEdge) }),
  errors: ['request.not-found'],
})

/** One decision of a named person. */
export const JoinDecisionRecord = z.object({
  id: JoinDecisionId,
  kind: z.enum(['confirm', 'reject', 'break', 'rejoin', 'undo']),
  from: z.string(),
  /** Absent where it is about a selector or a template as such. */
  to: z.string().optional(),
  why: z.string().optional(),
  by: MemberRef,
  at: z.string(),
  leaf: z.int().nonnegative(),
})
export type JoinDecisionRecord = z.infer<typeof JoinDecisionRecord>

/** An edge with its reasons, or a tie as such. */
export const JoinStory = z.object({
  from: NetworkNode,
  to: NetworkNode.optional(),
  strength: z.number().min(0).max(1),
  state: JoinState,
  reasons: z.array(JoinReason),
  counterReasons: z.array(JoinReason),
  /** What people decided on it, oldest first. */
  decisions: z.array(JoinDecisionRecord),
})
export type JoinStory = z.infer<typeof JoinStory>

/** Why two nodes hang together, and what speaks against it; with one node, whether a selector or template joins anybody. */
export const explainEdge = endpoint({
  name: 'network.explain',
  method: 'GET',
  path: '/api/cases/:caseId/networks/reasons',
  summary: 'Reasons and counter-reasons of an edge, and what was decided on it',
  action: 'network.read',
  scope: 'case',
  input: CasePath.extend({ from: NodeId, to: NodeId.optional() }),
  output: JoinStory,
  errors: ['request.not-found'],
})

/**
 * Decides. On two sources: whether they are one hand's. On a source and what it carries: whether that counts. On a selector
 * or a template alone (`to` absent): whether it joins anybody. `undo` takes back the last decision on the same subject.
 */
export const decideJoin = endpoint({
  name: 'network.decide',
  method: 'POST',
  path: '/api/cases/:caseId/networks/decisions',
  summary: 'Confirm, reject, break, rejoin or undo a join',
  action: 'network.decide',
  scope: 'case',
  input: CasePath.extend({
    kind: z.enum(['confirm', 'reject', 'break', 'rejoin', 'undo']),
    from: NodeId,
    to: NodeId.optional(),
    why: Prose.max(1_000).optional(),
  }),
  output: JoinStory,
  errors: ['request.not-found', 'request.conflict', 'locker.locked', 'locker.disk-full'],
})

/** Everything that was decided on the networks of the case, newest first: who, when, why. */
export const listDecisions = endpoint({
  name: 'network.decisions',
  method: 'GET',
  path: '/api/cases/:caseId/networks/decisions',
  summary: 'Decisions on the networks of the case',
  action: 'network.read',
  scope: 'case',
  input: CasePath.extend({
    before: z.coerce.number().int().nonnegative().optional(),
    limit: z.coerce.number().int().positive().max(500).default(100),
  }),
  output: z.object({ decisions: z.array(JoinDecisionRecord), more: z.boolean() }),
  errors: [],
})

/** One selector or template with what was measured of it. */
export const TieSummary = z.object({
  node: NetworkNode,
  sources: z.int().nonnegative(),
  /** Groups into which these sources fall by everything else they share. */
  hands: z.int().nonnegative(),
  /** How likely it is one hand's, 0 to 1; below ½ it joins nobody. */
  chance: z.number().min(0).max(1),
  state: JoinState,
})
export type TieSummary = z.infer<typeof TieSummary>

/** Selectors and templates that several sources carry; the common ones first, or the strong ones. */
export const listTies = endpoint({
  name: 'network.ties',
  method: 'GET',
  path: '/api/cases/:caseId/networks/ties',
  summary: 'What ties sources, and what is too common to',
  action: 'network.read',
  scope: 'case',
  input: CasePath.extend({
    show: z.enum(['common', 'joining', 'decided']).default('common'),
    offset: z.coerce.number().int().nonnegative().max(1_000_000).default(0),
    limit: z.coerce.number().int().positive().max(200).default(50),
  }),
  output: z.object({ ties: z.array(TieSummary), total: z.int().nonnegative() }),
  errors: [],
})

/** Forms in which a picture is taken out. */
export const ExportFormat = z.enum(['png', 'svg', 'graphml', 'csv', 'i2', 'stix'])
export type ExportFormat = z.infer<typeof ExportFormat>

/**
 * Writes into the log that a picture is taken out, before any file of it is made. Who may not take it out gets none; who
 * may gets the entry's number, its time and who decided joins, for the first lines of the file.
 */
export const takeOut = endpoint({
  name: 'network.take-out',
  method: 'POST',
  path: '/api/cases/:caseId/networks/exports',
  summary: 'Log that a picture of a network is taken out',
  action: 'network.export',
  scope: 'case',
  input: CasePath.extend({
    /** `NetworkSummary.id`; the whole case without it. */
    id: z
      .string()
      .regex(/^[0-9a-f-]{36}\.\d{1,9}$/)
      .meta({ examples: ['01890000-0000-7000-8000-000000000002.1'] })
      .optional(),
    format: ExportFormat,
    /** How much is shown and goes out. */
    nodes: z.int().nonnegative().max(1_000_000),
    joins: z.int().nonnegative().max(10_000_000),
    /** What the reader left out, as the file says it. */
    leftOut: z.array(Line.max(200)).max(10).default([]),
    moment: Then,
  }),
  output: z.object({ leaf: z.int().nonnegative(), at: z.string(), deciders: z.array(z.string()) }),
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const networkEndpoints = [
  listNetworks,
  readNetwork,
  expandNode,
  findPath,
  explainEdge,
  decideJoin,
  listDecisions,
  listTies,
  takeOut,
] as const
