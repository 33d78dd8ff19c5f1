/** Checks a list of pages of a WACZ: its first line, its form, its times, and that the pages are in the archive. */
import { fromUtf8 } from '../integrity/index.ts'
import { readObject } from './format/read-json.ts'
import type { WebFindings } from './web-finding.ts'

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

/** Checks one list; answers with the number of its pages. `urls` are the addresses that the index knows. */
export const checkPages = (
  bytes: Uint8Array,
  path: string,
  urls: ReadonlySet<string>,
  found: WebFindings,
): number => {
  const text = fromUtf8(bytes)
  if (text === undefined) {
    found.error('pages.format', path)
    return 0
  }
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  let pages = 0
  for (const [i, line] of lines.entries()) {
    const at = `${path} line ${i + 1}`
    if (line.trim() === '') {
      found.error('pages.blank', at)
      continue
    }
    const json = readObject(line)
    if (!json) found.error('pages.format', at)
    else if (i === 0 && (json.format !== 'json-pages-1.0' || typeof json.id !== 'string'))
      found.error('pages.header', at)
    else if (i > 0) {
      pages++
      if (typeof json.url !== 'string' || typeof json.ts !== 'string') found.error('pages.format', at)
      else {
        if (!RFC3339.test(json.ts) || Number.isNaN(Date.parse(json.ts))) found.error('pages.time', at)
        if (urls.size > 0 && !urls.has(json.url) && !urls.has(json.url.split('#')[0] ?? ''))
          found.warn('pages.absent', at)
      }
    }
  }
  if (lines.length === 0) found.error('pages.header', path)
  return pages
}
