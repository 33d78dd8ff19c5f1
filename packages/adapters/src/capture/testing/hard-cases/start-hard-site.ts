/** The bench site of the hard cases (design: capture, section 5): one site over HTTP, and a second one for frames of another process. */
import { type Site, startSite } from '../start-site.ts'
import { farPages, framePages } from './frame-pages.ts'
import { addSocket, mediaPages } from './media-pages.ts'
import { textPages } from './text-pages.ts'

/** A running pair of sites. */
export interface HardSite extends Site {
  readonly far: Site
}

/** Starts both. The second is reached as `far.test`. */
export const startHardSite = async (): Promise<HardSite> => {
  const far = await startSite(farPages)
  const site = await startSite({
    ...textPages(),
    ...framePages(() => far.url('', 'far.test')),
    ...mediaPages(),
  })
  addSocket(site.server)
  return {
    ...site,
    far,
    async close() {
      await Promise.all([site.close(), far.close()])
    },
  }
}
