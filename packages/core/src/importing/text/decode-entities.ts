/** Character references of HTML and XML: the numbers, and the few names that mails and pages use in plain text. */

const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  bull: '•',
  middot: '·',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  deg: '°',
  times: '×',
  shy: '',
  ntilde: 'ñ',
  Ntilde: 'Ñ',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ccedil: 'ç',
  atilde: 'ã',
  otilde: 'õ',
  iexcl: '¡',
  iquest: '¿',
}

const character = (point: number): string =>
  point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) || Number.isNaN(point)
    ? '\ufffd'
    : String.fromCodePoint(point)

/** The text with its references replaced once; unknown names stay as they are, impossible numbers become U+FFFD. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g, (whole, ten, hex, name) => {
        if (ten !== undefined) return character(Number(ten))
        if (hex !== undefined) return character(Number.parseInt(hex, 16))
        return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? whole) : whole
      })
    : text
