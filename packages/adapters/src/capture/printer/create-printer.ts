/** Prints HTML to a tagged PDF in a browser that has no network at all. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Printer } from '@smart-rescue/features/ports/writing/printer'
import { Failure } from '@smart-rescue/schema'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpFrameTree } from '../browser/cdp-types.ts'
import { findChromium } from '../browser/find-chromium.ts'
import { launchChromium, type RunningChromium } from '../browser/launch-chromium.ts'
import { footerTemplate } from './footer-template.ts'

/** Where the printer's browser is and where it may write while it runs. */
export interface PrinterOptions {
  readonly executablePath?: string
  /** Parent of the throw-away profile; the system's temporary folder by default. */
  readonly scratchDir?: string
}

const readStream = async (session: CdpSession, handle: string): Promise<Uint8Array> => {
  const parts: Buffer[] = []
  for (;;) {
    const part = await session.send<{ data: string; eof: boolean; base64Encoded?: boolean }>('IO.read', {
      handle,
      size: 1 << 20,
    })
    parts.push(Buffer.from(part.data, part.base64Encoded === true ? 'base64' : 'utf8'))
    if (part.eof) break
  }
  await session.send('IO.close', { handle })
  return new Uint8Array(Buffer.concat(parts))
}

const printWith = async (
  browser: RunningChromium,
  input: Parameters<Printer['print']>[0],
): Promise<Uint8Array> => {
  const root = browser.cdp.browser
  const { targetId } = await root.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const attached = await root.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  const page = browser.cdp.session(attached.sessionId)
  page.on('Fetch.requestPaused', (event) => {
    page
      .send('Fetch.failRequest', { requestId: event.requestId, errorReason: 'BlockedByClient' })
      .catch(() => undefined)
  })
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  const tree = await page.send<{ frameTree: CdpFrameTree }>('Page.getFrameTree')
  const frameId = tree.frameTree.frame.id
  const world = await page.send<{ executionContextId: number }>('Page.createIsolatedWorld', { frameId })
  // What is printed is text and pictures: scripts in it never run. Ours do, in their own world, before they are turned off.
  await page.send('Emulation.setScriptExecutionDisabled', { value: true })
  await page.send('Page.setDocumentContent', { frameId, html: input.html })
  await page.send('Runtime.evaluate', {
    contextId: world.executionContextId,
    awaitPromise: true,
    expression: `(async () => {
      document.title = ${JSON.stringify(input.title)}
      await document.fonts.ready
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    })()`,
  })
  const printed = await page.send<{ stream: string }>('Page.printToPDF', {
    transferMode: 'ReturnAsStream',
    printBackground: true,
    preferCSSPageSize: true,
    paperWidth: 210 / 25.4,
    paperHeight: 297 / 25.4,
    marginTop: 14 / 25.4,
    marginBottom: 18 / 25.4,
    marginLeft: 14 / 25.4,
    marginRight: 14 / 25.4,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footerTemplate(input.footer ?? ''),
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  return readStream(page, printed.stream)
}

/** A printer with its own browser a document, gone after it. A4, tagged, with an outline from the headings. `print` fails with `capture.browser-missing` or `capture.browser-crashed`. */
export const createPrinter = (options: PrinterOptions = {}): Printer & { close(): Promise<void> } => {
  const running = new Set<RunningChromium>()
  let closed = false
  return {
    async print(input) {
      const executablePath = options.executablePath ?? findChromium()
      if (executablePath === undefined || closed) throw new Failure('capture.browser-missing')
      const browser = await launchChromium({
        executablePath,
        scratchDir: options.scratchDir ?? join(tmpdir(), 'smart-rescue-scratch'),
        width: 1024,
        height: 768,
      })
      running.add(browser)
      try {
        return await printWith(browser, input)
      } catch (error) {
        throw new Failure('capture.browser-crashed', { cause: error })
      } finally {
        running.delete(browser)
        await browser.close()
      }
    },
    async close() {
      closed = true
      await Promise.all([...running].map((browser) => browser.close()))
    },
  }
}
