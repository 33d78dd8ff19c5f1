/** What hears of captures that something other than a person asked for: a watched page, a list, a first exhibit. */
import type { CaptureId, CaptureOrigin, CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import type { CustodyFact } from '../custody/index.ts'
import type { CaptureOutcome } from '../ports/capturer.ts'

/** A capture with what asked for it, and in whose name. */
export interface FollowedCapture {
  readonly caseId: CaseId
  readonly captureId: CaptureId
  readonly actor: MemberId
  readonly origin: CaptureOrigin
}

/** What becomes of an outcome. Without `keep` nothing is sealed; `log` writes the follower's own fact beside the others. */
export interface CaptureJudgement {
  readonly keep: boolean
  log(exhibitId: ExhibitId | undefined): Promise<CustodyFact>
}

/** Hears of captures of one origin. Both may be called again for one capture, and must then change nothing. */
export interface CaptureFollower {
  /** Looks at an outcome before anything of it is sealed. Nothing given means that it goes its usual way. */
  judge?(capture: FollowedCapture, outcome: CaptureOutcome): Promise<CaptureJudgement | undefined>
  /** After the end, however it came; `exhibitId` where the capture made an exhibit. */
  ended(capture: FollowedCapture, exhibitId: ExhibitId | undefined): Promise<void>
}

/** Which follower hears of which origin. */
export type CaptureFollowers = Partial<Readonly<Record<CaptureOrigin['kind'], CaptureFollower>>>
