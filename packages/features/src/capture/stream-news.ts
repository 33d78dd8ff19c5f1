/** News of a case as an endless iterable, for as long as somebody listens. */
import type { CaseNews, News } from '../ports/news.ts'

/** At most this many pieces wait for a slow listener; of one thing's progress only the newest waits. */
const PATIENCE = 500

/** Yields news until the signal fires. A listener that falls far behind loses the oldest: the page reads the state afresh anyway. */
export async function* streamNews(news: News, caseId: string, signal: AbortSignal): AsyncGenerator<CaseNews> {
  let waiting: CaseNews[] = []
  let wake: () => void = () => undefined
  const stop = news.subscribe(caseId, (piece) => {
    waiting = waiting.filter(
      (other) => other.kind !== piece.kind || other.id !== piece.id || other.progress === undefined,
    )
    waiting.push(piece)
    if (waiting.length > PATIENCE) waiting.shift()
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      const piece = waiting.shift()
      if (piece !== undefined) yield piece
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    stop()
  }
}
