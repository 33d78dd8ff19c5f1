/** Phrases in Thai. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. Thai writes no blanks between words. */
export const THAI: PhraseTable = {
  language: 'th',
  begins: false,
  ends: false,
  negations: ['ไม่', 'ห้าม'],
  phrases: {
    'papers-kept': [
      ['เก็บพาสปอร์ต', 'keep the passport'],
      ['ยึดพาสปอร์ต', 'take the passport'],
      ['เก็บหนังสือเดินทาง', 'keep the passport'],
      ['พาสปอร์ตอยู่กับเรา', 'the passport stays with us'],
      ['เอกสารอยู่กับนายจ้าง', 'the papers stay with the employer'],
    ],
    'debt-worked-off': [
      ['ทำงานใช้หนี้', 'work to pay the debt'],
      ['ทำงานจนกว่าจะหมดหนี้', 'work until the debt is gone'],
    ],
    'cost-advanced': [
      ['หักจากเงินเดือน', 'deducted from the salary'],
      ['หักเงินเดือน', 'deducted from the salary'],
      ['ออกค่าตั๋วให้ก่อน', 'the ticket is advanced'],
    ],
    'wage-kept': [
      ['เก็บเงินเดือนไว้', 'keep the salary'],
      ['เงินเดือนเป็นประกัน', 'the salary as a deposit'],
      ['จ่ายเมื่อครบสัญญา', 'paid when the contract ends'],
    ],
    'may-not-leave': [
      ['ห้ามออกข้างนอก', 'going out is forbidden'],
      ['ห้ามออกไปข้างนอก', 'going out is forbidden'],
      ['ห้ามใช้โทรศัพท์', 'phones are forbidden'],
    ],
    'tell-family': [
      ['จะบอกครอบครัว', 'will tell the family'],
      ['จะบอกพ่อแม่', 'will tell the parents'],
    ],
    'tell-police': [
      ['จะแจ้งตำรวจจับ', 'will have you arrested'],
      ['จะส่งให้ตำรวจ', 'will hand you to the police'],
    ],
    'no-rest': [
      ['ไม่มีวันหยุด', 'no day off'],
      ['วันละ 16 ชั่วโมง', 'sixteen hours a day'],
      ['วันละ 14 ชั่วโมง', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['ตั๋วฟรี', 'free ticket'],
      ['ออกค่าเดินทางให้', 'travel is paid'],
      ['เดินทางฟรี', 'free travel'],
    ],
    'free-room': [
      ['ที่พักฟรี', 'free lodging'],
      ['มีที่พักให้ฟรี', 'lodging is given free'],
      ['กินอยู่ฟรี', 'food and lodging are free'],
    ],
    'no-experience': [
      ['ไม่ต้องมีประสบการณ์', 'no experience needed'],
      ['ไม่จำเป็นต้องมีประสบการณ์', 'no experience needed'],
    ],
    'papers-arranged': [
      ['ทำพาสปอร์ตให้', 'the passport is arranged'],
      ['จัดการเอกสารให้', 'the papers are arranged'],
      ['ทำเอกสารให้', 'the papers are arranged'],
    ],
    urgent: [
      ['ด่วนที่สุด', 'most urgent'],
      ['รับด่วน', 'taken on urgently'],
      ['เดินทางพรุ่งนี้', 'travel tomorrow'],
    ],
    'private-only': [
      ['ทักแชทเท่านั้น', 'by chat only'],
      ['อินบ็อกซ์เท่านั้น', 'inbox only'],
      ['ทักส่วนตัวเท่านั้น', 'privately only'],
    ],
    'photos-first': [
      ['ส่งรูปมา', 'send photos'],
      ['ส่งรูปถ่าย', 'send photos'],
    ],
    'trust-pressed': [
      ['เชื่อถือได้ 100%', 'trustworthy, a hundred per cent'],
      ['ไม่โกง', 'no cheating'],
      ['ปลอดภัย 100%', 'safe, a hundred per cent'],
    ],
  },
}
