/** A program of its own for tests that are cruel to it: opens a page in a browser as a capture does, says so on standard output, and holds it open until it is killed. */
import { findChromium } from '../browser/find-chromium.ts'
import { launchChromium } from '../browser/launch-chromium.ts'
import { createEgressProxy } from '../egress/egress-proxy.ts'
import { createRouter } from '../egress/resolve-host.ts'
import { openWay } from '../egress/way-out.ts'

/** What the test tells it. */
export interface HeldPage {
  readonly port: number
  readonly path: string
  readonly scratchDir: string
  readonly walls: 'bwrap' | 'unshare' | 'none'
}

const input: HeldPage = JSON.parse(process.argv[2] ?? '{}')
const host = 'site.test'
const egress = createEgressProxy({ bytes: 100_000_000, connectMs: 2_000, connections: 1_000 })
const browser = await launchChromium({
  executablePath: findChromium() ?? '',
  scratchDir: input.scratchDir,
  egress,
  width: 800,
  height: 600,
  walls: input.walls,
})
egress.open(
  createRouter({ resolver: () => Promise.resolve(['127.0.0.1']), allowedPrivateHosts: [host] }),
  openWay(undefined),
)
egress.approve(host, input.port)
const root = browser.cdp.browser
const { browserContextId } = await root.send<{ browserContextId: string }>('Target.createBrowserContext')
const { targetId } = await root.send<{ targetId: string }>('Target.createTarget', {
  url: 'about:blank',
  browserContextId,
})
const { sessionId } = await root.send<{ sessionId: string }>('Target.attachToTarget', {
  targetId,
  flatten: true,
})
const page = browser.cdp.session(sessionId)
await page.send('Page.navigate', { url: `http://${host}:${input.port}${input.path}` })
let title = ''
while (title !== 'stored') {
  await new Promise((resolve) => setTimeout(resolve, 100))
  const { result } = await page.send<{ result: { value: string } }>('Runtime.evaluate', {
    expression: 'document.title',
  })
  title = result.value
}
process.stdout.write(`${JSON.stringify({ browser: browser.pid, confinement: browser.confinement })}\n`)
setInterval(() => undefined, 1_000)
