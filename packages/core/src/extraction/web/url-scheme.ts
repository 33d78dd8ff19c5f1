/** Web addresses written with their scheme: https://…, also the defanged hxxp://… */
import { CLASS, LATIN } from '../reading/characters.ts'
import type { Find, TextRule } from '../rule.ts'
import { normaliseUrl } from './normalise-url.ts'
import { hasSoundLabels, isDomainLike, isNetworkAddress, readHost } from './read-host.ts'
import { readTail } from './read-tail.ts'

const SCHEMES = /^(?:https?|hxxps?|ftp|wss?)$/
const LONGEST_USER = 64

/** Finds every `scheme://host…`; the host must be dotted, an address, or localhost. */
export const urlScheme: TextRule = {
  name: 'url.scheme',
  kind: 'url',
  confidence: 0.99,
  why: 'Written with its scheme and a host name, as a browser takes it.',
  find(text) {
    const found: Find[] = []
    let from = 0
    for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', from)) {
      from = at + 3
      let start = at
      while (start > 0 && at - start < 6 && CLASS[text.charCodeAt(start - 1)] === LATIN) start--
      const scheme = matchScheme(text.slice(start, at).toLowerCase())
      if (scheme === undefined) continue
      start = at - scheme.length
      const end = readAddress(text, at + 3)
      const normal = end === undefined ? undefined : normaliseUrl(text.slice(start, end))
      if (end === undefined || normal === undefined) continue
      found.push({ rule: urlScheme, start, end, normal })
      from = end
    }
    return found
  },
}

/** `seehttps` still holds a scheme: words are often run together in adverts. */
function matchScheme(written: string): string | undefined {
  if (SCHEMES.test(written)) return written
  return /(?:https?|hxxps?)$/.exec(written)?.[0]
}

function readAddress(text: string, at: number): number | undefined {
  let hostStart = at
  const user = text.slice(at, at + LONGEST_USER).search(/[@/?#\s]/)
  if (user > 0 && text.charAt(at + user) === '@') hostStart = at + user + 1
  const host = readHost(text, hostStart, true)
  if (!host || host.name === '') return undefined
  const sound = hasSoundLabels(host.name)
  if (!sound) return undefined
  if (host.name.toLowerCase() === 'localhost' || isNetworkAddress(host.name)) return readTail(text, host.end)
  return host.name.includes('.') && isDomainLike(host.last) ? readTail(text, host.end) : undefined
}
