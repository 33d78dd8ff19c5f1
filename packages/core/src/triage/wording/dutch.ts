/** Phrases in Dutch. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. */
export const DUTCH: PhraseTable = {
  language: 'nl',
  begins: true,
  ends: true,
  negations: ['geen', 'niet', 'nooit', 'zonder'],
  after: ['niet', 'nooit'],
  phrases: {
    'papers-kept': [
      ['wij bewaren je paspoort', 'we keep your passport'],
      ['we bewaren je paspoort', 'we keep your passport'],
      ['paspoort ~ blijft bij ons', 'the passport stays with us'],
      ['paspoort ~ blijft bij de', 'the passport stays with somebody'],
      ['paspoort inleveren', 'hand in the passport'],
      ['lever je paspoort in', 'hand in your passport'],
    ],
    'debt-worked-off': [
      ['werken tot ~ schuld is afbetaald', 'work until the debt is paid'],
      ['tot de schuld is afbetaald', 'until the debt is paid'],
      ['schuld afwerken', 'work off the debt'],
    ],
    'cost-advanced': [
      ['ingehouden op je loon', 'deducted from the wage'],
      ['wordt van je loon afgetrokken', 'deducted from the wage'],
      ['verrekend met je loon', 'settled with the wage'],
      ['wij schieten ~ ticket voor', 'we advance the ticket'],
    ],
    'wage-kept': [
      ['loon ~ als borg', 'the wage as a deposit'],
      ['wij houden je loon', 'we hold your wage'],
      ['loon aan het einde van het contract', 'the wage at the end of the contract'],
    ],
    'may-not-leave': [
      ['niet naar buiten', 'not outside'],
      ['mag het huis niet verlaten', 'may not leave the house'],
      ['geen telefoon toegestaan', 'no phone allowed'],
    ],
    'tell-family': [
      ['ik vertel het je familie', 'I tell your family'],
      ['ik stuur het naar je familie', 'I send it to your family'],
      ['ik vertel het je ouders', 'I tell your parents'],
    ],
    'tell-police': [
      ['ik geef je aan bij de politie', 'I report you to the police'],
      ['je wordt uitgezet', 'you will be deported'],
    ],
    'no-rest': [
      ['geen vrije dag', 'no day off'],
      ['geen vrije dagen', 'no days off'],
      ['zonder vrije dag', 'without a day off'],
      ['16 uur per dag', 'sixteen hours a day'],
      ['14 uur per dag', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['gratis ticket', 'free ticket'],
      ['gratis reis', 'free travel'],
      ['reis betaald', 'travel is paid'],
      ['ticket betaald', 'the ticket is paid'],
    ],
    'free-room': [
      ['gratis kamer', 'free room'],
      ['gratis woonruimte', 'free housing'],
      ['gratis onderdak', 'free lodging'],
      ['kost en inwoning gratis', 'board and lodging free'],
    ],
    'no-experience': [
      ['geen ervaring nodig', 'no experience needed'],
      ['zonder ervaring', 'without experience'],
      ['ervaring niet nodig', 'experience is not needed'],
    ],
    'papers-arranged': [
      ['wij regelen ~ paspoort', 'we arrange the passport'],
      ['wij regelen ~ papieren', 'we arrange the papers'],
      ['wij regelen ~ documenten', 'we arrange the documents'],
    ],
    urgent: [
      ['morgen vertrek', 'departure tomorrow'],
      ['vertrek morgen', 'departure tomorrow'],
      ['alleen vandaag', 'only today'],
      ['laatste plaatsen', 'last places'],
      ['per direct', 'at once'],
    ],
    'private-only': [
      ['alleen privébericht', 'by private message only'],
      ['alleen via dm', 'by direct message only'],
      ['alleen pb', 'by private message only'],
    ],
    'photos-first': [
      ["stuur ~ foto's", 'send photos'],
      ['stuur ~ fotos', 'send photos'],
    ],
    'trust-pressed': [
      ['100% betrouwbaar', 'trusted, a hundred per cent'],
      ['100% veilig', 'safe, a hundred per cent'],
      ['geen oplichting', 'no fraud'],
    ],
  },
}
