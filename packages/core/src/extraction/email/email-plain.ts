/** E-mail addresses as they are written everywhere: local@host. */
import { isAsciiAlphanumeric } from '../reading/characters.ts'
import type { Find, TextRule } from '../rule.ts'
import { hasSoundLabels, isDomainLike, isNetworkAddress, readHost } from '../web/read-host.ts'

const LONGEST_LOCAL = 64
const isLocalCharacter = (c: number): boolean =>
  isAsciiAlphanumeric(c) || c === 0x2e || c === 0x5f || c === 0x2d || c === 0x2b || c === 0x25 || c === 0x27

/** Where the local part that ends at `end` begins; equal to `end` when there is none. */
function readLocalBack(text: string, end: number): number {
  let start = end
  while (start > 0 && end - start < LONGEST_LOCAL && isLocalCharacter(text.charCodeAt(start - 1))) start--
  while (start < end && !isAsciiAlphanumeric(text.charCodeAt(start)) && text.charAt(start) !== '_') start++
  return start
}

/** Finds `local@host` with a dotted host, or an address in square brackets (RFC 5321, 4.1.3). */
export const emailPlain: TextRule = {
  name: 'email.plain',
  kind: 'email',
  confidence: 0.98,
  why: 'A local part, an at sign and a host name, as e-mail addresses are written.',
  find(text) {
    const found: Find[] = []
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const start = readLocalBack(text, at)
      if (start === at || text.charCodeAt(at - 1) === 0x2e) continue
      const end = readEmailHost(text, at + 1)
      if (end === undefined) continue
      found.push({ rule: emailPlain, start, end, normal: text.slice(start, end).toLowerCase() })
    }
    return found
  },
}

/** The end of an e-mail's host that begins at `at`. */
function readEmailHost(text: string, at: number): number | undefined {
  if (text.charAt(at) === '[') {
    const close = text.slice(at, at + 17).indexOf(']')
    return close > 0 && isNetworkAddress(text.slice(at + 1, at + close)) ? at + close + 1 : undefined
  }
  const host = readHost(text, at, false)
  if (!host?.name.includes('.') || host.name.includes('_') || text.charAt(host.end) === '@') return undefined
  let name = host.name
  // `a@b.com.Call us`: a capitalised label after a lower-case one begins the next sentence.
  const next = /\.[A-Z][a-z]*$/.exec(name)
  if (
    next &&
    name.split('.').length > 2 &&
    name.slice(0, next.index) === name.slice(0, next.index).toLowerCase()
  ) {
    name = name.slice(0, next.index)
  }
  const last = name.slice(name.lastIndexOf('.') + 1)
  return hasSoundLabels(name) && isDomainLike(last) ? at + name.length : undefined
}
