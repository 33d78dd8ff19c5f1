/** Starts the browser of this machine once, to see whether and how it runs, and ends it again. It loads nothing. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './find-chromium.ts'
import { launchChromium } from './launch-chromium.ts'

/** What a start showed. `failed` means that there is a program but it does not run. */
export type TriedBrowser =
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly executablePath: string }
  | {
      readonly state: 'runs'
      readonly executablePath: string
      readonly product: string
      /** As it stands in capture reports. */
      readonly confinement: string
      /** Milliseconds from the start to the first answer. */
      readonly ms: number
    }

/** Tries it. */
export const tryBrowser = async (
  executablePath: string | undefined = findChromium(),
): Promise<TriedBrowser> => {
  if (executablePath === undefined) return { state: 'missing' }
  const began = performance.now()
  try {
    const browser = await launchChromium({
      executablePath,
      scratchDir: join(tmpdir(), 'smart-rescue-scratch'),
      width: 800,
      height: 600,
    })
    const ms = Math.round(performance.now() - began)
    await browser.close()
    return { state: 'runs', executablePath, product: browser.product, confinement: browser.confinement, ms }
  } catch {
    return { state: 'failed', executablePath }
  }
}
