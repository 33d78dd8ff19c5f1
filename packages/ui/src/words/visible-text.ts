/** Makes foreign text safe to look at without changing its length: what could not be seen, or would turn the line round, becomes a sign. */

const CONTROL_PICTURES = 0x2400

/**
 * Replaces control characters by their pictures (NUL → ␀) and the two direction overrides by �.
 * Line feed and tab stay. One UTF-16 unit becomes one UTF-16 unit, so that offsets into the text keep their meaning.
 */
export const showHidden = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/g, (sign) => {
    const code = sign.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code)
    return code === 0x7f ? '\u2421' : '\ufffd'
  })

/** The first `length` user-seen characters of a text and an ellipsis, never half a character. */
export const shorten = (text: string, length: number): string => {
  if (text.length <= length) return text
  let out = ''
  let seen = 0
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (seen === length) return `${out.trimEnd()}…`
    out += segment
    seen += 1
  }
  return out
}

/** Up to two initials of a name for a round badge; a dot when the name has no letter. */
export const initials = (name: string): string => {
  const letters = name
    .normalize('NFC')
    .split(/\s+/u)
    .flatMap((word) => word.match(/\p{L}\p{M}*/u)?.slice(0, 1) ?? [])
  const picked = letters.length > 1 ? [letters[0], letters[letters.length - 1]] : letters
  return picked.length === 0 ? '·' : picked.join('').toLocaleUpperCase()
}
