/** What other pages use of wellbeing: the veil over media, disclosures, the meter's hand, and the member's own page. */
export { Disclosure } from './disclosure.tsx'
export { GuardedMedia, usePreferences } from './guarded-media.tsx'
export { type Exposure, useExposure } from './use-exposure.ts'
export { WellbeingLine } from './wellbeing-line.tsx'
export { WellbeingPage } from './wellbeing-page.tsx'
