/** How facts of the safeguard are told to the index. */
import type { Projections } from '../custody/fact.ts'
import { tellEnded, tellGranted } from './authority/project.ts'
import { tellDropped, tellLoaded } from './lists/project.ts'
import { tellInstructed, tellLocked } from './receipt/project.ts'
import { tellReported, tellStopped } from './stop/project.ts'

/** Facts of this feature. */
export const safeguardProjections: Projections = {
  'authority.granted': tellGranted,
  'authority.ended': tellEnded,
  'hashlist.loaded': tellLoaded,
  'hashlist.dropped': tellDropped,
  'material.stopped': tellStopped,
  'hotline.reported': tellReported,
  'receipt.locked': tellLocked,
  'receipt.instructed': tellInstructed,
}
