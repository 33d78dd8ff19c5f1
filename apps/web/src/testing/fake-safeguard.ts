/** The safeguard and wellbeing of the invented office: nothing happened yet, and everything is veiled. */
import { LeadKind } from '@smart-rescue/schema'
import { type FakeOffice, ref } from './fake-shape.ts'

const VEILED = {
  blur: true,
  grey: true,
  mute: true,
  collapse: true,
  hideAfterSeconds: 30,
  pauseAfterMinutes: 50,
}

const RULE = {
  country: 'NP',
  rule: 'No text of this country’s law was read. Take it that keeping and opening suspected abuse material is an offence here.',
  source: 'none',
  confidence: 'low' as const,
}

const authorities = () => ({
  authorities: [],
  rules: [RULE],
  mayGrant: true,
  screening: true,
  knownHashes: 0,
})

/** Acts by endpoint name. */
export const SAFEGUARD_ACTS = {
  'duty.list': () => ({ duties: [] }),
  'authority.list': authorities,
  'authority.list-house': authorities,
  'hashlist.list': () => ({ lists: [], screening: true }),
  'material.list': () => ({ stops: [] }),
  'receipt.list': () => ({ receipts: [], hotlines: [] }),
  'wellbeing.unavailable': () => ({ members: [] }),
  'wellbeing.shared': () => ({ shared: [] }),
  'wellbeing.note': () => ({}),
  'wellbeing.read': (office: FakeOffice) => ({
    preferences: VEILED,
    week: [{ day: '2026-11-23', reveals: 2, seconds: 300, disclosures: 1 }],
    optedOut: [LeadKind.options[3] ?? 'other'],
    colleagues: office.members.filter((one) => one.id !== office.me.id).map(ref),
  }),
} as const
