/** Watched pages in words: how often, what was found, what the team was told, why one is still. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Every, Watch, WatchCheck } from '../contract.ts'

/** How often. */
export const EVERY_WORDS: Record<Every, MessageDescriptor> = {
  hour: msg`every hour`,
  'six-hours': msg`every six hours`,
  day: msg`every day`,
  week: msg`every week`,
  month: msg`every month`,
}

/** What a check found. */
export const FOUND_WORDS: Record<WatchCheck['found'], MessageDescriptor> = {
  first: msg`seen first`,
  same: msg`unchanged`,
  small: msg`hardly changed`,
  changed: msg`changed`,
  gone: msg`gone`,
  wall: msg`behind a wall`,
  failed: msg`not reached`,
}

/** How the page stands, from its last check. */
export const PRESENCE_WORDS: Record<Watch['presence'], MessageDescriptor> = {
  new: msg`not looked at yet`,
  shown: msg`there`,
  gone: msg`gone`,
  wall: msg`behind a wall`,
  failed: msg`not reached`,
}

/** What the team was told. */
export const ALARM_WORDS: Record<NonNullable<WatchCheck['alarm']>, MessageDescriptor> = {
  changed: msg`The page changed.`,
  gone: msg`The page is gone: twice in a row it was not there.`,
  back: msg`The page is there again.`,
  wall: msg`The page asks for a sign-in or refuses automated visits.`,
  failing: msg`The page could not be looked at three times in a row.`,
}

/** Why a watch is paused or ended. */
export const WHY_WORDS: Record<NonNullable<Watch['why']>, MessageDescriptor> = {
  'by-hand': msg`by hand`,
  'owner-left': msg`because the person in whose name it ran left the team; resume it to take it over`,
  'end-date': msg`on its end date`,
  'case-closed': msg`with its case`,
}
