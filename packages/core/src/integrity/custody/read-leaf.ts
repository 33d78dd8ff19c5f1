/** Reads a leaf of the custody log from its canonical bytes, without zod, so that the offline verifier stays small; a test holds it equal to the schema. */
import type { CustodyLeaf, CustodyPurpose, CustodyType } from '@smart-rescue/schema'
import { readCanonicalJson } from '../encoding/canonical-json.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'

const HASH = /^sha256:[0-9a-f]{64}$/
const COUNT = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
const TEXT =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value)

const TYPES: Readonly<Record<CustodyType, true>> = {
  'log.opened': true,
  'member.added': true,
  'member.changed': true,
  'case.opened': true,
  'case.changed': true,
  'team.joined': true,
  'team.left': true,
  'note.written': true,
  'capture.requested': true,
  'capture.ended': true,
  'evidence.sealed': true,
  'exhibit.recorded': true,
  'evidence.read': true,
  'link.proposed': true,
  'link.decided': true,
  'selector.asked': true,
  'package.exported': true,
  'package.read': true,
  'backup.made': true,
  'backup.restored': true,
  'index.rebuilt': true,
  'log.verified': true,
  'list.started': true,
  'list.ended': true,
  'watch.started': true,
  'watch.changed': true,
  'watch.checked': true,
  'watch.ended': true,
  'capture.compared': true,
  'import.requested': true,
  'import.ended': true,
  'exhibit.derived': true,
  'authority.granted': true,
  'authority.ended': true,
  'hashlist.loaded': true,
  'hashlist.dropped': true,
  'material.stopped': true,
  'hotline.reported': true,
  'receipt.locked': true,
  'receipt.instructed': true,
  'table.requested': true,
  'table.ended': true,
  'rows.expired': true,
  'join.decided': true,
  'source.aside': true,
  'lead.raised': true,
  'lead.decided': true,
  'network.exported': true,
  'evidence.shredded': true,
  'law.loaded': true,
  'charge.framed': true,
  'element.judged': true,
  'playbook.changed': true,
  'task.changed': true,
  'exploitation.described': true,
  'person.changed': true,
  'custodian.changed': true,
  'identity.sealed': true,
  'identity.opened': true,
  'safety.planned': true,
  'consent.noted': true,
  'referral.changed': true,
  'stage.changed': true,
  'case.assigned': true,
  'report.exported': true,
  'search.saved': true,
  'search.dropped': true,
  'setting.changed': true,
  'time.anchored': true,
  'checkpoint.witnessed': true,
  'witness.trusted': true,
  'witness.cosigned': true,
  'witness.refused': true,
  'key.rotated': true,
  'key.revoked': true,
  'recovery.shared': true,
  'recovery.tested': true,
}

const PURPOSES: Readonly<Record<CustodyPurpose, true>> = {
  capture: true,
  import: true,
  review: true,
  link: true,
  dossier: true,
  verification: true,
  safeguard: true,
  operation: true,
  safety: true,
  law: true,
  referral: true,
}

type Field = { readonly required: boolean; readonly fits: (value: unknown) => boolean }

const need = (fits: Field['fits']): Field => ({ required: true, fits })
const may = (fits: Field['fits']): Field => ({ required: false, fits })

const FIELDS: Readonly<Record<keyof CustodyLeaf, Field>> = {
  v: need((value) => value === 1),
  seq: need(COUNT),
  type: need((value) => typeof value === 'string' && Object.hasOwn(TYPES, value)),
  at: need(TEXT(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  actor: need(TEXT(/^k:[0-9a-f]{32}$/)),
  case: may(TEXT(/^c:[0-9a-f]{32}$/)),
  item: may(TEXT(/^e:[0-9a-f]{32}$/)),
  n: may(COUNT),
  prev: may(TEXT(HASH)),
  ct: may(TEXT(HASH)),
  len: may(COUNT),
  ptc: may(TEXT(/^hmac-sha256:[0-9a-f]{64}$/)),
  role: may(TEXT(/^[a-z0-9-]{1,40}$/)),
  purpose: may((value) => typeof value === 'string' && Object.hasOwn(PURPOSES, value)),
  head: may(TEXT(HASH)),
  size: may(COUNT),
}

/** Reads one leaf; refuses bytes that are not canonical JSON, and shapes that the custody catalogue does not know. */
export const readLeaf = (bytes: Uint8Array): Outcome<CustodyLeaf> => {
  const value = readCanonicalJson(bytes)
  if (!value.ok) return value
  if (typeof value.value !== 'object' || Array.isArray(value.value))
    return refuse('leaf.shape', 'The leaf is not an object.')
  const record = value.value as Readonly<Record<string, unknown>>
  const stranger = Object.keys(record).find((key) => !Object.hasOwn(FIELDS, key))
  if (stranger !== undefined)
    return refuse('leaf.shape', 'The leaf has a field that the catalogue does not know.')
  for (const [name, field] of Object.entries(FIELDS)) {
    if (Object.hasOwn(record, name) ? !field.fits(record[name]) : field.required)
      return refuse('leaf.shape', `The field ${name} of the leaf is missing or wrong.`)
  }
  return accept(record as unknown as CustodyLeaf)
}
