/** Witnesses and keys: who cosigns our log, whose logs we cosign, what was refused, and how the keys stand. */
import { endpoint, Line } from '@smart-rescue/schema'
import { z } from 'zod'

/** A verifier key in C2SP form: `name+id+base64`. Whether it is one is judged by the act. */
const Vkey = z
  .string()
  .trim()
  .min(20)
  .max(2_500)
  .regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/)
  .meta({ examples: ['witness.example/w1+56497aa6+BKCapfR6Z1mAL/lV+NwtKhSlyZ0jvpf4ZBJ/+Tg0VaTw'] })

/** How a partner stands: `new` was not asked yet; `away` does not answer; `ahead` has seen a larger log of ours; `contradicts` has seen another; `refuses` our log or key. */
export const PartnerState = z.enum(['new', 'current', 'behind', 'away', 'ahead', 'contradicts', 'refuses'])
export type PartnerState = z.infer<typeof PartnerState>

/** A partner. For kind `witness` size and time are of our newest checkpoint that it cosigned; for kind `log` of its newest that we did. */
export const Partner = z.object({
  id: z.uuid(),
  kind: z.enum(['log', 'witness']),
  name: z.string(),
  url: z.string().optional(),
  vkeys: z.array(z.string()),
  since: z.string(),
  state: PartnerState,
  size: z.int().optional(),
  at: z.string().optional(),
})
export type Partner = z.infer<typeof Partner>

/** Something that the operator must look at. `rolled-back` and `contradicted` are about our own log, the others about a partner's, `damaged` about blobs. */
export const Alarm = z.object({
  /** Index of the leaf that says it; `halted` for our own log, which could not write one. */
  id: z.string(),
  kind: z.enum(['fork', 'bad-proof', 'rollback', 'damaged', 'rolled-back', 'contradicted']),
  partner: z.string().optional(),
  size: z.int().optional(),
  seen: z.int().optional(),
  at: z.string(),
  settles: z.boolean(),
})
export type Alarm = z.infer<typeof Alarm>

/** One generation of keys of the log and of packages. */
export const KeyEntry = z.object({
  logKey: z.string(),
  laterKey: z.string().optional(),
  packageKey: z.string(),
  until: z.string().optional(),
  revoked: z.object({ from: z.string(), reason: z.string() }).optional(),
})
export type KeyEntry = z.infer<typeof KeyEntry>

/** Everything of the settings section. */
export const readWitnessing = endpoint({
  name: 'witness.read',
  method: 'GET',
  path: '/api/witnessing',
  summary: 'Witnesses, partners, keys and recovery',
  action: 'witness.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({
    /** Our own log: its size now, and the largest size that every witness in force has cosigned. */
    log: z.object({ size: z.int(), witnessed: z.int(), have: z.int(), want: z.int() }),
    /** The keys by which we cosign: what a partner enters to trust us as a witness. */
    witnessKeys: z.array(z.string()),
    partners: z.array(Partner),
    keys: z.array(KeyEntry),
    recovery: z.object({
      shared: z.object({ at: z.string(), setId: z.string(), needed: z.int(), total: z.int() }).optional(),
      tested: z.object({ at: z.string(), setId: z.string() }).optional(),
    }),
    scrub: z.object({
      last: z.object({ at: z.string(), blobs: z.int(), damaged: z.int() }).optional(),
      running: z.object({ done: z.int(), total: z.int() }).optional(),
    }),
  }),
  errors: ['locker.locked'],
})

/** What the operator finds on Today. */
export const listAlarms = endpoint({
  name: 'witness.alarms',
  method: 'GET',
  path: '/api/witnessing/alarms',
  summary: 'What the operator must look at',
  action: 'witness.read',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ alarms: z.array(Alarm) }),
  errors: [],
})

/** Marks an alarm as settled; the leaf and the evidence stay. */
export const settleAlarm = endpoint({
  name: 'witness.settle',
  method: 'POST',
  path: '/api/witnessing/alarms/settle',
  summary: 'Mark an alarm as settled',
  action: 'witness.change',
  scope: 'organisation',
  input: z.object({ leaf: z.int().nonnegative() }),
  output: z.object({ settled: z.boolean() }),
  errors: ['request.not-found'],
})

/** Trusts a partner: a witness that cosigns our log (with its address), or a log that we cosign. */
export const trustPartner = endpoint({
  name: 'witness.trust',
  method: 'POST',
  path: '/api/witnessing/partners',
  summary: 'Trust a witness of our log, or a log that we witness',
  action: 'witness.change',
  scope: 'organisation',
  input: z
    .object({
      kind: z.enum(['log', 'witness']),
      name: Line,
      vkeys: z.array(Vkey).min(1).max(4),
      url: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .optional(),
    })
    .refine(({ kind, url }) => (kind === 'witness') === (url !== undefined), {
      path: ['url'],
      message: 'A witness has an address; a log that we witness has none.',
    }),
  output: Partner,
  errors: ['request.invalid', 'request.conflict', 'locker.locked'],
})

/** Ends the trust in a partner. What was cosigned stays. */
export const endPartner = endpoint({
  name: 'witness.end',
  method: 'POST',
  path: '/api/witnessing/partners/:partnerId/end',
  summary: 'End the trust in a partner',
  action: 'witness.change',
  scope: 'organisation',
  input: z.object({ partnerId: z.uuid().toLowerCase() }),
  output: z.object({ ended: z.boolean() }),
  errors: ['request.not-found', 'locker.locked'],
})

/** Asks every witness now. */
export const askWitnesses = endpoint({
  name: 'witness.ask',
  method: 'POST',
  path: '/api/witnessing/ask',
  summary: 'Ask every witness to cosign now',
  action: 'witness.change',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ size: z.int(), have: z.int(), want: z.int() }),
  errors: ['locker.locked', 'locker.rolled-back'],
  perMinute: 20,
})

/** Looks at every sealed byte now; the settings show how far it is. */
export const startScrub = endpoint({
  name: 'witness.scrub',
  method: 'POST',
  path: '/api/witnessing/scrub',
  summary: 'Look at every sealed byte now',
  action: 'witness.change',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ started: z.boolean() }),
  errors: ['locker.locked'],
  perMinute: 60,
})

/** Every endpoint of this feature. */
export const witnessEndpoints = [
  readWitnessing,
  listAlarms,
  settleAlarm,
  trustPartner,
  endPartner,
  askWitnesses,
  startScrub,
] as const
