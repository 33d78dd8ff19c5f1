/** When a key of a log or package signer counts: comment lines of a policy, which every other reader of tlog-policy files skips. */
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'

/** From when until when a key counts (RFC 3339, end exclusive), and whether it was revoked. `key` is `name+keyid` of a vkey, or an OpenSSH public key `ssh-ed25519 AAAA…`. */
export interface KeyValidity {
  readonly key: string
  readonly from?: string
  readonly until?: string
  /** The moment from which nothing that the key signed is believed, and why. */
  readonly revoked?: { readonly from: string; readonly reason: RevocationReason }
}

/** Why a key was revoked. */
export type RevocationReason = 'stolen' | 'lost' | 'weak' | 'replaced'

const REASONS: readonly string[] = ['stolen', 'lost', 'weak', 'replaced'] satisfies RevocationReason[]

const MARK = '#key-validity '
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** `name+keyid` of a vkey: what a validity line calls it. */
export const shortKey = (vkey: string): string => vkey.split('+').slice(0, 2).join('+')

/** Writes one line, with its newline: `#key-validity KEY from TIME until TIME revoked TIME REASON`, each part only where it is known. */
export const formatKeyValidity = ({ key, from, until, revoked }: KeyValidity): string =>
  `${[
    `${MARK}${key}`,
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(revoked === undefined ? [] : [`revoked ${revoked.from} ${revoked.reason}`]),
  ].join(' ')}\n`

const isReason = (word: string): word is RevocationReason => REASONS.includes(word)

const readLine = (line: string): KeyValidity | undefined => {
  const words = line.slice(MARK.length).split(' ')
  const first = words.shift() ?? ''
  if (first === '') return undefined
  const key = first === 'ssh-ed25519' ? `${first} ${words.shift() ?? ''}` : first
  let found: KeyValidity = { key }
  while (words.length > 0) {
    const [what, time = ''] = words.splice(0, 2)
    if (key === '' || !TIME.test(time)) return undefined
    if (what === 'from' || what === 'until') found = { ...found, [what]: time }
    else if (what === 'revoked') {
      const reason = words.shift() ?? ''
      if (!isReason(reason)) return undefined
      found = { ...found, revoked: { from: time, reason } }
    } else return undefined
  }
  return found
}

/** Reads every validity line of a policy's text; refuses one that is malformed, because a revocation must not be overlooked. */
export const readKeyValidities = (policy: string): Outcome<readonly KeyValidity[]> => {
  const found: KeyValidity[] = []
  for (const line of policy.replaceAll('\r\n', '\n').split('\n')) {
    if (!line.startsWith(MARK.trimEnd())) continue
    const read = readLine(line)
    if (read === undefined)
      return refuse('validity.format', 'A line that says from when until when a key counts cannot be read.')
    found.push(read)
  }
  return accept(found)
}

/** How a key stands at a moment. `unknown`: no line is about it, so it counts without limits. */
export type KeyStanding = 'unknown' | 'valid' | 'not-yet' | 'over' | 'revoked'

/**
 * Judges what a key signed at a moment (RFC 3339; the latest moment at which it can have been signed, such as that of a
 * time stamp or cosignature). Without a moment a key with an end is `over` and a revoked one `revoked`: nothing shows that
 * the signature is older.
 */
export const judgeKey = (
  validities: readonly KeyValidity[],
  key: string,
  signedBefore?: string,
): KeyStanding => {
  const found = validities.find((validity) => validity.key === key)
  if (found === undefined) return 'unknown'
  const at = signedBefore === undefined ? Number.POSITIVE_INFINITY : Date.parse(signedBefore)
  if (found.revoked !== undefined && !(at < Date.parse(found.revoked.from))) return 'revoked'
  if (found.until !== undefined && !(at < Date.parse(found.until))) return 'over'
  if (found.from !== undefined && at < Date.parse(found.from)) return 'not-yet'
  return 'valid'
}
