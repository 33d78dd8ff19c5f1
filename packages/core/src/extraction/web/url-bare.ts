/** Web addresses without scheme: example.com/page, www.example.org. The top-level domain must exist. */
import { CLASS, DIGIT, LATIN } from '../reading/characters.ts'
import { segment } from '../reading/segment.ts'
import { TOP_LEVEL_DOMAINS } from '../reading/top-level-domains.ts'
import type { Find, TextRule } from '../rule.ts'
import { normaliseUrl } from './normalise-url.ts'
import { type Host, hasSoundLabels, readHost } from './read-host.ts'
import { readTail } from './read-tail.ts'

/** Country domains that are also words or file endings: without path or `www.` they need a name that is no plain word. */
const DOUBTFUL = new Set(
  'am as at be by do go he i in is it la me my no of on or pm so to us we py md sh zip mov rs pl ps cc ai id ms'.split(
    ' ',
  ),
)
const FILES = new Set('py md sh zip mov rs pl ps'.split(' '))

/** Finds dotted names that end in a real top-level domain. */
export const urlBare: TextRule = {
  name: 'url.bare',
  kind: 'url',
  confidence: 0.8,
  why: 'A host name under an existing top-level domain, written without its scheme.',
  find(text) {
    const found: Find[] = []
    let done = 0
    for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', done)) {
      const floor = done
      done = dot + 1
      if (CLASS[text.charCodeAt(dot + 1)] !== LATIN && CLASS[text.charCodeAt(dot + 1)] !== DIGIT) continue
      let start = dot
      while (start > floor && dot - start < 64 && isNameCharacter(text.charCodeAt(start - 1))) start--
      if (start === dot) continue
      const host = readHost(text, start, false)
      if (!host) continue
      done = Math.max(done, host.end)
      const cut = trimHost(host)
      if (cut === undefined || !isFree(text, start, start + cut.length) || !isLikely(text, start, cut))
        continue
      const end = readTail(text, start + cut.length)
      const normal = normaliseUrl(text.slice(start, end))
      if (normal === undefined) continue
      found.push({ rule: urlBare, start, end, normal })
      done = Math.max(done, end)
    }
    return found
  },
}

function isNameCharacter(c: number): boolean {
  return CLASS[c] === LATIN || CLASS[c] === DIGIT || c === 0x2d
}

/** Drops labels after a sentence's full stop (`example.com.Call`), then asks for a real top-level domain. */
function trimHost(host: Host): string | undefined {
  let name = host.name
  for (let tries = 0; tries < 3; tries++) {
    const dot = name.lastIndexOf('.')
    if (dot <= 0) return undefined
    const last = name.slice(dot + 1)
    const rest = name.slice(0, dot)
    const joined = /^[A-Z][a-z]/.test(last) && TOP_LEVEL_DOMAINS.has(rest.slice(rest.lastIndexOf('.') + 1))
    if (!joined && TOP_LEVEL_DOMAINS.has(last.toLowerCase())) return hasSoundLabels(name) ? name : undefined
    if (!/^[A-Z]/.test(last)) return undefined
    name = name.slice(0, dot)
  }
  return undefined
}

function isFree(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (before === '.' && /[\w-]/.test(text.charAt(start - 2))) return false
  return !'@#/\\$_%'.includes(before || ' ') && after !== '@' && after !== '_'
}

function isLikely(text: string, start: number, name: string): boolean {
  const labels = name.split('.')
  const last = labels.at(-1) ?? ''
  const head = labels.at(-2) ?? ''
  const tail = /[/?#:]/.test(text.charAt(start + name.length))
  // `three.one.two.five`: .one is a top-level domain, and this is a number in words.
  if (labels.every((label) => segment(label, 0, label.length) !== undefined)) return false
  if (labels[0]?.toLowerCase() === 'www' && labels.length > 2) return true
  if (
    /^\d+$/.test(head) &&
    labels.length === 2 &&
    (Number(head) <= 12 || !/^(?:am|pm)$/i.test(last)) &&
    !tail
  )
    return false
  // `house.In the`: a capital after a full stop begins a sentence.
  if (/^[A-Z][a-z]/.test(last)) return false
  if (FILES.has(last) && !tail) return false
  if (!DOUBTFUL.has(last.toLowerCase()) || tail || labels.length > 2) return true
  return text.charAt(start + name.length) !== ' ' || /[\d-]/.test(head) || head.length <= 3 || start === 0
}
