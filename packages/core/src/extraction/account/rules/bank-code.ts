/** Codes of banks and branches after their names: IFSC (India), SWIFT or BIC (ISO 9362). */
import type { Find, TextRule } from '../../rule.ts'
import { afterCue, findCues } from '../cues.ts'

const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}(?![A-Z0-9])/i
const BIC = /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Z0-9a-z])/

/** The code after the word IFSC, SWIFT or BIC. It names a bank or branch, not a holder. */
export const accountBankCode: TextRule = {
  name: 'account.bank-code',
  kind: 'account',
  confidence: 0.9,
  why: 'The word IFSC, SWIFT or BIC stands before a code of that form; it names a bank or branch, not a holder.',
  find(text) {
    const found: Find[] = []
    for (const cue of findCues(text)) {
      const { is } = cue.kind
      if (is !== 'ifsc' && is !== 'swift') continue
      const start = afterCue(text, cue.end)
      const code = (is === 'ifsc' ? IFSC : BIC).exec(text.slice(start, start + 14))?.[0]
      if (code === undefined || start < (found.at(-1)?.end ?? 0)) continue
      found.push({
        rule: accountBankCode,
        start,
        end: start + code.length,
        normal: `${is}:${code.toUpperCase()}`,
      })
    }
    return found
  },
}
