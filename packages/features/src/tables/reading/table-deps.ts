/** What the reading of tables is done with. */
import type { RecordingDeps } from '../../custody/index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Extractor } from '../../ports/held/extracting.ts'
import type { Sheets } from '../../ports/held/sheets.ts'
import type { Log } from '../../ports/log.ts'
import type { News } from '../../ports/news.ts'
import type { TextDeps } from '../../sources/index.ts'

/** Hands that the job needs. */
export interface TableRunDeps extends RecordingDeps, TextDeps {
  readonly extractor: Extractor
  readonly sheets: Sheets
  readonly clock: Clock
  readonly news: News
  readonly log: Log
  readonly software: string
}
