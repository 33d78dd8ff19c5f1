/** The identity vault: who a person is, sealed to named custodians, opened with a reason and never kept by a page. */
import {
  CaseId,
  Custodian,
  CustodianChoice,
  CustodianIds,
  endpoint,
  Identity,
  IdentityHold,
  IdentityState,
  Line,
  MemberId,
  MemberRef,
  Opening,
  OpeningReason,
  PersonId,
  VaultKey,
} from '@smart-rescue/schema'
import { z } from 'zod'

const person = z.object({ caseId: CaseId, personId: PersonId })

/** A passphrase as it is typed; its strength is judged where it is chosen. */
const Typed = z.string().min(1).max(1_024)

/** What the team may know of an identity: that there is one, who can open it, what stands in the way of erasing it. Never a word of it. */
export const IdentityStatus = z.object({
  state: IdentityState,
  version: z.int().optional(),
  sealedBy: MemberRef.optional(),
  sealedAt: z.string().optional(),
  custodians: z.array(Custodian),
  eraseAsked: z.object({ by: MemberRef, why: z.string() }).optional(),
  hold: IdentityHold.optional(),
  /** Whether the reader is a custodian, and whether her present key opens it. */
  mine: z.object({ custodian: z.boolean(), keyOpens: z.boolean(), enrolled: z.boolean() }),
})
export type IdentityStatus = z.infer<typeof IdentityStatus>

/** Whether one has a vault key. */
export const readOwnKey = endpoint({
  name: 'custodian.own',
  method: 'GET',
  path: '/api/vault-key',
  summary: 'One’s own vault key, its public half',
  action: 'session.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ key: VaultKey.optional() }),
  errors: [],
})

/** Makes one's vault key under a vault passphrase. The sign-in passphrase is asked again: a stolen session must not choose it. */
export const enrolCustodian = endpoint({
  name: 'custodian.enrol',
  method: 'POST',
  path: '/api/vault-key',
  summary: 'Make one’s vault key, under a vault passphrase of one’s own',
  action: 'custodian.enrol',
  scope: 'organisation',
  input: z.object({
    passphrase: Typed,
    vaultPassphrase: Typed,
    /** True to replace a key that is there: what it opened must be shared anew. */
    replaces: z.boolean().optional(),
  }),
  output: z.object({ key: VaultKey }),
  errors: [
    'access.wrong-passphrase',
    'access.passphrase-short',
    'access.passphrase-common',
    'identity.same-passphrase',
    'request.conflict',
    'locker.locked',
  ],
  perMinute: 10,
})

/** Who of the team could be a custodian. */
export const listCustodianChoices = endpoint({
  name: 'custodian.list',
  method: 'GET',
  path: '/api/cases/:caseId/custodians',
  summary: 'Members of the team, and whether each may and can be a custodian',
  action: 'person.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ choices: z.array(CustodianChoice) }),
  errors: [],
})

/** How an identity stands. */
export const readIdentityStatus = endpoint({
  name: 'identity.read',
  method: 'GET',
  path: '/api/cases/:caseId/persons/:personId/identity',
  summary: 'Whether an identity is sealed, and who can open it',
  action: 'person.read',
  scope: 'case',
  input: person,
  output: IdentityStatus,
  errors: ['request.not-found'],
})

/** Seals an identity; a custodian replaces it by a new version. */
export const sealIdentity = endpoint({
  name: 'identity.seal',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/identity',
  summary: 'Seal an identity to named custodians, or replace it',
  action: 'identity.seal',
  scope: 'case',
  input: person.extend({ identity: Identity, custodians: CustodianIds.optional() }),
  output: IdentityStatus,
  errors: [
    'request.not-found',
    'request.conflict',
    'identity.custodian-unfit',
    'identity.not-custodian',
    'locker.locked',
    'locker.disk-full',
  ],
})

/** Opens an identity for five minutes. The leaf stands before the first word is released. */
export const openIdentity = endpoint({
  name: 'identity.open',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/identity/opening',
  summary: 'Open an identity, with vault passphrase and reason',
  action: 'identity.open',
  scope: 'case',
  input: person.extend({
    vaultPassphrase: Typed,
    reason: OpeningReason,
    line: Line.max(300),
    version: z.int().positive().optional(),
  }),
  output: z.object({
    identity: Identity,
    version: z.int(),
    /** When a page hides it again. */
    hideAt: z.string(),
  }),
  errors: [
    'request.not-found',
    'identity.nothing-sealed',
    'identity.not-custodian',
    'identity.not-enrolled',
    'identity.key-missing',
    'identity.wrong-passphrase',
    'identity.wait',
    'locker.locked',
  ],
  perMinute: 10,
})

/** Who opened it and why, for custodians. */
export const listOpenings = endpoint({
  name: 'identity.openings',
  method: 'GET',
  path: '/api/cases/:caseId/persons/:personId/openings',
  summary: 'Who opened an identity, when and why; for its custodians',
  // The lines themselves are read by custodians alone: row-level security holds that.
  action: 'person.read',
  scope: 'case',
  input: person,
  output: z.object({ openings: z.array(Opening) }),
  errors: ['request.not-found'],
})

/** Names a further custodian: only who can open it can share it. */
export const nameCustodian = endpoint({
  name: 'custodian.name',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/custodians',
  summary: 'Share an identity with a further custodian',
  action: 'custodian.change',
  scope: 'case',
  input: person.extend({ memberId: MemberId, vaultPassphrase: Typed }),
  output: IdentityStatus,
  errors: [
    'request.not-found',
    'identity.nothing-sealed',
    'identity.not-custodian',
    'identity.not-enrolled',
    'identity.custodian-unfit',
    'identity.key-missing',
    'identity.wrong-passphrase',
    'identity.wait',
    'locker.locked',
  ],
  perMinute: 10,
})

/** Removes a custodian. Her keys are destroyed; what she read, she may have kept. */
export const removeCustodian = endpoint({
  name: 'custodian.remove',
  method: 'DELETE',
  path: '/api/cases/:caseId/persons/:personId/custodians/:memberId',
  summary: 'Take an identity out of a custodian’s reach',
  action: 'custodian.change',
  scope: 'case',
  input: person.extend({ memberId: MemberId }),
  output: IdentityStatus,
  errors: ['request.not-found', 'identity.last-custodian', 'locker.locked'],
})

/** Erases an identity: one asks, another confirms; one of the two is a custodian. */
export const eraseIdentity = endpoint({
  name: 'identity.erase',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/identity/erasure',
  summary: 'Ask for the erasure of an identity, confirm it, or withdraw the asking',
  action: 'identity.seal',
  scope: 'case',
  input: person.extend({ step: z.enum(['ask', 'confirm', 'withdraw']), why: Line.max(300) }),
  output: IdentityStatus,
  errors: [
    'request.not-found',
    'request.conflict',
    'identity.nothing-sealed',
    'identity.held',
    'identity.second-person',
    'locker.locked',
  ],
})

/** Sets or ends a legal hold: while it stands, nothing is erased. */
export const holdIdentity = endpoint({
  name: 'identity.hold',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/identity/hold',
  summary: 'Set or end a legal hold on an identity',
  action: 'identity.seal',
  scope: 'case',
  input: person.extend({ on: z.boolean(), why: Line.max(300) }),
  output: IdentityStatus,
  errors: ['request.not-found', 'request.conflict', 'identity.nothing-sealed', 'locker.locked'],
})

/** Every endpoint of this feature. */
export const identityEndpoints = [
  readOwnKey,
  enrolCustodian,
  listCustodianChoices,
  readIdentityStatus,
  sealIdentity,
  openIdentity,
  listOpenings,
  nameCustodian,
  removeCustodian,
  eraseIdentity,
  holdIdentity,
] as const
