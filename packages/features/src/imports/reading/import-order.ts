/** What the reading of one file is done with, and what it must name. */
import type { RecordingDeps } from '../../custody/index.ts'
import type { Clock, Ids } from '../../ports/clock.ts'
import type { Converter } from '../../ports/held/converting.ts'
import type { Screener } from '../../ports/held/screening.ts'
import type { Log } from '../../ports/log.ts'
import type { News } from '../../ports/news.ts'
import type { TextDeps } from '../../sources/index.ts'
import type { readImportOrder } from '../store.ts'

/** Hands that the job needs. */
export interface ImportRunDeps extends RecordingDeps, TextDeps {
  readonly converter: Converter
  readonly screener: Screener
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly log: Log
  readonly software: string
}

/** A file that is read now. */
export type Order = NonNullable<Awaited<ReturnType<typeof readImportOrder>>>
