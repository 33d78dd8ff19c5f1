/** Phrases in Portuguese. Accents are left out on both sides before they are compared. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. */
export const PORTUGUESE: PhraseTable = {
  language: 'pt',
  begins: true,
  ends: true,
  negations: ['não', 'nunca', 'sem', 'jamais', 'nem'],
  phrases: {
    'papers-kept': [
      ['guardamos seu passaporte', 'we keep your passport'],
      ['guardamos o seu passaporte', 'we keep your passport'],
      ['ficamos com o passaporte', 'we keep the passport'],
      ['o passaporte fica com', 'the passport stays with somebody'],
      ['entregar o passaporte', 'hand in the passport'],
      ['ficamos com os documentos', 'we keep the documents'],
    ],
    'debt-worked-off': [
      ['trabalhar até pagar a dívida', 'work until the debt is paid'],
      ['até pagar a dívida', 'until the debt is paid'],
      ['até quitar a dívida', 'until the debt is settled'],
    ],
    'cost-advanced': [
      ['descontado do salário', 'deducted from the salary'],
      ['desconta do salário', 'deducted from the salary'],
      ['adiantamos a passagem', 'the ticket is advanced'],
      ['passagem ~ paga depois', 'the ticket is paid later'],
    ],
    'wage-kept': [
      ['retemos o salário', 'we hold the salary back'],
      ['salário ~ como garantia', 'the salary as a guarantee'],
      ['salário no fim do contrato', 'the salary at the end of the contract'],
    ],
    'may-not-leave': [
      ['não pode sair', 'one may not go out'],
      ['proibido sair', 'going out is forbidden'],
      ['proibido celular', 'phones are forbidden'],
      ['proibido telefone', 'phones are forbidden'],
    ],
    'tell-family': [
      ['vou contar para sua família', 'I will tell your family'],
      ['conto para a sua família', 'I tell your family'],
      ['mando para sua família', 'I send it to your family'],
    ],
    'tell-police': [
      ['te denuncio para a polícia', 'I report you to the police'],
      ['te entrego para a polícia', 'I hand you to the police'],
      ['vai ser deportada', 'you will be deported'],
    ],
    'no-rest': [
      ['sem folga', 'without a day off'],
      ['sem dia de folga', 'without a day off'],
      ['16 horas por dia', 'sixteen hours a day'],
      ['14 horas por dia', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['passagem grátis', 'free ticket'],
      ['passagem paga', 'the ticket is paid'],
      ['viagem grátis', 'free travel'],
      ['viagem paga', 'travel is paid'],
    ],
    'free-room': [
      ['alojamento grátis', 'free lodging'],
      ['moradia grátis', 'free housing'],
      ['quarto grátis', 'free room'],
      ['casa e comida grátis', 'house and food free'],
    ],
    'no-experience': [
      ['sem experiência', 'without experience'],
      ['não precisa de experiência', 'no experience needed'],
      ['não precisa experiência', 'no experience needed'],
      ['não exige experiência', 'no experience required'],
    ],
    'papers-arranged': [
      ['providenciamos ~ passaporte', 'we arrange the passport'],
      ['providenciamos ~ documentos', 'we arrange the documents'],
      ['cuidamos ~ papelada', 'we take care of the papers'],
    ],
    urgent: [
      ['embarque amanhã', 'departure tomorrow'],
      ['viagem amanhã', 'travel tomorrow'],
      ['últimas vagas', 'last places'],
      ['só hoje', 'only today'],
      ['urgente', 'urgent'],
    ],
    'private-only': [
      ['só no privado', 'privately only'],
      ['somente no privado', 'privately only'],
      ['só inbox', 'inbox only'],
    ],
    'photos-first': [
      ['enviar fotos', 'send photos'],
      ['envie fotos', 'send photos'],
      ['mande fotos', 'send photos'],
    ],
    'trust-pressed': [
      ['100% confiável', 'trusted, a hundred per cent'],
      ['100% seguro', 'safe, a hundred per cent'],
      ['não é golpe', 'it is no fraud'],
    ],
  },
}
