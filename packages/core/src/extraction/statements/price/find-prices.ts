/** Finds amounts beside a currency: one walk over the text, each amount with the marks that touch it. */
import { CLASS, DIGIT, LATIN, NATIVE, SPACE } from '../../reading/characters.ts'
import { CARDINAL, CURRENCY, DIGITS, pointsOf } from '../../reading/points.ts'
import { type CurrencyMark, type MarkHit, mayStartMark, readMark } from './currency-marks.ts'
import {
  type Amount,
  isInsideWord,
  mayStartCardinal,
  readAmount,
  readMultiplier,
  toDecimal,
} from './read-cardinal.ts'
import { isDigitAt } from './read-numeral.ts'
import { chooseCurrency } from './tables/currency-of-country.ts'

/** A price found: `decimal` is the amount in the main unit; `shared` says that its sign belongs to several currencies. */
export interface PriceFind {
  readonly start: number
  readonly end: number
  readonly decimal: string
  readonly currency: string
  readonly shared: boolean
}

/** Sums of these currencies run to ten digits and more. */
const BIG_SUMS = new Set(['VND', 'IDR', 'IRR', 'LAK', 'KRW', 'JPY', 'COP', 'PYG', 'UGX', 'UZS', 'LBP'])
const RANGE = /^ ?(?:-|–|—|~|〜|～|to|a|à|bis|tot|do|até|hasta|से|देखि|থেকে|ถึง|至|到|から|\/) ?$/i

/** All prices with a currency, in order; one may not overlap the next. Linear time. */
export function findPrices(text: string, countries: readonly string[]): PriceFind[] {
  const found: PriceFind[] = []
  let before: MarkHit | undefined
  /** The last amount without a currency: the lower end of a range, perhaps. */
  let open: Amount | undefined
  /** How many finds there were when a range was closed: nothing goes on from its upper end. */
  let closed = 0
  /** Everything before it has been read. */
  let done = 0
  for (const { at: i, kinds } of pointsOf(text)) {
    if (i < done || (kinds & (DIGITS | CURRENCY | CARDINAL)) === 0) continue
    const hit = (kinds & CURRENCY) !== 0 ? readMark(text, i) : undefined
    if (hit) {
      before = hit
      done = hit.end
      continue
    }
    const isDigit = (kinds & DIGITS) !== 0
    const amount = isDigit ? readDigits(text, i, before) : readSpoken(text, i)
    if (!amount) {
      if (isDigit) done = skipDigits(text, i)
      continue
    }
    const price = weigh(text, amount, before, countries, open)
    if (price) {
      const last = found.at(-1)
      for (const each of price) if (!last || each.start >= last.end) found.push(each)
      done = Math.max(amount.end, found.at(-1)?.end ?? 0)
      open = undefined
    } else {
      done = amount.end
      open = amount.numeral ? amount : undefined
      const last = found.at(-1)
      // `$50-80`: the upper end of a range takes the currency of the lower.
      if (
        last &&
        closed < found.length &&
        amount.numeral &&
        Number(last.decimal) < Number(amount.decimal) &&
        isRange(text, last.end, amount.start) &&
        !touchesWord(text, amount.end)
      ) {
        const { currency, shared } = last
        found.push({ start: amount.start, end: amount.end, decimal: amount.decimal, currency, shared })
        closed = found.length
        open = undefined
      }
    }
    before = undefined
  }
  return found
}

/** An amount in digits; after a sign also `.75`. Digits that go on from a letter or a point are none. */
function readDigits(text: string, at: number, before: MarkHit | undefined): Amount | undefined {
  if (text.charCodeAt(at) === 0x2e) {
    const free = at === 0 || CLASS[text.charCodeAt(at - 1)] === SPACE
    if (!(before && before.end >= at - 1) && !free) return undefined
    if (!isDigitAt(text, at + 1)) return undefined
    const rest = readAmount(text, at + 1)
    if (!rest?.numeral || rest.numeral.grouped || rest.numeral.fraction !== '') return undefined
    const decimal = toDecimal(Number(`0.${text.slice(at + 1, rest.end)}`))
    return { ...rest, start: at, decimal }
  }
  const previous = text.charAt(at - 1)
  const touches = before?.end === at
  if (!touches && (CLASS[text.charCodeAt(at - 1)] === LATIN || previous === '#' || previous === '_'))
    return undefined
  if (/[.,:/]/.test(previous) && isDigitAt(text, at - 2)) return undefined
  return readAmount(text, at)
}

function readSpoken(text: string, at: number): Amount | undefined {
  return mayStartCardinal(text, at) ? readAmount(text, at) : undefined
}

function skipDigits(text: string, at: number): number {
  let i = at + 1
  while (
    i < text.length &&
    (isDigitAt(text, i) || (/[.,/:'-]/.test(text.charAt(i)) && isDigitAt(text, i + 1)))
  )
    i++
  return i
}

function weigh(
  text: string,
  amount: Amount,
  before: MarkHit | undefined,
  countries: readonly string[],
  open: Amount | undefined,
): PriceFind[] | undefined {
  const prefix = prefixOf(text, amount, before, countries)
  const after = suffixOf(text, amount, prefix !== undefined, countries)
  if (!prefix && !after) return undefined
  if (!isSoundSum(text, amount, prefix ?? after, countries)) return undefined
  const mark = chooseMark(prefix, after)
  const currency = chooseCurrency(mark.currencies, countries)
  const shared = mark.currencies.length > 1
  const start = prefix ? prefix.start : amount.start
  let end = after ? after.end : amount.end
  let value = Number(amount.decimal) * mark.factor
  let decimal = mark.factor === 1 ? amount.decimal : toDecimal(value)
  const more = readMultiplier(text, end)
  if (more) {
    value *= more.by
    decimal = toDecimal(value)
    end = more.end
  }
  if (isNegative(text, amount, prefix)) decimal = `-${decimal}`
  if ((after || prefix) && !more && mark.factor === 1 && !decimal.includes('.')) {
    const minor = readMinor(text, end, after !== undefined)
    if (minor) {
      decimal = toDecimal(value + minor.value)
      end = minor.end
    }
  }
  const found: PriceFind[] = []
  // `100-200 baht`: the lower end of the range takes the currency of the upper.
  if (
    !prefix &&
    open &&
    isRange(text, open.end, amount.start) &&
    Number(open.decimal) < Number(amount.decimal)
  ) {
    found.push({ start: open.start, end: open.end, decimal: open.decimal, currency, shared })
  }
  found.push({ start, end, decimal, currency, shared })
  return found
}

/** A more telling mark wins: a code or a sign of one currency over `$`. */
function chooseMark(prefix: MarkHit | undefined, after: MarkHit | undefined): CurrencyMark {
  if (prefix && after)
    return after.mark.currencies.length < prefix.mark.currencies.length ? after.mark : prefix.mark
  const only = prefix ?? after
  return only
    ? only.mark
    : {
        currencies: [],
        factor: 1,
        kind: 'sign',
        lone: false,
        leads: true,
        home: false,
        weight: false,
        closes: false,
      }
}

/** The mark that ends before the amount, with at most two blanks, a colon, or a minus sign between. */
function prefixOf(
  text: string,
  amount: Amount,
  before: MarkHit | undefined,
  countries: readonly string[],
): MarkHit | undefined {
  if (!before || amount.start - before.end > 3) return undefined
  const { mark } = before
  if (mark.kind === 'word' && (!mark.leads || !isDigitAt(text, amount.start) || mark.factor !== 1))
    return undefined
  const between = text.slice(before.end, amount.start)
  if (!/^[.]?[: \u00a0]{0,2}-?$/.test(between)) return undefined
  if (mark.lone && !isCertainLone(text, amount, before, countries)) return undefined
  return before
}

/** `R273.00` or a country of the case with that currency; `R 8` is anything. */
function isCertainLone(text: string, amount: Amount, mark: MarkHit, countries: readonly string[]): boolean {
  if (isInsideWord(text, mark.start)) return false
  if (countries.some((country) => isHome(mark.mark.currencies, country))) return true
  const numeral = amount.numeral
  return (
    mark.end === amount.start && numeral !== undefined && (numeral.grouped || numeral.fraction.length === 2)
  )
}

const isHome = (currencies: readonly string[], country: string): boolean =>
  chooseCurrency(['', ...currencies], [country]) !== ''

/** The mark after the amount: it touches it, or one blank or hyphen stands between. */
function suffixOf(
  text: string,
  amount: Amount,
  hasPrefix: boolean,
  countries: readonly string[],
): MarkHit | undefined {
  let at = amount.end
  if (/^[.,][-–—]{1,2}/.test(text.slice(at, at + 3))) at += 2
  let blanks = 0
  while (blanks < 3 && CLASS[text.charCodeAt(at)] === SPACE) {
    at++
    blanks++
  }
  const hyphen = blanks === 0 && text.charAt(at) === '-'
  if (hyphen) at++
  if (blanks === 1) at += /^(?:d[ei] |d['’])/.exec(text.slice(at, at + 3))?.[0].length ?? 0
  if (!mayStartMark(text, at)) return undefined
  const hit = readMark(text, at)
  if (!hit) return undefined
  const { mark } = hit
  if (
    mark.lone &&
    (hasPrefix ||
      blanks > 1 ||
      !amount.numeral ||
      !/^\s*(?:$|[,;!)\n])/.test(text.slice(hit.end, hit.end + 3)))
  )
    return undefined
  if (hyphen && mark.kind !== 'word') return undefined
  if (mark.closes) return undefined
  if (mark.weight && !speaksOfMoney(text, amount, hit, countries)) return undefined
  if (
    mark.home &&
    Number(amount.decimal) < 1000 &&
    !countries.some((country) => isHome(mark.currencies, country))
  )
    return undefined
  if (mark.kind === 'word') return hit
  // A sign or code before the next amount belongs to it: `$50 $60`, `50 $10`.
  const next = nextDigit(text, hit.end)
  if (next < 0 || !isShortSum(text, next)) return hit
  if (hasPrefix) return undefined
  const gapAfter = next - hit.end
  if (gapAfter > 0 && blanks === 0) return hit
  if (gapAfter === 0 && blanks > 0) return undefined
  if (mark.kind === 'code') return blanks === 0 || !isPrefixed(text, next) ? hit : undefined
  return /^[$£¥₹₨]|^rs|^us|^n?rs|^रु|^रू|^php|^₱|^r\$|^tk|^৳|^rp/i.test(text.slice(hit.start, hit.end)) &&
    blanks > 0
    ? undefined
    : hit
}

/** Whether the digits at `at` may be a sum at all: `50 USD 9800000101` goes on with a telephone number. */
function isShortSum(text: string, at: number): boolean {
  let digits = 0
  while (digits < 10 && isDigitAt(text, at + digits)) digits++
  return digits < 10 && !/^[- ]\d{3}[- ]?\d{3}/.test(text.slice(at + digits, at + digits + 9))
}

const MONEY_BEFORE =
  /(?:[£$€]|price|cost|costs|pay|paid|rent|fee|salary|earn|worth|for|from|only|per|precio|cuesta|por|preço|prix|coûte|pour|preis|prijs|voor|كلفة|किराया|मूल्य|শুধু|ราคา)\W{0,4}(?:\w+\W){0,2}$/i
const MONEY_AFTER = /^\W{0,2}(?:per|a|an|each|sterling|por|al|pro|par|la|cash)\b/i

/** Whether pounds are money: the case's country, a large sum, or a word beside it. */
function speaksOfMoney(text: string, amount: Amount, mark: MarkHit, countries: readonly string[]): boolean {
  if (countries.some((country) => isHome(mark.mark.currencies, country))) return true
  const { numeral, decimal } = amount
  if (Number(decimal) >= 3000 || (numeral === undefined && isDigitAt(text, amount.start))) return true
  if (numeral?.fraction.length === 2 && !numeral.grouped) return true
  if (text.trim().length <= mark.end - amount.start + 1) return true
  return (
    MONEY_BEFORE.test(text.slice(Math.max(0, amount.start - 28), amount.start)) ||
    MONEY_AFTER.test(text.slice(mark.end, mark.end + 12))
  )
}

/** Whether the amount at `at` has no mark after it, so that it needs the one before. */
function isPrefixed(text: string, at: number): boolean {
  const amount = readAmount(text, at)
  if (!amount) return false
  let i = amount.end
  while (i < amount.end + 2 && CLASS[text.charCodeAt(i)] === SPACE) i++
  return readMark(text, i) === undefined
}

function nextDigit(text: string, at: number): number {
  let i = at
  while (i < at + 2 && CLASS[text.charCodeAt(i)] === SPACE) i++
  return isDigitAt(text, i) ? i : -1
}

/** Refuses digits that are a telephone number, a share of a longer code, or a percentage. */
function isSoundSum(
  text: string,
  amount: Amount,
  mark: MarkHit | undefined,
  countries: readonly string[],
): boolean {
  const { numeral } = amount
  if (!numeral) return true
  const currency = mark ? chooseCurrency(mark.mark.currencies, countries) : ''
  if (!numeral.grouped && numeral.whole.length > (BIG_SUMS.has(currency) ? 13 : 9)) return false
  if (text.charAt(amount.start - 1) === '+' || /^0\d/.test(text.slice(amount.start, amount.start + 2)))
    return false
  // `98-00 00 00 kr`, `R 555-0123`: digits go on beside it.
  const after = text.slice(amount.end, amount.end + 4)
  if (/^[%‰°]/.test(after)) return false
  if (mark && mark.end <= amount.start && !/[$€£¥₹]/.test(text.slice(mark.start, mark.end)))
    return !/^[ -]\d{3}/.test(after) || numeral.grouped
  if (
    mark &&
    mark.start >= amount.end &&
    /\d[ -]$/.test(text.slice(Math.max(0, amount.start - 2), amount.start))
  )
    return isRangeStart(text, amount.start)
  return true
}

/** `100-200 baht` and `2 500 baht` may follow digits; `980 000 0101 Rs` goes on from a number. */
function isRangeStart(text: string, at: number): boolean {
  const head = /(?:^|[^\d.,-])(\d{1,7}(?:[.,]\d{1,3})?) ?[-]$/.exec(text.slice(Math.max(0, at - 12), at))
  if (head) return true
  return /(?:^|[^\d -])\d{1,3} $/.test(text.slice(Math.max(0, at - 6), at))
}

function isRange(text: string, from: number, to: number): boolean {
  return to - from <= 9 && to > from && RANGE.test(text.slice(from, to))
}

function touchesWord(text: string, at: number): boolean {
  const k = CLASS[text.charCodeAt(at)]
  return k === LATIN || k === DIGIT || k === NATIVE || text.charAt(at) === '%'
}

function isNegative(text: string, amount: Amount, prefix: MarkHit | undefined): boolean {
  return prefix !== undefined && text.charAt(amount.start - 1) === '-' && amount.start - 1 >= prefix.end
}

const JOINT = /^(?: (?:and|y|con|com|e|et|und|en|och|और|र) | ?[又と]| )?/i
/** The sentence ends after it: only then are bare digits after “dollars” cents. */
const SENTENCE_END = /^\s*(?:$|[.!?;।](?:\s|$))/

/** “… and 50 cents”, 13銭, “15 dollars 50.”: hundredths after the main unit, as a part of it. */
function readMinor(text: string, at: number, afterMark: boolean): { value: number; end: number } | undefined {
  const joint = JOINT.exec(text.slice(at, at + 6))?.[0].length ?? 0
  const from = at + joint
  if (!isDigitAt(text, from) && !mayStartCardinal(text, from)) return undefined
  const amount = readAmount(text, from)
  if (!amount || Number(amount.decimal) >= 100 || amount.decimal.includes('.')) return undefined
  let i = amount.end
  while (i < amount.end + 2 && CLASS[text.charCodeAt(i)] === SPACE) i++
  const unit = mayStartMark(text, i) ? readMark(text, i) : undefined
  if (unit) {
    if (unit.mark.factor >= 1) return undefined
    const value = Number(amount.decimal) * unit.mark.factor
    const rest = unit.mark.factor === 0.1 ? readMinor(text, unit.end, true) : undefined
    return { value: value + (rest?.value ?? 0), end: rest?.end ?? unit.end }
  }
  if (!SENTENCE_END.test(text.slice(amount.end, amount.end + 4))) return undefined
  if (!afterMark && joint < 3) return undefined
  const digits = amount.numeral
  return digits && amount.end - amount.start === 2
    ? { value: Number(amount.decimal) / 100, end: amount.end }
    : digits
      ? undefined
      : { value: Number(amount.decimal) / 100, end: amount.end }
}
