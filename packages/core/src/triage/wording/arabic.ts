/** Phrases in Arabic. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. Particles are joined to the front of words, pronouns to their end. */
export const ARABIC: PhraseTable = {
  language: 'ar',
  begins: false,
  ends: false,
  negations: ['لا', 'لن', 'ليس', 'بدون', 'دون', 'غير'],
  phrases: {
    'papers-kept': [
      ['جواز السفر يبقى عند', 'the passport stays with somebody'],
      ['جواز السفر يبقى معنا', 'the passport stays with us'],
      ['نحتفظ بجواز', 'we keep the passport'],
      ['نحتفظ بالاوراق', 'we keep the papers'],
      ['تسليم جواز السفر', 'handing in the passport'],
    ],
    'debt-worked-off': [
      ['العمل حتى سداد الدين', 'work until the debt is paid'],
      ['تعمل حتى تسدد الدين', 'work until the debt is paid'],
      ['حتى سداد الدين', 'until the debt is paid'],
    ],
    'cost-advanced': [
      ['يخصم من الراتب', 'deducted from the salary'],
      ['تخصم من الراتب', 'deducted from the salary'],
      ['ثمن التذكرة لاحقا', 'the price of the ticket later'],
    ],
    'wage-kept': [
      ['نحتفظ بالراتب', 'we keep the salary'],
      ['الراتب ضمان', 'the salary as a deposit'],
      ['الراتب في نهاية العقد', 'the salary at the end of the contract'],
    ],
    'may-not-leave': [
      ['ممنوع الخروج', 'going out is forbidden'],
      ['لا يسمح بالخروج', 'going out is not allowed'],
      ['ممنوع استعمال الهاتف', 'using a phone is forbidden'],
    ],
    'tell-family': [
      ['ساخبر اهلك', 'I will tell your family'],
      ['سنخبر اهلك', 'we will tell your family'],
      ['سارسلها الى اهلك', 'I will send it to your family'],
    ],
    'tell-police': [
      ['سابلغ عنك الشرطة', 'I will report you to the police'],
      ['سنسلمك للشرطة', 'we will hand you to the police'],
    ],
    'no-rest': [
      ['بدون يوم عطلة', 'without a day off'],
      ['لا يوجد يوم عطلة', 'there is no day off'],
      ['16 ساعة يوميا', 'sixteen hours a day'],
      ['14 ساعة يوميا', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['تذكرة مجانية', 'free ticket'],
      ['التذكرة مجانا', 'the ticket is free'],
      ['السفر مجانا', 'travel is free'],
    ],
    'free-room': [
      ['سكن مجاني', 'free lodging'],
      ['السكن مجانا', 'the lodging is free'],
      ['غرفة مجانية', 'free room'],
    ],
    'no-experience': [
      ['بدون خبرة', 'without experience'],
      ['لا تحتاج خبرة', 'no experience needed'],
      ['لا يشترط الخبرة', 'no experience required'],
    ],
    'papers-arranged': [
      ['نجهز جواز', 'we arrange the passport'],
      ['نجهز الاوراق', 'we arrange the papers'],
      ['نتكفل بالاوراق', 'we take care of the papers'],
    ],
    urgent: [
      ['السفر غدا', 'travel tomorrow'],
      ['مطلوب فورا', 'needed at once'],
      ['اليوم فقط', 'only today'],
    ],
    'private-only': [
      ['خاص فقط', 'privately only'],
      ['رسائل خاصة فقط', 'by private message only'],
      ['التواصل على الخاص', 'contact privately'],
    ],
    'photos-first': [
      ['ارسلي صور', 'send photos'],
      ['ارسل صور', 'send photos'],
    ],
    'trust-pressed': [
      ['موثوق 100%', 'trusted, a hundred per cent'],
      ['مضمون 100%', 'guaranteed, a hundred per cent'],
      ['بدون احتيال', 'no fraud'],
    ],
  },
}
