/** Reads what follows a host – port, path, query, fragment – and leaves the sentence's own punctuation out. */
import { CLASS, DENSE, INVISIBLE, NEWLINE, SPACE } from '../reading/characters.ts'

const STOP = new Uint8Array(128)
for (const c of '<>"{}|\\^`') STOP[c.charCodeAt(0)] = 1
for (let c = 0; c < 32; c++) STOP[c] = 1
const OPENERS = '([\uff08\u3010\u300c'
const CLOSERS = ')]\uff09\u3011\u300d'
const TRAILING =
  '.,;:!?\'"*~\u2019\u201d\u201c\u2018\u00bb\u2026\u0964\u3002\uff0c\u3001\uff01\uff1f\uff1a\uff1b'

/** The end of the address whose host ends at `hostEnd`, exclusive. Linear: each character is looked at once or twice. */
export function readTail(text: string, hostEnd: number): number {
  let i = hostEnd
  if (text.charAt(i) === ':') {
    let p = i + 1
    while (p < i + 6 && text.charCodeAt(p) >= 0x30 && text.charCodeAt(p) <= 0x39) p++
    if (p > i + 1) i = p
  }
  const sign = text.charAt(i)
  if (sign !== '/' && sign !== '?' && sign !== '#') return i
  const start = i
  let depth = 0
  while (i < text.length) {
    const c = text.charCodeAt(i)
    if (
      c < 128
        ? STOP[c] === 1
        : c > 0x2fff && '\uff08\uff09\u3010\u3011\u300c\u300d\u3001\u3002\uff0c'.includes(text.charAt(i))
    )
      break
    const k = CLASS[c]
    if (k === SPACE || k === NEWLINE || k === DENSE || (k === INVISIBLE && c > 0x200d)) break
    if (OPENERS.includes(text.charAt(i))) depth++
    else if (CLOSERS.includes(text.charAt(i)) && --depth < 0) break
    i++
  }
  while (i > start + 1) {
    const last = text.charAt(i - 1)
    if (TRAILING.includes(last)) i--
    else if (OPENERS.includes(last)) i--
    else if ((last === 's' || last === 'S') && /['\u2019]/.test(text.charAt(i - 2)) && i - 2 > start) i -= 2
    else break
  }
  return i
}
