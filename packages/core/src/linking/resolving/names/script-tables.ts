/** Letters of scripts other than Latin as Latin ones: loose on purpose, to let spellings of a name meet. No standard of transliteration. */

/** Consonants of Devanagari and Bengali (and the independent vowels), by their places in the two blocks, which run alike. */
export const BRAHMIC_CONSONANTS =
  'k kh g gh ng ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h'.split(' ')
/** Independent vowels from place 0x05 of the block. */
export const BRAHMIC_VOWELS = 'a a i i u u ri li e e e ai o o o au'.split(' ')
/** Vowel signs from place 0x3e of the block. */
export const BRAHMIC_SIGNS = 'a i i u u ri ri e e e ai o o o au'.split(' ')

/** Thai consonants from U+0E01 on; the empty string for the carrier of vowels. */
export const THAI_CONSONANTS =
  'k kh kh kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f ph m y r rue l lue w s s s h l'.split(
    ' ',
  )

const pairs = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  )

/** Lao letters. Vowels that stand alone are left out: keys of sound have none. */
export const LAO = pairs(
  'ກ=k ຂ=kh ຄ=kh ງ=ng ຈ=ch ສ=s ຊ=s ຍ=ny ດ=d ຕ=t ຖ=th ທ=th ນ=n ບ=b ປ=p ຜ=ph ຝ=f ພ=ph ຟ=f ມ=m ຢ=y ຣ=r ລ=l ວ=v ຫ=h ຮ=h ໜ=n ໝ=m ຼ=l ຽ=ia ຳ=am ະ=a ັ=a າ=a ິ=i ີ=i ຶ=u ື=u ຸ=u ູ=u ົ=o ເ=e ແ=e ໂ=o ໃ=ai ໄ=ai ໍ=o',
)

/** Thai vowels; those that are written before their consonant are turned around first. */
export const THAI_VOWELS = pairs('ะ=a ั=a า=a ำ=am ิ=i ี=i ึ=u ื=u ุ=u ู=u เ=e แ=ae โ=o ใ=ai ไ=ai ๅ=a')

/** Arabic letters, with those of Persian and Urdu. */
export const ARABIC = pairs(
  'ا=a أ=a إ=i آ=a ٱ=a ب=b پ=p ت=t ٹ=t ث=s ج=j چ=ch ح=h خ=kh د=d ڈ=d ذ=z ر=r ڑ=r ز=z ژ=zh س=s ش=sh ص=s ض=d ط=t ظ=z غ=gh ف=f ق=k ك=k ک=k گ=g ل=l م=m ن=n ں=n ه=h ہ=h ھ=h ة=a ى=a ئ=i ؤ=u ے=e َ=a ِ=i ُ=u',
)

/** Cyrillic letters, with those of Ukrainian, Belarusian and Kazakh. */
export const CYRILLIC = pairs(
  'а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ы=y э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=v қ=k ғ=g ң=n ө=o ұ=u ү=u ә=a һ=h',
)

/** Latin letters that do not come apart into a letter and a sign. */
export const LATIN = pairs('ß=ss ø=o æ=ae œ=oe đ=d ð=d þ=th ł=l ı=i ħ=h ŋ=ng ə=a')
