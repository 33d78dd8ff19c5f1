/** Links that open a messenger's own programme: tg://resolve?domain=…, whatsapp://send?phone=…, viber://chat?number=… */
import type { Find, TextRule } from '../rule.ts'
import { normaliseUrl } from './normalise-url.ts'
import { readTail } from './read-tail.ts'

const APP =
  /(?:tg|whatsapp|viber|line|weixin|sgnl|fb|fb-messenger|instagram|twitter|snapchat|zalo):\/\/[a-z.-]{2,20}/gi

/** An app link is kept whole; the name or number in it becomes a mention of its own. */
export const urlApp: TextRule = {
  name: 'url.app',
  kind: 'url',
  confidence: 0.98,
  why: 'A link that opens a messenger on a page or chat.',
  find(text) {
    const found: Find[] = []
    if (!text.includes('://')) return found
    for (const link of text.matchAll(APP)) {
      const end = readTail(text, link.index + link[0].length)
      const normal = normaliseUrl(text.slice(link.index, end))
      if (normal !== undefined) found.push({ rule: urlApp, start: link.index, end, normal })
    }
    return found
  },
}
