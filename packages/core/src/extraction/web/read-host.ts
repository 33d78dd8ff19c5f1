/** Reads a host name at a place in a text, and judges whether it can be one. */
import { CLASS, DENSE, DIGIT, LATIN, LETTER } from '../reading/characters.ts'

/** A host as it stands in the text: `end` is exclusive, `last` its final label in lower case. */
export interface Host {
  readonly end: number
  readonly name: string
  readonly last: string
}

const LONGEST_HOST = 253
const IPV4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/

const isHostCharacter = (c: number, native: boolean): boolean => {
  const k = CLASS[c]
  return (
    k === LATIN ||
    k === DIGIT ||
    c === 0x2d ||
    c === 0x5f ||
    (native && (k === LETTER || k === DENSE || (c >= 0x2190 && c <= 0x2bff)))
  )
}

/** Reads the longest run of labels from `start`. `native` allows scripts other than Latin. `undefined` when it cannot be a host. */
export function readHost(text: string, start: number, native: boolean): Host | undefined {
  let end = start
  const limit = Math.min(text.length, start + LONGEST_HOST)
  while (end < limit) {
    const c = text.charCodeAt(end)
    if (!isHostCharacter(c, native) && c !== 0x2e) break
    end++
  }
  while (end > start && text.charCodeAt(end - 1) === 0x2e) end--
  let name = text.slice(start, end)
  const lastStart = name.lastIndexOf('.') + 1
  // `abc.com好的`: in a final label that begins in ASCII, another script is the sentence going on.
  if (name.charCodeAt(lastStart) < 0x80) {
    for (let i = lastStart; i < name.length; i++) {
      const k = CLASS[name.charCodeAt(i)]
      if (k === DENSE || k === LETTER) {
        name = name.slice(0, i)
        end = start + i
        break
      }
    }
  }
  return { end, name, last: name.slice(name.lastIndexOf('.') + 1).toLowerCase() }
}

/** Whether every label may stand in a host name: not empty, no hyphen or underscore at its edges, at most 63 long. */
export function hasSoundLabels(name: string): boolean {
  for (const label of name.split('.')) {
    if (label === '' || label.length > 63 || /^[-_]|[-_]$/.test(label)) return false
  }
  return true
}

/** Whether the name is four numbers up to 255. */
export function isNetworkAddress(name: string): boolean {
  return IPV4.test(name)
}

/** Whether a final label could be a top-level domain by its form alone. */
export function isDomainLike(last: string): boolean {
  return last.length >= 2 && last.length <= 24 && !/[\d_]/.test(last.startsWith('xn--') ? '' : last)
}
