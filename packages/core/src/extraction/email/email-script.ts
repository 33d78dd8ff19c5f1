/** E-mail addresses put together by a page's script: `obfuscate('example.edu', 'jane.roe')`. */
import { TOP_LEVEL_DOMAINS } from '../reading/top-level-domains.ts'
import type { Find, TextRule } from '../rule.ts'

const CALL =
  /\b(?:obfuscate|deobfuscate|e?mail|mailto|contact|address)\w{0,16}\( {0,2}['"]([\w.+-]{1,64})['"] {0,2}, {0,2}['"]([\w.+-]{1,64})['"] {0,2}\)/gi
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.([a-z]{2,24})$/i

/** A call with a host and a local part as its two arguments, in either order. */
export const emailScript: TextRule = {
  name: 'email.script',
  kind: 'email',
  confidence: 0.8,
  why: 'A script puts the address together from a local part and a host, so that machines do not see it.',
  find(text) {
    const found: Find[] = []
    if (!text.includes("('") && !text.includes('("')) return found
    for (const call of text.matchAll(CALL)) {
      const [first = '', second = ''] = call.slice(1)
      const [host, local] = HOST.test(first) ? [first, second] : [second, first]
      const last = HOST.exec(host)?.[1]
      if (last === undefined || !TOP_LEVEL_DOMAINS.has(last.toLowerCase())) continue
      const normal = `${local}@${host}`.toLowerCase()
      found.push({ rule: emailScript, start: call.index, end: call.index + call[0].length, normal })
    }
    return found
  },
}
