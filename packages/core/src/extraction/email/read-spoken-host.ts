/** Reads a host whose dots may be written as words, in brackets, with blanks, or left out: `example [dot] edu`, `cs example edu`. */
import { TOP_LEVEL_DOMAINS } from '../reading/top-level-domains.ts'
import { MAIL_HOSTS } from './mail-hosts.ts'

/** `spoken`: a dot was a word or in brackets; `blank`: a dot was left out; `completed`: the top-level domain was. */
export interface SpokenHost {
  readonly host: string
  readonly end: number
  readonly spoken: boolean
  readonly blank: boolean
  readonly completed: boolean
}

const LABEL = /[gG][ -][mM]ail(?![a-z])|[A-Za-z0-9](?:(?!-[dD][oO][tT]-|DOT[a-z])[A-Za-z0-9-]){0,62}/y
const DOT_WORD =
  /(?: {1,3}|[_-]| {0,2}[([{<] {0,2})(?:dot|d0t|dt|dom|punto|ponto|point|punkt|nokta|titik|točka|डट|ডট|จุด|ຈຸດ|点|點|نقطة)(?: {0,2}[)\]}>] {0,2}| {1,3}|[_-])/iy
const DOT_INSIDE = /DOT(?=[a-z])/y
const DOT_SIGN =
  / {0,2}[([{<] {0,1}[.,;·。．] {0,1}[)\]}>] {0,2}|\.|[;·。．,](?=[a-z])| \.(?=[a-z])| \. (?=[a-z])|&#46;|&#x2e;/iy
const DOT_LATE = /\. (?=[a-z])/y
const BLANK = / {1,2}(?=[a-z0-9])/iy
/** Top-level domains that may follow a mere blank. */
const AFTER_BLANK = new Set(['com', 'edu', 'org', 'net', 'gov'])
const MOST_LABELS = 6

const match = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found ? found[0].length : 0
}

/** The longest host at `at` that ends in a real top-level domain; `strong` also allows `example. edu`. `undefined` when there is none. */
export function readSpokenHost(text: string, at: number, strong: boolean): SpokenHost | undefined {
  let best: SpokenHost | undefined
  let host = ''
  let spoken = false
  let blank = false
  let next = at
  for (let n = 0; n < MOST_LABELS; n++) {
    const length = match(LABEL, text, next)
    if (length === 0) break
    const label = text.slice(next, next + length)
    const end = next + length
    if (label.endsWith('-')) break
    host += label.toLowerCase().replace(/^g[ -]mail$/, 'gmail')
    if (/^[_@]/.test(text.slice(end, end + 1)) && !/^_(?:dot)_/i.test(text.slice(end, end + 5))) break
    if (
      n > 0 &&
      TOP_LEVEL_DOMAINS.has(label.toLowerCase()) &&
      (!blank || AFTER_BLANK.has(label.toLowerCase()))
    ) {
      best = { host, end, spoken, blank, completed: false }
    }
    const mail = n === 0 ? MAIL_HOSTS.get(host) : undefined
    if (mail !== undefined) best = { host: mail, end, spoken, blank, completed: true }
    const word = match(DOT_WORD, text, end) || match(DOT_INSIDE, text, end)
    const sign = word > 0 ? 0 : match(DOT_SIGN, text, end) || (strong ? match(DOT_LATE, text, end) : 0)
    const gap = word + sign > 0 ? 0 : match(BLANK, text, end)
    if (word + sign + gap === 0) break
    // What follows a whole host after a mere blank is the sentence going on.
    if (gap > 0 && best !== undefined && !best.completed) break
    if (word > 0 || (sign > 0 && text.charAt(end) !== '.')) spoken = true
    if (gap > 0) blank = true
    host += '.'
    next = end + word + sign + gap
  }
  return best
}
