/** Hands that the safeguard needs. */
import type { RecordingDeps } from '../custody/index.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Screener } from '../ports/held/screening.ts'
import type { News } from '../ports/news.ts'

/** The hands. Without a screener nothing is compared, and so no media is ever kept. */
export interface SafeguardDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly screener?: Screener | undefined
}
