/** IBAN (ISO 13616): country, check digits, account; the check modulo 97 and the country's length must hold. */
import { isAsciiAlphanumeric } from '../../reading/characters.ts'
import type { Find, TextRule } from '../../rule.ts'

/** Lengths by country, from the registry of ISO 13616. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
)
const SEED = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9]{2})/gi

/** The number with its blanks; proven by its check digits. */
export const accountIban: TextRule = {
  name: 'account.iban',
  kind: 'account',
  confidence: 1,
  why: 'An international bank account number of its country’s length, and its check digits hold.',
  find(text) {
    const found: Find[] = []
    for (const seed of text.matchAll(SEED)) {
      const length = LENGTHS.get(seed[0].slice(0, 2).toUpperCase())
      if (length === undefined || seed.index < (found.at(-1)?.end ?? 0)) continue
      const read = readCharacters(text, seed.index, length)
      if (!read || !holds(read.iban)) continue
      found.push({ rule: accountIban, start: seed.index, end: read.end, normal: `iban:${read.iban}` })
    }
    return found
  },
}

/** Exactly `length` letters and digits from `at`, with single blanks or hyphens between; none may follow. */
function readCharacters(text: string, at: number, length: number): { iban: string; end: number } | undefined {
  let iban = ''
  let i = at
  while (iban.length < length) {
    const c = text.charCodeAt(i)
    if (isAsciiAlphanumeric(c)) iban += text.charAt(i)
    else if (c !== 0x20 && c !== 0x2d && c !== 0xa0) return undefined
    else if (!isAsciiAlphanumeric(text.charCodeAt(i + 1))) return undefined
    i++
  }
  return isAsciiAlphanumeric(text.charCodeAt(i)) ? undefined : { iban: iban.toUpperCase(), end: i }
}

/** ISO 7064, MOD 97-10, over the number with its first four characters put last. */
function holds(iban: string): boolean {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
