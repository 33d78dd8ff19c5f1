/** The normal form of a web address: lower-case scheme and host, no default port, never an empty path. Path, query and fragment stay as written. */

const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  http: '80',
  https: '443',
  ftp: '21',
  ws: '80',
  wss: '443',
}

/** An address in its parts; `path`, `query` and `fragment` keep their signs and case. */
export interface UrlParts {
  readonly scheme: string
  readonly host: string
  readonly port: string
  readonly path: string
  readonly query: string
  readonly fragment: string
}

/** Splits an address; without a scheme it counts as https. `undefined` when there is no host. */
export function splitUrl(written: string): UrlParts | undefined {
  const colon = written.indexOf('://')
  const scheme =
    colon < 0
      ? 'https'
      : written
          .slice(0, colon)
          .toLowerCase()
          .replace(/^h(?:xx|tt|\*\*|XX)p/i, 'http')
  const rest = colon < 0 ? written : written.slice(colon + 3)
  const cut = rest.search(/[/?#]/)
  const authority = (cut < 0 ? rest : rest.slice(0, cut)).replace(/^[^@]*@/, '')
  const tail = cut < 0 ? '' : rest.slice(cut)
  const port = /:(\d{1,5})$/.exec(authority)?.[1] ?? ''
  const host = authority.replace(/:\d{0,5}$/, '').toLowerCase()
  if (host === '') return undefined
  const hash = tail.indexOf('#')
  const beforeHash = hash < 0 ? tail : tail.slice(0, hash)
  const mark = beforeHash.indexOf('?')
  return {
    scheme,
    host,
    port: DEFAULT_PORTS[scheme] === port ? '' : port,
    path: mark < 0 ? beforeHash : beforeHash.slice(0, mark),
    query: mark < 0 ? '' : beforeHash.slice(mark),
    fragment: hash < 0 ? '' : tail.slice(hash),
  }
}

/** The normal form, or `undefined` when the text has no host. */
export function normaliseUrl(written: string): string | undefined {
  const parts = splitUrl(written.trim())
  if (!parts) return undefined
  const port = parts.port === '' ? '' : `:${parts.port}`
  const fragment = parts.fragment === '#' ? '' : parts.fragment
  const path = parts.path === '' && parts.scheme in DEFAULT_PORTS ? '/' : parts.path
  return `${parts.scheme}://${parts.host}${port}${path}${parts.query === '?' ? '' : parts.query}${fragment}`
}
