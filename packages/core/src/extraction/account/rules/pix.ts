/** PIX keys after the word Pix or chave: CPF, CNPJ, telephone, e-mail, or the random key. */
import { readNational } from '../../phone/numbering-plan.ts'
import type { Find, Rule, TextRule } from '../../rule.ts'
import { isCnpj, isCpf } from '../brazilian-identity.ts'
import { afterCue, findCues } from '../cues.ts'
import { readAccountNumber } from '../read-number.ts'

const RANDOM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])/i
const MAIL = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/i

/** A key that is also a telephone number or an e-mail address: it claims no characters. */
export const accountPixShared: TextRule = {
  name: 'account.pix-contact',
  kind: 'account',
  confidence: 0.9,
  why: 'The word Pix stands before a telephone number of Brazil or an e-mail address, which is a key of that scheme.',
  find: (text) => findKeys(text).filter(({ rule }) => rule.name === 'account.pix-contact'),
}

/** A key that is an identity number with sound check digits, or a random one. */
export const accountPix: TextRule = {
  name: 'account.pix',
  kind: 'account',
  confidence: 0.97,
  why: 'The word Pix stands before a key of that scheme: an identity number whose check digits hold, or a random key.',
  find: (text) => findKeys(text).filter(({ rule }) => rule.name === 'account.pix'),
}

function findKeys(text: string): Find[] {
  const found: Find[] = []
  for (const cue of findCues(text)) {
    if (cue.kind.is !== 'pix') continue
    const at = afterCue(text, cue.end)
    const key = readKey(text, at)
    // `(11) 9…`: the bracket belongs to the number.
    const start = key && text.charAt(at - 1) === '(' && text.slice(at, key.end).includes(')') ? at - 1 : at
    if (key && start >= (found.at(-1)?.end ?? 0)) {
      const rule: Rule = key.contact ? accountPixShared : accountPix
      const { value, end } = key
      const phone = value.startsWith('+') ? { phone: { start, end, normal: value } } : {}
      found.push({ rule, start, end, normal: `pix:${value}`, ...phone })
    }
  }
  return found
}

function readKey(text: string, at: number): { value: string; end: number; contact: boolean } | undefined {
  const rest = text.slice(at, at + 90)
  const random = RANDOM.exec(rest)?.[0]
  if (random !== undefined) return { value: random.toLowerCase(), end: at + random.length, contact: false }
  const mail = MAIL.exec(rest)?.[0]
  if (mail !== undefined) return { value: mail.toLowerCase(), end: at + mail.length, contact: true }
  const number = readAccountNumber(text, at, 15)
  if (!number) return undefined
  const { digits, end } = number
  if (isCnpj(digits) || isCpf(digits)) return { value: digits, end, contact: false }
  const local = readNational(digits.replace(/^55(?=\d{10,11}$)/, ''), 'BR')
  return local ? { value: local.e164, end, contact: true } : undefined
}
