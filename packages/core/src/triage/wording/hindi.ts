/** Phrases in Hindi. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. */
export const HINDI: PhraseTable = {
  language: 'hi',
  begins: true,
  ends: false,
  negations: ['नहीं', 'कभी नहीं', 'मत', 'बिना'],
  phrases: {
    'papers-kept': [
      ['पासपोर्ट हमारे पास', 'the passport stays with us'],
      ['पासपोर्ट हम ~ रखेंगे', 'we will keep the passport'],
      ['पासपोर्ट मालिक के पास', 'the passport stays with the employer'],
      ['पासपोर्ट जमा करना होगा', 'the passport must be handed in'],
      ['कागज़ात हमारे पास', 'the papers stay with us'],
    ],
    'debt-worked-off': [
      ['कर्ज़ चुकाने तक काम', 'work until the debt is paid'],
      ['उधार चुकने तक', 'until the loan is paid'],
    ],
    'cost-advanced': [
      ['तनख्वाह से काटा', 'deducted from the salary'],
      ['वेतन से काटा', 'deducted from the salary'],
      ['वेतन से कटेगा', 'deducted from the salary'],
      ['टिकट का पैसा बाद में', 'the money for the ticket later'],
    ],
    'wage-kept': [
      ['वेतन हम ~ रखेंगे', 'we will keep the salary'],
      ['वेतन जमानत', 'salary as a deposit'],
      ['वेतन अनुबंध के अंत में', 'the salary at the end of the contract'],
    ],
    'may-not-leave': [
      ['बाहर जाने की अनुमति नहीं', 'no permission to go out'],
      ['बाहर जाना मना', 'going out is forbidden'],
      ['मोबाइल रखना मना', 'keeping a phone is forbidden'],
    ],
    'tell-family': [
      ['घर वालों को बता', 'I tell the family'],
      ['परिवार को बता', 'I tell the family'],
      ['गाँव में सबको बता', 'I tell everyone in the village'],
    ],
    'tell-police': [
      ['पुलिस को बता', 'I tell the police'],
      ['पुलिस को सौंप', 'I hand you to the police'],
    ],
    'no-rest': [
      ['कोई छुट्टी नहीं', 'no day off'],
      ['छुट्टी नहीं मिलेगी', 'there will be no day off'],
      ['दिन में 16 घंटे', 'sixteen hours a day'],
      ['रोज़ 14 घंटे', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['टिकट मुफ़्त', 'the ticket is free'],
      ['मुफ़्त टिकट', 'free ticket'],
      ['टिकट फ्री', 'the ticket is free'],
    ],
    'free-room': [
      ['रहना मुफ़्त', 'lodging is free'],
      ['रहना खाना फ्री', 'lodging and food are free'],
      ['रहना खाना मुफ्त', 'lodging and food are free'],
      ['कमरा मुफ्त', 'the room is free'],
    ],
    'no-experience': [
      ['अनुभव की ज़रूरत नहीं', 'no experience needed'],
      ['बिना अनुभव', 'without experience'],
    ],
    'papers-arranged': [
      ['पासपोर्ट हम बनवा', 'we have the passport made'],
      ['कागज़ हम बनवा', 'we have the papers made'],
    ],
    urgent: [
      ['कल ही', 'tomorrow already'],
      ['आज ही संपर्क', 'contact today'],
      ['तुरंत चाहिए', 'needed at once'],
      ['तुरंत ज़रूरत', 'needed at once'],
    ],
    'private-only': [
      ['सिर्फ़ इनबॉक्स', 'inbox only'],
      ['केवल मैसेज', 'by message only'],
    ],
    'photos-first': [
      ['फ़ोटो भेजें', 'send photos'],
      ['फोटो भेजो', 'send photos'],
    ],
    'trust-pressed': [
      ['100% भरोसेमंद', 'reliable, a hundred per cent'],
      ['100% असली', 'genuine, a hundred per cent'],
      ['कोई धोखा नहीं', 'no fraud'],
    ],
  },
}
