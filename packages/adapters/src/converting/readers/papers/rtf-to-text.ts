/** The text of an RTF file by one forward walk over its groups; objects, pictures and fields that would act are left out and named. */

/** Groups that hold no text of the document. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles rsidtbl generator listtable listoverridetable xmlnstbl fldinst filetbl revtbl'.split(
    ' ',
  ),
)
const BREAKS = new Set(['par', 'line', 'sect', 'page', 'row'])
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}

const CODE_PAGES: Readonly<Record<string, string>> = {
  '874': 'windows-874',
  '932': 'shift_jis',
  '1250': 'windows-1250',
  '1251': 'windows-1251',
  '1252': 'windows-1252',
  '1256': 'windows-1256',
}

/** Text and problems of an RTF file. Linear; groups may be nested as deep as they like, nothing recurses. */
export const rtfToText = (bytes: Uint8Array): { text: string; problems: string[] } => {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const page = /\\ansicpg(\d{3,4})/.exec(source.slice(0, 2_000))?.[1] ?? '1252'
  const decoder = new TextDecoder(CODE_PAGES[page] ?? 'windows-1252')
  const problems: string[] = []
  const stack: { skip: boolean; unicode: number }[] = []
  let state = { skip: false, unicode: 1 }
  let pending: number[] = []
  let swallow = 0
  let text = ''
  const flush = () => {
    if (pending.length > 0 && !state.skip) text += decoder.decode(Uint8Array.from(pending))
    pending = []
  }
  const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    const [, word, number, hex, symbol, brace, plain] = found
    if (hex !== undefined) {
      if (swallow > 0) swallow -= 1
      else pending.push(Number.parseInt(hex, 16))
      continue
    }
    flush()
    if (brace === '{') {
      stack.push(state)
      state = { ...state }
    } else if (brace === '}') state = stack.pop() ?? { skip: false, unicode: 1 }
    else if (word !== undefined) {
      if (SKIPPED.has(word)) {
        state.skip = true
      } else if (word === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0))
      else if (word === 'uc') state.unicode = Number(number ?? 1)
      else if (state.skip) continue
      else if (word === 'u') {
        text += String.fromCharCode(Number(number ?? 63) & 0xffff)
        swallow = state.unicode
      } else if (BREAKS.has(word)) text += '\n'
      else text += SIGNS[word] ?? ''
    } else if (symbol !== undefined) {
      if (symbol === '*') state.skip = true
      else if (!state.skip)
        text +=
          symbol === '~' ? ' ' : symbol === '-' || symbol === '_' ? '' : /[\\{}]/.test(symbol) ? symbol : ''
    } else if (plain !== undefined && !state.skip) {
      text += plain.slice(Math.min(swallow, plain.length))
      swallow = 0
    }
  }
  flush()
  if (/\\(object|objdata|objupdate)\b/.test(source))
    problems.push('The document holds an embedded object; it was not opened.')
  if (/\\template\b/.test(source)) problems.push('The document names a template; nothing was fetched.')
  return {
    text: text
      .toWellFormed()
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    problems,
  }
}
