/** Phrases in Lao. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. Lao writes no blanks between words. */
export const LAO: PhraseTable = {
  language: 'lo',
  begins: false,
  ends: false,
  negations: ['ບໍ່', 'ຫ້າມ'],
  phrases: {
    'papers-kept': [
      ['ເກັບພາສປອດ', 'keep the passport'],
      ['ຢຶດພາສປອດ', 'take the passport'],
      ['ເກັບໜັງສືຜ່ານແດນ', 'keep the passport'],
      ['ເກັບເອກະສານໄວ້', 'keep the papers'],
    ],
    'debt-worked-off': [
      ['ເຮັດວຽກໃຊ້ໜີ້', 'work to pay the debt'],
      ['ເຮັດວຽກຈົນກວ່າຈະໝົດໜີ້', 'work until the debt is gone'],
    ],
    'cost-advanced': [
      ['ຫັກຈາກເງິນເດືອນ', 'deducted from the salary'],
      ['ຫັກເງິນເດືອນ', 'deducted from the salary'],
      ['ອອກຄ່າປີ້ໃຫ້ກ່ອນ', 'the ticket is advanced'],
    ],
    'wage-kept': [
      ['ເກັບເງິນເດືອນໄວ້', 'keep the salary'],
      ['ຈ່າຍເມື່ອໝົດສັນຍາ', 'paid when the contract ends'],
    ],
    'may-not-leave': [
      ['ຫ້າມອອກນອກ', 'going out is forbidden'],
      ['ຫ້າມອອກໄປຂ້າງນອກ', 'going out is forbidden'],
      ['ຫ້າມໃຊ້ໂທລະສັບ', 'phones are forbidden'],
    ],
    'tell-family': [
      ['ຈະບອກຄອບຄົວ', 'will tell the family'],
      ['ຈະບອກພໍ່ແມ່', 'will tell the parents'],
    ],
    'tell-police': [
      ['ຈະແຈ້ງຕຳຫຼວດຈັບ', 'will have you arrested'],
      ['ຈະສົ່ງໃຫ້ຕຳຫຼວດ', 'will hand you to the police'],
    ],
    'no-rest': [
      ['ບໍ່ມີວັນພັກ', 'no day off'],
      ['ມື້ລະ 16 ຊົ່ວໂມງ', 'sixteen hours a day'],
      ['ມື້ລະ 14 ຊົ່ວໂມງ', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['ປີ້ຟຣີ', 'free ticket'],
      ['ເດີນທາງຟຣີ', 'free travel'],
      ['ອອກຄ່າເດີນທາງໃຫ້', 'travel is paid'],
    ],
    'free-room': [
      ['ທີ່ພັກຟຣີ', 'free lodging'],
      ['ກິນຢູ່ຟຣີ', 'food and lodging are free'],
    ],
    'no-experience': [
      ['ບໍ່ຕ້ອງມີປະສົບການ', 'no experience needed'],
      ['ບໍ່ຈຳເປັນຕ້ອງມີປະສົບການ', 'no experience needed'],
    ],
    'papers-arranged': [
      ['ເຮັດພາສປອດໃຫ້', 'the passport is arranged'],
      ['ເຮັດເອກະສານໃຫ້', 'the papers are arranged'],
    ],
    urgent: [
      ['ດ່ວນທີ່ສຸດ', 'most urgent'],
      ['ຮັບດ່ວນ', 'taken on urgently'],
      ['ເດີນທາງມື້ອື່ນ', 'travel tomorrow'],
    ],
    'private-only': [
      ['ທັກແຊັດເທົ່ານັ້ນ', 'by chat only'],
      ['ອິນບັອກເທົ່ານັ້ນ', 'inbox only'],
    ],
    'photos-first': [
      ['ສົ່ງຮູບມາ', 'send photos'],
      ['ສົ່ງຮູບຖ່າຍ', 'send photos'],
    ],
    'trust-pressed': [
      ['ເຊື່ອຖືໄດ້ 100%', 'trustworthy, a hundred per cent'],
      ['ບໍ່ໂກງ', 'no cheating'],
      ['ປອດໄພ 100%', 'safe, a hundred per cent'],
    ],
  },
}
