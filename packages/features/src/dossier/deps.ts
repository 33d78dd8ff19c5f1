/** What the acts on dossiers are lent. */
import type { RecordingDeps } from '../custody/index.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import type { Queue } from '../ports/queue.ts'

/** Hands that this feature needs. */
export interface DossierDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly queue: Queue
}
