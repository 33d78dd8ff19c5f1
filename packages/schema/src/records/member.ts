/** A member of the organisation: who may sign in, and with which roles. Never a victim, a witness or a reporter. */
import { z } from 'zod'
import { MemberId } from '../ids.ts'

/** Roles add up; none of them alone opens a case without being on its team. The operator reads no case. */
export const Role = z.enum(['operator', 'case-officer', 'investigator', 'lawyer', 'social-worker', 'auditor'])
export type Role = z.infer<typeof Role>

/** Languages of the product's own words, as BCP 47 tags. */
export const Locale = z.enum(['en', 'ne', 'hi', 'es', 'pt', 'ar'])
export type Locale = z.infer<typeof Locale>

/** The name a member signs in with: an e-mail address or a short name, folded to lower case. */
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(120)
  .regex(/^[^\s\p{Cc}\p{Cs}]+$/u)

/** A display name of up to 200 characters without control characters. */
export const DisplayName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)

/** At least 15 characters, no composition rules, up to 256 (NIST SP 800-63B-4, section 3.1.1). */
export const Passphrase = z.string().min(1).max(256)

/** A member as colleagues see her. */
export const Member = z.object({
  id: MemberId,
  login: z.string(),
  displayName: z.string(),
  roles: z.array(Role),
  locale: Locale,
  status: z.enum(['active', 'suspended']),
  createdAt: z.string(),
})
export type Member = z.infer<typeof Member>

/** A member where only the name is needed: authors, teams, decisions. */
export const MemberRef = Member.pick({ id: true, displayName: true })
export type MemberRef = z.infer<typeof MemberRef>
