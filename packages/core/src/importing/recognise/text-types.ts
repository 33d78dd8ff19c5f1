/** Which kind of text a file without magic bytes is: mail, mailbox, page, drawing, table, JSON, or plain; or none. */
import type { FileType } from './file-types.ts'

/** The head as characters for looking at: UTF-16 by its mark or by its zeros, otherwise one byte a character. */
const asCharacters = (head: Uint8Array): string => {
  const [a, b] = head
  const little = a === 0xff && b === 0xfe
  const big = a === 0xfe && b === 0xff
  let text = ''
  if (little || big) {
    for (let at = 2; at + 1 < head.length; at += 2) {
      const [low, high] = little ? [head[at], head[at + 1]] : [head[at + 1], head[at]]
      text += String.fromCharCode((low ?? 0) | ((high ?? 0) << 8))
    }
    return text
  }
  const from = a === 0xef && b === 0xbb && head[2] === 0xbf ? 3 : 0
  for (let at = from; at < head.length; at += 1024)
    text += String.fromCharCode(...head.subarray(at, Math.min(at + 1024, head.length)))
  return text
}

/** True when the characters are those of a text: no NUL, and next to no control characters. */
const readsLikeText = (text: string): boolean => {
  let control = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0) return false
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27) control += 1
  }
  return control * 50 <= text.length
}

const MAIL_HEADERS =
  /^(received|return-path|delivered-to|message-id|mime-version|from|to|subject|date|content-type|dkim-signature|x-[a-z-]+):/i

const isMail = (lines: readonly string[]): boolean => {
  const seen = new Set<string>()
  for (const line of lines.slice(0, 200)) {
    if (line === '') break
    if (/^[ \t]/.test(line)) continue
    if (!/^[!-9;-~]+:/.test(line)) return false
    const name = MAIL_HEADERS.exec(line)?.[1]
    if (name !== undefined) seen.add(name.toLowerCase())
  }
  return (
    seen.size >= 2 &&
    ['from', 'received', 'message-id', 'subject', 'return-path'].some((name) => seen.has(name))
  )
}

const countOf = (line: string, char: string): number => line.split(char).length - 1

/** A table when every one of the first lines has the same number of one separator. Quotes are left to the reader. */
const tableType = (lines: readonly string[], ending: string): FileType | undefined => {
  if (ending === 'csv') return 'csv'
  if (ending === 'tsv' || ending === 'tab') return 'tsv'
  const rows = lines.filter((line) => line.trim() !== '').slice(0, 12)
  if (rows.length < 3) return undefined
  for (const [char, type] of [
    ['\t', 'tsv'],
    [';', 'csv'],
    [',', 'csv'],
  ] as const) {
    const counts = rows.map((row) => countOf(row, char))
    if ((counts[0] ?? 0) >= (char === ',' ? 2 : 1) && counts.every((count) => count === counts[0]))
      return type
  }
  return undefined
}

/** The type of a text; undefined where the bytes are no text. `ending` is that of the name, in lower case. */
export const typeOfText = (head: Uint8Array, ending: string): FileType | undefined => {
  const text = asCharacters(head)
  if (!readsLikeText(text)) return undefined
  const start = text.trimStart()
  // The last line may be cut by the end of the head.
  const lines = text.split(/\r\n|\n|\r/).slice(0, head.length >= 8_000 ? -1 : undefined)
  if (text.startsWith('#!')) return 'script'
  if (/^From \S+.*\d\d:\d\d/.test(text)) return 'mbox'
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)?(<!DOCTYPE svg[^[>]*(\[[\s\S]{0,4000}?\])?>\s*)?<svg[\s/>]/i.test(
      start,
    )
  )
    return 'svg'
  if (/^<svg:svg[\s>]|^<\?xml[\s\S]{0,4000}?<(\w+:)?svg[\s/>]/i.test(start)) return 'svg'
  if (/^(<!--[\s\S]{0,2000}?-->\s*)?<(!doctype html|html|head|body)[\s>]/i.test(start)) return 'html'
  if (/^<\?xml|^<!DOCTYPE|^<!ENTITY/i.test(start)) return /<html[\s>]/i.test(start) ? 'html' : 'xml'
  if (isMail(lines)) return 'eml'
  if (/^[[{]/.test(start) && ending !== 'txt' && /^[[{]\s*(["[{\]}\d-]|true|false|null)/.test(start))
    return 'json'
  if (/^html?$/.test(ending)) return 'html'
  return tableType(lines, ending) ?? 'text'
}
