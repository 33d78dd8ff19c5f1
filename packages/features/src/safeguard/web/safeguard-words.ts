/** The closed lists of the safeguard in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Authority, DutyView, HotlineView, StopView } from '../contract.ts'

/** Why a channel stands where it stands. */
export const WHY_WORDS: Record<HotlineView['why'], MessageDescriptor> = {
  emergency: msg`First: a child is in immediate danger`,
  'country-of-reporter': msg`Hotline of your country`,
  'country-of-host': msg`Hotline of the country where it lies`,
  network: msg`Network of hotlines: passes it on to the right country`,
  'police-of-reporter': msg`Police of your country`,
}

/** Where the clock stands. */
export const CLOCK_WORDS: Record<DutyView['state'], MessageDescriptor> = {
  running: msg`time is running`,
  half: msg`half of the time has passed`,
  urgent: msg`most of the time has passed`,
  overdue: msg`overdue`,
}

/** What the hours rest on. */
export const BASIS_WORDS: Record<DutyView['basis'], MessageDescriptor> = {
  law: msg`The law names these hours.`,
  'law-without-hours': msg`The law says at once or without delay and names no hours. We count a day; treat it as immediate.`,
  house: msg`No duty of this country was read for everybody. We count a day all the same; ask a lawyer.`,
}

/** What an authority allows. */
export const SCOPE_WORDS: Record<Authority['scope'], MessageDescriptor> = {
  captures: msg`Captures of web pages`,
  imports: msg`Imports of files`,
  both: msg`Captures and imports`,
}

/** Where an authority stands. */
export const AUTHORITY_WORDS: Record<Authority['state'], MessageDescriptor> = {
  ahead: msg`not yet`,
  standing: msg`stands`,
  over: msg`over`,
  ended: msg`ended early`,
}

/** State of a stop. */
export const STOP_WORDS: Record<StopView['state'], MessageDescriptor> = {
  open: msg`to be reported`,
  reported: msg`reported`,
  mistaken: msg`pressed by mistake`,
}

/** How sure a row of law or a hotline is. */
export const CONFIDENCE_WORDS: Record<'high' | 'medium' | 'low', MessageDescriptor> = {
  high: msg`read in the law or an official source`,
  medium: msg`read in a secondary source`,
  low: msg`unverified – ask a lawyer`,
}

/** Tone of a clock. */
export const CLOCK_TONES: Record<DutyView['state'], 'plain' | 'amber' | 'red'> = {
  running: 'plain',
  half: 'amber',
  urgent: 'red',
  overdue: 'red',
}
