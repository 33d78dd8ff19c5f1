/** Identities: what the vault keeps of a person. Nothing of this shape is ever stored or logged outside of its ciphertext. */
import { z } from 'zod'
import { ExhibitId, MemberId } from '../../ids.ts'
import { Line, Prose } from '../case.ts'
import { MemberRef } from '../member.ts'

/** Who a person is. A document is named by its exhibit or by where it lies, never copied in. */
export const Identity = z.object({
  name: Line.max(300),
  otherNames: Prose.max(500).optional(),
  /** YYYY-MM-DD, or a year where no more is known. */
  born: z
    .string()
    .regex(/^\d{4}(-\d\d-\d\d)?$/)
    .meta({ examples: ['2011'] })
    .optional(),
  contacts: Prose.max(2_000).optional(),
  address: Prose.max(1_000).optional(),
  guardian: Prose.max(1_000).optional(),
  schoolRecord: Prose.max(500).optional(),
  documents: Prose.max(2_000).optional(),
  exhibits: z.array(ExhibitId).max(50).optional(),
  notes: Prose.max(5_000).optional(),
})
export type Identity = z.infer<typeof Identity>

/** Why an identity is opened: a closed list, because it stands in the log. */
export const OpeningReason = z.enum([
  'immediate-danger',
  'contact-family',
  'medical-care',
  'shelter',
  'court-or-police',
  'correct-the-record',
])
export type OpeningReason = z.infer<typeof OpeningReason>

/** One opening as the other custodians see it. */
export const Opening = z.object({
  by: MemberRef,
  at: z.string(),
  reason: OpeningReason,
  line: z.string(),
})
export type Opening = z.infer<typeof Opening>

/** A member who can open an identity, and whether her present key can: after she made a new one she must be named again. */
export const Custodian = z.object({
  member: MemberRef,
  since: z.string(),
  keyOpens: z.boolean(),
})
export type Custodian = z.infer<typeof Custodian>

/** A member of the team who could be a custodian. */
export const CustodianChoice = z.object({ member: MemberRef, enrolled: z.boolean(), mayOpen: z.boolean() })
export type CustodianChoice = z.infer<typeof CustodianChoice>

/** One's own vault key: the public half's fingerprint, to be compared by voice. */
export const VaultKey = z.object({ fingerprint: z.string(), enrolledAt: z.string() })
export type VaultKey = z.infer<typeof VaultKey>

/** A legal hold on an identity: while it stands, nothing is erased. */
export const IdentityHold = z.object({ by: MemberRef, at: z.string(), why: z.string() })
export type IdentityHold = z.infer<typeof IdentityHold>

/** Ids of members, at least one. */
export const CustodianIds = z.array(MemberId).min(1).max(12)
