/** Time stamps: which authorities stamp our log, how far they are, and proofs that were made elsewhere. */
import { endpoint, Line } from '@smart-rescue/schema'
import { z } from 'zod'

/** How an authority stands: `new` was not asked yet, `current` has stamped what matters, `waiting` was asked and has not answered well, `due` will be asked soon. */
export const AuthorityState = z.enum(['new', 'current', 'due', 'waiting'])
export type AuthorityState = z.infer<typeof AuthorityState>

/** One authority. `reason` is the code of what was wrong with its last answer; `last` its newest stamp. */
export const Authority = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  url: z.string(),
  qualified: z.boolean(),
  /** Name and end of the root that vouches for it. */
  root: z.object({ name: z.string(), until: z.string() }),
  since: z.string(),
  state: AuthorityState,
  waitingSince: z.string().optional(),
  reason: z.string().optional(),
  last: z.object({ size: z.int(), at: z.string() }).optional(),
})
export type Authority = z.infer<typeof Authority>

/** A proof that was made elsewhere. */
export const ImportedProof = z.object({
  size: z.int(),
  at: z.string(),
  /** Height of the Bitcoin block it names; absent while a calendar still waits for one. */
  height: z.int().optional(),
})
export type ImportedProof = z.infer<typeof ImportedProof>

/** Everything of the settings section. */
export const readStamping = endpoint({
  name: 'stamp.read',
  method: 'GET',
  path: '/api/stamping',
  summary: 'Time-stamp authorities, and how far they have stamped the log',
  action: 'stamp.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({
    authorities: z.array(Authority),
    /** Longest time in minutes that an ordinary act waits for its stamp; an exhibit waits for none. */
    minutes: z.int(),
    /** The size of the log, and up to which size every authority has stamped it. */
    log: z.object({ size: z.int(), stamped: z.int(), have: z.int(), want: z.int() }),
    proofs: z.array(ImportedProof),
  }),
  errors: ['locker.locked'],
})

/** Asks a further authority from now on. It learns a hash and our address, nothing else. */
export const addAuthority = endpoint({
  name: 'stamp.add-authority',
  method: 'POST',
  path: '/api/stamping/authorities',
  summary: 'Have the log stamped by a further authority',
  action: 'stamp.change',
  scope: 'organisation',
  input: z.object({
    name: Line,
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .meta({ examples: ['https://stamps.example/tsa'] }),
    /** The root certificate that vouches for the authority, in PEM. */
    rootPem: z
      .string()
      .trim()
      .min(100)
      .max(20_000)
      .meta({ examples: ['-----BEGIN CERTIFICATE-----'.padEnd(120, 'A')] }),
    /** True where the authority is a qualified one under eIDAS: a court in the European Union then presumes its time to be right. */
    qualified: z.boolean().default(false),
  }),
  output: Authority,
  errors: ['stamp.root-invalid', 'request.conflict', 'locker.locked', 'locker.disk-full'],
})

/** Asks an authority no more. Its stamps stay. */
export const endAuthority = endpoint({
  name: 'stamp.end-authority',
  method: 'POST',
  path: '/api/stamping/authorities/:authorityId/end',
  summary: 'Ask an authority no more',
  action: 'stamp.change',
  scope: 'organisation',
  input: z.object({ authorityId: z.uuid().toLowerCase() }),
  output: z.object({ ended: z.literal(true) }),
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** How long an ordinary act may wait for its stamp. */
export const setPace = endpoint({
  name: 'stamp.set-pace',
  method: 'PUT',
  path: '/api/stamping/pace',
  summary: 'Set how long an ordinary act may wait for its stamp',
  action: 'stamp.change',
  scope: 'organisation',
  input: z.object({ minutes: z.int().min(1).max(1440) }),
  output: z.object({ minutes: z.int() }),
  errors: ['locker.locked', 'locker.disk-full'],
})

/** Asks every authority now. */
export const stampNow = endpoint({
  name: 'stamp.now',
  method: 'POST',
  path: '/api/stamping/now',
  summary: 'Have the newest state of the log stamped now',
  action: 'stamp.change',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ size: z.int(), have: z.int(), want: z.int() }),
  errors: ['locker.locked'],
  perMinute: 10,
})

/** The bytes that are stamped for the newest checkpoint, to be stamped by another tool. */
export const downloadNote = endpoint({
  name: 'stamp.download-note',
  method: 'GET',
  path: '/api/stamping/note',
  summary: 'The newest checkpoint, to be stamped with OpenTimestamps',
  action: 'stamp.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.unknown(),
  errors: ['locker.locked'],
  answers: 'stream',
})

/** Keeps an OpenTimestamps proof for a checkpoint. It is held against the checkpoint, not against Bitcoin. */
export const importProof = endpoint({
  name: 'stamp.import-proof',
  method: 'PUT',
  path: '/api/stamping/checkpoints/:size/open-timestamps',
  summary: 'Keep an OpenTimestamps proof for a checkpoint',
  action: 'stamp.change',
  scope: 'organisation',
  input: z.object({ size: z.coerce.number().int().positive() }),
  output: ImportedProof,
  errors: ['stamp.proof-invalid', 'request.not-found', 'locker.locked', 'locker.disk-full'],
  takes: 'bytes',
  maxBytes: 1_048_576,
})

/** Every endpoint of this feature. */
export const stampEndpoints = [
  readStamping,
  addAuthority,
  endAuthority,
  setPace,
  stampNow,
  downloadNote,
  importProof,
] as const
