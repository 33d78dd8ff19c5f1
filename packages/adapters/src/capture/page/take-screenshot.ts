/** Pictures of the whole page in tiles of limited height, so that no page makes the browser hold it all at once. */
import type { CdpSession } from '../browser/cdp-connection.ts'

/** Limits of the screenshot. */
export interface ScreenshotLimits {
  /** CSS pixels of one tile. */
  readonly tileHeight: number
  readonly tiles: number
}

/** The tiles in order from the top, as PNG. `whole` is false when the page went on below the last one; `byRule` then says that this was the rule for very high pages and not a limit of this page. */
export interface Screenshot {
  readonly tiles: readonly Uint8Array[]
  readonly width: number
  readonly height: number
  readonly whole: boolean
  readonly byRule?: boolean
  /** CSS pixels from the top that the tiles hold. */
  readonly pictured?: number
}

/**
 * Above this height (CSS pixels) a page is a list, not a picture: Chromium takes minutes to draw a part beyond the view,
 * and no reader looks at a hundred screens. There the view is moved instead (what is fixed to it shows on every tile),
 * and the beginning alone is pictured. The text and the documents are read whole all the same.
 */
const VERY_HIGH = 100_000
/** Tiles of a very high page and their height: low ones, since the browser holds enough by then. */
const TILES_OF_VERY_HIGH = 10
const LOW_TILE = 1_600

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
  const moves = height > VERY_HIGH
  const step = moves ? Math.min(LOW_TILE, limits.tileHeight) : limits.tileHeight
  const most = moves ? Math.min(TILES_OF_VERY_HIGH, limits.tiles) : limits.tiles
  if (moves)
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: step,
      deviceScaleFactor: 1,
      mobile: false,
    })
  for (let y = 0; y < height && tiles.length < most; y += step) {
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
        height: Math.min(step, height - y),
        scale: 1,
      },
    })
    tiles.push(new Uint8Array(Buffer.from(shot.data, 'base64')))
    onTile(tiles.length)
  }
  const pictured = Math.min(height, tiles.length * step)
  return { tiles, width, height, pictured, whole: pictured === height, byRule: moves }
}
