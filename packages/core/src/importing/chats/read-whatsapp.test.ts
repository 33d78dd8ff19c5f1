/** WhatsApp exports in both forms, many orders of the date and many digits. */
import { describe, expect, it } from 'vitest'
import { looksLikeWhatsApp, readWhatsApp } from './read-whatsapp.ts'

const read = (...lines: readonly string[]) => readWhatsApp(lines.join('\n'), 1_000)
const order = (...lines: readonly string[]) =>
  read(...lines).facts.find(({ name }) => name === 'order of dates')?.value

const STAMPS: readonly (readonly [string, string, string])[] = [
  ['Android, United States', '12/31/23, 11:59 PM - Ana: Room', '12/31/23, 11:59 PM'],
  ['Android with a narrow blank', '12/31/23, 11:59\u202fPM - Ana: Room', '12/31/23, 11:59 PM'],
  ['Android, 24 hours', '31/12/2023, 23:59 - Ana: Room', '31/12/2023, 23:59'],
  ['Android, Dutch', '31-12-2023 23:59 - Ana: Room', '31-12-2023 23:59'],
  ['Android, German', '31.12.23, 23:59 - Ana: Room', '31.12.23, 23:59'],
  ['Android, Spanish', '31/12/23, 11:59 p. m. - Ana: Room', '31/12/23, 11:59 p. m.'],
  ['Android, year first', '2023/12/31 23:59 - Ana: Room', '2023/12/31 23:59'],
  ['Android with Arabic digits', '٣١‏/١٢‏/٢٠٢٣، ١١:٥٩ م - Ana: Room', '31/12/2023, 11:59 م'],
  ['Android with Devanagari digits', '३१/१२/२०२३, २३:५९ - Ana: Room', '31/12/2023, 23:59'],
  ['Android with Bengali digits', '৩১/১২/২৩, ১১:৫৯ PM - Ana: Room', '31/12/23, 11:59 PM'],
  ['Android with Thai digits and year', '๓๑/๑๒/๒๕๖๖ ๒๓:๕๙ - Ana: Room', '31/12/2566 23:59'],
  ['Android with Lao digits', '໓໑/໑໒/໒໐໒໓, ໒໓:໕໙ - Ana: Room', '31/12/2023, 23:59'],
  ['iOS', '[31/12/2023, 23:59:59] Ana: Room', '31/12/2023, 23:59:59'],
  ['iOS, United States', '[12/31/23, 11:59:59 PM] Ana: Room', '12/31/23, 11:59:59 PM'],
  ['iOS with a mark before the line', '\u200e[31/12/2023, 23:59:59] Ana: \u200eRoom', '31/12/2023, 23:59:59'],
  ['iOS with dots in the time', '[31.12.23, 23.59.59] Ana: Room', '31.12.23, 23.59.59'],
]

describe('a message', () => {
  it.each(STAMPS)('is read in the form of %s', (_, line, at) => {
    const [message] = read(line).messages
    expect(message?.at).toBe(at)
    expect(message?.from).toBe('Ana')
    expect(message?.text.replace(/^\u200e/, '')).toBe('Room')
    expect(looksLikeWhatsApp(line)).toBe(true)
  })

  it('may go over several lines, with empty ones and colons', () => {
    const { messages } = read('1/1/24, 10:00 - Ana: one', '', 'two: three', '1/1/24, 10:01 - Ben: four')
    expect(messages.map(({ text }) => text)).toEqual(['one\n\ntwo: three', 'four'])
  })

  it('without a sender is a notice of the program', () => {
    const [notice] = read('1/1/24, 10:00 - Messages are end-to-end encrypted').messages
    expect(notice).toEqual({ at: '1/1/24, 10:00', text: 'Messages are end-to-end encrypted' })
  })

  it('keeps a telephone number as its sender, without the marks around it', () => {
    const [message] = read('1/1/24, 10:00 - \u202a+1 201 555 0123\u202c: hello').messages
    expect(message?.from).toBe('+1 201 555 0123')
  })

  it.each([
    ['1/1/24, 10:00 - Ana: <Media omitted>', '<Media omitted>'],
    ['1/1/24, 10:00 - Ana: <Multimedia omitido>', '<Multimedia omitido>'],
    ['1/1/24, 10:00 - Ana: <Mídia oculta>', '<Mídia oculta>'],
    ['1/1/24, 10:00 - Ana: <Media weggelaten>', '<Media weggelaten>'],
    ['1/1/24, 10:00 - Ana: <تم استبعاد الوسائط>', '<تم استبعاد الوسائط>'],
    ['[1/1/24, 10:00:00] Ana: \u200eimage omitted', 'image omitted'],
    ['[1/1/24, 10:00:00] Ana: \u200e<attached: 0001-PHOTO.jpg>', '0001-PHOTO.jpg'],
    ['1/1/24, 10:00 - Ana: IMG-01.jpg (file attached)', 'IMG-01.jpg'],
    ['1/1/24, 10:00 - Ana: IMG-01.jpg (bestand bijgevoegd)', 'IMG-01.jpg'],
  ])('tells its attachment: %s', (line, attachment) => {
    expect(read(line).messages[0]).toMatchObject({ text: '', attachment })
  })

  it('keeps the words under an attachment', () => {
    expect(read('1/1/24, 10:00 - Ana: a.jpg (file attached)', 'the bridge').messages[0]?.text).toBe(
      'the bridge',
    )
  })

  it('in another language is taken by its form, and says so', () => {
    const chat = read('1/1/24, 10:00 - Ana: <मीडिया छोड़ा गया>', '1/1/24, 10:01 - Ana: <b>no</b>')
    expect(chat.messages.map(({ attachment }) => attachment)).toEqual(['<मीडिया छोड़ा गया>', undefined])
    expect(chat.problems.join(' ')).toContain('by its form alone')
  })
})

describe('the order of the dates', () => {
  it('is told only where a number above twelve proves it', () => {
    expect(order('31/12/23, 10:00 - A: x')).toContain('day first')
    expect(order('12/31/23, 10:00 - A: x')).toContain('month first')
    expect(order('2023/12/01 10:00 - A: x')).toContain('year first')
    expect(order('01/02/23, 10:00 - A: x')).toContain('not certain')
    expect(order('31/12/23, 10:00 - A: x', '12/31/23, 10:00 - A: x')).toContain('contradictory')
  })
})

describe('a file', () => {
  it('with other lines at the top says how many', () => {
    expect(read('hello', '1/1/24, 10:00 - A: x').problems.join(' ')).toContain('1 lines stand before')
  })

  it('that is no export is not taken for one', () => {
    for (const text of ['', 'Room for rent', '1/1/24 is a holiday\n2/1/24 not', 'A: hello\nB: hello'])
      expect(looksLikeWhatsApp(text)).toBe(false)
  })

  it('with more messages than the limit says that the rest is sealed', () => {
    const chat = readWhatsApp(Array.from({ length: 5 }, () => '1/1/24, 10:00 - A: x').join('\n'), 3)
    expect(chat.messages).toHaveLength(3)
    expect(chat.problems.join(' ')).toContain('Of 5 messages the first 3')
  })

  it('made to send the reader astray is read in one walk', () => {
    const long = `1/1/24, 10:00 - A: ${'1/1/24, '.repeat(50_000)}\n${' '.repeat(200_000)}\n${'['.repeat(200_000)}`
    expect(read(long).messages).toHaveLength(1)
  })
})
