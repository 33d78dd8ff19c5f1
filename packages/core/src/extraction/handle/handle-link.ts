/** Handles and telephone numbers inside links: t.me/name, wa.me/number, signal.me/#p/+number. */
import { accountLink } from '../account/account-rules.ts'
import { readInternational, readNational } from '../phone/numbering-plan.ts'
import type { Find, Rule } from '../rule.ts'
import { splitUrl } from '../web/normalise-url.ts'
import { PROFILE_LINKS } from './profile-links.ts'

/** The name in a link to a person's page or chat. */
export const handleLink: Rule = {
  name: 'handle.link',
  kind: 'handle',
  confidence: 0.97,
  why: 'The address leads to a page or chat of that platform, which names its holder in this place.',
}

/** The number in a link that opens a chat with it. */
export const phoneLink: Rule = {
  name: 'phone.link',
  kind: 'phone',
  confidence: 0.99,
  why: 'The address opens a chat with this number, written there with its calling code.',
}

/** What the address found at `url` names, with offsets in the text; `undefined` when it names nobody. */
export function readLink(text: string, url: Find, countries: readonly string[]): Find | undefined {
  const written = text.slice(url.start, url.end)
  const parts = splitUrl(written)
  if (!parts) return undefined
  const web = parts.scheme === 'http' || parts.scheme === 'https'
  const host = parts.host.replace(
    /^(?:www|m|mobile|mbasic|vm|[a-z]{2}-[a-z]{2}|[a-z]{2})\.(?=[^.]+\.[^.]+$)/,
    '',
  )
  const read = PROFILE_LINKS[web ? host : `${parts.scheme}://${parts.host}`]
  const named = read?.(parts.path, parts.query, parts.fragment)
  if (!named) return undefined
  const at = written.indexOf(named.name, written.length - tailLength(parts))
  if (at < 0) return undefined
  const start = url.start + at
  const end = start + named.name.length
  if (named.kind === 'handle') {
    return { rule: handleLink, start, end, normal: `${named.platform}:${named.name.toLowerCase()}` }
  }
  if (named.kind === 'account') {
    return { rule: accountLink, start, end, normal: `${named.platform}:${named.name.toLowerCase()}` }
  }
  const digits = named.name.replace(/%2B/i, '').replace(/\D/g, '')
  // A link of a platform of one country is written in that country's notation.
  const homes = named.platform === 'zalo' ? ['VN', ...countries] : countries
  const number =
    readInternational(digits) ?? homes.map((country) => readNational(digits, country)).find(Boolean)
  return {
    rule: phoneLink,
    start,
    end,
    normal: number?.e164 ?? (digits.startsWith('0') ? digits : `+${digits}`),
  }
}

function tailLength(parts: { path: string; query: string; fragment: string }): number {
  return parts.path.length + parts.query.length + parts.fragment.length
}
