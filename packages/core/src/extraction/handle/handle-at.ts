/** Bare `@name`: some platform's handle, it is not said which. */
import { CLASS, DENSE, DIGIT, LATIN, LETTER, NATIVE } from '../reading/characters.ts'
import { TOP_LEVEL_DOMAINS } from '../reading/top-level-domains.ts'
import type { Find, TextRule } from '../rule.ts'

const NAME = /[A-Za-z0-9_](?:[A-Za-z0-9_]|[.](?=[A-Za-z0-9_])){1,49}/y
const COMMON_HOSTS = new Set(['com', 'net', 'org', 'edu', 'gov', 'info', 'co'])

/** An at sign with a name after it and no letter, digit or sign of arithmetic before it. */
export const handleAt: TextRule = {
  name: 'handle.at',
  kind: 'handle',
  confidence: 0.6,
  why: 'An at sign and a name, as platforms write handles; which platform is not said.',
  find(text) {
    const found: Find[] = []
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (!isFreeBefore(text, at)) continue
      NAME.lastIndex = at + 1
      const name = NAME.exec(text)?.[0]
      if (name === undefined) continue
      const end = at + 1 + name.length
      if (!isFreeAfter(text, end) || /^\d{7,}$/.test(name) || !/[A-Za-z0-9]/.test(name)) continue
      if (isHost(text, end)) continue
      const dot = name.lastIndexOf('.')
      if (dot > 0 && COMMON_HOSTS.has(name.slice(dot + 1).toLowerCase())) continue
      if (dot > 0 && text.charAt(end) === '/' && TOP_LEVEL_DOMAINS.has(name.slice(dot + 1).toLowerCase()))
        continue
      found.push({ rule: handleAt, start: at, end, normal: `unknown:${name.toLowerCase()}` })
    }
    return found
  },
}

/** `@sea-hotel.com`: with a hyphen and a top-level domain after it, it is a host and no name. */
function isHost(text: string, end: number): boolean {
  const rest = /^-[a-z0-9.-]{1,60}\.([a-z]{2,24})(?![a-z0-9])/i.exec(text.slice(end, end + 90))
  return rest?.[1] !== undefined && TOP_LEVEL_DOMAINS.has(rest[1].toLowerCase())
}

/** `rt@name` is a reposting; any other Latin letter before the sign makes it an address or a code. */
function isFreeBefore(text: string, at: number): boolean {
  if (at === 0) return true
  const c = text.charCodeAt(at - 1)
  const k = CLASS[c]
  if (k === LATIN) return /(?:^|[^A-Za-z0-9_])rt$/i.test(text.slice(Math.max(0, at - 3), at))
  if (k === DIGIT || k === NATIVE) return false
  if (k === DENSE || k === LETTER) return true
  return !'_!@#$%&*＠'.includes(text.charAt(at - 1))
}

function isFreeAfter(text: string, end: number): boolean {
  const k = CLASS[text.charCodeAt(end)]
  return k !== LATIN && text.charAt(end) !== '@' && text.slice(end, end + 3) !== '://'
}
