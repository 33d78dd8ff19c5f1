/** When a pause is offered: after a hard item, or after long open media on one day. It is offered, never forced. */
import type { OwnDay } from './store.ts'

/** Why a pause is offered today, or nothing. A hard item weighs more than time. */
export const offerPause = (
  today: Pick<OwnDay, 'seconds' | 'hard'> | undefined,
  afterMinutes: number,
): 'hard' | 'long' | undefined => {
  if (today === undefined) return undefined
  if (today.hard > 0) return 'hard'
  return today.seconds >= afterMinutes * 60 ? 'long' : undefined
}
