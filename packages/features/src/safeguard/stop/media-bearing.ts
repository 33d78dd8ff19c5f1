/** Which parts of an exhibit may hold pictures, film or sound, and so are destroyed by a stop. */
import type { ExhibitPart } from '@smart-rescue/schema'

/** Parts that are words and nothing else, by the role that our own code gave them. */
const WORDS: readonly string[] = ['text', 'capture-report', 'certificates', 'import-report']

/** Plain words by type; what somebody sent as an original is never trusted to be what it says. */
const WORD_TYPES: readonly string[] = ['text/plain', 'application/json']

/** True unless the part is known to hold words alone: an unknown role is destroyed rather than kept. */
export const isMediaBearing = ({ role, mediaType }: Pick<ExhibitPart, 'role' | 'mediaType'>): boolean => {
  if (WORDS.includes(role)) return false
  const bare = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  return role.startsWith('original') || !(WORD_TYPES.includes(bare) && /^(text|ocr|report)/.test(role))
}
