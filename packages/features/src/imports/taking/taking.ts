/** What taking a file is done with, and for whom. */
import type { CaseId, ExhibitId, ImportId, MemberId } from '@smart-rescue/schema'
import type { RecordingDeps } from '../../custody/index.ts'
import type { TakeTurn } from '../../custody/take-turns.ts'
import type { Clock, Ids } from '../../ports/clock.ts'
import type { Converter } from '../../ports/held/converting.ts'
import type { Screener } from '../../ports/held/screening.ts'
import type { News } from '../../ports/news.ts'
import type { Queue } from '../../ports/queue.ts'

/** Hands that taking a file needs. */
export interface TakingDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly queue: Queue
  readonly screener: Screener
  readonly converter: Converter
  readonly turn: TakeTurn
}

/** Who imports into which case, under which statement, and out of which exhibit where it lay inside one. */
export interface Taking {
  readonly actor: MemberId
  readonly caseId: CaseId
  readonly importId: ImportId
  readonly parent?: { readonly exhibitId: ExhibitId; readonly sha256: string }
}
