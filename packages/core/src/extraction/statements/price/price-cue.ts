/** Sums without a currency: `price 500`, `1500/-`, `80 per hour`; and a text that is nothing but an amount, as a cell of a table is. */
import { CLASS, DIGIT, LATIN, NATIVE } from '../../reading/characters.ts'
import { DIGITS, enterPoint, PRICE_CUE, pointsOf } from '../../reading/points.ts'
import { Trie } from '../../reading/trie.ts'
import type { Find, Rule, TextRule } from '../../rule.ts'
import { type Amount, readAmount } from './read-cardinal.ts'
import { isDigitAt } from './read-numeral.ts'
import { chooseCurrency } from './tables/currency-of-country.ts'

const CUES =
  'price/prices/pricing/rate/rates/cost/costs/costing/fee/fees/charge/charges/fare/fares/salary/wage/wages/wage of/rent/deposit/budget/donation/donations/amount/offer price/starting price/pay/pays/paying/' +
  'मूल्य/मुल्य/दाम/भाडा/तलब/शुल्क/रेट/कीमत/क़ीमत/किराया/वेतन/फीस/फ़ीस/दर/mulya/daam/bhada/talab/kimat/keemat/kiraya/' +
  'দাম/মূল্য/ভাড়া/বেতন/রেট/dam/' +
  'ราคา/ค่าจ้าง/เงินเดือน/ค่าเช่า/ค่าบริการ/ค่าตั๋ว/เรท/ລາຄາ/ເງິນເດືອນ/ຄ່າ/' +
  'presyo/halaga/sahod/sweldo/bayad/upa/renta/' +
  'preço/precos/valor/salário/aluguel/diária/taxa/precio/precios/tarifa/sueldo/salario/alquiler/cuesta/costo/custa/' +
  'prijs/prijzen/tarief/kosten/kost/huur/loon/salaris/' +
  'السعر/سعر/الأجرة/الاجرة/الراتب/راتب/ايجار/إيجار/' +
  'prix/tarif/loyer/salaire/coûte/preis/miete/lohn/gehalt/prezzo/costa/affitto/stipendio/fiyat/fiyatı/ücret/kira/maaş/цена/стоимость/зарплата/аренда/harga/gaji/sewa/giá/lương/cena/hinta/pris/' +
  '价格/價格/价钱/月薪/工资/租金/房租/费用/收费/料金/価格/値段/가격/요금/월급'
const FILLERS =
  'is/are/only/just/from/of/at/starts/start/starting/about/around/approx/approximately/per/hour/month/day/night/week/person/up to/upto/as low as/no/nu/छ/हो/है/मात्र/केवल/सिर्फ/per head/de/do/da/é/es/son/desde/a partir de/apenas/van/vanaf/is/من/فقط/est/à/ab/von/ist/da/от/mulai/từ/เพียง/แค่/เริ่มต้น/เริ่ม/ละ/ຕໍ່/พิเศษ/只要/仅/只/每月/每小时/です/は'
const AFTER =
  'per hour;per hr;per night;per day;per month;per week;per person;per head;per visit;an hour;a night;a day;a month;a week;each;hourly;monthly;nightly;roses;rose;/hr;/hour;/night;/day;/month;/week;/person;/mo;' +
  'प्रति घण्टा;प्रति महिना;प्रति घंटा;प्रति माह;प्रति दिन;प्रति रात;মাসিক;প্রতি মাসে;' +
  'por hora;por noche;por noite;por mes;por dia;al mes;la hora;per uur;per nacht;per maand;kada oras;kada buwan;' +
  'ต่อชั่วโมง;ต่อเดือน;ต่อคืน;ต่อวัน;ຕໍ່ຄືນ;ຕໍ່ເດືອນ;شهريا;في الساعة;في الليلة'

const cues = new Trie<'cue'>(true)
const fillers = new Trie<'filler'>(true)
const following = new Trie<'after'>()
for (const cue of CUES.split('/')) {
  cues.add(cue, 'cue')
  enterPoint(cue, PRICE_CUE)
}
for (const filler of FILLERS.split('/')) fillers.add(filler, 'filler')
for (const word of AFTER.split(';')) following.add(word, 'after')

/** What turns a number after a cue into something else than a sum. */
const UNIT =
  /^[ -]?(?:%|‰|°|percent|k?m\b|cm\b|kg|g\b|lb|sq|hours?\b|hrs?\b|h\b|min|days?\b|weeks?\b|months?\b|years?\b|yrs?\b|people|persons?|pax|rooms?|am\b|pm\b|st\b|nd\b|rd\b|th\b|times?\b|o.clock|stars?\b|categories|options?|types?|photos?|वर्ष|महिना|घण्टा|दिन|जना|साल|घंटे|বছর|ปี|คน|ชั่วโมง|วัน|เดือน|ຄົນ|ປີ|años|anos|jaar|سنة|人|年|月|天|小时)/i

/** The sign `/-` or `/=` after rupees, taka or shillings. */
export const priceSlash: Rule = {
  name: 'price.slash',
  kind: 'price',
  confidence: 0.8,
  why: 'An amount with the closing sign /- or /= of sums in South Asia and East Africa.',
}

/** A text that is one amount and nothing else. */
export const priceAlone: Rule = {
  name: 'price.alone',
  kind: 'price',
  confidence: 0.3,
  why: 'The whole text is one amount written as sums are; no currency and no word says what it is.',
}

/** An amount beside a word such as price, rent, per hour. */
export const priceCue: TextRule = {
  name: 'price.cue',
  kind: 'price',
  confidence: 0.5,
  why: 'An amount beside a word such as price, rent or per hour; no currency is written, so only the amount is kept.',
  find(text, countries) {
    const found: Find[] = []
    const alone = readAlone(text)
    if (alone) return [alone]
    /** Where the number after the last cue and its fillers must begin. */
    let expected = -1
    let done = 0
    for (const { at, kinds } of pointsOf(text)) {
      if (at < done) continue
      if ((kinds & PRICE_CUE) !== 0) {
        const cue = cues.longest(text, at, at + 24)
        if (cue) {
          expected = skipFillers(text, cue.end)
          done = cue.end
        }
      } else if ((kinds & DIGITS) !== 0 && isDigitAt(text, at)) {
        const amount = isFreeBefore(text, at) ? readAmount(text, at) : undefined
        const find = amount && weigh(text, amount, expected === at, countries)
        if (find) found.push(find)
        done = Math.max(amount?.end ?? 0, skipDigits(text, at))
      }
    }
    return found
  },
}

/** Signs and words such as `is`, `only`, `from`, up to four, between a cue and its number. */
function skipFillers(text: string, at: number): number {
  let i = skipSigns(text, at)
  for (let n = 0; n < 4 && fillers.mayStart(text, i); n++) {
    const filler = fillers.longest(text, i, i + 24)
    if (!filler) break
    i = skipSigns(text, filler.end)
  }
  return i
}

function skipSigns(text: string, at: number): number {
  let i = at
  while (i < at + 3 && /[ \u00a0\t:：=\-–@~(]/.test(text.charAt(i))) i++
  return i
}

function isFreeBefore(text: string, at: number): boolean {
  const k = CLASS[text.charCodeAt(at - 1)]
  if (k === LATIN || k === DIGIT || k === NATIVE) return false
  return !(/[.,:/#+_@-]/.test(text.charAt(at - 1)) && /[\d\w]/.test(text.charAt(at - 2)))
}

function skipDigits(text: string, at: number): number {
  let i = at + 1
  while (i < text.length && isDigitAt(text, i)) i++
  return i
}

function weigh(text: string, amount: Amount, cued: boolean, countries: readonly string[]): Find | undefined {
  const { start, end, decimal, numeral } = amount
  const slash = /^ ?\/[-=]/.exec(text.slice(end, end + 3))?.[0]
  const own = countries
    .map((country) => chooseCurrency(['', ...SLASHED], [country]))
    .find((code) => code !== '')
  if (slash !== undefined && numeral) {
    const normal = own === undefined ? decimal : `${decimal} ${own}`
    const shape = { rule: priceSlash, start, end: end + slash.length, normal }
    return own === undefined ? shape : { ...shape, currency: own }
  }
  if (numeral && !numeral.grouped && numeral.whole.length > 8) return undefined
  const rest = text.slice(end, end + 16)
  const k = CLASS[text.charCodeAt(end)]
  if (k === LATIN || k === DIGIT || /^[-/.:,]\d/.test(rest)) return undefined
  if (cued && !UNIT.test(rest)) return { rule: priceCue, start, end, normal: decimal }
  if (Number(decimal) < 10) return undefined
  let at = end
  while (at < end + 2 && text.charAt(at) === ' ') at++
  return following.longest(text, at, at + 20) ? { rule: priceCue, start, end, normal: decimal } : undefined
}

const SLASHED = ['NPR', 'INR', 'PKR', 'BDT', 'LKR', 'KES', 'UGX', 'TZS']

/** `1,299.00`, `5 870`: cents or marks between thousands, and nothing else in the text. */
function readAlone(text: string): Find | undefined {
  if (text.length > 40) return undefined
  const start = text.length - text.trimStart().length
  if (!isDigitAt(text, start)) return undefined
  const amount = readAmount(text, start)
  if (!amount?.numeral || amount.end !== text.trimEnd().length) return undefined
  const { grouped, fraction, whole } = amount.numeral
  // 16.30 may be a time of day, 12.05 a date: only other cents, or a sum of more than two digits, tell.
  if (!grouped && (fraction.length !== 2 || whole.length > 8)) return undefined
  return { rule: priceAlone, start, end: amount.end, normal: amount.decimal }
}
