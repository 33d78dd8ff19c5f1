/** Media authority: who allowed in writing that media may be kept, on which basis, until when. */
import { AuthorityId, CaseId, endpoint, Line, MemberRef } from '@smart-rescue/schema'
import { z } from 'zod'

/** What an authority allows. */
export const AuthorityScope = z.enum(['captures', 'imports', 'both'])

/** RFC 3339 with offset; kept in UTC. */
const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString())

/** What a person gives. The end is required: an authority ends by itself. */
export const AuthorityDraft = z.object({
  /** The person who allowed it; an official, never a victim or a witness. */
  allowedBy: Line,
  office: Line,
  legalBasis: Line,
  /** Number or place of the written document. */
  document: Line,
  scope: AuthorityScope,
  from: Instant,
  until: Instant,
})
export type AuthorityDraft = z.infer<typeof AuthorityDraft>

/** An authority as the team sees it. */
export const Authority = z.object({
  id: AuthorityId,
  caseId: CaseId.optional(),
  allowedBy: z.string(),
  office: z.string(),
  legalBasis: z.string(),
  document: z.string(),
  scope: AuthorityScope,
  from: z.string(),
  until: z.string(),
  state: z.enum(['ahead', 'standing', 'over', 'ended']),
  grantedBy: MemberRef,
  grantedAt: z.string(),
  endedBy: MemberRef.optional(),
  endedAt: z.string().optional(),
})
export type Authority = z.infer<typeof Authority>

/** The rule of one country, shown beside the form. */
export const CountryRule = z.object({
  country: z.string(),
  rule: z.string(),
  exception: z.string().optional(),
  source: z.string(),
  sourceUrl: z.string().optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  lastChecked: z.string().optional(),
})

/** Authorities with what bears on them. */
export const AuthorityList = z.object({
  authorities: z.array(Authority),
  rules: z.array(CountryRule),
  mayGrant: z.boolean(),
  /** Whether known-hash lists can be compared here: without that no media is kept, whatever was allowed. */
  screening: z.boolean(),
  /** Hashes on all loaded lists together. */
  knownHashes: z.int(),
})
export type AuthorityList = z.infer<typeof AuthorityList>

/** Authorities that bear on a case: its own, and those of the organisation. */
export const listAuthorities = endpoint({
  name: 'authority.list',
  method: 'GET',
  path: '/api/cases/:caseId/authorities',
  summary: 'Media authorities that bear on a case, with the law of its countries',
  action: 'safeguard.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: AuthorityList,
  errors: [],
})

/** Authorities of the organisation. */
export const listHouseAuthorities = endpoint({
  name: 'authority.list-house',
  method: 'GET',
  path: '/api/house/authorities',
  summary: 'Media authorities of the whole organisation',
  action: 'safeguard.list',
  scope: 'organisation',
  input: z.object({}),
  output: AuthorityList,
  errors: [],
})

/** Enters an authority for one case. */
export const grantAuthority = endpoint({
  name: 'authority.grant',
  method: 'POST',
  path: '/api/cases/:caseId/authorities',
  summary: 'Enter a written media authority for a case',
  action: 'authority.grant',
  scope: 'case',
  input: AuthorityDraft.extend({ caseId: CaseId }),
  output: AuthorityList,
  errors: ['request.invalid', 'locker.locked', 'locker.disk-full'],
})

/** Enters an authority for every case of the organisation. */
export const grantHouseAuthority = endpoint({
  name: 'authority.grant-house',
  method: 'POST',
  path: '/api/house/authorities',
  summary: 'Enter a written media authority for the whole organisation',
  action: 'authority.house',
  scope: 'organisation',
  input: AuthorityDraft,
  output: AuthorityList,
  errors: ['request.invalid', 'locker.locked', 'locker.disk-full'],
})

/** Ends an authority of a case before its time. */
export const endAuthority = endpoint({
  name: 'authority.end',
  method: 'POST',
  path: '/api/cases/:caseId/authorities/:authorityId/end',
  summary: 'End a media authority of a case early',
  action: 'authority.grant',
  scope: 'case',
  input: z.object({ caseId: CaseId, authorityId: AuthorityId }),
  output: AuthorityList,
  errors: ['request.not-found', 'authority.ended', 'locker.locked'],
})

/** Ends an authority of the organisation before its time. */
export const endHouseAuthority = endpoint({
  name: 'authority.end-house',
  method: 'POST',
  path: '/api/house/authorities/:authorityId/end',
  summary: 'End a media authority of the organisation early',
  action: 'authority.house',
  scope: 'organisation',
  input: z.object({ authorityId: AuthorityId }),
  output: AuthorityList,
  errors: ['request.not-found', 'authority.ended', 'locker.locked'],
})

/** Endpoints of media authority. */
export const authorityEndpoints = [
  listAuthorities,
  listHouseAuthorities,
  grantAuthority,
  grantHouseAuthority,
  endAuthority,
  endHouseAuthority,
] as const
