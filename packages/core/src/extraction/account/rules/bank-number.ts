/** Account numbers of banks, which carry no form of their own: only the words before them tell. */
import { isAsciiAlphanumeric } from '../../reading/characters.ts'
import type { Find, TextRule } from '../../rule.ts'
import { afterCue, findCues } from '../cues.ts'
import { isCard, readAccountNumber } from '../read-number.ts'

const FEWEST = 7
const MOST = 22

/** Digits after words such as A/C no., खाता नम्बर, เลขที่บัญชี. Numbers of payment cards are left out. */
export const accountBankNumber: TextRule = {
  name: 'account.bank-number',
  kind: 'account',
  confidence: 0.8,
  why: 'Digits after a word for a bank account; which bank holds it is not said by the number.',
  find(text) {
    const found: Find[] = []
    for (const cue of findCues(text)) {
      if (cue.kind.is !== 'bank') continue
      const start = afterCue(text, cue.end)
      const read = readAccountNumber(text, start, MOST)
      if (!read || read.digits.length < FEWEST || text.charAt(start) === '+') continue
      if (isAsciiAlphanumeric(text.charCodeAt(read.end)) || isCard(read.digits)) continue
      if (start < (found.at(-1)?.end ?? 0)) continue
      found.push({ rule: accountBankNumber, start, end: read.end, normal: `bank:${read.digits}` })
    }
    return found
  },
}
