/** The egress rule for host texts, before anything is looked up: literal addresses are judged at once, names that can only lead inwards are refused. */
import { judgeAddress } from './judge-address.ts'
import { type ParsedHost, parseHost } from './parse-host.ts'

/** The verdict on a host text. An allowed name must still be looked up and every address judged. */
export type HostVerdict =
  | { readonly allowed: true; readonly host: Exclude<ParsedHost, { kind: 'invalid' }> }
  | { readonly allowed: false; readonly reason: string }

/** Endings that never name a public host: RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`, and names that routers use. */
const INWARD_ENDINGS = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
]

/** Public names whose purpose is to answer with loopback or with the address written into them. */
const INWARD_NAMES = ['localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com', 'nip.io', 'sslip.io', 'xip.io']

const endsWithName = (name: string, ending: string): boolean => name === ending || name.endsWith(`.${ending}`)

/** Judges a host as it stands in an address: `example.org` passes for now, `127.1`, `[::1]`, `foo.localhost`, `printer` do not. */
export const judgeHost = (text: string): HostVerdict => {
  const host = parseHost(text)
  if (host.kind === 'invalid') return { allowed: false, reason: 'not a host name or an address' }
  if (host.kind === 'address') {
    const verdict = judgeAddress(host.bytes)
    return verdict.allowed ? { allowed: true, host } : verdict
  }
  if (!host.name.includes('.')) return { allowed: false, reason: 'a name without a domain' }
  if (INWARD_ENDINGS.some((ending) => endsWithName(host.name, ending)))
    return { allowed: false, reason: 'a name of a private network' }
  if (INWARD_NAMES.some((name) => endsWithName(host.name, name)))
    return { allowed: false, reason: 'a public name that leads into private networks' }
  return { allowed: true, host }
}
