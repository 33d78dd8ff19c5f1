/** Writes the names of countries in sixteen languages from this Node's CLDR tables, so that what is found in a text does not change with an engine: `node tools/write-country-names.mjs`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const LANGUAGES = 'en es pt fr id fil ne hi bn ur ar th lo km my zh'.split(' ')
const folder = fileURLToPath(new URL('../packages/core/src/extraction/place/countries/', import.meta.url))
const codes = [
  ...readFileSync(`${folder}country-points.ts`, 'utf8').matchAll(/(?:^|[;`\n])([A-Z]{2}) -?\d/gm),
].map(([, code]) => code)
const tables = LANGUAGES.map(
  (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
)
const lines = codes.map((code) => {
  const names = tables.map((table) => table.of(code) ?? '')
  const sound = names.filter((name) => name !== '' && !/[()[\]]|SAR|R\.A\.S\.|RAE|DAK/.test(name))
  return `${code}|${[...new Set(sound.map((name) => name.replaceAll('’', "'").replaceAll('\u200b', '')))].join(';')}`
})
writeFileSync(
  `${folder}country-names.ts`,
  `/** Names of countries in ${LANGUAGES.length} languages, from the Unicode CLDR ${process.versions.cldr} (licence Unicode-3.0). Written by tools/write-country-names.mjs. */

/** Code, then names: ${LANGUAGES.join(' ')}, each once. */
export const COUNTRY_NAMES = \`${lines.join('\n')}\`
`,
)
