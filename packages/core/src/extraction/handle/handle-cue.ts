/** Handles after the name of their platform: `telegram: name`, `IG @name`, `LINE ID name`. */
import type { Find, TextRule } from '../rule.ts'
import { PLATFORMS, type Platform } from './platforms.ts'

const byWord = new Map<string, Platform>()
for (const platform of PLATFORMS) for (const word of platform.words) byWord.set(word, platform)
const toPattern = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, ' ?')
const latin = [...byWord.keys()]
  .filter((word) => /^[\x20-\x7f]+$/.test(word))
  .sort((a, b) => b.length - a.length)
const native = [...byWord.keys()]
  .filter((word) => !/^[\x20-\x7f]+$/.test(word))
  .sort((a, b) => b.length - a.length)
const CUE = new RegExp(
  `(?<![a-z0-9_.@/])(?:${latin.map(toPattern).join('|')})(?![a-z0-9])|(?:${native.map(toPattern).join('|')})[\u0900-\u09ff]{0,6}`,
  'gi',
)
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
    for (const cue of text.matchAll(CUE)) {
      const platform = platformOf(cue[0].toLowerCase())
      const from = cue.index + cue[0].length
      const match = BETWEEN.exec(text.slice(from, from + 96))
      const name = match?.groups?.name?.replace(/[._-]+$/, '')
      if (!platform || !match || name === undefined) continue
      const sign = match.groups?.sign ?? ''
      const at = match.groups?.at ?? ''
      // After a comma the sentence may have gone on: only an at sign tells.
      if (sign.includes(',') && at === '') continue
      if (!platform.name.test(name) || !isName(name, sign !== '' && sign !== 'is', at !== '', cue[0]))
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

/** The platform of a cue as written: with or without its blank, with a case ending (टेलिग्राममा). */
function platformOf(cue: string): Platform | undefined {
  const exact = byWord.get(cue) ?? byWord.get(cue.replace(/ /g, ''))
  if (exact) return exact
  const stem = native.find((word) => cue.startsWith(word))
  return stem === undefined ? undefined : byWord.get(stem)
}

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
  // Two-letter cues (`sc`, `tg`, `fb`) and `line` are also ordinary words: they need a sign.
  if (sign) return cue.length > 2 || /[._\d]/.test(name) || name.length > 4
  return (
    cue.length > 2 && /[a-z].*[._\d]|[._\d].*[a-z]/i.test(name) && !/^\d+(?:st|nd|rd|th|pm|am|k)$/i.test(name)
  )
}
