/** People: members, their roles, and their sessions. */
import {
  DisplayName,
  endpoint,
  Locale,
  Login,
  Member,
  MemberId,
  Passphrase,
  Role,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** A signed-in member. `csrf` goes into the `x-csrf` header of every request that changes something. */
export const Session = z.object({
  member: Member,
  csrf: z.string(),
  expiresAt: z.string(),
  organisation: z.object({ name: z.string(), country: z.string() }),
})
export type Session = z.infer<typeof Session>

/** Signs in: sets the session cookie (HttpOnly, SameSite=Strict). */
export const signIn = endpoint({
  name: 'session.create',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in',
  action: 'session.create',
  scope: 'public',
  input: z.object({ login: Login, passphrase: Passphrase }),
  output: Session,
  errors: ['access.wrong-passphrase', 'access.suspended', 'organisation.missing'],
  perMinute: 10,
})

/** Who is signed in. */
export const readSession = endpoint({
  name: 'session.read',
  method: 'GET',
  path: '/api/session',
  summary: 'The signed-in member',
  action: 'session.read',
  scope: 'organisation',
  input: z.object({}),
  output: Session,
  errors: [],
})

/** Changes one's own display language. */
export const changeLocale = endpoint({
  name: 'session.locale',
  method: 'PATCH',
  path: '/api/session',
  summary: 'Choose one’s own language',
  action: 'session.read',
  scope: 'organisation',
  input: z.object({ locale: Locale }),
  output: Session,
  errors: [],
})

/** Signs out; the session ends at once. */
export const signOut = endpoint({
  name: 'session.end',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out',
  action: 'session.end',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ ended: z.literal(true) }),
  errors: [],
})

/** Changes one's own passphrase; every other session of the member ends. */
export const changePassphrase = endpoint({
  name: 'session.passphrase',
  method: 'POST',
  path: '/api/session/passphrase',
  summary: 'Change one’s own passphrase',
  action: 'passphrase.change',
  scope: 'organisation',
  input: z.object({ current: Passphrase, next: Passphrase }),
  output: z.object({ changed: z.literal(true) }),
  errors: ['access.wrong-passphrase', 'access.passphrase-short', 'access.passphrase-common'],
  perMinute: 10,
})

/** Everybody in the organisation, for teams and for the operator. */
export const listMembers = endpoint({
  name: 'member.list',
  method: 'GET',
  path: '/api/members',
  summary: 'Members of the organisation',
  action: 'member.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ members: z.array(Member) }),
  errors: [],
})

/** Adds a member with a first passphrase that she is asked to change. */
export const addMember = endpoint({
  name: 'member.add',
  method: 'POST',
  path: '/api/members',
  summary: 'Add a member',
  action: 'member.add',
  scope: 'organisation',
  input: z.object({
    displayName: DisplayName,
    login: Login,
    roles: z.array(Role).min(1),
    locale: Locale.default('en'),
    passphrase: Passphrase,
  }),
  output: Member,
  errors: ['member.login-taken', 'access.passphrase-short', 'access.passphrase-common'],
})

/** Changes roles or status; the member's sessions end at once when either changes. */
export const changeMember = endpoint({
  name: 'member.change',
  method: 'PATCH',
  path: '/api/members/:memberId',
  summary: 'Change a member’s roles, name or status',
  action: 'member.change',
  scope: 'organisation',
  input: z.object({
    memberId: MemberId,
    displayName: DisplayName.optional(),
    roles: z.array(Role).min(1).optional(),
    status: z.enum(['active', 'suspended']).optional(),
  }),
  output: Member,
  errors: ['request.not-found', 'member.last-operator'],
})

/** Every endpoint of this feature. */
export const peopleEndpoints = [
  signIn,
  readSession,
  changeLocale,
  signOut,
  changePassphrase,
  listMembers,
  addMember,
  changeMember,
] as const
