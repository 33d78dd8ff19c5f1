/** Promises about the colours: every pair of text and ground that screens use reaches 4.5, and edges of fields reach 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')
const readTokens = (block: string): Map<string, string> =>
  new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

const [light = '', dark = ''] = css.split('data-mantine-color-scheme="dark"')
const schemes = { light: readTokens(light), dark: readTokens(dark) }

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'surface', 'sunken']
const texts = ['ink', 'ink-2', 'ink-3', 'teal', 'teal-2', 'amber', 'red', 'green', 'plum']
const pairs: [string, string][] = [
  ...grounds.flatMap((ground) => texts.map((text): [string, string] => [text, ground])),
  ['on-teal', 'teal'],
  ['on-teal', 'teal-2'],
  ...['teal', 'amber', 'red', 'green', 'plum'].map((hue): [string, string] => [hue, `${hue}-wash`]),
  ...['teal', 'amber', 'red', 'green', 'plum'].map((hue): [string, string] => ['ink', `${hue}-wash`]),
]

for (const [scheme, tokens] of Object.entries(schemes)) {
  const token = (name: string): string => {
    const value = tokens.get(name)
    if (value === undefined) throw new Error(`${scheme} has no --${name}`)
    return value
  }
  describe(`the ${scheme} colours`, () => {
    it('give every text at least 4.5 on every ground it stands on', () => {
      const weak = pairs
        .map(([text, ground]) => ({ text, ground, ratio: contrast(token(text), token(ground)) }))
        .filter((pair) => pair.ratio < 4.5)
      expect(weak).toEqual([])
    })

    it('give the edges of fields and the focus ring at least 3', () => {
      for (const ground of grounds) {
        expect(contrast(token('edge'), token(ground))).toBeGreaterThanOrEqual(3)
        expect(contrast(token('teal'), token(ground))).toBeGreaterThanOrEqual(3)
      }
    })
  })
}
