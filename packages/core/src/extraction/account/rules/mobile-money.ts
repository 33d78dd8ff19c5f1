/** Mobile-money accounts, whose number is a telephone number: `eSewa 98…`, `bKash: 017…`, `GCash 0917…`. */
import { readInternational, readNational } from '../../phone/numbering-plan.ts'
import type { Find, TextRule } from '../../rule.ts'
import { afterCue, findCues } from '../cues.ts'
import { type AccountNumber, readAccountNumber } from '../read-number.ts'
import type { MoneyScheme } from '../schemes.ts'
import { isThaiIdentity } from '../thai-identity.ts'

/** The number after the scheme's name, or before it in brackets. It is also a telephone number, so it claims no characters. */
export const accountMobileMoney: TextRule = {
  name: 'account.mobile-money',
  kind: 'account',
  confidence: 0.9,
  why: 'The name of a mobile-money scheme stands beside a number that is a telephone number of its country.',
  find(text) {
    const found: Find[] = []
    let done = 0
    for (const cue of findCues(text)) {
      if (cue.kind.is !== 'money') continue
      const { scheme } = cue.kind
      const at = afterCue(text, cue.end)
      const read = readAccountNumber(text, at, 16)
      const after = read && accountOf(scheme, read)
      if (after && read && at >= done) {
        found.push(toFind(at, after))
        done = after.end
        continue
      }
      const before = readBefore(text, cue.start, scheme)
      if (before && before.start >= done) {
        found.push(before)
        done = before.end
      }
    }
    return found
  },
}

interface Account {
  readonly normal: string
  readonly end: number
  /** E.164. */
  readonly phone?: string
}

const toFind = (start: number, { end, normal, phone }: Account): Find => ({
  rule: accountMobileMoney,
  start,
  end,
  normal,
  ...(phone === undefined ? {} : { phone: { start, end, normal: phone } }),
})

function accountOf(scheme: MoneyScheme, read: AccountNumber): Account | undefined {
  const { digits, end } = read
  if (scheme.id === 'promptpay' && digits.length === 13 && isThaiIdentity(digits)) {
    return { normal: `${scheme.id}:${digits}`, end }
  }
  for (let cut = 0; cut <= (scheme.extra ?? 0); cut++) {
    const own = cut === 0 ? digits : digits.slice(0, -cut)
    for (const country of scheme.countries) {
      const dialled = readNational(own, country)
      const national = dialled && !dialled.lacksTrunk ? dialled : readInternational(own)
      if (national?.country !== country) continue
      const normal = `${scheme.id}:${scheme.trunk}${national.national}${digits.slice(own.length)}`
      return cut === 0 ? { normal, end, phone: national.e164 } : { normal, end }
    }
  }
  return undefined
}

/** `98… (eSewa)`, `98… esewa`. */
function readBefore(text: string, cueStart: number, scheme: MoneyScheme): Find | undefined {
  const head = /(?<![\d.,/-])(\+?\d[\d -]{6,17}\d) ?[(/,:-]? ?$/.exec(
    text.slice(Math.max(0, cueStart - 26), cueStart),
  )
  const written = head?.[1]
  if (!head || written === undefined) return undefined
  const start = Math.max(0, cueStart - 26) + head.index
  const read = readAccountNumber(text, start, 16)
  const account = read && accountOf(scheme, read)
  return account && toFind(start, account)
}
