/** Text inside XML 1.0. */

/** What XML 1.0 cannot hold at all: controls but tab and line ends, halves of surrogate pairs, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Escapes for content and for attributes in either quotes; what XML cannot hold becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\t\n\r]/g, (sign) => ENTITIES[sign] ?? sign)

/** A comment; two hyphens in a row may not stand in one. */
export const xmlComment = (lines: readonly string[]): string =>
  `<!--\n${lines
    .map(
      (line) =>
        `  ${line
          .replace(FORBIDDEN, '\ufffd')
          .replace(/-(?=-)/g, '- ')
          .replace(/-$/, '- ')}`,
    )
    .join('\n')}\n-->\n`
