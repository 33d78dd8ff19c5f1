/** The thread: takes lists of texts and answers with their selectors. */
import { parentPort } from 'node:worker_threads'
import { readSelectors } from './read-selectors.ts'

parentPort?.on(
  'message',
  ({ id, texts, countries }: { id: number; texts: string[]; countries: string[] }) => {
    parentPort?.postMessage({ id, found: readSelectors(texts, countries) })
  },
)
