/** Hands out browsers, each with its own egress proxy and a blank page, each for one capture only; keeps one ready where that is wanted. */
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpFrameTree } from '../browser/cdp-types.ts'
import { launchChromium, type RunningChromium } from '../browser/launch-chromium.ts'
import { createEgressProxy, type EgressProxy } from '../egress/egress-proxy.ts'
import type { CaptureLimits } from './capture-limits.ts'

/** A browser with a blank page of a fresh incognito context, and its only way out. */
export interface PreparedBrowser {
  readonly chromium: RunningChromium
  readonly egress: EgressProxy
  readonly page: CdpSession
  readonly targetId: string
  readonly frameId: string
  /** Ends browser and proxy and removes the profile. */
  close(): Promise<void>
}

/** What browsers are made with. */
export interface SupplyOptions {
  readonly executablePath: string
  readonly scratchDir: string
  readonly limits: CaptureLimits
  readonly viewport: { readonly width: number; readonly height: number }
  /** Keeps one browser started, blank and unused, for the next capture. */
  readonly warm: boolean
}

/** Bytes. */
const WIRE_ROOM = 8_000_000

const prepare = async (options: SupplyOptions): Promise<PreparedBrowser> => {
  const { limits, viewport } = options
  const egress = createEgressProxy({
    // Bodies are counted decoded elsewhere; on the wire this is a second, outer limit with room for heads and TLS.
    bytes: limits.bytes + WIRE_ROOM,
    connectMs: limits.connectMs,
    connections: limits.requests * 2,
  })
  let chromium: RunningChromium
  try {
    chromium = await launchChromium({
      executablePath: options.executablePath,
      scratchDir: options.scratchDir,
      egress,
      ...viewport,
    })
  } catch (error) {
    await egress.close()
    throw error
  }
  const close = async () => {
    await Promise.all([egress.close(), chromium.close()])
  }
  try {
    const root = chromium.cdp.browser
    const { browserContextId } = await root.send<{ browserContextId: string }>('Target.createBrowserContext')
    const [{ targetId }] = await Promise.all([
      root.send<{ targetId: string }>('Target.createTarget', {
        url: 'about:blank',
        browserContextId,
        ...viewport,
      }),
      root.send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId }),
    ])
    const { sessionId } = await root.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    })
    const page = chromium.cdp.session(sessionId)
    const { frameTree } = await page.send<{ frameTree: CdpFrameTree }>('Page.getFrameTree')
    return { chromium, egress, page, targetId, frameId: frameTree.frame.id, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A source of browsers. */
export interface BrowserSupply {
  /** A browser nobody has used. Fails with `capture.browser-missing` or `capture.browser-crashed`. */
  take(): Promise<PreparedBrowser>
  close(): Promise<void>
}

/** Opens a supply; with `warm` the first browser is started at once. */
export const createBrowserSupply = (options: SupplyOptions): BrowserSupply => {
  let ready: Promise<PreparedBrowser> | undefined
  let closed = false
  const refill = () => {
    if (!options.warm || closed) return
    const next = prepare(options)
    // A failed start is told to whoever takes it, or tried anew by them.
    next.catch(() => undefined)
    ready = next
  }
  refill()
  return {
    async take() {
      const waiting = ready
      ready = undefined
      if (waiting === undefined) return prepare(options)
      try {
        const browser = await waiting
        const isAlive = await Promise.race([browser.chromium.exited.then(() => false), Promise.resolve(true)])
        if (isAlive) return browser
        await browser.close()
      } catch {
        // Started in advance and failed; the start below says why, if it still does.
      } finally {
        // After the capture has begun, so that the next start does not slow this one down.
        if (options.warm) setTimeout(refill, 3_000).unref()
      }
      return prepare(options)
    },
    async close() {
      closed = true
      const waiting = ready
      ready = undefined
      await waiting?.then((browser) => browser.close()).catch(() => undefined)
    },
  }
}
