/** The search for places: native names of each script, what is refused, which bearer of a name is taken, and laws of offsets. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName } from './fold-name.ts'
import { PLACE_NAMES } from './gazetteer.ts'
import { findPlaces, PLACES, placeOf } from './index.ts'

const keysIn = (text: string, countries: readonly string[] = []): string[] =>
  findPlaces(text, countries).map((find) => find.normal)

describe('names in their own scripts', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['Devanagari with endings', 'काठमाडौंमा काम, पोखराबाट आउने', ['NP-kathmandu', 'NP-pokhara']],
    ['Devanagari spelt otherwise', 'काठमाण्डू र काठमाण्डौ', ['NP-kathmandu', 'NP-kathmandu']],
    ['Hindi', 'दिल्ली में नौकरी, मुम्बई के पास', ['IN-delhi', 'IN-mumbai']],
    ['Bengali with endings', 'ঢাকায় চাকরি, চট্টগ্রামে বাসা, সিলেটের', ['BD-dhaka', 'BD-chattogram', 'BD-sylhet']],
    ['Thai without spaces', 'หางานที่เชียงใหม่หรือหาดใหญ่ค่ะ', ['TH-chiang-mai', 'TH-hat-yai']],
    ['Lao without spaces', 'ວຽກຢູ່ຫຼວງພະບາງແລະປາກເຊ', ['LA-luang-prabang', 'LA-pakse']],
    ['Lao typed with two signs', 'ນໍ້າບາກ', ['LA-nam-bak']],
    ['Chinese', '曼谷和清迈招工', ['TH-bangkok', 'TH-chiang-mai']],
    ['Arabic with particles', 'عمل في دبي وأبوظبي بالرياض', ['AE-dubai', 'AE-abu-dhabi', 'SA-riyadh']],
    ['Urdu', 'کراچی اور لاہور', ['PK-karachi', 'PK-lahore']],
    ['Khmer', 'ការងារនៅភ្នំពេញ', ['KH-phnom-penh']],
    ['Burmese', 'ရန်ကုန်မှာ', ['MM-yangon']],
    ['Vietnamese with and without accents', 'Đà Nẵng, danang', ['VN-da-nang', 'VN-da-nang']],
    ['Portuguese', 'quarto em São Paulo, perto de Foz do Iguaçu', ['BR-sao-paulo', 'BR-foz-do-iguacu']],
    ['Spanish', 'piso en Málaga o Cádiz', ['ES-malaga', 'ES-cadiz']],
    ['romanised Nepali with endings', 'kathmanduma kaam, pokharabata', ['NP-kathmandu', 'NP-pokhara']],
    ['hyphens, blanks and none', 'Hat-Yai, Hat  Yai, hatyai', ['TH-hat-yai', 'TH-hat-yai', 'TH-hat-yai']],
    ['apostrophes of either kind', "Cox’s Bazar, Cox's Bazar", ['BD-coxs-bazar', 'BD-coxs-bazar']],
    ['countries', 'कतार, Saudi, ประเทศไทย, 马来西亚, Catar', ['QA', 'SA', 'TH', 'MY', 'QA']],
  ]
  it.each(cases)('reads %s', (_, text, keys) => {
    expect(keysIn(text)).toEqual(keys)
  })
})

describe('what is no place', () => {
  const texts: readonly string[] = [
    'a nice room with a mobile number, reading lamp and bath',
    'ask for Sofia or Charlotte, or call Jordan',
    'meet at London Road 5',
    'write to rooms@dubai.example or @bangkok_rooms',
    'see kathmandu.example for pictures',
    'Kathmandus and Dhakaesque',
    'ภาษาไทย ราคาถูกมากเลย ตากผ้าได้',
    'ລາວເວົ້າພາສາລາວ',
    'बगैंचामा माली चाहियो',
    'the uk is small, usage',
    'china plates and turkey sandwiches',
    'lingua franca',
  ]
  it.each(texts)('finds none in «%s»', (text) => {
    expect(keysIn(text)).toEqual([])
  })

  it('takes a doubtful name where a cue stands beside it', () => {
    expect(keysIn('a flat in Nice')).toEqual(['FR-nice'])
    expect(keysIn('Reading, England')).toEqual(['GB-reading', 'GB-england'])
    expect(keysIn('จังหวัดเลย')).toEqual(['TH-loei'])
    expect(keysIn('मालीमा')).toEqual(['ML'])
  })
})

describe('a name that several places bear', () => {
  it('takes the best known one, and says that nothing tells which', () => {
    const [find] = findPlaces('a job at Hyderabad')
    expect(find).toMatchObject({ normal: 'IN-hyderabad', rule: { name: 'place.shared', confidence: 0.4 } })
  })
  it('prefers a country of the case', () => {
    const [find] = findPlaces('a job at Hyderabad', ['PK'])
    expect(find).toMatchObject({ normal: 'PK-hyderabad', rule: { name: 'place.shared-country' } })
  })
  it('prefers what the text names beside it, over the country of the case', () => {
    const [find] = findPlaces('Hyderabad, Pakistan', ['IN'])
    expect(find).toMatchObject({ normal: 'PK-hyderabad', rule: { name: 'place.shared-beside' } })
  })
})

describe('the gazetteer', () => {
  it('holds every district of Nepal and Bangladesh, and every province of Laos and Thailand', () => {
    const count = (country: string, kind: string) =>
      PLACES.filter((place) => place.country === country && place.kind === kind).length
    expect([count('NP', 'province'), count('NP', 'district')]).toEqual([7, 77])
    expect([count('BD', 'province'), count('BD', 'district')]).toEqual([8, 64])
    expect(count('LA', 'province')).toBe(18)
    expect(count('TH', 'province')).toBe(77)
    expect(count('IN', 'province')).toBe(36)
    expect(count('KH', 'province')).toBe(25)
  })
  it('gives each key once, with a point on the globe and a name', () => {
    // A key given twice would leave names whose place is no longer the one of its key.
    for (const { place } of PLACE_NAMES) expect(placeOf(place.key), place.key).toBe(place)
    for (const place of PLACES) {
      expect(Math.abs(place.latitude), place.key).toBeLessThanOrEqual(90)
      expect(Math.abs(place.longitude), place.key).toBeLessThanOrEqual(180)
      expect(place.names[0]?.length ?? 0, place.key).toBeGreaterThan(1)
      expect(place.names.join(), place.key).not.toMatch(/[~^=?|]/)
      expect(placeOf(place.key)).toBe(place)
      if (place.within !== undefined) expect(placeOf(place.within)?.kind, place.key).toBe('province')
    }
  })
  it('puts every place within reach of its country’s middle', () => {
    // The widest countries reach some sixty degrees from their middle; a swapped or mistyped pair falls out far beyond.
    const wide = ['US', 'RU', 'CA', 'BR', 'AU', 'CN', 'ID', 'CL', 'ES', 'PT', 'MX', 'NO']
    for (const place of PLACES) {
      const country = placeOf(place.country)
      expect(country, place.key).toBeDefined()
      const reach = wide.includes(place.country) ? 62 : 18
      expect(Math.abs(place.latitude - (country?.latitude ?? 0)), place.key).toBeLessThan(reach)
      expect(Math.abs(place.longitude - (country?.longitude ?? 0)), place.key).toBeLessThan(reach)
    }
  })
})

describe('laws', () => {
  const sure = PLACES.filter((place) => place.kind !== 'country')
  it('finds every place by the name it shows, beside a preposition', () => {
    const missed = sure.filter((place) => {
      const name = place.names[0] ?? ''
      const text = /[a-z]/i.test(name) ? `in ${name}, today` : name
      const [find] = findPlaces(text, [place.country])
      return find === undefined || placeOf(find.normal)?.country !== place.country
    })
    expect(missed.map((place) => place.key)).toEqual([])
  })
  it('finds every name in every script, whole, as a place that bears it', () => {
    const doubtful = new Set(PLACE_NAMES.filter((each) => each.needsCue).map((each) => foldName(each.name)))
    const missed = PLACE_NAMES.filter(({ name, place }) => {
      if (doubtful.has(foldName(name))) return false
      const whole = findPlaces(name, [place.country]).find(
        (find) => find.start === 0 && find.end === name.length,
      )
      return !placeOf(whole?.normal ?? '')?.names.some((each) => foldName(each) === foldName(name))
    })
    expect(missed.map(({ name, place }) => `${place.key} ${name}`)).toEqual([])
  })
  it('gives offsets that cut the text where the name stands, in order, without overlap', () => {
    const names = fc.constantFrom(...PLACES.flatMap((place) => place.names))
    const glue = fc.constantFrom(' ', ', ', ' in ', '\n', ' – ', 'मा ', '。', '.', '@', ' 984 ')
    const piece = fc.oneof(names, fc.string({ unit: 'grapheme', maxLength: 8 }))
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, glue), { maxLength: 12 }), (parts) => {
        const text = parts.flat().join('')
        let end = 0
        for (const find of findPlaces(text)) {
          expect(find.start).toBeGreaterThanOrEqual(end)
          expect(find.end).toBeGreaterThan(find.start)
          expect(find.end).toBeLessThanOrEqual(text.length)
          expect(placeOf(find.normal)).toBeDefined()
          end = find.end
        }
      }),
    )
  })
  it('finds the same names whatever stands a line before them', () => {
    const names = fc.constantFrom(...sure.map((place) => place.names[0] ?? ''))
    fc.assert(
      fc.property(names, fc.string({ maxLength: 20 }), (name, before) => {
        const found = (text: string) => findPlaces(text).map((find) => text.slice(find.start, find.end))
        const alone = found(`in ${name}`)
        const behind = found(`${before}\n\nin ${name}`)
        expect(behind.slice(behind.length - alone.length)).toEqual(alone)
      }),
    )
  })
})
