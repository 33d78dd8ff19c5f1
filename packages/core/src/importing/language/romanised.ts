/** Nepali and Hindi written in Latin letters, told by small words that the one has and the other has not. */

/** Everyday words of Nepali in Latin letters: pronouns, endings, verbs. None is a word of English or Hindi in common use. */
const NEPALI = new Set(
  (
    'cha chha chu chhu chau chhau chan chhan thiyo thiye thiyen hunchha huncha hudaina hunna garcha garchha garnu ' +
    'garne gardai garera garyo gareko malai timilai hamilai usle maile timro hamro mero tapai tapaiko tapailai ' +
    'timi hami uni haru ko ka ki lai bata sanga sita kina kasari kaha kahile kati ramro ramri sabai aba ani ra ' +
    'tara pani matra dherai thorai aaunu janu aayo gayo bhayo vayo bhanne bhaneko vanera khana pathaunu pathau ' +
    'chahiyo chahincha paisa kaam ghar sathi didi dai bhai bahini aaja bholi hijo hajur'
  ).split(' '),
)

/** Everyday words of Hindi in Latin letters. */
const HINDI = new Set(
  (
    'hai hain hoon hun tha thi the raha rahi rahe kar karo karna karke karta karti kiya gaya gayi hua hui mujhe ' +
    'tumhe hume usko isko mera meri mere tera teri tumhara hamara aap aapka aapko tum hum main mai woh wo yeh ye ' +
    'kya kyun kyu kaise kahan kab kitna kitne accha acha nahi nahin mat aur lekin magar bhi sirf bahut thoda aana ' +
    'jana aaya chahiye paisa kaam ghar dost bhai behen didi aaj kal abhi se ko ka ki ke mein par liye wala wali'
  ).split(' '),
)

/** Words that both share or that English has: they count for neither. */
const SHARED = new Set(
  [...NEPALI].filter((word) => HINDI.has(word)).concat(['the', 'main', 'par', 'ye', 'ra', 'dai', 'ki']),
)

/** How sure a romanised language is; `words` is how many words of it were found. */
export interface Romanised {
  readonly language: 'ne-Latn' | 'hi-Latn'
  readonly confidence: number
  readonly words: number
}

/**
 * The romanised language of a text in Latin letters; undefined when fewer than two of its own words stand there or they are
 * less than an eighth of all. Confidence grows with the number and share of the words and never exceeds 0.9.
 */
export const detectRomanised = (text: string): Romanised | undefined => {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  const count = (list: ReadonlySet<string>) =>
    words.filter((word) => list.has(word) && !SHARED.has(word)).length
  const shared = words.filter((word) => SHARED.has(word)).length
  const [nepali, hindi] = [count(NEPALI), count(HINDI)]
  const [language, own, other] =
    nepali >= hindi ? (['ne-Latn', nepali, hindi] as const) : (['hi-Latn', hindi, nepali] as const)
  if (own < 2 || own === other || (own + shared / 2) / words.length < 0.125) return undefined
  const share = (own - other) / (own + other)
  const weight = Math.min(1, (own + shared / 2) / 6)
  return { language, confidence: Math.round(90 * share * (0.5 + weight / 2)) / 100, words: own }
}
