/** Whole adverts in the languages of the field: every selector, sum, date and name in them, and nothing else (places have tests of their own). Invented people and firms; numbers from fictional ranges or plain patterns. */
import { type MentionKind, SelectorKind } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

interface Advert {
  readonly title: string
  readonly countries: readonly string[]
  readonly text: string
  /** `rule original → normal`, in order of place. */
  readonly mentions: readonly string[]
  /** Likewise, what the text states: sums, dates, candidates for names. */
  readonly states: readonly string[]
}

const ADVERTS: readonly Advert[] = [
  {
    title: 'an English job advert with a number, an address and a page',
    countries: ['GB'],
    text: `Waiters wanted for the season, 12 May 2025 to 30 September 2025, 40 hours a week.
Pay £11.44 an hour, rooms at £85 a week. Interviews 10:00-16:30 at 14 Harbour Road, AB1 2CD.
Call Anna on 07700 900123 (office 01632 960001), mail jobs@harbour.example.org
or see www.harbour.example.org/jobs?ref=42.`,
    mentions: [
      'phone.national 07700 900123 → +447700900123',
      'phone.national 01632 960001 → +441632960001',
      'email.plain jobs@harbour.example.org → jobs@harbour.example.org',
      'url.bare www.harbour.example.org/jobs?ref=42 → https://www.harbour.example.org/jobs?ref=42',
    ],
    states: [
      'date.named-month 12 May 2025 → 2025-05-12',
      'date.named-month 30 September 2025 → 2025-09-30',
      'price.shared-sign £11.44 → 11.44 GBP',
      'price.shared-sign £85 → 85 GBP',
      'date.time 10:00 → T10:00',
      'date.time 16:30 → T16:30',
      'name.cue Anna → Anna',
    ],
  },
  {
    title: 'an advert whose number is in words and whose address is spoken',
    countries: ['US'],
    text: `Two rooms, one kitchen, near the lake. From $450 a month.
Ring two one two, five five five, zero one two one after 6 pm,
or write to anna.moss at example dot com. No agents!`,
    mentions: [
      'phone.number-words two one two, five five five, zero one two one → +12125550121',
      'email.obfuscated anna.moss at example dot com → anna.moss@example.com',
    ],
    states: ['price.shared-sign $450 → 450 USD', 'date.time 6 pm → T18:00'],
  },
  {
    title: 'a Nepali advert with native digits and a price',
    countries: ['NP'],
    text: `होटलमा काम गर्ने मान्छे चाहियो। तलब रु. २५,००० देखि ३०,००० सम्म।
मिति २०८१/०८/०९ सम्म सम्पर्क गर्नुहोस्: ९८०-०००-०१०१, ०१-४२००१०१
टेलिग्राम: hotel_kam वा इमेल hotel@example.com.np`,
    mentions: [
      'phone.native-digits ९८०-०००-०१०१ → +9779800000101',
      'phone.native-digits ०१-४२००१०१ → +97714200101',
      'handle.cue hotel_kam → telegram:hotel_kam',
      'email.plain hotel@example.com.np → hotel@example.com.np',
    ],
    states: [
      'price.shared-sign रु. २५,००० → 25000 NPR',
      'price.shared-sign ३०,००० → 30000 NPR',
      'date.bikram २०८१/०८/०९ → 2081-08-09 BS',
    ],
  },
  {
    title: 'a Nepali advert with the number in words',
    countries: ['NP'],
    text: 'कोठा भाडामा। फोन नौ आठ शून्य शून्य शून्य शून्य शून्य एक शून्य दुई मा गर्नुहोस्।',
    mentions: ['phone.number-words नौ आठ शून्य शून्य शून्य शून्य शून्य एक शून्य दुई → +9779800000102'],
    states: [],
  },
  {
    title: 'a Hindi advert with both digits and words',
    countries: ['IN'],
    text: 'रेस्टोरेंट में काम, वेतन ₹18,000 महीना। कॉल करें 98000 शून्य शून्य 1 शून्य 1 या +91 98000 00102',
    mentions: [
      'phone.number-words 98000 शून्य शून्य 1 शून्य 1 → +919800000101',
      'phone.international +91 98000 00102 → +919800000102',
    ],
    states: ['price.currency ₹18,000 → 18000 INR'],
  },
  {
    title: 'a Bengali advert',
    countries: ['BD'],
    text: 'বাসা ভাড়া ১২,০০০ টাকা। যোগাযোগ: ০১৭০০-০০০১০১। ফেসবুক: basa.bhara9',
    mentions: [
      'phone.native-digits ০১৭০০-০০০১০১ → +8801700000101',
      'handle.cue basa.bhara9 → facebook:basa.bhara9',
    ],
    states: ['price.currency ১২,০০০ টাকা → 12000 BDT'],
  },
  {
    title: 'a Thai advert without spaces',
    countries: ['TH'],
    text: 'ห้องพักราคา 3,500 บาท/เดือน โทร๐๘๑-๐๐๐-๐๑๐๑ ไลน์: room_99 หรือ https://example.com/room',
    mentions: [
      'phone.native-digits ๐๘๑-๐๐๐-๐๑๐๑ → +66810000101',
      'handle.cue room_99 → line:room_99',
      'url.scheme https://example.com/room → https://example.com/room',
    ],
    states: ['price.currency 3,500 บาท → 3500 THB'],
  },
  {
    title: 'a Lao advert',
    countries: ['LA'],
    text: 'ຮັບສະໝັກພະນັກງານ ເງິນເດືອນ 3.500.000 ກີບ ໂທ 020 5500 0101 ຫຼື wa.me/8562055000102',
    mentions: [
      'phone.national 020 5500 0101 → +8562055000101',
      'url.bare wa.me/8562055000102 → https://wa.me/8562055000102',
      'phone.link 8562055000102 → +8562055000102',
    ],
    states: ['price.currency 3.500.000 ກີບ → 3500000 LAK'],
  },
  {
    title: 'a Spanish advert',
    countries: ['ES'],
    text: `Se alquila piso, 650 € al mes, disponible el 01/02/2025.
Llama al seis tres nueve, nueve ocho cero uno cero uno o escribe a ana.moss (arroba) example (punto) es
Instagram @piso.centro`,
    mentions: [
      'phone.number-words seis tres nueve, nueve ocho cero uno cero uno → +34639980101',
      'email.obfuscated ana.moss (arroba) example (punto) es → ana.moss@example.es',
      'handle.cue @piso.centro → instagram:piso.centro',
    ],
    states: ['price.currency 650 € → 650 EUR', 'date.numeric 01/02/2025 → 2025-02-01'],
  },
  {
    title: 'a Portuguese advert',
    countries: ['BR'],
    text: 'Vaga de garçom, R$ 1.800,00 por mês. WhatsApp (11) 98000-0101 ou t.me/vaga_garcom. CEP 01310-100.',
    mentions: [
      'phone.national (11) 98000-0101 → +5511980000101',
      'url.bare t.me/vaga_garcom → https://t.me/vaga_garcom',
      'handle.link vaga_garcom → telegram:vaga_garcom',
    ],
    states: ['price.currency R$ 1.800,00 → 1800 BRL'],
  },
  {
    title: 'a Chinese advert',
    countries: ['CN'],
    text: '招聘服务员，月薪4500元。电话：138-0000-0101，微信：fuwu_99',
    mentions: ['phone.national 138-0000-0101 → +8613800000101', 'handle.cue fuwu_99 → wechat:fuwu_99'],
    states: ['price.currency 4500元 → 4500 CNY'],
  },
  {
    title: 'an Arabic advert',
    countries: ['AE'],
    text: 'مطلوب نادل براتب ٢٥٠٠ درهم. هاتف: ٠٥٠٠٠٠٠١٠١ أو +971 50 000 0102',
    mentions: [
      'phone.native-digits ٠٥٠٠٠٠٠١٠١ → +971500000101',
      'phone.international +971 50 000 0102 → +971500000102',
    ],
    states: ['price.currency ٢٥٠٠ درهم → 2500 AED'],
  },
  {
    title: 'a page with many sellers and wallets',
    countries: [],
    text: `Seller @bike_shop9 · Line ID: bike99 · https://www.tiktok.com/@bike.shop
Pay BTC bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 or USDT TJRabPrwbZy45sbavfcjinPJC18kjpRTv8`,
    mentions: [
      'handle.at @bike_shop9 → unknown:bike_shop9',
      'handle.cue bike99 → line:bike99',
      'url.scheme https://www.tiktok.com/@bike.shop → https://www.tiktok.com/@bike.shop',
      'handle.link bike.shop → tiktok:bike.shop',
      'wallet.checksum bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 → bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      'wallet.checksum TJRabPrwbZy45sbavfcjinPJC18kjpRTv8 → tron:TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
    ],
    states: [],
  },
  {
    title: 'a page of dates, sums and codes, with no selector at all',
    countries: ['NP', 'IN', 'US', 'DE', 'GB', 'BR'],
    text: `Order 4400123456 of 2025-01-15 09:30, invoice no. 2025-000123, total Rs. 1,25,000.00 (USD 935.50).
Flight QR 645 departs 23:55, arrives 06:10+1. Batch 12-34-567, size 30x40 cm, 1,200 kcal.
Chapters 1-2-3 and pages 120-135 (2019), score 3:2, 5 of 10, 99.9 % of 1 000 000 readers.`,
    mentions: [],
    states: [
      'date.iso 2025-01-15 09:30 → 2025-01-15T09:30',
      'price.shared-sign Rs. 1,25,000.00 → 125000 NPR',
      'price.currency USD 935.50 → 935.50 USD',
      'date.time 23:55 → T23:55',
      'date.time 06:10 → T06:10',
    ],
  },
]

describe('an advert is read whole', () => {
  for (const { title, countries, text, mentions, states } of ADVERTS) {
    const read = (kinds: readonly MentionKind[]): string[] =>
      extract(text, { countries, kinds }).map((m) => `${m.rule} ${m.original} → ${m.normal}`)
    it(title, () => {
      expect(read(SelectorKind.options)).toEqual(mentions)
      expect(read(['price', 'date', 'name'])).toEqual(states)
    })
  }
})
