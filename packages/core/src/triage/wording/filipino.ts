/** Phrases in Filipino. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. */
export const FILIPINO: PhraseTable = {
  language: 'fil',
  begins: true,
  ends: true,
  negations: ['hindi', 'walang', 'huwag', 'di'],
  phrases: {
    'papers-kept': [
      ['hawak namin ang pasaporte', 'we hold the passport'],
      ['itatago namin ang pasaporte', 'we will keep the passport'],
      ['itatago namin ang passport', 'we will keep the passport'],
      ['nasa amo ang passport', 'the employer has the passport'],
      ['isuko ang passport', 'hand in the passport'],
    ],
    'debt-worked-off': [
      ['magtrabaho hanggang mabayaran ang utang', 'work until the debt is paid'],
      ['hanggang mabayaran ang utang', 'until the debt is paid'],
      ['pambayad sa utang ang trabaho', 'the work pays the debt'],
    ],
    'cost-advanced': [
      ['ibabawas sa sahod', 'deducted from the wage'],
      ['ibabawas sa sweldo', 'deducted from the salary'],
      ['kaltas sa sahod', 'deducted from the wage'],
      ['kaltas sa sweldo', 'deducted from the salary'],
      ['pamasahe ~ babayaran', 'the fare is paid back'],
    ],
    'wage-kept': [
      ['itatago namin ang sahod', 'we keep the wage'],
      ['itatago namin ang sweldo', 'we keep the salary'],
      ['sahod pagkatapos ng kontrata', 'the wage after the contract'],
      ['sweldo pagkatapos ng kontrata', 'the salary after the contract'],
    ],
    'may-not-leave': [
      ['bawal lumabas', 'going out is forbidden'],
      ['hindi puwedeng lumabas', 'one may not go out'],
      ['hindi pwedeng lumabas', 'one may not go out'],
      ['bawal ang cellphone', 'phones are forbidden'],
    ],
    'tell-family': [
      ['sasabihin ko sa pamilya mo', 'I will tell your family'],
      ['isusumbong kita sa pamilya', 'I will tell your family'],
      ['ipapadala ko sa pamilya mo', 'I will send it to your family'],
    ],
    'tell-police': [
      ['isusumbong kita sa pulis', 'I will report you to the police'],
      ['ipapapulis kita', 'I will hand you to the police'],
    ],
    'no-rest': [
      ['walang day off', 'no day off'],
      ['walang pahinga', 'no rest'],
      ['16 oras kada araw', 'sixteen hours a day'],
      ['14 oras kada araw', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['libreng ticket', 'free ticket'],
      ['libre ang ticket', 'the ticket is free'],
      ['libreng pamasahe', 'free fare'],
      ['libre ang pamasahe', 'the fare is free'],
    ],
    'free-room': [
      ['libreng tirahan', 'free lodging'],
      ['libreng kwarto', 'free room'],
      ['libre ang tirahan', 'the lodging is free'],
      ['stay in libre', 'living in, free'],
    ],
    'no-experience': [
      ['walang experience', 'no experience'],
      ['hindi kailangan ng experience', 'no experience needed'],
      ['kahit walang karanasan', 'even without experience'],
      ['di kailangan ng karanasan', 'no experience needed'],
    ],
    'papers-arranged': [
      ['kami ang bahala sa papeles', 'we take care of the papers'],
      ['kami ang bahala sa passport', 'we take care of the passport'],
      ['aayusin namin ang papeles', 'we arrange the papers'],
    ],
    urgent: [
      ['alis bukas', 'departure tomorrow'],
      ['urgent hiring', 'urgent hiring'],
      ['ngayon lang', 'only today'],
    ],
    'private-only': [
      ['pm lang', 'by private message only'],
      ['pm only', 'by private message only'],
      ['sa inbox lang', 'inbox only'],
    ],
    'photos-first': [
      ['magpadala ng litrato', 'send photos'],
      ['mag send ng picture', 'send photos'],
      ['magsend ng picture', 'send photos'],
    ],
    'trust-pressed': [
      ['100% legit', 'genuine, a hundred per cent'],
      ['hindi scam', 'no fraud'],
      ['walang lokohan', 'no cheating'],
    ],
  },
}
