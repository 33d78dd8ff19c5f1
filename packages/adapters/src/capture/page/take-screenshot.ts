/** Pictures of the whole page in tiles of limited height, so that no page makes the browser hold it all at once. */
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpNode, CdpRemoteObject } from '../browser/cdp-types.ts'
import { callInFrame, listFrames, type PageFrame } from './page-frames.ts'
import { COVER_PICTURES } from './page-scripts.ts'

/** Limits of the screenshot. */
export interface ScreenshotLimits {
  /** CSS pixels of one tile. */
  readonly tileHeight: number
  readonly tiles: number
}

/** The tiles in order from the top, as PNG. `whole` is false when the page went on below the last one. */
export interface Screenshot {
  readonly tiles: readonly Uint8Array[]
  readonly width: number
  readonly height: number
  readonly whole: boolean
}

const closedRoots = (node: CdpNode): number[] => [
  ...(node.shadowRoots ?? [])
    .filter((root) => root.shadowRootType === 'closed')
    .map((root) => root.backendNodeId),
  ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRoots),
  ...(node.contentDocument === undefined ? [] : closedRoots(node.contentDocument)),
]

/** Closed shadow roots of a frame's process, as objects in that frame's world; roots of its other frames do not resolve there and are left out. */
const findClosedRoots = async (frame: PageFrame, roots: readonly number[]): Promise<string[]> => {
  const found = await Promise.all(
    roots.map((backendNodeId) =>
      frame.session
        .send<{ object: CdpRemoteObject }>('DOM.resolveNode', {
          backendNodeId,
          executionContextId: frame.contextId,
        })
        .then(({ object }) => object.objectId)
        .catch(() => undefined),
    ),
  )
  return found.filter((id) => id !== undefined)
}

/** Covers in every frame what could show a picture without a request. Rejects when one frame cannot be covered: then no screenshot is taken. */
export const coverPictures = async (root: PageFrame): Promise<void> => {
  const frames = listFrames(root)
  const bySession = new Map<CdpSession, number[]>()
  for (const { session } of frames) {
    if (bySession.has(session)) continue
    const tree = await session.send<{ root: CdpNode }>('DOM.getDocument', { depth: -1, pierce: true })
    bySession.set(session, closedRoots(tree.root))
  }
  for (const frame of frames) {
    const closed = await findClosedRoots(frame, bySession.get(frame.session) ?? [])
    await callInFrame(
      frame,
      COVER_PICTURES,
      closed.map((objectId) => ({ objectId })),
    )
  }
}

/** Above this height (CSS pixels) Chromium takes minutes to draw a part beyond the view; there the view is moved instead, and what is fixed to it shows on every tile. */
const MOVE_ABOVE = 120_000

/** Takes the tiles. `onTile` hears each as it comes, so that it can be sealed or packed while the next is drawn. */
export const takeScreenshot = async (
  page: CdpSession,
  limits: ScreenshotLimits,
  onTile: (count: number) => void,
): Promise<Screenshot> => {
  const metrics = await page.send<{ cssContentSize: { width: number; height: number } }>(
    'Page.getLayoutMetrics',
  )
  const width = Math.max(1, Math.ceil(metrics.cssContentSize.width))
  const height = Math.max(1, Math.ceil(metrics.cssContentSize.height))
  const tiles: Uint8Array[] = []
  const moves = height > MOVE_ABOVE
  if (moves)
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: limits.tileHeight,
      deviceScaleFactor: 1,
      mobile: false,
    })
  for (let y = 0; y < height && tiles.length < limits.tiles; y += limits.tileHeight) {
    if (moves)
      await page.send('Runtime.evaluate', { expression: `scrollTo({ top: ${y}, behavior: 'instant' })` })
    const shot = await page.send<{ data: string }>('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
      ...(moves ? {} : { captureBeyondViewport: true }),
      clip: {
        x: 0,
        y,
        width: Math.min(width, 4096),
        height: Math.min(limits.tileHeight, height - y),
        scale: 1,
      },
    })
    tiles.push(new Uint8Array(Buffer.from(shot.data, 'base64')))
    onTile(tiles.length)
  }
  return { tiles, width, height, whole: tiles.length * limits.tileHeight >= height }
}
