/** Names of holders at payment services: `Cash App $name`, `Venmo @name`, `Wise @name`, `PayPal: name@example.org`. */
import type { Find, Rule, TextRule } from '../../rule.ts'
import { afterCue, findCues } from '../cues.ts'

const CASHTAG = /^\$([A-Za-z][A-Za-z0-9_-]{1,19})(?![A-Za-z0-9])/
const AT_NAME = /^@([A-Za-z0-9][A-Za-z0-9_-]{2,29})(?![A-Za-z0-9@.])/
const MAIL = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/i

/** The name of a holder after the name of the service. */
export const accountPayName: TextRule = {
  name: 'account.pay-name',
  kind: 'account',
  confidence: 0.9,
  why: 'The name of a payment service stands before a name in the form that service gives its holders.',
  find: (text) => findNames(text).filter(({ rule }) => rule.name === 'account.pay-name'),
}

/** An e-mail address after the name of the service: it stays an e-mail address too. */
export const accountPayMail: TextRule = {
  name: 'account.pay-mail',
  kind: 'account',
  confidence: 0.9,
  why: 'The name of a payment service stands before an e-mail address, by which it addresses its holders.',
  find: (text) => findNames(text).filter(({ rule }) => rule.name === 'account.pay-mail'),
}

function findNames(text: string): Find[] {
  const found: Find[] = []
  for (const cue of findCues(text)) {
    const { is } = cue.kind
    const service = is === 'money' && cue.kind.scheme.id === 'zelle' ? 'zelle' : is
    if (!['cashapp', 'venmo', 'wise', 'paypal', 'zelle'].includes(service)) continue
    const at = afterCue(text, cue.end)
    const read = readName(text.slice(at, at + 120), service)
    if (!read || at < (found.at(-1)?.end ?? 0)) continue
    found.push({ rule: read.rule, start: at, end: at + read.length, normal: `${service}:${read.name}` })
  }
  return found
}

function readName(rest: string, service: string): { rule: Rule; name: string; length: number } | undefined {
  if (service === 'cashapp') {
    const tag = CASHTAG.exec(rest)
    if (tag?.[1] !== undefined)
      return { rule: accountPayName, name: tag[1].toLowerCase(), length: tag[0].length }
  }
  const mail = MAIL.exec(rest)?.[0]
  if (mail !== undefined && service !== 'venmo')
    return { rule: accountPayMail, name: mail.toLowerCase(), length: mail.length }
  const name = service === 'venmo' || service === 'wise' || service === 'paypal' ? AT_NAME.exec(rest) : null
  return name?.[1] === undefined
    ? undefined
    : { rule: accountPayName, name: name[1].toLowerCase(), length: name[0].length }
}
