/** What the columns of a table may mean, guessed from their names and what stands in them. A person confirms or corrects it. */
import type { ColumnRole } from '@smart-rescue/schema'
import { readDate } from './read-date.ts'

const NAMES: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'id',
    /^(?:(?:ad|advert|post|item|record|listing)[ _-]?)?(?:id|no|nr|number|key|uid|uuid|ref(?:erence)?)$/,
  ],
  [
    'posted',
    /date|posted|published|created|^ts$|time|stamp|fecha|data|дата|日付|तारीख|मिति|তারিখ|วันที่|ວັນທີ|تاريخ|ngày/,
  ],
  ['title', /title|subject|heading|headline|título|titulo|заголовок|件名|शीर्षक|শিরোনাম|หัวข้อ|عنوان/],
  [
    'text',
    /text|body|descr|content|message|advert|^ad$|texto|descrip|текст|описание|本文|विवरण|বিবরণ|ข้อความ|نص|nội dung/,
  ],
  ['url', /url|link|address of page|href|ссылка|enlace/],
  ['phone', /phone|mobile|tel|contact|whatsapp|teléfono|telefone|телефон|電話|फोन|ফোন|โทร|هاتف|điện thoại/],
  [
    'place',
    /place|city|town|location|region|district|area|ciudad|cidade|город|place|場所|शहर|শহর|เมือง|مدينة|thành phố/,
  ],
  ['price', /price|rate|cost|fee|precio|preço|цена|料金|मूल्य|দাম|ราคา|سعر|giá/],
]

const isUrl = (text: string): boolean => /^https?:\/\/\S+$/i.test(text)
const isPhone = (text: string): boolean => /^[+(]?\d[\d ().-]{6,18}$/.test(text)
const isBare = (text: string): boolean => /^(?:-?\d+(?:[.,]\d+)?|true|false|yes|no|null|)$/i.test(text)
const isDate = (text: string): boolean =>
  text.length >= 6 &&
  text.length <= 40 &&
  (['dmy', 'mdy', 'ymd'] as const).some((order) => readDate(text, order))

const most = (samples: readonly string[], test: (text: string) => boolean): boolean => {
  const filled = samples.filter((text) => text.trim() !== '')
  return filled.length > 0 && filled.filter((text) => test(text.trim())).length >= 0.8 * filled.length
}

const byName = (name: string): ColumnRole | undefined =>
  NAMES.find(([, pattern]) => pattern.test(name.trim().toLowerCase()))?.[0]

const byContent = (samples: readonly string[]): ColumnRole => {
  if (most(samples, isUrl)) return 'url'
  if (most(samples, (text) => isDate(text) && !/^\d{1,7}$/.test(text))) return 'posted'
  if (most(samples, (text) => isPhone(text) && text.replace(/\D/g, '').length >= 8)) return 'phone'
  return most(samples, isBare) ? 'none' : 'field'
}

const meanLength = (samples: readonly string[]): number =>
  samples.reduce((sum, text) => sum + text.length, 0) / Math.max(1, samples.length)

/** Roles that only one column may have. */
const SINGLE: ReadonlySet<ColumnRole> = new Set(['id', 'title', 'url', 'posted', 'place'])

/** A role for each column. `samples` are its cells in the first rows. At least one column is the text: the longest where none says so. */
export const guessColumns = (
  columns: readonly { readonly name: string; readonly samples: readonly string[] }[],
): ColumnRole[] => {
  const taken = new Set<ColumnRole>()
  const roles = columns.map(({ name, samples }): ColumnRole => {
    const named = byName(name)
    const fits =
      named === undefined ||
      (named === 'posted' && !most(samples, isDate)) ||
      (named === 'url' && !most(samples, isUrl))
        ? byContent(samples)
        : named
    if (!SINGLE.has(fits)) return fits
    if (taken.has(fits)) return 'field'
    taken.add(fits)
    return fits
  })
  if (roles.includes('text')) return roles
  const free = new Set<ColumnRole>(['field', 'title', 'none'])
  const longest = columns
    .map(({ samples }, at) => ({ at, length: meanLength(samples) }))
    .filter(({ at }) => free.has(roles[at] ?? 'id'))
    .toSorted((a, b) => b.length - a.length)[0]
  return roles.map((role, at) => (at === longest?.at ? 'text' : role))
}

/** Whether the first row names columns: nothing in it is long, a date, a number or an address, and nothing stands twice. */
export const looksLikeHeader = (first: readonly string[], second: readonly string[] | undefined): boolean => {
  const cells = first.map((cell) => cell.trim())
  if (cells.length === 0 || cells.some((cell) => cell.length > 60 || isUrl(cell))) return false
  if (cells.some((cell) => cell !== '' && (isBare(cell) || isDate(cell) || isPhone(cell)))) return false
  const filled = cells.filter((cell) => cell !== '')
  if (new Set(filled).size !== filled.length || filled.length === 0) return false
  if (cells.some((cell) => byName(cell) !== undefined)) return true
  return (second ?? []).some((cell, at) => cell.length > 2 * (cells[at]?.length ?? 0) + 20)
}
