/** Grouping in many scripts: invented adverts of rooms, rides and house movers, each twice with other numbers and a word changed. */
import { describe, expect, it } from 'vitest'
import { groupTexts } from './index.ts'
import { makeFeatureBuffer, readFeatures } from './words/read-features.ts'

/** Pairs: the second is the first with other numbers and something changed. */
const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  Thai: [
    'ให้เช่าห้องพักใกล้ตลาดเช้า มีเตียงและพัดลม เดินทางสะดวก โทร 02-555-0101',
    'ให้เช่าห้องพักใกล้ตลาดเช้า มีเตียงและตู้เย็น เดินทางสะดวก โทร 02-555-0177',
  ],
  Lao: [
    'ຮັບຂົນເຄື່ອງຍ້າຍເຮືອນທົ່ວນະຄອນ ລົດໃຫຍ່ ຄົນງານສຸພາບ ໂທ 020 555 0101',
    'ຮັບຂົນເຄື່ອງຍ້າຍເຮືອນທົ່ວນະຄອນ ລົດນ້ອຍ ຄົນງານສຸພາບ ໂທ 020 555 0188',
  ],
  Chinese: [
    '本公司提供搬家服务，价格公道，车辆宽敞，工人细心，请致电 555-0101 预约',
    '本公司提供搬家服务，价格公道，车辆干净，工人细心，请致电 555-0199 预约',
  ],
  Japanese: [
    '引っ越しのお手伝いをします。大きな車と丁寧な作業員、お電話は 555-0101 まで',
    '引っ越しのお手伝いをします。小さな車と丁寧な作業員、お電話は 555-0155 まで',
  ],
  Devanagari: [
    'घर सार्ने सेवा उपलब्ध छ, ठूलो गाडी र अनुभवी कामदार, सम्पर्क ९८० ५५५ ०१०१',
    'घर सार्ने सेवा उपलब्ध छ, सानो गाडी र अनुभवी कामदार, सम्पर्क ९८० ५५५ ०१४४',
  ],
  Arabic: [
    'نقل الأثاث داخل المدينة وخارجها بسيارة كبيرة وعمال مهرة اتصل على ٥٥٥٠١٠١',
    'نقل الأثاث داخل المدينة وخارجها بسيارة صغيرة وعمال مهرة اتصل على ٥٥٥٠١٩٩',
  ],
  mixed: [
    'Room for rent ให้เช่าห้องใกล้สถานี ใหม่สะอาด call 02-555-0101 any day',
    'Room for rent ให้เช่าห้องใกล้สถานี กว้างสะอาด call 02-555-0166 any day',
  ],
}

/** What keeps words from being in every text, as a handful of adverts alone would make them. */
const OTHERS = Array.from(
  { length: 40 },
  (_, at) => `notice ${at} about bench${at} and shelf${at * 3} with lamp${at % 7} near mill${at % 11}`,
)

const featuresOf = (text: string): number[] => {
  const buffer = makeFeatureBuffer()
  readFeatures(text, buffer)
  return Array.from(buffer.hashes.subarray(0, buffer.length))
}

describe('grouping in many scripts', () => {
  const texts = [...Object.values(PAIRS).flat(), ...OTHERS]
  const labels = groupTexts(texts)
  it.each(Object.keys(PAIRS).map((script, at) => [script, at * 2] as const))(
    '%s: two of one template are a group, and nobody else is in it',
    (_, at) => {
      expect(labels[at]).toBe(at)
      expect(labels[at + 1]).toBe(at)
      expect(labels.filter((label) => label === at).length).toBe(2)
    },
  )

  it('folds width and case, and leaves numbers out', () => {
    expect(featuresOf('ＶＡＮ Ｆｏｒ hire, 555 0101')).toEqual(featuresOf('van for HIRE'))
    expect(featuresOf('७२० गाडी')).toEqual(featuresOf('गाडी'))
  })

  it('has the numbers for features where a text has nothing else', () => {
    expect(featuresOf('555-0101').length).toBe(2)
    expect(featuresOf(' … !')).toEqual([])
    expect(Array.from(groupTexts(['555-0101', '!', '555-0101', '!']))).toEqual([0, -1, 0, -1])
  })

  it('takes pieces of two signs from Chinese and of three from Thai, and a shorter run as it is', () => {
    expect(featuresOf('搬家服务').length).toBe(3)
    expect(featuresOf('ให้เช่า').length).toBe(5)
    expect(featuresOf('车 van').length).toBe(2)
  })

  it('groups two like texts that are all there is, and one template that is most of a small collection', () => {
    const alike = (at: number) =>
      `we carry sofa${at} and the piano from Ashford to Kelton every monday and friday`
    expect(Array.from(groupTexts([alike(1), alike(2)]))).toEqual([0, 0])
    const texts = [...Array.from({ length: 30 }, (_, at) => alike(at)), ...OTHERS.slice(0, 10)]
    expect(new Set(groupTexts(texts).slice(0, 30))).toEqual(new Set([0]))
  })
})
