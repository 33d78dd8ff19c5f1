/** “Paste anything”: tells what a person put into the one box – an address, a number, a handle, an account, a wallet – and its normal form. */
import type { Mention, SelectorKind } from '@smart-rescue/schema'
import { type ExtractOptions, extract } from '../extract.ts'
import { normaliseUrl, splitUrl } from '../web/normalise-url.ts'
import { isNetworkAddress } from '../web/read-host.ts'

/** What the input is. */
export interface Recognised {
  readonly kind: SelectorKind
  readonly normal: string
}

const LONGEST = 4096
/** Which kind wins where several cover the whole input: a link to a chat is an address first, a number said to be a scheme’s is an account. */
const PRECEDENCE: readonly SelectorKind[] = ['wallet', 'account', 'url', 'email', 'phone', 'handle']

/** The selector the whole input is, or `undefined`: then it is a text to search for. Blanks, quotes and brackets around it do not matter. */
export function recognise(input: string, options: ExtractOptions = {}): Recognised | undefined {
  if (input.length > LONGEST) return undefined
  const text = input.replace(/^[\s<("'“‘«]+|[\s>)"'”’»,;]+$/g, '')
  if (text === '') return undefined
  const local = readLocalUrl(text)
  if (local !== undefined) return { kind: 'url', normal: local }
  const whole = extract(text, options).filter((mention) => covers(text, mention))
  for (const kind of PRECEDENCE) {
    const found = whole.find((mention) => mention.kind === kind)
    if (found) return { kind, normal: found.normal }
  }
  return undefined
}

/** The normal form of what a person says is a selector of that kind, or `undefined` when it cannot be one. */
export function normalise(
  kind: SelectorKind,
  text: string,
  options: ExtractOptions = {},
): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST) return undefined
  if (kind === 'url') return normaliseGivenUrl(trimmed)
  const found = extract(trimmed, options).filter((mention) => mention.kind === kind)
  const whole =
    found.find((mention) => covers(trimmed, mention)) ?? (found.length === 1 ? found[0] : undefined)
  if (whole) return whole.normal
  // Somebody says that it is one: bare digits and bare names are taken at their word.
  if (kind === 'phone') return /^[\d\s().+/-]{5,24}$/.test(trimmed) ? bareDigits(trimmed) : undefined
  if (kind === 'account') return readGivenAccount(trimmed)
  // A normal form is its own: `telegram:name`.
  if (kind === 'handle' && /^[a-z]{2,20}:[^\s:]{1,80}$/i.test(trimmed)) return trimmed.toLowerCase()
  if (kind === 'handle')
    return /^@?[\w.-]{2,64}$/.test(trimmed) ? `unknown:${trimmed.replace(/^@/, '').toLowerCase()}` : undefined
  return undefined
}

/** `scheme:value` is a normal form already; bare digits are a bank's, for somebody says that they are an account. */
function readGivenAccount(text: string): string | undefined {
  const named = /^([a-z]{2,20}):([^\s:]{2,80})$/i.exec(text)
  if (named?.[1] !== undefined && named[2] !== undefined) return `${named[1].toLowerCase()}:${named[2]}`
  const digits = text.replace(/[ \u00a0-]/g, '')
  return /^\d{6,24}$/.test(digits) ? `bank:${digits}` : undefined
}

function covers(text: string, mention: Mention): boolean {
  if (mention.start === 0 && mention.end === text.length) return true
  // `telegram: name`, `tel: 98…`: the word that names the kind may stand before it, nothing after it.
  const before = text.slice(0, mention.start)
  if (mention.end === text.length && mention.kind === 'account' && /^\D{1,24}$/.test(before)) return true
  return (
    mention.end === text.length &&
    mention.kind !== 'url' &&
    /^[^\d!-/:-@[-`{-~]{1,16}[:=]? ?\+?$/.test(before)
  )
}

function bareDigits(text: string): string | undefined {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 15) return undefined
  return text.startsWith('+') ? `+${digits}` : digits
}

/** Addresses of one's own machine or network, which a text would not be searched for but a person may paste. */
function readLocalUrl(text: string): string | undefined {
  return /^https?:\/\/[^\s]+$/i.test(text) ? normaliseGivenUrl(text) : undefined
}

function normaliseGivenUrl(text: string): string | undefined {
  if (/\s/.test(text)) return undefined
  const host = splitUrl(text)?.host ?? ''
  const sound = host === 'localhost' || isNetworkAddress(host) || /^\[[0-9a-f:.]+\]$/.test(host)
  const dotted = /^[^.\s@]+(?:\.[^.\s@]+)*\.[^.\s@\d]{2,}\.?$/.test(host)
  return sound || dotted ? normaliseUrl(text) : undefined
}
