/** Text off rendered pictures in several scripts, and languages of texts, behind real walls and without a network. */
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { createConverter } from '../create-converter.ts'
import { drawText } from '../testing/draw-text.ts'
import { chooseLanguages } from './recognise-text.ts'

const converter = createConverter({ atOnce: 1 })
const signal = new AbortController().signal
afterAll(() => converter.close())

/** A picture of a line of text. Pango picks a font that has the script; where none is installed the picture shows boxes. */
const render = (text: string, size = 44): Promise<Uint8Array> =>
  drawText([text], { width: 40 + text.length * size, height: size * 3, size })

/** Share of wrong characters, blanks left out (Levenshtein). */
const errorRate = (found: string, wanted: string): number => {
  const [a, b] = [[...found.replace(/\s/g, '')], [...wanted.replace(/\s/g, '')]]
  let row = b.map((_, index) => index + 1)
  a.forEach((char, y) => {
    let [diagonal, left] = [y, y + 1]
    row = row.map((above, x) => {
      const value = Math.min(above + 1, left + 1, diagonal + (char === b[x] ? 0 : 1))
      diagonal = above
      left = value
      return value
    })
  })
  return (row.at(-1) ?? 0) / Math.max(1, b.length)
}

/** Whether this machine draws the script at all: an unknown script comes out as equal boxes. */
const canDraw = async (sample: readonly [string, string]): Promise<boolean> => {
  const [one, two] = await Promise.all(sample.map((char) => render(char)))
  return one !== undefined && two !== undefined && !Buffer.from(one).equals(Buffer.from(two))
}

const LINES: readonly (readonly [string, string, readonly [string, string]])[] = [
  ['eng', 'Room for rent near the bridge', ['a', 'b']],
  ['nep', 'कोठा भाडामा छ फोन गर्नुहोस्', ['क', 'ख']],
  ['ben', 'ঘর ভাড়া দেওয়া হবে', ['ক', 'খ']],
  ['tha', 'ห้องให้เช่าใกล้สะพาน', ['ก', 'ข']],
  ['ara', 'غرفة للايجار قرب الجسر', ['ب', 'س']],
  ['spa', 'Habitación en alquiler cerca del río', ['a', 'b']],
]

describe('text off a picture', () => {
  it.each(LINES)('is read in %s', async (language, text, sample) => {
    if (!(await canDraw(sample)))
      return expect(language, 'no font for this script is installed').toMatch(/^[a-z]{3}$/)
    const found = await converter.recognise(await render(text), [language], signal)
    expect(errorRate(found.text, text), found.text).toBeLessThan(0.15)
    expect(found.confidence).toBeGreaterThan(0.5)
    expect(found.languages).toEqual([language])
    return expect(found.method).toContain('tesseract.js')
  })

  it('small is enlarged, and two languages are read together', async () => {
    const found = await converter.recognise(await render('Room कोठा', 16), ['eng', 'nep'], signal)
    expect(found.text).toContain('Room')
    expect(found.method).toContain('scaled by 3')
  })

  it('that is not there has no confidence', async () => {
    const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(await converter.recognise(new Uint8Array(blank), ['eng'], signal)).toMatchObject({
      text: '',
      confidence: 0,
    })
  })

  it('of what is no picture is none, with the reason in its method, and the next picture is read', async () => {
    const none = await converter.recognise(new Uint8Array(Buffer.from('text')), ['eng'], signal)
    expect(none).toMatchObject({ text: '', confidence: 0, languages: ['eng'] })
    expect(none.method).toContain('not read')
    expect((await converter.recognise(await render('Bridge'), ['eng'], signal)).text).toBe('Bridge')
  })
})

describe('the wanted languages', () => {
  it('are those that are installed, none twice, at most four, English where none is', () => {
    expect(chooseLanguages(['nep', 'xyz', 'nep', 'eng'])).toEqual(['nep', 'eng'])
    expect(chooseLanguages(['../../x', ''])).toEqual(['eng'])
    expect(chooseLanguages(['eng', 'nep', 'hin', 'ben', 'tha'])).toHaveLength(4)
  })
})

describe('the language of a text', () => {
  it.each([
    ['en', 'Quiet room for rent near the old bridge, please call in the evening'],
    ['ne', 'पुल नजिक शान्त कोठा भाडामा छ, कृपया साँझमा फोन गर्नुहोस्'],
    ['hi', 'पुल के पास शांत कमरा किराए पर है, कृपया शाम को फ़ोन करें'],
    ['bn', 'সেতুর কাছে শান্ত ঘর ভাড়া দেওয়া হবে, সন্ধ্যায় ফোন করুন'],
    ['th', 'ห้องเงียบให้เช่าใกล้สะพานเก่า กรุณาโทรตอนเย็น'],
    ['lo', 'ຫ້ອງໃຫ້ເຊົ່າໃກ້ຂົວ ກະລຸນາໂທຫາຕອນແລງ'],
    ['ar', 'غرفة هادئة للايجار قرب الجسر القديم، يرجى الاتصال مساء'],
    ['es', 'Habitación tranquila en alquiler cerca del puente viejo, llamar por la tarde'],
    ['pt', 'Quarto tranquilo para alugar perto da ponte velha, ligue à noite por favor'],
    ['nl', 'Rustige kamer te huur bij de oude brug, bel alstublieft in de avond'],
    ['fil', 'Tahimik na kuwarto na paupahan malapit sa lumang tulay, tumawag po sa gabi'],
    ['ne-Latn', 'pul najik kotha bhadama cha, malai phone garnu, paisa kati dinchha'],
    ['hi-Latn', 'pul ke paas kamra hai, mujhe phone karo, kitna paisa chahiye batao'],
  ])('is %s', async (language, text) => {
    const [first] = await converter.detectLanguage(text)
    expect(first?.language).toBe(language)
    expect(first?.confidence).toBeGreaterThan(0.3)
  })

  it('is less certain for a word, and none without letters', async () => {
    const word = (await converter.detectLanguage('Room'))[0]?.confidence ?? 0
    expect(word).toBeLessThan(0.6)
    expect(await converter.detectLanguage('+1 201 555 0123')).toEqual([])
  })
})
