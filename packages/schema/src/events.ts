/**
 * The catalogue of custody events: every act that is written to the custody log, and the shape of its leaf.
 * Leaves hold no personal data: members, cases and exhibits appear as keyed pseudonyms (design: trust, rule R3).
 */
import { z } from 'zod'

/** Every kind of act that the custody log knows. An act that is not listed here cannot be logged, and so cannot be done. */
export const CustodyType = z.enum([
  'log.opened',
  'member.added',
  'member.changed',
  'case.opened',
  'case.changed',
  'team.joined',
  'team.left',
  'note.written',
  'capture.requested',
  'capture.ended',
  'evidence.sealed',
  'exhibit.recorded',
  'evidence.read',
  'link.proposed',
  'link.decided',
  'selector.asked',
  'package.exported',
  'package.read',
  'backup.made',
  'backup.restored',
  'index.rebuilt',
  'log.verified',
  // capture: lists of addresses, watched pages, a second capture held against the first
  'list.started',
  'list.ended',
  'watch.started',
  'watch.changed',
  'watch.checked',
  'watch.ended',
  'capture.compared',
  // what people already hold
  'import.requested',
  'import.ended',
  'exhibit.derived',
  // from items to networks: tables of rows, joins, what is put aside, leads, searches
  'table.requested',
  'table.ended',
  'rows.expired',
  'join.decided',
  'source.aside',
  'lead.raised',
  'lead.decided',
  'search.saved',
  'search.dropped',
  'network.exported',
  'evidence.shredded',
  // a concrete case: law, elements, steps, people, the road to the verdict
  'law.loaded',
  'charge.framed',
  'element.judged',
  'playbook.changed',
  'task.changed',
  'exploitation.described',
  'person.changed',
  'custodian.changed',
  'identity.sealed',
  'identity.opened',
  'safety.planned',
  'consent.noted',
  'referral.changed',
  'stage.changed',
  'case.assigned',
  'report.exported',
  // the safeguard
  'authority.granted',
  'authority.ended',
  'hashlist.loaded',
  'hashlist.dropped',
  'material.stopped',
  'hotline.reported',
  'receipt.locked',
  'receipt.instructed',
  // proof
  'setting.changed',
  'time.anchored',
  'checkpoint.witnessed',
  'witness.trusted',
  'witness.cosigned',
  'witness.refused',
  'key.rotated',
  'key.revoked',
  'recovery.shared',
  'recovery.tested',
])
export type CustodyType = z.infer<typeof CustodyType>

/** Why somebody opened something: a closed list, because free text could name a person. */
export const CustodyPurpose = z.enum([
  'capture',
  'import',
  'review',
  'link',
  'dossier',
  'verification',
  'safeguard',
  'operation',
  'safety',
  'law',
  'referral',
])
export type CustodyPurpose = z.infer<typeof CustodyPurpose>

const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/)

/**
 * One leaf of the custody log, as RFC 8785 canonical JSON (strings, booleans, integers below 2^53 only).
 * `seq` is the leaf's index; `n` counts the leaves of one `item` from 0 and `prev` is the hash of the item's leaf before it.
 */
export const CustodyLeaf = z.strictObject({
  v: z.literal(1),
  seq: z.int().nonnegative(),
  type: CustodyType,
  /** RFC 3339 in UTC with milliseconds, from the clock of the machine that sealed. */
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  actor: z.string().regex(/^k:[0-9a-f]{32}$/),
  case: z
    .string()
    .regex(/^c:[0-9a-f]{32}$/)
    .optional(),
  item: z
    .string()
    .regex(/^e:[0-9a-f]{32}$/)
    .optional(),
  n: z.int().nonnegative().optional(),
  prev: hash.optional(),
  /** Hash of the ciphertext that this act sealed or opened, and its length in bytes. */
  ct: hash.optional(),
  len: z.int().nonnegative().optional(),
  /** Commitment to the plaintext: HMAC-SHA-256 of the plaintext bytes under a per-blob salt that only a package reveals. */
  ptc: z
    .string()
    .regex(/^hmac-sha256:[0-9a-f]{64}$/)
    .optional(),
  /** What part of the item the blob is. */
  role: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  purpose: CustodyPurpose.optional(),
  /**
   * For `package.exported`: the item's counter and head at export; for `index.rebuilt` and `log.verified`: tree size;
   * for `time.anchored`: hash of the token's bytes, and size of the checkpoint it stamps; for `checkpoint.witnessed`:
   * hash of the cosigned note and its size.
   */
  head: hash.optional(),
  size: z.int().nonnegative().optional(),
})
export type CustodyLeaf = z.infer<typeof CustodyLeaf>
