/** The thread: takes lists of texts and answers with their mentions. It holds no key, no connection and no file. */
import { parentPort } from 'node:worker_threads'
import { extractRows } from './extract-rows.ts'

parentPort?.on(
  'message',
  ({ id, texts, countries }: { id: number; texts: string[]; countries: string[] }) => {
    try {
      parentPort?.postMessage({ id, found: extractRows(texts, countries) })
    } catch (cause) {
      parentPort?.postMessage({ id, failed: cause instanceof Error ? cause.name : 'Error' })
    }
  },
)
