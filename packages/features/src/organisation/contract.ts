/** The organisation: first run, unlocking the locker, health. */
import { CountryCode, DisplayName, endpoint, Line, Locale, Login, Passphrase } from '@smart-rescue/schema'
import { z } from 'zod'
import { Session } from '../people/contract.ts'

/** `first-run` has no organisation yet, `locked` waits for the unlock passphrase, `ready` works. */
export const InstallationState = z.enum(['first-run', 'locked', 'ready'])
export type InstallationState = z.infer<typeof InstallationState>

/** Answers as soon as the program can serve; says in which state it is. */
export const health = endpoint({
  name: 'organisation.health',
  method: 'GET',
  path: '/api/health',
  summary: 'Version and state of the installation',
  action: 'health.read',
  scope: 'public',
  input: z.object({}),
  output: z.object({ status: z.literal('ok'), version: z.string(), state: InstallationState }),
  errors: [],
})

/** Creates the organisation, its locker and its first administrator, and signs her in. Works once. */
export const setUp = endpoint({
  name: 'organisation.set-up',
  method: 'POST',
  path: '/api/organisation',
  summary: 'Create the organisation and its first administrator',
  action: 'organisation.setup',
  scope: 'public',
  input: z.object({
    name: Line,
    country: CountryCode,
    locale: Locale.default('en'),
    administrator: z.object({
      displayName: DisplayName,
      login: Login,
      passphrase: Passphrase,
      /** True for a small office, where the administrator also leads cases. */
      alsoCaseOfficer: z.boolean().default(true),
    }),
    /** Opens the evidence locker after every restart; not a sign-in. */
    unlockPassphrase: Passphrase,
  }),
  output: Session,
  errors: ['organisation.exists', 'access.passphrase-short', 'access.passphrase-common'],
  perMinute: 20,
})

/** Opens the locker after a restart. */
export const unlock = endpoint({
  name: 'organisation.unlock',
  method: 'POST',
  path: '/api/organisation/unlock',
  summary: 'Open the evidence locker with the unlock passphrase',
  action: 'organisation.unlock',
  scope: 'public',
  input: z.object({ passphrase: Passphrase }),
  output: z.object({ state: InstallationState }),
  errors: ['locker.wrong-key', 'organisation.missing'],
  perMinute: 10,
})

/** What every member may know of the organisation; the log's public key is what outsiders put into a policy. */
export const readOrganisation = endpoint({
  name: 'organisation.read',
  method: 'GET',
  path: '/api/organisation',
  summary: 'Name, country and the public key of the custody log',
  action: 'organisation.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({
    name: z.string(),
    country: z.string(),
    createdAt: z.string(),
    logOrigin: z.string(),
    logKey: z.string(),
    treeSize: z.int(),
    /** The policy file for receivers: whose log and whose signature to trust. Handed out by another way than the package. */
    policy: z.string(),
  }),
  errors: ['locker.locked'],
})

/** Every endpoint of this feature. */
export const organisationEndpoints = [health, setUp, unlock, readOrganisation] as const
