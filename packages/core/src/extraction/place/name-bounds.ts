/** Where a name of a place may begin and end in a text, and what beside it speaks for or against a place. */
import { isCombining, isDense, isWordLetter } from './fold-name.ts'

/** Postpositions and endings that are written on to a name, by script. */
const ENDINGS: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [
    /[\u0900-\u097f]/,
    new Set(
      'मा मै मैं में को का की कै के बाट बाटै देखि सम्म लाई ले से तिर तिरका नजिक नजिकै नजिकको भित्र बाहिर स्थित सँग मापनि मात्र जिल्ला जिल्लामा जिल्लाको जिल्लाबाट शहर शहरमा सहर सहरमा वासी का मार्फत हुँदै'.split(
        ' ',
      ),
    ),
  ],
  [
    /[\u0980-\u09ff]/,
    new Set(
      'য় তে ে ের র এ এর য়ে কে থেকে য়ের তেই েই েও তেও রও জেলা জেলায় জেলার শহর শহরে শহরের বিভাগ বিভাগে ই ও'
        .normalize('NFC')
        .split(' '),
    ),
  ],
]

/** Endings of romanised Nepali, written on to names of Nepal: kathmanduma. */
const ROMAN_ENDING = /^(?:ma|ko|bata|dekhi|samma|mai)(?![a-z])/i

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39
const isPlain = (c: number): boolean =>
  isDigit(c) || (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c === 0x5f

/** Whether a word begins at `at`: not within a word, a handle, an address or a host. */
export const beginsWord = (text: string, at: number): boolean => {
  if (at === 0) return true
  const before = text.charCodeAt(at - 1)
  if (isWordLetter(before) || isDigit(before) || before === 0x5f || before === 0x40) return false
  return !(before === 0x2e && at > 1 && isPlain(text.charCodeAt(at - 2)))
}

/** Whether a name that begins at `at` may end before `end`. */
export const mayEndAt = (text: string, at: number, end: number): boolean => {
  const next = text.charCodeAt(end)
  const last = text.charCodeAt(end - 1)
  if (isDense(last)) return !isCombining(next)
  if (Number.isNaN(next)) return true
  if (isDigit(next) || next === 0x5f || next === 0x40) return false
  if (next === 0x2e && isPlain(text.charCodeAt(end + 1))) return false
  if (!isWordLetter(next)) return true
  const script = text.charAt(at)
  const endings = ENDINGS.find(([letters]) => letters.test(script))?.[1]
  if (endings === undefined) return false
  let stop = end
  while (stop < text.length && isWordLetter(text.charCodeAt(stop))) stop++
  return endings.has(text.slice(end, stop).normalize('NFC'))
}

/** Whether a romanised Nepali ending stands at `end`. */
export const hasRomanEnding = (text: string, end: number): boolean =>
  ROMAN_ENDING.test(text.slice(end, end + 6))

const LATIN_BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:in|at|from|near|to|around|outside|via|leaving|reach|arrive|visit|city of|town of|district of|location|address|area|based in|city|place|en|desde|hacia|cerca de|em|para|perto de|sa|taga|di|ke|dari|à|depuis|vers)|📍|#)\s*[:：-]?\s*$/iu
const LATIN_AFTER =
  /^[\s,]{1,2}(?:city|district|province|division|region|state|town|area|airport|zila|zilla|jilla|jila|border)(?![a-z])/i
const DENSE_BEFORE =
  /(?:จังหวัด|จ\.|อำเภอ|อ\.|เมือง|ประเทศ|ที่|ใน|จาก|แถว|ย่าน|ไป|มา|ແຂວງ|ເມືອງ|ນະຄອນ|ປະເທດ|ຢູ່|ຈາກ|ໄປ|ທີ່|ໃນ|ខេត្ត|ក្រុង|ប្រទេស|នៅ|ពី|在|从|從|到|去|于|於|位于|地点|地點|国家)[\s:：]?$/u
const ARABIC_BEFORE = /(?:في|من|إلى|الى|مدينة|بمدينة|دولة|نحو)\s+[\u0628\u0644]?$/u
const INDIC_AFTER =
  /^(?:मा|मै|में|को|का|की|बाट|देखि|सम्म| में| से| जिल्ला| शहर| सहर| देश| के |র|য়|তে|ে|থেকে| জেলা| শহর| দেশ| থেকে)/u
/** A street, a house or a dish that is named after a place is not in it. */
const NOT_THERE =
  /^\s{1,2}(?:road|rd|street|st|avenue|ave|lane|roadside|hilton|hotel|restaurant|chicken|biryani|momo|rice|curry|tea|times|airlines|airways|bank)(?![a-z])/i

/** Whether the words around a doubtful name speak for a place: a preposition, `district`, a pin. */
export const hasCue = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - 16), start)
  const after = text.slice(end, end + 14)
  return (
    LATIN_BEFORE.test(before) ||
    DENSE_BEFORE.test(before) ||
    ARABIC_BEFORE.test(before) ||
    LATIN_AFTER.test(after) ||
    INDIC_AFTER.test(after)
  )
}

/** Whether what follows says that something is only named after the place: London Road. */
export const isNamesake = (text: string, end: number): boolean => NOT_THERE.test(text.slice(end, end + 14))
