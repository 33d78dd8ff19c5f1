/** A captured page comes back in replayweb.page, in a real browser, with its text, both POST answers and its revisits, and nothing leaves. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../browser/find-chromium.ts'
import { captureOnce } from '../testing/capture-once.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'
import { createArchiveSigner } from './archive-signer.ts'

const player = fileURLToPath(new URL('../../../../../node_modules/replaywebpage', import.meta.url))
const executablePath = findChromium()

let site: Site
let server: Server
let browser: Browser
let wacz: Buffer
let origin = ''
let pageUrl = ''

const INNER =
  '<!doctype html><html><head><script src="./ui.js"></script></head><body><replay-app-main></replay-app-main></body></html>'

/** Serves the player and the archive, with ranges, as the format asks for. */
const serve = (): Promise<Server> =>
  new Promise((resolve) => {
    const started = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname
      const send = (type: string, body: Buffer | string) => {
        response.writeHead(200, {
          'content-type': type,
          'content-length': Buffer.byteLength(body),
          'service-worker-allowed': '/',
        })
        response.end(body)
      }
      if (path === '/') {
        const element = `<replay-web-page source="/page.wacz" replaybase="/replay/" url="${pageUrl}" embed="replayonly" noWebWorker></replay-web-page>`
        return send('text/html', `<!doctype html><script src="/replay/ui.js"></script>${element}`)
      }
      if (path === '/replay/ui.js' || path === '/replay/sw.js')
        return send('text/javascript', readFileSync(join(player, path.slice('/replay/'.length))))
      if (path === '/replay/' || path === '/replay/index.html') return send('text/html', INNER)
      if (path !== '/page.wacz') {
        response.writeHead(404)
        return response.end()
      }
      const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '')
      const from = Number(range?.[1] ?? 0)
      const to =
        range?.[2] === undefined || range[2] === ''
          ? wacz.length - 1
          : Math.min(Number(range[2]), wacz.length - 1)
      response.writeHead(range === null ? 200 : 206, {
        'content-type': 'application/wacz',
        'accept-ranges': 'bytes',
        'content-length': to - from + 1,
        ...(range === null ? {} : { 'content-range': `bytes ${from}-${to}/${wacz.length}` }),
      })
      return response.end(wacz.subarray(from, to + 1))
    })
    started.listen(0, '127.0.0.1', () => resolve(started))
  })

beforeAll(async () => {
  site = await startSite({
    '/': answer(`<!doctype html><title>Hotel jobs</title><link rel=stylesheet href="/s.css"><h1>Hotel jobs</h1><p>Call 555-0103.</p>
      <iframe src="/frame"></iframe><div id=out></div><script>
        const put = async (path, options) => { out.append(await (await fetch(path, options)).text() + ' ') }
        const headers = { 'content-type': 'application/json' }
        put('/ask', { method: 'POST', body: '{"q":1}', headers }); put('/ask', { method: 'POST', body: '{"q":2}', headers })
        put('/same-a'); put('/same-b'); put('/gzip')
      </script>`),
    '/s.css': answer('h1 { color: rgb(1, 2, 3) }', 'text/css'),
    '/frame': answer('<p>framed text</p>'),
    '/ask': (response, request) => {
      request.on('data', (body) => {
        response.setHeader('content-type', 'text/plain')
        response.end(`answer-${JSON.parse(String(body)).q}`)
      })
    },
    '/same-a': answer('twice', 'text/plain'),
    '/same-b': answer('twice', 'text/plain'),
    '/gzip': answer('packed', 'text/plain'),
  })
  pageUrl = site.url('/')
  const captured = await captureOnce(pageUrl, { signer: createArchiveSigner() })
  expect(captured.outcome.state).toBe('complete')
  wacz = captured.files.get('wacz') ?? Buffer.alloc(0)
  await site.close()
  server = await serve()
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox'],
  })
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve))
})

describe.skipIf(executablePath === undefined)('replay (skipped without a Chromium)', () => {
  it('shows the page as it was, with styles, frames and every fetched answer, and asks nobody else', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    page.context().on('request', (request) => asked.push(request.url()))
    await page.goto(`${origin}/`)
    const replayed = async () => {
      for (const frame of page.frames()) {
        const text = await frame
          .locator('#out')
          .innerText({ timeout: 500 })
          .catch(() => '')
        if (text.includes('answer-1') && text.includes('answer-2')) return frame
      }
      return undefined
    }
    await expect.poll(async () => (await replayed()) !== undefined, { timeout: 30_000 }).toBe(true)
    const frame = await replayed()
    const words = ((await frame?.locator('#out').innerText()) ?? '').trim().split(/\s+/).sort()
    expect(words).toEqual(['answer-1', 'answer-2', 'packed', 'twice', 'twice'])
    expect(await frame?.locator('p').first().innerText()).toBe('Call 555-0103.')
    expect(await frame?.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(1, 2, 3)')
    const inner = await Promise.all(
      page.frames().map((each) =>
        each
          .locator('body')
          .innerText()
          .catch(() => ''),
      ),
    )
    expect(inner.some((text) => text.includes('framed text'))).toBe(true)
    const outside = asked.filter((url) => !url.startsWith(origin) && !/^(data|blob|about):/.test(url))
    expect(outside).toEqual([])
    await page.close()
  })
})
