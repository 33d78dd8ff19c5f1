/** Links: the machine proposes with reasons, a named person accepts, rejects or undoes. */
import { CaseId, endpoint, Link, LinkId, Prose } from '@smart-rescue/schema'
import { z } from 'zod'

/** Links of the case: proposals first, strongest first. */
export const listLinks = endpoint({
  name: 'link.list',
  method: 'GET',
  path: '/api/cases/:caseId/links',
  summary: 'Proposed and decided links of the case',
  action: 'link.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ links: z.array(Link) }),
  errors: [],
})

/** Decides a link; `undone` takes the last decision back. */
export const decideLink = endpoint({
  name: 'link.decide',
  method: 'POST',
  path: '/api/cases/:caseId/links/:linkId/decision',
  summary: 'Accept, reject or undo',
  action: 'link.decide',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    linkId: LinkId,
    decision: z.enum(['accepted', 'rejected', 'undone']),
    why: Prose.max(1_000).optional(),
  }),
  output: Link,
  errors: ['request.not-found', 'request.conflict', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const linkEndpoints = [listLinks, decideLink] as const
