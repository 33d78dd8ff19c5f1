/** The three fictional sites of Harbour: which host or path prefix means which site, and which file answers a path. */
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the folder that holds the static pages. */
const SITES_FOLDER = fileURLToPath(new URL('../../training/harbour/sites/', import.meta.url))

/** Host name (RFC 6761 `.test`) of each site. `.localhost` twins resolve to loopback in any browser without a resolver. */
export const HOSTS = Object.freeze({
  jobs: 'harbour-jobs.test',
  social: 'quayside.test',
  forum: 'lantern-forum.test',
})

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
}

/** Pages whose head differs from the rule: one names its charset in the header only, one in its meta element only. */
const TYPE_EXCEPTIONS = {
  'jobs/hard/hotel-1251.html': 'text/html; charset=windows-1251',
  'jobs/hard/ryokan-sjis.html': 'text/html',
}

/**
 * Finds the site and the path inside it from a Host header and a request target.
 * Answers `{ site, path }`, `{ site: undefined, path }` for the pack's own front page, or undefined for a foreign host.
 */
export function routeRequest(hostHeader, target) {
  const host = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '')
  const path = target.split('?', 1)[0] || '/'
  for (const [site, name] of Object.entries(HOSTS)) {
    if (host === name || host === name.replace(/test$/, 'localhost')) return { site, path }
  }
  if (!['127.0.0.1', 'localhost', '[::1]', ''].includes(host)) return undefined
  const first = path.split('/', 2)[1]
  if (Object.hasOwn(HOSTS, first)) return { site: first, path: path.slice(first.length + 1) }
  return { site: undefined, path }
}

/**
 * Reads the file behind a path of one site. Answers `{ status: 200, type, body }`, `{ status: 301, location }` where a
 * folder was asked for without its slash, or `{ status: 404 }`; a path that leaves the site's folder is a 404.
 */
export async function readPage(site, path) {
  let decoded
  try {
    decoded = decodeURIComponent(path || '/')
  } catch {
    return { status: 404 }
  }
  const root = join(SITES_FOLDER, site)
  const file = normalize(join(root, decoded))
  if (decoded.includes('\0') || !`${file}${sep}`.startsWith(`${root}${sep}`)) return { status: 404 }
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory()) {
    if (!path.endsWith('/')) return { status: 301, location: `${path.split('/').pop() || site}/` }
    return readPage(site, `${path}index.html`)
  }
  if (!found?.isFile()) return { status: 404 }
  const name = `${site}/${file
    .slice(root.length + 1)
    .split(sep)
    .join('/')}`
  const type = TYPE_EXCEPTIONS[name] ?? TYPES[extname(file)] ?? 'application/octet-stream'
  return { status: 200, type, body: await readFile(file) }
}
