/**
 * Reporting channels by country, as data with sources. Rows of low confidence are shown as "unverified". Numbers must be
 * called before they are relied on, and again every quarter. A hotline is never sent a picture: it takes the address only.
 */
import type { Hotline } from '../hotlines/hotline.ts'
import { HOTLINES_ASIA } from './hotlines-asia.ts'
import { HOTLINES_ELSEWHERE } from './hotlines-elsewhere.ts'

/** Version of this table; it stands on every report that was drafted from it. */
export const HOTLINES_VERSION = '2026-11'

/** All channels; country `*` serves every country. */
export const HOTLINES: readonly Hotline[] = [...HOTLINES_ELSEWHERE, ...HOTLINES_ASIA]
