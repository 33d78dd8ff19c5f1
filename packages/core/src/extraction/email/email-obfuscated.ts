/** E-mail addresses written to be missed: at and dot as words, in brackets, with blanks, or as character references. */
import type { Find, Rule, TextRule } from '../rule.ts'
import { readSpokenHost, type SpokenHost } from './read-spoken-host.ts'

const SEED =
  /[@＠﹫]|&#0?64;|&#[xX]40;|&commat;|%40|[([{][aA][)\]}]|(?<=[a-z0-9])AT(?=[a-z])|(?<![A-Za-z0-9])(?:[Aa][Tt](?: the rate(?: of)?| sign| symbol)?|[Aa][Rr][Rr][Oo][Bb][Aa]|[Aa]robase|[äÄ]t|[Ww](?:here|HERE)|एट|অ্যাট)(?![A-Za-z0-9])/g
/** Between the local part and the sign: blanks, brackets, quotation marks, the words “followed by”. */
const BEFORE = /(?: {1,3}|[_-]| {0,2}\(? ?followed by ?(?:&ldquo;|["“”'])? ?|(?: {0,2}[([{<*] {0,2}){1,2})$/i
const AFTER = /^(?:(?: {0,2}[)\]}>*] {0,2}){1,2}| {1,3}|[_-])/
const LOCAL =
  /[a-z0-9](?:[a-z0-9._%+'-]|(?: ?[([{<] ?| )(?:dot|punto|ponto|underscore|dash)(?: ?[)\]}>] ?| )(?=[a-z0-9]))*$/i
const MAIL_CUE =
  /(?:e-?mails?|mail|correo|courriel|contact|contacto|contato|write|escrib|address|inbox|id|इमेल|ईमेल|ইমেইল|อีเมล|ອີເມວ|邮箱|بريد)\W{0,6}(?:\w+\W{1,3}){0,3}$/i
/** Words before `at` that make it a plain “at”: never a local part without other evidence. */
const PLAIN_WORDS = new Set(
  'us me him her it them page site website web look looking is are was were be available online here there located found find arrive meet meeting office shop store sold buy call visit join party event more details info information book live stay work working job hotel room open starts start held only just and or of out back home day night one best good great contact mail email address today now cheap price prices rate rates apply stop staying based posted seen go come server port apache host hosted running blog link links homepage files download read article news click register check learn order buying selling website’s hours waiting welcome hello everyone people we you they i not but while when'.split(
    ' ',
  ),
)
const WORDS_ALWAYS_PLAIN = new Set(
  'look looking us me is are was were available located found visit seen posted based it'.split(' '),
)

/** Country domains that are also English words: after a spoken dot they prove nothing. */
const PREPOSITIONS = new Set('in is it at be by do me my no so to us we am as la'.split(' '))

/** Whether the sign alone shows that an address is meant. */
type Strength = 'sure' | 'spaced' | 'word'

interface Seed {
  readonly left: number
  readonly right: number
  readonly strength: Strength
}

/** A local part, a sign for “at” and a host, at least one of them disguised. */
export const emailObfuscated: TextRule = {
  name: 'email.obfuscated',
  kind: 'email',
  confidence: 0.85,
  why: 'Its at sign or its dots are written as words, in brackets or with blanks; read as signs they make an e-mail address.',
  find(text) {
    const found: Find[] = []
    let done = 0
    SEED.lastIndex = 0
    for (let hit = SEED.exec(text); hit; hit = SEED.exec(text)) {
      if (hit.index < done) continue
      const find = readAddress(text, hit.index, hit[0])
      if (!find) continue
      found.push(find)
      done = find.end
    }
    SEED.lastIndex = 0
    return found
  },
}

/** An at sign and the bare name of a mail provider, perhaps misspelt. */
export const emailKnownHost: Rule = {
  name: 'email.known-host',
  kind: 'email',
  confidence: 0.7,
  why: 'A local part, an at sign and the name of a mail provider without its ending or misspelt; the usual ending was added.',
}

function readSeed(text: string, at: number, sign: string): Seed | undefined {
  const isWord = !/[@＠﹫;)\]}]$|^%/.test(sign)
  const before = BEFORE.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? ''
  const after = AFTER.exec(text.slice(at + sign.length, at + sign.length + 8))?.[0] ?? ''
  const isInside = sign === 'AT' && /[a-z0-9]/.test(text.charAt(at - 1)) && /[a-z]/.test(text.charAt(at + 2))
  if (isWord && !isInside && (before === '' || after === '')) return undefined
  // A dash or underscore must stand on both sides: `jane_at_example`, not `a@-b`.
  if (/^[_-]$/.test(before) !== /^[_-]$/.test(after)) return undefined
  const bracketed = /[([{<*_-]|followed/.test(before)
  const blanks = (before.startsWith(' ') ? 1 : 0) + (after.startsWith(' ') ? 1 : 0)
  // A capital AT between lower-case letters is no preposition.
  const loud = sign === 'AT' && /[a-z]/.test(text.slice(Math.max(0, at - 8), at))
  const word = bracketed || isInside ? 'sure' : loud ? 'spaced' : 'word'
  // `Tours @tidewater.tours` is a handle after a word; `jane@ example.org` is an address.
  if (!isWord && /^ +$/.test(before) && after === '') return undefined
  const strength = isWord ? word : blanks === 0 || bracketed ? 'sure' : 'spaced'
  return { left: at - before.length, right: at + sign.length + after.length, strength }
}

function readAddress(text: string, at: number, sign: string): Find | undefined {
  const seed = readSeed(text, at, sign)
  if (!seed) return undefined
  const host = readSpokenHost(text, seed.right, seed.strength !== 'word')
  if (!host) return undefined
  const written = LOCAL.exec(text.slice(Math.max(0, seed.left - 72), seed.left))?.[0]
  if (written === undefined) return undefined
  const start = seed.left - written.length
  if (!isMeant(text, seed, host, written, start)) return undefined
  const local = written
    .replace(/(?: ?[([{<] ?| )(?:dot|punto|ponto)(?: ?[)\]}>] ?| )/gi, '.')
    .replace(/(?: ?[([{<] ?| )underscore(?: ?[)\]}>] ?| )/gi, '_')
    .replace(/(?: ?[([{<] ?| )dash(?: ?[)\]}>] ?| )/gi, '-')
  const end = withClosing(text, at, host.end)
  const rule = host.completed ? emailKnownHost : emailObfuscated
  return { rule, start, end, normal: `${local}@${host.host}`.toLowerCase() }
}

/** Weighs the evidence: a disguised sign is enough, a plain “at” needs a telling name, a cue, or a spoken dot. */
function isMeant(text: string, seed: Seed, host: SpokenHost, local: string, start: number): boolean {
  const word = local.toLowerCase()
  if (seed.strength === 'sure') return true
  if (WORDS_ALWAYS_PLAIN.has(word)) return false
  const telling = /[a-z0-9][._\d+-]/i.test(local)
  const cue = MAIL_CUE.test(text.slice(Math.max(0, start - 40), start))
  const last = host.host.slice(host.host.lastIndexOf('.') + 1)
  if (PREPOSITIONS.has(last) && host.spoken && !telling && !cue) return false
  if (host.blank) return (telling || cue || host.host.split('.').length > 2) && !PLAIN_WORDS.has(word)
  if (seed.strength === 'spaced') return !PLAIN_WORDS.has(word)
  if (telling || host.spoken) return !PLAIN_WORDS.has(word) || (host.spoken && cue)
  return (cue || host.completed) && !PLAIN_WORDS.has(word)
}

/** Takes the closing sign of “followed by "@host")” along, so that the original is the whole notation. */
function withClosing(text: string, at: number, end: number): number {
  if (!/followed by\W{0,8}$/i.test(text.slice(Math.max(0, at - 24), at))) return end
  const close = /^["“”']?\)?/.exec(text.slice(end, end + 2))?.[0] ?? ''
  return end + close.length
}
