/** Phrases in Nepali. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. Postpositions are joined to words, so a phrase may end inside one. */
export const NEPALI: PhraseTable = {
  language: 'ne',
  begins: true,
  ends: false,
  negations: ['छैन', 'होइन', 'नगरी', 'कहिल्यै'],
  phrases: {
    'papers-kept': [
      ['पासपोर्ट हामी राख्छौं', 'we keep the passport'],
      ['पासपोर्ट हामीसँग रहन्छ', 'the passport stays with us'],
      ['राहदानी हामीसँग रहन्छ', 'the passport stays with us'],
      ['पासपोर्ट साहुले राख्छ', 'the employer keeps the passport'],
      ['कागजात हामीसँग रहन्छ', 'the papers stay with us'],
    ],
    'debt-worked-off': [
      ['ऋण नतिरुन्जेल काम', 'work until the debt is paid'],
      ['ऋण तिर्न काम', 'work to pay the debt'],
      ['ऋण चुक्ता नभएसम्म', 'until the debt is settled'],
    ],
    'cost-advanced': [
      ['तलबबाट कटाइन्छ', 'deducted from the salary'],
      ['तलबबाट काटिन्छ', 'deducted from the salary'],
      ['टिकटको पैसा पछि', 'the money for the ticket later'],
      ['खर्च पछि तिर्ने', 'the cost is paid later'],
    ],
    'wage-kept': [
      ['तलब हामी राख्छौं', 'we keep the salary'],
      ['महिनाको तलब धरौटी', 'months of salary as a deposit'],
      ['तलब करार सकिएपछि', 'the salary after the contract ends'],
    ],
    'may-not-leave': [
      ['बाहिर जान पाइँदैन', 'one may not go out'],
      ['बाहिर निस्कन पाइँदैन', 'one may not go out'],
      ['मोबाइल चलाउन पाइँदैन', 'one may not use a phone'],
    ],
    'tell-family': [
      ['परिवारलाई भनिदिन्छु', 'I will tell the family'],
      ['घरमा भनिदिन्छु', 'I will tell your home'],
      ['गाउँमा सबैलाई भनिदिन्छु', 'I will tell everyone in the village'],
    ],
    'tell-police': [
      ['प्रहरीलाई भनिदिन्छु', 'I will tell the police'],
      ['प्रहरीलाई बुझाइदिन्छु', 'I will hand you to the police'],
    ],
    'no-rest': [
      ['बिदा हुँदैन', 'there is no day off'],
      ['बिदा छैन', 'there is no day off'],
      ['दिनको 16 घण्टा', 'sixteen hours a day'],
      ['दिनको 14 घण्टा', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['टिकट निःशुल्क', 'the ticket is free'],
      ['टिकट फ्री', 'the ticket is free'],
      ['निःशुल्क टिकट', 'free ticket'],
      ['फ्री टिकट', 'free ticket'],
    ],
    'free-room': [
      ['बस्न निःशुल्क', 'lodging is free'],
      ['खान बस्न फ्री', 'food and lodging are free'],
      ['खान बस्न निःशुल्क', 'food and lodging are free'],
      ['कोठा निःशुल्क', 'the room is free'],
    ],
    'no-experience': [
      ['अनुभव नचाहिने', 'no experience needed'],
      ['अनुभव चाहिँदैन', 'no experience needed'],
      ['अनुभव नभए पनि', 'even without experience'],
    ],
    'papers-arranged': [
      ['पासपोर्ट हामी बनाइदिन्छौं', 'we have the passport made'],
      ['कागजात हामी मिलाइदिन्छौं', 'we arrange the papers'],
      ['कागजपत्र हामी मिलाइदिन्छौं', 'we arrange the papers'],
    ],
    urgent: [
      ['भोलि नै', 'tomorrow already'],
      ['आजै सम्पर्क', 'contact today'],
      ['तुरुन्तै चाहियो', 'needed at once'],
      ['तुरुन्त चाहियो', 'needed at once'],
    ],
    'private-only': [
      ['इनबक्समा मात्र', 'inbox only'],
      ['इन्बक्समा मात्र', 'inbox only'],
      ['म्यासेजमा मात्र', 'by message only'],
    ],
    'photos-first': [
      ['फोटो पठाउनुहोस्', 'send photos'],
      ['फोटो पठाउनुस्', 'send photos'],
    ],
    'trust-pressed': [
      ['100% भरपर्दो', 'reliable, a hundred per cent'],
      ['100% विश्वसनीय', 'trustworthy, a hundred per cent'],
      ['ढुक्क हुनुहोस्', 'rest assured'],
    ],
  },
}
