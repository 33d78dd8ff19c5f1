/** The web app with the invented office in memory: built, served on loopback under the strict policy, and opened in Chromium. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const output = join(repository, '.cache', 'web-fake')

/** The policy every page must live under: no inline script, no inline style, nothing from elsewhere. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A one-pixel-high grey picture for screenshot tiles. */
const TILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** Builds the app in its fake mode (about two seconds), in a process of its own: a test run would colour the build. */
export const buildFakeSite = async (): Promise<void> => {
  const vite = join(repository, 'node_modules/vite/bin/vite.js')
  const words = ['build', 'apps/web', '--mode', 'fake', '--outDir', output, '--emptyOutDir']
  await promisify(execFile)(process.execPath, [vite, ...words, '--logLevel', 'error'], {
    cwd: repository,
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

/** Serves the build on a free loopback port; every path without an extension is the app. */
export const serveFakeSite = async (): Promise<{ origin: string; close(): Promise<void> }> => {
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname.startsWith('/api/')) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(TILE)
      return
    }
    const name = extname(pathname) === '' ? '/index.html' : normalize(pathname)
    readFile(join(output, name)).then(
      (bytes) =>
        response
          .writeHead(200, {
            'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
            'content-security-policy': STRICT_POLICY,
          })
          .end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Path of a Chromium on this machine, or nothing. */
export const findChromium = (): string | undefined =>
  [
    process.env.SMART_RESCUE_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].find((path) => path !== undefined && existsSync(path))

/** Starts Chromium; as root it has no sandbox of its own, which is right for our own pages only. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
