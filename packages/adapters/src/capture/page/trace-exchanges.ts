/** Gathers the traces of a page from what it loaded, while bodies are still in memory. Nothing is fetched for it. */
import { createHash } from 'node:crypto'
import { type TracedAsset, tracePage } from '@smart-rescue/core/tracing'
import type { Trace } from '@smart-rescue/schema'
import type { Exchange } from '../recording/exchange.ts'

/** Longest source of a document that is looked at, in bytes, and how many documents (frames and what came before them). */
const MOST_SOURCE = 4 * 2 ** 20
const MOST_DOCUMENTS = 20
const MOST_ASSETS = 2_000

/** Sees exchanges one after another and tells the traces of the one that was the page. */
export interface TraceGatherer {
  /** To be called before the body is let go. */
  see(exchange: Exchange): void
  /** Sorted. Empty where the page itself was not seen. */
  tracesOf(main: Exchange | undefined): Trace[]
}

const useOf = ({ resourceType, url }: Exchange): TracedAsset['use'] | undefined =>
  resourceType === 'Script'
    ? 'script'
    : resourceType === 'Stylesheet'
      ? 'stylesheet'
      : /^https?:\/\/[^/?#]+\/favicon\.(?:ico|png|svg)(?:[?#]|$)/i.test(url)
        ? 'icon'
        : undefined

/** A gatherer for one capture. What was withheld, dropped or cut has no body to hash, and is passed over. */
export const createTraceGatherer = (): TraceGatherer => {
  const documents = new Map<Exchange, string>()
  const assets: TracedAsset[] = []
  return {
    see(exchange) {
      const { fate, truncated, response, body, bytes, url } = exchange
      if (fate !== 'loaded' || truncated !== undefined || response?.status !== 200 || bytes === 0) return
      if (exchange.resourceType === 'Document') {
        if (documents.size < MOST_DOCUMENTS && bytes <= MOST_SOURCE)
          documents.set(exchange, Buffer.concat(body).toString('utf8'))
        return
      }
      const use = useOf(exchange)
      if (use === undefined || assets.length >= MOST_ASSETS) return
      const hash = createHash('sha256')
      for (const piece of body) hash.update(piece)
      assets.push({ url, sha256: hash.digest('hex'), length: bytes, use })
    },
    tracesOf: (main) => {
      const source = main === undefined ? undefined : documents.get(main)
      return main === undefined || source === undefined ? [] : tracePage(source, assets, main.url)
    },
  }
}
