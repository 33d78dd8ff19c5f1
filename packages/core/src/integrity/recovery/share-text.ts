/** A recovery share as something a person can print, read out and type: base 32 without look-alike letters, in blocks, each line with its own check. */
import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { SHARE_LENGTH } from './share-envelope.ts'

/** Crockford's alphabet: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BYTES_A_LINE = 15
const BLOCK = 4
const LINE = /^\s*(\d+)[.:)]?\s+(.*)$/

const toBase32 = (bytes: Uint8Array): string => {
  let [text, word, bits] = ['', 0, 0]
  for (const byte of bytes) {
    word = (word << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET.charAt((word >> (bits - 5)) & 31)
    word &= 31
  }
  return bits === 0 ? text : text + ALPHABET.charAt((word << (5 - bits)) & 31)
}

const fromBase32 = (text: string): Uint8Array | undefined => {
  const bytes: number[] = []
  let [word, bits] = [0, 0]
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return undefined
    word = ((word << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((word >> bits) & 255)
  }
  return (word & ((1 << bits) - 1)) === 0 ? Uint8Array.from(bytes) : undefined
}

/** Two letters of check for a line: ten bits of a hash over its number and bytes. */
const checkOf = (line: number, bytes: Uint8Array): string =>
  toBase32(sha256(joinBytes(Uint8Array.of(line), bytes)).slice(0, 2)).slice(0, 2)

/** Writes numbered lines of six blocks and a check of two letters, e.g. `1  0C1M-… XY`. */
export const writeShareText = (share: Uint8Array): string => {
  const lines: string[] = []
  for (let at = 0; at < share.length; at += BYTES_A_LINE) {
    const [number, bytes] = [lines.length + 1, share.slice(at, at + BYTES_A_LINE)]
    const blocks = toBase32(bytes).match(new RegExp(`.{1,${BLOCK}}`, 'g')) ?? []
    lines.push(`${number}  ${blocks.join(' ')}  ${checkOf(number, bytes)}`)
  }
  return `${lines.join('\n')}\n`
}

/** The letters of a typed line, look-alikes folded as Crockford does: I and L are 1, O is 0. */
const lettersOf = (text: string): string =>
  text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0')

/** Reads numbered lines anywhere in a text, in any order and case; names the first line that has a slip. Other lines are skipped. */
export const readShareText = (text: string): Outcome<Uint8Array> => {
  const parts: Uint8Array[] = []
  const wanted = Math.ceil(SHARE_LENGTH / BYTES_A_LINE)
  for (const line of text.split(/\r?\n/)) {
    const [, digits = '', rest = ''] = LINE.exec(line) ?? []
    const number = Number(digits)
    if (digits === '' || number < 1 || number > wanted) continue
    const letters = lettersOf(rest)
    const bytes = fromBase32(letters.slice(0, -2))
    if (bytes === undefined || checkOf(number, bytes) !== letters.slice(-2))
      return refuse('share.checksum', `Line ${number} of the share has a slip. Compare it with the paper.`)
    parts[number - 1] = bytes
  }
  for (let number = 1; number <= wanted; number++)
    if (parts[number - 1] === undefined)
      return refuse('share.format', `Line ${number} of the share is missing.`)
  const share = joinBytes(...parts)
  return share.length === SHARE_LENGTH ? accept(share) : refuse('share.format', 'The share is too short.')
}
