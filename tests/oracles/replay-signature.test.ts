/** Our archive in replayweb.page, in a real browser: it renders, and the player itself finds manifest, files and signature to match. Skipped without a Chromium. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from '@smart-rescue/adapters/capture'
import { memorySource } from '@smart-rescue/core/dossier'
import { checkWebArchive, describeProof } from '@smart-rescue/core/web-archive'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureOnce } from '../../packages/adapters/src/capture/testing/capture-once.ts'
import { answer, startSite } from '../../packages/adapters/src/capture/testing/start-site.ts'
import { createArchiveSigner } from '../../packages/adapters/src/capture/wacz/archive-signer.ts'

const player = fileURLToPath(new URL('../../node_modules/replaywebpage', import.meta.url))
const executablePath = findChromium()
const LOG = {
  origin: 'custody.ngo-a.example/2026',
  vkey: 'custody.ngo-a.example/2026+93546e77+AdBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3',
  packageSigner: 'ssh-ed25519 AAAA',
  checkpoint: 'custody.ngo-a.example/2026\n3\nroot\n\n— log x\n',
}

/** A row of the player's own store: what it expected, and whether it matched. */
interface Row {
  readonly id: string
  readonly matched?: boolean
}

let wacz: Buffer
let pageUrl: string
let server: Server
let browser: Browser

/** Serves the player and the archive, with ranges, as the format asks for. */
const serve = (): Promise<Server> =>
  new Promise((resolve) => {
    const started = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname
      const send = (type: string, body: Buffer | string) => {
        const length = { 'content-length': Buffer.byteLength(body), 'service-worker-allowed': '/' }
        response.writeHead(200, { 'content-type': type, ...length }).end(body)
      }
      const element = `<replay-web-page source="/page.wacz" replaybase="/replay/" url="${pageUrl}" embed="replayonly" noWebWorker></replay-web-page>`
      if (path === '/')
        return send('text/html', `<!doctype html><script src="/replay/ui.js"></script>${element}`)
      if (path === '/replay/ui.js' || path === '/replay/sw.js')
        return send('text/javascript', readFileSync(join(player, path.slice('/replay/'.length))))
      if (path.startsWith('/replay/'))
        return send(
          'text/html',
          '<!doctype html><script src="./ui.js"></script><replay-app-main></replay-app-main>',
        )
      const [, first = '0', last = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
      const to = last === '' ? wacz.length - 1 : Math.min(Number(last), wacz.length - 1)
      const bytes = wacz.subarray(Number(first), to + 1)
      response.writeHead(request.headers.range === undefined ? 200 : 206, {
        'content-type': 'application/wacz',
        'accept-ranges': 'bytes',
        'content-length': bytes.length,
        ...(request.headers.range === undefined
          ? {}
          : { 'content-range': `bytes ${first}-${to}/${wacz.length}` }),
      })
      return response.end(bytes)
    })
    started.listen(0, '127.0.0.1', () => resolve(started))
  })

beforeAll(async () => {
  if (executablePath === undefined) return
  const site = await startSite({
    '/': answer('<!doctype html><title>Room to let</title><h1>Room to let</h1><p>Call 555-0103.</p>'),
  })
  pageUrl = site.url('/')
  const extras = async () => describeProof(LOG)
  const captured = await captureOnce(pageUrl, { signer: createArchiveSigner(), extras })
  wacz = captured.files.get('wacz') ?? Buffer.alloc(0)
  await site.close()
  server = await serve()
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
})

const title = executablePath ? 'a captured archive' : 'a captured archive (skipped: no Chromium)'
describe.skipIf(executablePath === undefined)(title, () => {
  it('is sound by our own check, with its folder proof/', async () => {
    const verdict = await checkWebArchive(memorySource(new Uint8Array(wacz)))
    expect([verdict.ok, verdict.findings]).toEqual([true, []])
    expect(verdict.proofs.find(({ part }) => part === 'signature')?.state).toBe('shown')
    expect(wacz.includes(Buffer.from('proof/checkpoint'))).toBe(true)
  })

  /** What the player wrote into its own store. It writes `false` for files that it did not compare, so only the signature says something. */
  const judgeByPlayer = async (): Promise<Row['matched']> => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const shown = async () => {
      const texts = page.frames().map((frame) =>
        frame
          .locator('h1')
          .innerText({ timeout: 300 })
          .catch(() => ''),
      )
      return (await Promise.all(texts)).includes('Room to let')
    }
    await expect.poll(shown, { timeout: 40_000 }).toBe(true)
    const rows = await page.evaluate(async () => {
      const found: Row[] = []
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name)
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
        if (database.objectStoreNames.contains('verification')) {
          const request = database.transaction('verification').objectStore('verification').getAll()
          const read = new Promise<Row[]>((resolve) => {
            request.onsuccess = () => resolve(request.result)
          })
          found.push(...(await read))
        }
        database.close()
      }
      return found
    })
    await page.context().close()
    return rows.find(({ id }) => id === 'signature')?.matched
  }

  it('renders in replayweb.page, whose own verification finds the signature to match', async () => {
    expect(await judgeByPlayer()).toBe(true)
  })

  it('renders there with a signature that does not match where it was changed, as by our own check', async () => {
    const at = wacz.indexOf('"signature": "') + '"signature": "'.length
    const changed = Buffer.from(wacz)
    changed[at] = changed[at] === 65 ? 66 : 65
    wacz = changed
    expect(await judgeByPlayer()).toBe(false)
    const verdict = await checkWebArchive(memorySource(new Uint8Array(wacz)))
    expect(verdict.findings.map(({ code }) => code)).toContain('signature.wrong')
  })
})
