/** Fields of an identity, and reasons to open one, in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Identity, OpeningReason } from '@smart-rescue/schema'

/** Fields of text, in the order of the form; exhibits are named by documents. */
export const FIELDS = [
  'name',
  'otherNames',
  'born',
  'contacts',
  'address',
  'guardian',
  'schoolRecord',
  'documents',
  'notes',
] as const satisfies readonly (keyof Identity)[]

/** Field → label. */
export const FIELD_WORDS: Record<(typeof FIELDS)[number], MessageDescriptor> = {
  name: msg`Name`,
  otherNames: msg`Other names`,
  born: msg`Born (day as YYYY-MM-DD, or the year alone)`,
  contacts: msg`Contacts`,
  address: msg`Address, and where she is safe`,
  guardian: msg`Guardian`,
  schoolRecord: msg`School or birth record`,
  documents: msg`Documents: exhibit numbers, or where they lie`,
  notes: msg`Notes for the custodians`,
}

/** Reason → what it is called. */
export const REASON_WORDS: Record<OpeningReason, MessageDescriptor> = {
  'immediate-danger': msg`Immediate danger`,
  'contact-family': msg`To reach her family or guardian`,
  'medical-care': msg`Medical care`,
  shelter: msg`Shelter or move to safety`,
  'court-or-police': msg`A court or the police asks`,
  'correct-the-record': msg`To correct the record`,
}
