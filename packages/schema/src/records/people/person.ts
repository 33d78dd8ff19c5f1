/** People of a case, apart from evidence: a pseudonym and a part. Who somebody is stands in the identity vault alone. */
import { z } from 'zod'
import { ExhibitId, PersonId } from '../../ids.ts'
import { Line, Prose } from '../case.ts'
import { MemberRef } from '../member.ts'

/** `person:K7Q2M4`: how a person is called everywhere but in the vault. Made by chance, never from the name. */
export const Pseudonym = z
  .string()
  .regex(/^person:[B-DF-HJ-NP-TV-XZ][2-9][B-DF-HJ-NP-TV-XZ][2-9][B-DF-HJ-NP-TV-XZ][2-9]$/)
export type Pseudonym = z.infer<typeof Pseudonym>

/**
 * What somebody is in a case. From `person-of-interest` on, a part follows the document of an authority
 * (domain rule D10); `released` and `acquitted` are how an authority takes it back.
 */
export const PersonPart = z.enum([
  'child',
  'witness',
  'reporter',
  'person-of-interest',
  'suspect',
  'accused',
  'convicted',
  'acquitted',
  'released',
  'counsel',
  'official',
  'other',
])
export type PersonPart = z.infer<typeof PersonPart>

/** The document by which an authority changed somebody's part: an exhibit of the case, or the paper's authority, day and number. */
export const AuthorityDocument = z.object({
  authority: Line.max(200),
  /** Day of the document, YYYY-MM-DD. */
  on: z.iso.date(),
  number: Line.max(100),
  exhibitId: ExhibitId.optional(),
})
export type AuthorityDocument = z.infer<typeof AuthorityDocument>

/** One change of a part, with who made it, when and why. */
export const PartChange = z.object({
  part: PersonPart,
  by: MemberRef,
  at: z.string(),
  why: z.string(),
  document: AuthorityDocument.optional(),
})
export type PartChange = z.infer<typeof PartChange>

/** How far somebody's identity is known to the vault: not at all, sealed, about to be erased, erased for good. */
export const IdentityState = z.enum(['none', 'sealed', 'erase-asked', 'erased'])
export type IdentityState = z.infer<typeof IdentityState>

/** A person as every member of the team sees her. */
export const Person = z.object({
  id: PersonId,
  pseudonym: Pseudonym,
  part: PersonPart,
  addedBy: MemberRef,
  addedAt: z.string(),
  /** Set when the person has no part in the case any more. */
  leftAt: z.string().optional(),
  leftWhy: z.string().optional(),
  identity: IdentityState,
})
export type Person = z.infer<typeof Person>

/** A remark on a person, under her pseudonym. */
export const PersonNote = z.object({ body: z.string(), by: MemberRef, at: z.string() })
export type PersonNote = z.infer<typeof PersonNote>

/** What somebody writes about a person: facts of the case, never a name. */
export const PersonRemark = Prose.min(1).max(5_000)
