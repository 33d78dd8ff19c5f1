/** Writes XML: elements, attributes and text, with everything escaped and nothing that XML 1.0 cannot hold. */

/** An element: its name, and text or elements inside. Absent children are left out. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly content: string | readonly (XmlElement | undefined)[]
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Characters that XML 1.0 does not hold (section 2.2) become U+FFFD, the rest is escaped where it must be. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

const writeElement = ({ name, attributes = {}, content }: XmlElement, depth: number): string => {
  const indent = '  '.repeat(depth)
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const open = `${indent}<${name}${given.join('')}>`
  if (typeof content === 'string') return `${open}${escapeXml(content)}</${name}>\n`
  const inside = content.flatMap((child) => (child === undefined ? [] : [writeElement(child, depth + 1)]))
  return `${open}\n${inside.join('')}${indent}</${name}>\n`
}

/** A whole document in UTF-8. */
export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, 0)}`

/** An element with a text, cut to so many characters; nothing for an empty text. */
export const textElement = (name: string, text: string | undefined, most = 10_000): XmlElement | undefined =>
  text === undefined || text.trim() === ''
    ? undefined
    : { name, content: [...text.trim()].slice(0, most).join('') }

/** An element with others inside; nothing where none is there. */
export const groupElement = (
  name: string,
  ...content: readonly (XmlElement | undefined)[]
): XmlElement | undefined => (content.some((child) => child !== undefined) ? { name, content } : undefined)
