/** Turns HTML into text by one forward walk: nothing is run, fetched or nested, and what it would have fetched is named. */
import { decodeEntities } from './decode-entities.ts'

/** Text of a page or mail, and what it refers to. */
export interface HtmlText {
  readonly text: string
  readonly title?: string
  /** Addresses that a browser would have fetched by itself: pictures, frames, styles. At most 200; none was fetched. */
  readonly remote: readonly string[]
  /** What could act: scripts, forms, frames; in words. */
  readonly active: readonly string[]
}

/** Elements whose content is no text. */
const SILENT = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'math', 'object', 'iframe'])
/** Elements inside `head` and the silent ones that still matter end at their own closing tag only. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noscript'])
const BLOCKS = new Set(
  'address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
)
const ACTIVE: Readonly<Record<string, string>> = {
  script: 'a script',
  form: 'a form',
  iframe: 'a frame',
  object: 'an embedded object',
  embed: 'an embedded object',
  applet: 'an embedded object',
}
const FETCHED: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset'],
  iframe: ['src'],
  link: ['href'],
  script: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  embed: ['src'],
  object: ['data'],
  body: ['background'],
  table: ['background'],
  td: ['background'],
}

interface Tag {
  readonly name: string
  readonly closing: boolean
  readonly source: string
}

/** Attributes are looked for in so many characters of a tag; a picture within the page can be much longer. */
const ATTRIBUTES_WITHIN = 16_384

/** One attribute of a tag. */
const attribute = (tag: Tag, name: string): string | undefined => {
  const lower = tag.source.slice(0, ATTRIBUTES_WITHIN).toLowerCase()
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    if (!/[\s"'/]/.test(lower[at - 1] ?? '')) continue
    const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/.exec(tag.source.slice(at + name.length))
    if (rest !== null) return decodeEntities(rest[1] ?? rest[2] ?? rest[3] ?? '').trim()
  }
  return undefined
}

const MOST_REMOTE = 200
const isRemote = (address: string): boolean => /^(?:https?:|ftp:)?\/\//i.test(address)

/** A tag may be long, for it can hold a whole picture; but only some may be looked through in vain. */
const LONGEST_TAG = 1 << 20
const LONGEST_TAG_LATER = 256
const MOST_IN_VAIN = 100

/** Finds where tags end: the first `>` outside quotes, or where quotes do not close the first of all; -1 where there is none within reach. */
const createTagEnds = (html: string) => {
  let inVain = 0
  return (from: number): number => {
    let quote = ''
    const reach = Math.min(html.length, from + (inVain > MOST_IN_VAIN ? LONGEST_TAG_LATER : LONGEST_TAG))
    for (let at = from; at < reach; at += 1) {
      const char = html[at] ?? ''
      if (quote !== '') {
        if (char === quote) quote = ''
      } else if (char === '"' || char === "'") quote = char
      else if (char === '>') return at
    }
    inVain += 1
    const plain = html.slice(from, reach).indexOf('>')
    return plain < 0 ? -1 : from + plain
  }
}

/** Walks a page once. `limit` is the longest text in characters. */
export const htmlToText = (html: string, limit: number): HtmlText => {
  const parts: string[] = []
  const remote = new Set<string>()
  const active = new Set<string>()
  let title = ''
  let silent = ''
  let link: string | undefined
  let length = 0
  const say = (text: string) => {
    if (length > limit) return
    parts.push(text)
    length += text.length
  }
  const lower = html.toLowerCase()
  const tagEnd = createTagEnds(html)
  const open = (tag: Tag) => {
    const word = ACTIVE[tag.name]
    if (word !== undefined) active.add(word)
    for (const name of FETCHED[tag.name] ?? []) {
      const address = attribute(tag, name)
      if (address !== undefined && isRemote(address) && remote.size < MOST_REMOTE) remote.add(address)
    }
    if (tag.name === 'a') link = attribute(tag, 'href')
    if (tag.name === 'img') {
      const alt = attribute(tag, 'alt')
      if (alt !== undefined && alt !== '' && silent === '') say(`‹picture: ${alt}›`)
    }
    if (tag.name === 'meta' && /refresh/i.test(attribute(tag, 'http-equiv') ?? '')) active.add('a redirect')
  }
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const text = html.slice(at, next < 0 ? undefined : next)
    if (silent === '' && text !== '') say(decodeEntities(text).replace(/[ \t\r\n\f]+/g, ' '))
    if (next < 0) break
    if (html.startsWith('<!--', next)) {
      const end = html.indexOf('-->', next + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const found = /^<(\/?)([a-z][a-z0-9:-]{0,30})/i.exec(html.slice(next, next + 40))
    const isDeclaration = /^<[!?/]/.test(html.slice(next, next + 2))
    const end = found === null && !isDeclaration ? -1 : tagEnd(next + 1)
    if (found === null || end < 0) {
      // Not a tag: a plain sign, or a declaration that says nothing.
      if (!isDeclaration && found === null && silent === '') say('<')
      at = end < 0 ? next + 1 : end + 1
      continue
    }
    const name = (found[2] ?? '').toLowerCase()
    const tag: Tag = { name, closing: found[1] === '/', source: html.slice(next, end) }
    at = end + 1
    if (tag.closing) {
      if (silent === name) silent = ''
      if (name === 'a' && link !== undefined) {
        const last = (parts.at(-1) ?? '').trim()
        if (/^[a-z]+:/i.test(link) && last !== link && silent === '') say(` ‹${link.slice(0, 2_000)}›`)
        link = undefined
      }
    } else {
      open(tag)
      if (RAW.has(name) && !tag.source.endsWith('/')) {
        const close = lower.indexOf(`</${name}`, at)
        if (name === 'title' && title === '')
          title = decodeEntities(html.slice(at, close < 0 ? undefined : close)).trim()
        if (name === 'textarea' && silent === '') say(html.slice(at, close < 0 ? undefined : close))
        at = close < 0 ? html.length : close
        continue
      }
      if (silent === '' && SILENT.has(name) && !tag.source.endsWith('/')) silent = name
      // A page without `</head>` begins its text with `<body>`.
      if (name === 'body') silent = ''
    }
    if (BLOCKS.has(name) && silent === '') say(name === 'td' || name === 'th' ? '\t' : '\n')
  }
  const text = parts
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim()
    .slice(0, limit)
    .normalize('NFC')
  return {
    text,
    ...(title === '' ? {} : { title: title.slice(0, 500) }),
    remote: [...remote],
    active: [...active],
  }
}
