/** Languages by script, model and small words, honest about short texts. */
import { describe, expect, it } from 'vitest'
import { countScripts, judgeLanguages, textForLanguage } from './judge-languages.ts'
import { detectRomanised } from './romanised.ts'

const model = (...guesses: readonly (readonly [string, number])[]) =>
  guesses.map(([language, confidence]) => ({ language, confidence }))

describe('romanised languages', () => {
  it.each([
    ['malai kaam chahiyo, timi kaha chau? paisa kati dinchha garnu parcha', 'ne-Latn'],
    ['hajur ko ghar kata ho? ma bholi aaunu parcha, sathi pani cha', 'ne-Latn'],
    ['mujhe kaam chahiye, aap kahan hain? kitna paisa milega', 'hi-Latn'],
    ['main kal aaya tha lekin woh nahi mila, kya karna hai', 'hi-Latn'],
  ])('are told by their own words: %s', (text, language) => {
    expect(detectRomanised(text)?.language).toBe(language)
  })

  it.each(['Room for rent near the bridge, call today', 'Kamer te huur bij de brug', 'cha', 'ko ki ka', ''])(
    'are not seen in other texts: %s',
    (text) => {
      expect(detectRomanised(text)).toBeUndefined()
    },
  )

  it('are never certain', () => {
    expect(detectRomanised('malai timi hamro chha garcha '.repeat(20))?.confidence).toBeLessThanOrEqual(0.9)
  })
})

describe('a language', () => {
  it('is told by the script alone where only one is written in it', () => {
    expect(judgeLanguages('ห้องให้เช่า', [])[0]).toMatchObject({ language: 'th' })
    expect(judgeLanguages('ຫ້ອງໃຫ້ເຊົ່າ', model(['th', 0.9]))[0]).toMatchObject({ language: 'lo' })
    expect(judgeLanguages('ঘর ভাড়া', [])[0]).toMatchObject({ language: 'bn' })
  })

  it('of a shared script is the model’s, among those that are written in it', () => {
    const found = judgeLanguages(
      'कोठा भाडामा छ, फोन गर्नुहोस् र हेर्न आउनुहोस्',
      model(['en', 0.5], ['ne', 0.4], ['hi', 0.1]),
    )
    expect(found[0]?.language).toBe('ne')
    expect(found.map(({ language }) => language)).not.toContain('en')
  })

  it('of Devanagari is moved by small words of its own, as far as a text is long', () => {
    const even = model(['hi', 0.45], ['ne', 0.45])
    expect(judgeLanguages('मलाई काम चाहियो, कति पैसा दिनुहुन्छ?', even)[0]?.language).toBe('ne')
    expect(judgeLanguages('मुझे काम चाहिए, कितना पैसा है?', even)[0]?.language).toBe('hi')
  })

  it('of a short text is less sure than of a long one', () => {
    const short = judgeLanguages('Room', model(['en', 0.9]))[0]?.confidence ?? 0
    const long =
      judgeLanguages('Room for rent near the old bridge in town, call us today please', model(['en', 0.9]))[0]
        ?.confidence ?? 0
    expect(short).toBeLessThan(0.5)
    expect(long).toBeGreaterThan(0.85)
  })

  it('of no letters is none', () => {
    expect(judgeLanguages('+1 201 555 0123 !!', model(['en', 0.9]))).toEqual([])
  })

  it('that a model calls Tagalog is Filipino here', () => {
    expect(judgeLanguages('Kuwartong paupahan malapit sa tulay', model(['tl', 0.9]))[0]?.language).toBe('fil')
  })

  it('that is romanised comes before what the model takes it for', () => {
    const text = 'malai kaam chahiyo, timi kaha chau? paisa kati dinchha'
    expect(judgeLanguages(text, model(['hi', 0.6]))[0]?.language).toBe('ne-Latn')
  })
})

describe('the text that is judged', () => {
  it('is without addresses, numbers and signs', () => {
    expect(textForLanguage('Call +1 201 at https://rooms.example/x or a@example.org – room!')).toBe(
      'Call at or room',
    )
  })

  it('is counted by script', () => {
    expect(countScripts('Rooms कोठा')).toEqual([
      { script: 'Latin', letters: 5 },
      { script: 'Devanagari', letters: 4 },
    ])
  })
})
