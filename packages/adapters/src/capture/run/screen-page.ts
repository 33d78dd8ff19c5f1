/** Holds what the browser showed against the known-hash lists before it is packed, and writes the step that says what was screened. */
import { type Screening, screenText } from '../recording/screen-media.ts'
import type { PageResult } from './drive-page.ts'
import type { StepLog } from './step-log.ts'

/** The page without the rendered documents that hold a picture of a list, and without its screenshot when one had been shown. */
export const screenDocuments = async (
  page: PageResult,
  screening: Screening | undefined,
): Promise<PageResult> => {
  if (screening === undefined) return page
  const kept = []
  for (const document of page.documents ?? []) {
    const verdict = await screenText(screening, document.url, document.html)
    if (verdict === 'clear') kept.push(document)
    else screening.log.shown = true
  }
  const { screenshot, documents, ...rest } = page
  return {
    ...rest,
    ...(documents === undefined ? {} : { documents: kept }),
    ...(screenshot === undefined || screening.log.shown ? {} : { screenshot }),
  }
}

/** Logs the step `screening` where media was allowed, or where something matched. */
export const noteScreening = (
  log: StepLog,
  wanted: 'withheld' | 'allowed',
  screening: Screening | undefined,
): void => {
  if (screening === undefined) {
    if (wanted === 'allowed')
      log.note('screening', {
        ok: false,
        sentence:
          'Media was allowed, but there is nothing to hold it against the known-hash lists with; it was withheld.',
      })
    return
  }
  const { screened, unread, dropped, shown } = screening.log
  if (wanted === 'withheld' && dropped.length === 0) return
  const parts = [
    `${screened} pictures, films and sounds were held against the known-hash lists`,
    ...(screening.screener.lists().length > 0
      ? []
      : ['no list is loaded here, so that none of them could match']),
    ...(unread === 0
      ? []
      : [`${unread} of them by exact hashes alone, since they could not be read as pictures`]),
    ...(dropped.length === 0 ? [] : [`${dropped.length} matched and were dropped`]),
    ...(shown ? ['no screenshot is kept, because the page had one before it was known'] : []),
  ]
  log.note('screening', { ok: dropped.length === 0 && !shown, sentence: `${parts.join('; ')}.` })
}
