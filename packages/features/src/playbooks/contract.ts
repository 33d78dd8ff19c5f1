/** Playbooks: what came with the program, what the house made of it, and its versions. */
import { endpoint, LeadKind, Line, MemberRef, Playbook, Prose } from '@smart-rescue/schema'
import { z } from 'zod'

/** One version of a playbook that the house made, without its steps. */
export const PlaybookVersion = z.object({
  version: z.int(),
  why: z.string(),
  changedBy: MemberRef,
  changedAt: z.string(),
})
export type PlaybookVersion = z.infer<typeof PlaybookVersion>

/** A playbook in the list. */
export const PlaybookSummary = z.object({
  kind: LeadKind,
  title: z.string(),
  summary: z.string(),
  version: z.int(),
  steps: z.int(),
  /** Made by this house, not as it was shipped. */
  own: z.boolean(),
  reviewedBy: z.string().optional(),
})
export type PlaybookSummary = z.infer<typeof PlaybookSummary>

/** The playbooks in force, one a kind of lead. */
export const listPlaybooks = endpoint({
  name: 'playbook.list',
  method: 'GET',
  path: '/api/playbooks',
  summary: 'The playbook in force for each kind of lead',
  action: 'playbook.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ playbooks: z.array(PlaybookSummary), mayChange: z.boolean() }),
  errors: [],
})

/** One playbook: the one in force, the shipped one, and the house's versions, newest first. */
export const readPlaybook = endpoint({
  name: 'playbook.read',
  method: 'GET',
  path: '/api/playbooks/:kind',
  summary: 'A playbook with its versions',
  action: 'playbook.read',
  scope: 'organisation',
  input: z.object({ kind: LeadKind }),
  output: z.object({
    playbook: Playbook,
    shipped: Playbook,
    versions: z.array(PlaybookVersion),
    mayChange: z.boolean(),
  }),
  errors: ['request.not-found'],
})

/** What a house may change of a playbook. */
export const PlaybookChange = Playbook.omit({ kind: true, version: true })
export type PlaybookChange = z.infer<typeof PlaybookChange>

/**
 * Makes a new version. `basedOn` is the version in force when the editing began: whoever comes second is told. Cases that
 * run keep the version they were started with.
 */
export const changePlaybook = endpoint({
  name: 'playbook.change',
  method: 'POST',
  path: '/api/playbooks/:kind',
  summary: 'Make a new version of a playbook',
  action: 'playbook.change',
  scope: 'organisation',
  input: z.object({
    kind: LeadKind,
    basedOn: z.int().min(1),
    why: Line,
    playbook: PlaybookChange.extend({ summary: Prose.min(1).max(2_000) }),
  }),
  output: z.object({ playbook: Playbook }),
  errors: ['request.not-found', 'request.conflict', 'playbook.unsound', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const playbookEndpoints = [listPlaybooks, readPlaybook, changePlaybook] as const
