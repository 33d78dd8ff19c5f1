/** The browser as the platform of the pages: fetch to the own origin, EventSource for news, the wall clock. */
import { createClient } from '@smart-rescue/features/client'
import type { Platform } from '@smart-rescue/features/web'
import { sendWithProgress } from './send-with-progress.ts'

/** Makes the platform of a real browser. */
export const createBrowserPlatform = (): Platform => ({
  client: createClient('', (url, init) => fetch(url, init), sendWithProgress),
  openNews: (address, hear, onOpen) => {
    const source = new EventSource(address)
    source.onopen = onOpen
    source.onmessage = (event) => {
      try {
        hear(JSON.parse(String(event.data)))
      } catch {
        // A broken message is dropped; the lists are read again at the next one.
      }
    }
    // The server says `end` when the right to listen is gone; it is not asked again and again.
    source.addEventListener('end', () => source.close())
    return source
  },
  now: () => Date.now(),
})
