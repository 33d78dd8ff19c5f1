/** Handles after the name of their platform: `telegram: name`, `IG @name`, `LINE ID name`. */
import { enterPoint, PLATFORM, pointsOf } from '../reading/points.ts'
import { Trie } from '../reading/trie.ts'
import type { Find, TextRule } from '../rule.ts'
import { PLATFORMS, type Platform } from './platforms.ts'

interface CueWord {
  readonly platform: Platform
  readonly word: string
}

const cues = new Trie<CueWord>(true)
for (const platform of PLATFORMS) {
  for (const word of platform.words) {
    for (const form of new Set([word, word.replaceAll(' ', '')])) {
      cues.add(form, { platform, word })
      enterPoint(form, PLATFORM)
    }
  }
}
/** What may stand between the platform and the name: a noun, then a colon, a dash or an arrow, then an at sign. */
const BETWEEN =
  /^ {0,2}(?:(?:id|user(?:name)?|name|handle|acc(?:ount)?|me|add|आईडी|আইডি|ไอดี|号|號)\b ?(?:is|no\.?)? ?)?(?<sign>[:：=>»→,-]{0,3}|is) {0,2}(?<at>@?)(?<name>[A-Za-z0-9][A-Za-z0-9._-]{1,63}|_[A-Za-z0-9._-]{1,63})/i

/** The name after a platform's name; without colon or at sign it must look like no ordinary word. */
export const handleCue: TextRule = {
  name: 'handle.cue',
  kind: 'handle',
  confidence: 0.85,
  why: 'The name of the platform stands directly before it.',
  find(text) {
    const found: Find[] = []
    let done = 0
    for (const { at: cueStart, kinds } of pointsOf(text)) {
      if (cueStart < done || (kinds & PLATFORM) === 0) continue
      const cue = readCue(text, cueStart)
      if (!cue) continue
      done = cue.end
      const { platform } = cue
      const from = cue.end
      const match = BETWEEN.exec(text.slice(from, from + 96))
      const name = match?.groups?.name?.replace(/[._-]+$/, '')
      if (!match || name === undefined) continue
      const sign = match.groups?.sign ?? ''
      const at = match.groups?.at ?? ''
      // After a comma the sentence may have gone on: only an at sign tells.
      if (sign.includes(',') && at === '') continue
      if (!platform.name.test(name) || !isName(name, sign !== '' && sign !== 'is', at !== '', cue.word))
        continue
      const offset = match[0].length - (match.groups?.name?.length ?? 0)
      const start = from + offset - at.length
      const end = from + offset + name.length
      if (/^(?:@|\.[a-z]{2,}\/|:\/\/)/i.test(text.slice(end, end + 12))) continue
      found.push({ rule: handleCue, start, end, normal: `${platform.id}:${name.toLowerCase()}` })
    }
    return found
  },
}

/** The platform's word at `at`; it stands free, and a case ending of Devanagari or Bengali may follow (टेलिग्राममा). */
function readCue(text: string, at: number): (CueWord & { end: number }) | undefined {
  const hit = cues.longest(text, at, at + 24)
  if (!hit) return undefined
  let { end } = hit
  if (LATIN_WORD.test(hit.value.word)) {
    if (/[a-z0-9_.@/]/i.test(text.charAt(at - 1)) || /[0-9]/.test(text.charAt(end))) return undefined
  } else {
    while (end < hit.end + 6 && text.charCodeAt(end) >= 0x900 && text.charCodeAt(end) < 0xa00) end++
  }
  return { ...hit.value, end }
}

const LATIN_WORD = /^[\x20-\x7f]+$/
const ORDINARY = new Set(
  'me us only number no group channel chat call calls video or and for now available please contact add message dm id is at on in to the my link page profile account app viber whatsapp telegram wechat imo line facebook instagram messenger signal http https www'.split(
    ' ',
  ),
)

function isName(name: string, sign: boolean, at: boolean, cue: string): boolean {
  const lower = name.toLowerCase()
  if (/^\+?\d[\d.-]{6,}$/.test(name) && !/^(?:qq|threema)/i.test(cue)) return false
  if (ORDINARY.has(lower)) return false
  if (at) return true
  // A Latin name straight after a word of another script is no part of the sentence: 加微 jane, ไลน์ jane.
  if (!LATIN_WORD.test(cue)) return lower.length > 2 && !/^\d{1,5}$/.test(lower)
  // Two-letter cues (`sc`, `tg`, `fb`) and `line` are also ordinary words: they need a sign.
  if (sign) return cue.length > 2 || /[._\d]/.test(name) || name.length > 4
  return (
    cue.length > 2 && /[a-z].*[._\d]|[._\d].*[a-z]/i.test(name) && !/^\d+(?:st|nd|rd|th|pm|am|k)$/i.test(name)
  )
}
