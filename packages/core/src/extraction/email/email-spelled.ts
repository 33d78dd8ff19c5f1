/** E-mail addresses spelled letter by letter: `j-a-n-e-@-e-x-a-m-p-l-e-.-e-d-u`, `j a n e @ e x a m p l e . c o m`. */
import { isAsciiAlphanumeric } from '../reading/characters.ts'
import { TOP_LEVEL_DOMAINS } from '../reading/top-level-domains.ts'
import type { Find, TextRule } from '../rule.ts'

const LONGEST = 64
const isPart = (c: number): boolean => isAsciiAlphanumeric(c) || c === 0x2e || c === 0x5f

/** The same sign stands between every two characters of the address. */
export const emailSpelled: TextRule = {
  name: 'email.spelled',
  kind: 'email',
  confidence: 0.85,
  why: 'Spelled letter by letter with the same sign between all its characters; without it, it is an e-mail address.',
  find(text) {
    const found: Find[] = []
    for (let at = text.indexOf('@'); at > 3; at = text.indexOf('@', at + 1)) {
      const sign = text.charAt(at - 1)
      if (!' -_*·'.includes(sign) || text.charAt(at + 1) !== sign) continue
      let start = at
      while (
        at - start < 2 * LONGEST &&
        text.charAt(start - 1) === sign &&
        isPart(text.charCodeAt(start - 2))
      )
        start -= 2
      let end = at + 1
      while (end - at < 2 * LONGEST && text.charAt(end) === sign && isPart(text.charCodeAt(end + 1))) end += 2
      if (end > at + 1 && isAsciiAlphanumeric(text.charCodeAt(end))) continue
      if (at - start < 4 || end - at < 9 || isAsciiAlphanumeric(text.charCodeAt(start - 1))) continue
      const normal = text.slice(start, end).split(sign).join('').toLowerCase()
      if (!TOP_LEVEL_DOMAINS.has(normal.slice(normal.lastIndexOf('.') + 1)) || !/@[^.]+\./.test(normal))
        continue
      found.push({ rule: emailSpelled, start, end, normal })
    }
    return found
  },
}
