/** Duty clocks in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { DutyEntry, ReportingClock } from '../contract.ts'

/** Where a clock stands. */
export const DUTY_STATE_WORDS: Record<ReportingClock['state'], MessageDescriptor> = {
  running: msg`time is running`,
  half: msg`half of the time has passed`,
  urgent: msg`most of the time has passed`,
  overdue: msg`overdue`,
  reported: msg`reported`,
  waived: msg`waived by a lawyer`,
  asked: msg`does it bind you?`,
  'not-bound': msg`does not bind us`,
}

/** Tone of a state. */
export const DUTY_TONES: Record<ReportingClock['state'], 'plain' | 'amber' | 'red' | 'green'> = {
  running: 'plain',
  half: 'amber',
  urgent: 'red',
  overdue: 'red',
  reported: 'green',
  waived: 'plain',
  asked: 'amber',
  'not-bound': 'plain',
}

/** What the hours rest on. */
export const DUTY_BASIS_WORDS: Record<ReportingClock['basis'], MessageDescriptor> = {
  law: msg`The law names these hours.`,
  house: msg`The law names no hours: report as soon as possible. The hours shown are a rule of this house, not of the law.`,
}

/** What was told about a duty. */
export const DUTY_ENTRY_WORDS: Record<DutyEntry['what'], MessageDescriptor> = {
  known: msg`stated an earlier first knowledge`,
  binds: msg`said that it binds us`,
  'not-bound': msg`said that it does not bind us`,
  reported: msg`recorded the report`,
  waived: msg`waived it`,
  reopened: msg`took it back`,
}
