/** The numbering plans of all countries, compiled on first use from libphonenumber's metadata: is this string of digits a number, and which? */
import metadata from 'libphonenumber-js/metadata.max.json'

/** One country's plan. Patterns match a whole national number, without trunk prefix. */
interface Plan {
  readonly country: string
  readonly callingCode: string
  readonly international: RegExp
  readonly general: RegExp
  readonly assigned: RegExp
  readonly mobile: RegExp | undefined
  readonly lengths: readonly number[]
  readonly trunk: RegExp | undefined
  readonly trunkRule: string | undefined
  readonly formats: readonly Format[]
}

interface Format {
  readonly pattern: RegExp
  /** Fewest and most digits of each group. */
  readonly groups: readonly (readonly [number, number])[]
  readonly leading: RegExp | undefined
  readonly needsTrunk: boolean
}

/** A number read: `e164` with its plus sign, the country where the plan tells it, and what the notation lacked. */
export interface PhoneNumber {
  readonly e164: string
  readonly country: string
  readonly national: string
  /** The range is assigned to mobile telephones alone. */
  readonly mobile: boolean
  /** The country writes such numbers with a trunk prefix and this one had none. */
  readonly lacksTrunk: boolean
}

type Raw = readonly unknown[]
const countries = metadata.countries as unknown as Readonly<Record<string, Raw>>
const callingCodes = metadata.country_calling_codes as unknown as Readonly<Record<string, readonly string[]>>
const nonGeographic = metadata.nonGeographic as unknown as Readonly<Record<string, Raw>>

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`)
const start = (pattern: string): RegExp => new RegExp(`^(?:${pattern})`)
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const compile = (country: string, raw: Raw): Plan => {
  const callingCode = String(raw[0])
  const main = countries[callingCodes[callingCode]?.[0] ?? ''] ?? raw
  const general = String(raw[2])
  const types = list(raw[11]).map((type) => text(list(type)[0]))
  const assigned = types.filter((type) => type !== undefined)
  // In the metadata a type without pattern of its own shares the fixed-line pattern (index 0).
  const mobile = types[1]
  const rule = text(raw[6]) ?? text(main[6])
  const optional = Boolean(raw[9] ?? main[9])
  const formats = (list(raw[4]).length > 0 ? list(raw[4]) : list(main[4])).map((entry): Format => {
    const format = list(entry)
    const own = text(format[3]) ?? rule
    const leading = list(format[2]).at(-1)
    return {
      pattern: whole(String(format[0])),
      groups: [...String(format[0]).matchAll(/\(\\d(?:\{(\d+)(?:,(\d+))?\})?\)/g)].map((group) => [
        Number(group[1] ?? 1),
        Number(group[2] ?? group[1] ?? 1),
      ]),
      leading: leading === undefined ? undefined : start(String(leading)),
      needsTrunk: own !== undefined && !/^\(?\$1\)?$/.test(own) && !format[4] && !optional,
    }
  })
  const trunk = text(raw[7]) ?? text(raw[5])
  return {
    country,
    callingCode,
    international: start(text(raw[1]) ?? '00'),
    general: whole(general),
    assigned: whole(assigned.length > 0 ? assigned.join('|') : general),
    mobile: mobile === undefined ? undefined : whole(mobile),
    lengths: list(raw[3]).map(Number),
    trunk: trunk === undefined ? undefined : start(trunk),
    trunkRule: text(raw[8]),
    formats,
  }
}

const compiled = new Map<string, Plan | undefined>()

const planOf = (country: string): Plan | undefined => {
  if (compiled.has(country)) return compiled.get(country)
  const raw = countries[country] ?? nonGeographic[country]
  const plan = raw === undefined ? undefined : compile(country, raw)
  compiled.set(country, plan)
  return plan
}

/** Whether the metadata knows the country (ISO 3166-1 alpha-2, upper case). */
export function isKnownCountry(country: string): boolean {
  return countries[country] !== undefined
}

/** The calling code of a country, without plus sign. */
export function callingCodeOf(country: string): string | undefined {
  return planOf(country)?.callingCode
}

/** Prefixes that a plan has given up but adverts still carry: Mexico's 01, 044, 045 and the mobile 1 (until 2019). */
const FORMER_TRUNKS: Readonly<Record<string, RegExp>> = { MX: /^(?:0[12]|04[45]|1)(?=\d{10}$)/ }

/** Numbers that regulators keep for films and examples (Ofcom, ARCEP, ACMA): no plan assigns them, yet training material is written with them. */
const KEPT_FOR_FICTION: Readonly<Record<string, RegExp>> = {
  GB: /^(?:7700900|2079460|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980|1632960|3069990|8081570|9098790)\d{3}$/,
  FR: /^(?:19900|26191|35301|46571|53649|63998)\d{4}$/,
  AU: /^(?:491570(?:006|156|157|158|159|110|313|737|266)|[2378](?:5550|7010)\d{4})$/,
}

/** Takes the trunk prefix off as the plan says; a number that fits whole but not without it is left alone. */
const withoutTrunk = (digits: string, plan: Plan): string => {
  const match = plan.trunk?.exec(digits)
  if (!match) return digits.replace(FORMER_TRUNKS[plan.country] ?? /^$/, '')
  const group = match.length > 1 ? match[match.length - 1] : undefined
  const national =
    plan.trunkRule !== undefined && group !== undefined
      ? plan.trunkRule.replace(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? '') +
        digits.slice(match[0].length)
      : digits.slice(match[0].length)
  if (plan.general.test(digits) && !plan.general.test(national)) return digits
  if (plan.lengths.includes(digits.length) && !plan.lengths.includes(national.length)) return digits
  return national
}

const needsTrunk = (national: string, plan: Plan): boolean => {
  for (const format of plan.formats) {
    if ((format.leading === undefined || format.leading.test(national)) && format.pattern.test(national)) {
      return format.needsTrunk
    }
  }
  return false
}

const within = (digits: string, plan: Plan, possible: boolean): PhoneNumber | undefined => {
  const national = withoutTrunk(digits, plan)
  if (!plan.lengths.includes(national.length)) return undefined
  const code = plan.callingCode
  const siblings = callingCodes[code] ?? []
  for (let s = -1; s < siblings.length; s++) {
    const sibling = s < 0 ? plan : planOf(siblings[s] ?? '')
    if (!sibling || (s >= 0 && sibling === plan) || !sibling.general.test(national)) continue
    if (!sibling.assigned.test(national) && !KEPT_FOR_FICTION[sibling.country]?.test(national)) continue
    return {
      e164: `+${code}${national}`,
      country: sibling.country,
      national,
      mobile: sibling.mobile?.test(national) ?? false,
      lacksTrunk: national === digits && needsTrunk(national, plan),
    }
  }
  if (!possible) return undefined
  return { e164: `+${code}${national}`, country: plan.country, national, mobile: false, lacksTrunk: false }
}

/** Reads digits as dialled within a country. With `possible`, only the length must fit. */
export function readNational(digits: string, country: string, possible = false): PhoneNumber | undefined {
  const plan = planOf(country)
  return plan && within(digits, plan, possible)
}

/** Reads digits that begin with a calling code (no plus sign, no 00). With `possible`, only the length must fit. */
export function readInternational(digits: string, possible = false): PhoneNumber | undefined {
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length)
    const main = callingCodes[code]?.[0] ?? (nonGeographic[code] ? code : undefined)
    const plan = main === undefined ? undefined : planOf(main)
    if (plan) return within(digits.slice(length), plan, possible)
  }
  return undefined
}

/** The digits after the prefix by which the country dials abroad (00, 011 …), or `undefined` when they do not begin so. */
export function withoutDialOut(digits: string, country: string | undefined): string | undefined {
  const plan = country === undefined ? undefined : planOf(country)
  const match = plan?.international.exec(digits) ?? /^00/.exec(digits)
  return match ? digits.slice(match[0].length) : undefined
}

/** Whether groups of these lengths are how the country writes a national number (trunk prefix 0 may lead the first). */
export function isUsualGrouping(
  lengths: readonly number[],
  leadsWithZero: boolean,
  country: string,
): boolean {
  const plan = planOf(country)
  return (plan?.formats ?? []).some(
    (format) =>
      format.groups.length === lengths.length &&
      format.groups.every(([fewest, most], g) => {
        const length = (lengths[g] ?? 0) - (g === 0 && leadsWithZero ? 1 : 0)
        return length >= fewest && length <= most
      }),
  )
}

/** The lengths, trunk prefix included, that a number dialled within the country may have, as a bit set (bit n = n digits). */
export function possibleLengths(country: string): number {
  const plan = planOf(country)
  if (!plan) return 0
  let bits = 0
  // Trunk prefixes and carrier codes add up to four digits; a transform rule may also add some.
  for (const length of plan.lengths)
    for (let extra = 0; extra <= 4; extra++) bits |= 1 << Math.min(30, length + extra)
  if (plan.trunkRule)
    for (const length of plan.lengths)
      for (let less = 1; less <= 3; less++) bits |= 1 << Math.max(0, length - less)
  return bits
}
