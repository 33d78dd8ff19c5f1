/** Dates and times in the notations of the field's languages; what is relative or ambiguous is left, or says so. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '../../index.ts'

const dates = (text: string, countries: readonly string[] = []): string[] =>
  extract(text, { countries, kinds: ['date'] }).map(({ original, normal }) => `${original} → ${normal}`)

describe('a date', () => {
  it.each([
    ['on 2026-11-24 sharp', '2026-11-24 → 2026-11-24'],
    ['2026-11-24T18:00:00Z', '2026-11-24T18:00:00Z → 2026-11-24T18:00:00Z'],
    ['2026-11-24 18:30', '2026-11-24 18:30 → 2026-11-24T18:30'],
    ['2026-11-24T18:00:00+05:45', '2026-11-24T18:00:00+05:45 → 2026-11-24T18:00:00+05:45'],
    ['24.11.2026', '24.11.2026 → 2026-11-24'],
    ['24/11/2026 at 6:30 pm', '24/11/2026 at 6:30 pm → 2026-11-24T18:30'],
    ['24/11/26', '24/11/26 → 2026-11-24'],
    ['24 November 2026', '24 November 2026 → 2026-11-24'],
    ['Nov. 24th, 2026', 'Nov. 24th, 2026 → 2026-11-24'],
    ['the 24th of November', '24th of November → --11-24'],
    ['November 2026', 'November 2026 → 2026-11'],
    ['Friday, 24 November', 'Friday, 24 November → --11-24'],
    ['२४ नोभेम्बर २०२६', '२४ नोभेम्बर २०२६ → 2026-11-24'],
    ['24 नवंबर 2026', '24 नवंबर 2026 → 2026-11-24'],
    ['২৪ নভেম্বর ২০২৬', '২৪ নভেম্বর ২০২৬ → 2026-11-24'],
    ['24 พ.ย. 2569 เวลา 18.00 น.', '24 พ.ย. 2569 เวลา 18.00 น. → 2026-11-24T18:00'],
    ['24 พฤศจิกายน 2569', '24 พฤศจิกายน 2569 → 2026-11-24'],
    ['24/11/2569', '24/11/2569 → 2026-11-24'],
    ['24 ພະຈິກ 2026', '24 ພະຈິກ 2026 → 2026-11-24'],
    ['24 Nobyembre 2026', '24 Nobyembre 2026 → 2026-11-24'],
    ['24 de novembro de 2026', '24 de novembro de 2026 → 2026-11-24'],
    ['24 de noviembre de 2026 a las 18:30', '24 de noviembre de 2026 a las 18:30 → 2026-11-24T18:30'],
    ['24 november 2026 om 18.30 uur', '24 november 2026 om 18.30 uur → 2026-11-24T18:30'],
    ['24 نوفمبر 2026', '24 نوفمبر 2026 → 2026-11-24'],
    ['٢٤/١١/٢٠٢٦', '٢٤/١١/٢٠٢٦ → 2026-11-24'],
    ['2026年11月24日下午六点半', '2026年11月24日下午六点半 → 2026-11-24T18:30'],
    ['十一月二十四日', '十一月二十四日 → --11-24'],
    ['on 24/11', '24/11 → --11-24'],
  ])('in %s', (text, expected) => {
    expect(dates(text)).toEqual([expected])
  })

  it('has its day and month in the order of the case’s country, unless only one order exists', () => {
    expect(dates('03/04/2026')).toEqual(['03/04/2026 → 2026-04-03'])
    expect(dates('03/04/2026', ['US'])).toEqual(['03/04/2026 → 2026-03-04'])
    expect(dates('24/11/2026', ['US'])).toEqual(['24/11/2026 → 2026-11-24'])
    expect(dates('11/24/2026', ['NP'])).toEqual(['11/24/2026 → 2026-11-24'])
  })

  it('of Bikram Sambat keeps its own year and says so', () => {
    const [found] = extract('२०८३ मंसिर ९ गते', { kinds: ['date'] })
    expect(found).toMatchObject({ normal: '2083-08-09 BS', rule: 'date.bikram' })
    expect(found?.why).toContain('not converted')
    expect(dates('2083/08/09', ['NP'])).toEqual(['2083/08/09 → 2083-08-09 BS'])
    expect(dates('2083/08/09', ['US'])).toEqual(['2083/08/09 → 2083-08-09'])
  })

  it('that does not exist is none', () => {
    for (const text of ['31/02/2026', '2026-13-01', '30 February 2026', '29.02.2026', '32 November 2026'])
      expect(dates(text), text).toEqual([])
    expect(dates('29.02.2028')).toHaveLength(1)
  })

  it('comes back from its ISO form', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10)
          expect(dates(iso)).toEqual([`${iso} → ${iso}`])
          const [year, month, date] = iso.split('-')
          expect(dates(`${date}.${month}.${year}`)).toEqual([`${date}.${month}.${year} → ${iso}`])
        },
      ),
      { seed: 5 },
    )
  })
})

describe('a time', () => {
  it.each([
    ['at 18:00', '18:00 → T18:00'],
    ['6:30 pm', '6:30 pm → T18:30'],
    ['6 p.m.', '6 p.m. → T18:00'],
    ['12 am', '12 am → T00:00'],
    ['Monday 7 pm', 'Monday 7 pm → T19:00'],
    ['18h30', '18h30 → T18:30'],
    ['18.30 Uhr', '18.30 Uhr → T18:30'],
    ['बिहान ७ बजे', 'बिहान ७ बजे → T07:00'],
    ['बेलुका ५ बजे', 'बेलुका ५ बजे → T17:00'],
    ['সকাল ১০টা', 'সকাল ১০টা → T10:00'],
    ['18.00 น.', '18.00 น. → T18:00'],
    ['2 ทุ่ม', '2 ทุ่ม → T20:00'],
    ['下午六点半', '下午六点半 → T18:30'],
    ['오후 6시 30분', '오후 6시 30분 → T18:30'],
  ])('in %s', (text, expected) => {
    expect(dates(text)).toEqual([expected])
  })

  it('is two mentions in a range', () => {
    expect(dates('9am-5pm')).toEqual(['9am → T09:00', '5pm → T17:00'])
    expect(dates('10:00-18:00')).toEqual(['10:00 → T10:00', '18:00 → T18:00'])
  })
})

describe('what is no date', () => {
  it.each([
    'today, tomorrow, next week',
    'open 24/7',
    'and 1/2 cup',
    'version 1.24.3',
    'you may 5 people',
    'march 10 miles',
    '2026',
    'score 3:2',
    '192.168.10.20',
    '5 of 10',
    '3時間',
    'a table for 6 h',
    '12-11-10-9',
  ])('leaves alone: %s', (text) => {
    expect(dates(text)).toEqual([])
  })
})
