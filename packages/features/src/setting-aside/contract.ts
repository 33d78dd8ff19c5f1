/** Putting aside: people say which sources are spam, scam or a verified independent adult, with a reason and a last day. Until then they join nobody and rank nowhere. */
import { CaseId, endpoint, MemberRef, Prose, SourceSummary } from '@smart-rescue/schema'
import { z } from 'zod'
import { NodeId } from '../network/node-id.ts'

/** Why something is put aside: a closed list. Nothing here speaks of what a person is or looks like. */
export const AsideKind = z.enum(['spam', 'scam', 'independent-adult', 'other'])
export type AsideKind = z.infer<typeof AsideKind>

/** One thing put aside: a source, or all sources that carry a selector or follow a template. */
export const AsideEntry = z.object({
  /** The leaf of the log that tells it; names it for undoing. */
  leaf: z.int().nonnegative(),
  node: z.string(),
  kind: AsideKind,
  why: z.string(),
  /** The last day it holds. */
  until: z.string(),
  by: MemberRef,
  at: z.string(),
  state: z.enum(['in-force', 'expired', 'undone']),
  undoneBy: MemberRef.optional(),
  undoneAt: z.string().optional(),
  /** How many sources it covers today. */
  sources: z.int().nonnegative(),
  /** One of them, to look at. */
  example: SourceSummary.optional(),
})
export type AsideEntry = z.infer<typeof AsideEntry>

/** What is or was put aside in the case, newest first. */
export const listAside = endpoint({
  name: 'aside.list',
  method: 'GET',
  path: '/api/cases/:caseId/aside',
  summary: 'Sources that were put aside, by whom, why and until when',
  action: 'network.read',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    state: z.enum(['in-force', 'over', 'all']).default('in-force'),
    /** Only what covers this source, selector or template: a source also by a selector it carries or its template. */
    covering: NodeId.optional(),
    before: z.coerce.number().int().nonnegative().optional(),
    limit: z.coerce.number().int().positive().max(200).default(100),
  }),
  output: z.object({ entries: z.array(AsideEntry), more: z.boolean() }),
  errors: [],
})

/** Puts a source, or all sources of a selector or template, aside until a day. */
export const putAside = endpoint({
  name: 'aside.put',
  method: 'POST',
  path: '/api/cases/:caseId/aside',
  summary: 'Put sources aside as spam, scam, verified independent adult or other',
  action: 'source.aside',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    /** `source:…`, `selector:…` or `template:…`. */
    node: NodeId,
    kind: AsideKind,
    why: Prose.min(1).max(1_000),
    until: z.iso.date(),
  }),
  output: AsideEntry,
  errors: ['request.not-found', 'request.conflict', 'aside.past-day', 'locker.locked', 'locker.disk-full'],
})

/** Takes something back from aside. */
export const takeBack = endpoint({
  name: 'aside.undo',
  method: 'POST',
  path: '/api/cases/:caseId/aside/:leaf/undo',
  summary: 'Take sources back from aside',
  action: 'source.aside',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    leaf: z.coerce.number().int().nonnegative(),
    why: Prose.max(1_000).optional(),
  }),
  output: AsideEntry,
  errors: ['request.not-found', 'request.conflict', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const asideEndpoints = [listAside, putAside, takeBack] as const
