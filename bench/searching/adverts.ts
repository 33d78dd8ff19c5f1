/** Harmless invented adverts in several scripts for the benchmarks of the search, the same in every run. */

/** A random number from 0 to 1 at each call, the same row of numbers for the same seed. */
export type Chance = () => number

/** Begins a row of chances. */
export const createChance = (seed: number): Chance => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of the list. */
export const pick = <T>(list: readonly T[], chance: Chance): T =>
  list[Math.floor(chance() * list.length)] as T

const cut = (words: string): string[] => words.split(' ')

/** Words of rooms, lessons, moving, tables and boats by language. */
export const PHRASES = {
  en: cut(
    'room table boat lesson garden kitchen bicycle moving careful quick heavy fragile weekly harbour piano sofa carpet lamp painting window delivery storage afternoon weekend northern family insured polite',
  ),
  ne: cut(
    'कोठा टेबल डुंगा पाठ बगैंचा भान्सा साइकल सार्ने होसियार छिटो गह्रौं साप्ताहिक बन्दरगाह पियानो सोफा गलैंचा बत्ती झ्याल',
  ),
  th: cut('ห้อง โต๊ะ เรือ บทเรียน สวน ครัว จักรยาน ขนย้าย ระวัง เร็ว หนัก รายสัปดาห์ ท่าเรือ เปียโน โซฟา พรม โคมไฟ หน้าต่าง'),
  zh: cut('房间 桌子 小船 课程 花园 厨房 自行车 搬家 小心 快速 沉重 每周 港口 钢琴 沙发 地毯 台灯 窗户'),
  ar: cut(
    'غرفة طاولة قارب درس حديقة مطبخ دراجة نقل حذر سريع ثقيل أسبوعي ميناء بيانو أريكة سجادة مصباح نافذة',
  ),
} as const
const SCRIPTS = Object.keys(PHRASES) as (keyof typeof PHRASES)[]
const SYLLABLES = cut('ba ke lo mi nu ra se ti vo za dor fen gal hin jor kel')

/** An invented word of two to four syllables. */
export const invent = (chance: Chance): string =>
  Array.from({ length: 2 + Math.floor(chance() * 3) }, () => pick(SYLLABLES, chance)).join('')

/** Selectors that are told apart: each number of an advert is one of them. */
export const SELECTORS = 300_000
/** The fictional number of a selector, as E.164. */
export const numberOf = (selector: number): string => `+1201555${String(selector).padStart(6, '0')}`

/** The advert at a place: 45 words of one script, two invented ones, a number, and a reference that no other has. The oldest eighth of them speaks of lighthouses as well. */
export const writeAdvert = (at: number, of: number, chance: Chance): string => {
  const script = chance() < 0.6 ? 'en' : pick(SCRIPTS, chance)
  const blank = script === 'th' || script === 'zh' ? '' : ' '
  const words = Array.from({ length: 45 }, () => pick(PHRASES[script], chance))
  const number = `+1 201 555 ${String(at % 10_000).padStart(4, '0')}`
  const old = at <= of / 8 ? ' lighthouse' : ''
  return `${words.join(blank)}${old} ${invent(chance)} ${invent(chance)} call ${number} ref ${at}`
}
