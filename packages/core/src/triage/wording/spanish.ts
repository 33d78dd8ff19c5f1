/** Phrases in Spanish. Accents are left out on both sides before they are compared. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. */
export const SPANISH: PhraseTable = {
  language: 'es',
  begins: true,
  ends: true,
  negations: ['no', 'nunca', 'sin', 'jamás', 'tampoco'],
  phrases: {
    'papers-kept': [
      ['guardamos tu pasaporte', 'we keep your passport'],
      ['nos quedamos con tu pasaporte', 'we keep your passport'],
      ['el pasaporte queda con', 'the passport stays with somebody'],
      ['pasaporte ~ lo guarda', 'somebody keeps the passport'],
      ['entregar el pasaporte', 'hand in the passport'],
      ['guardamos tus documentos', 'we keep your documents'],
    ],
    'debt-worked-off': [
      ['trabajar hasta pagar la deuda', 'work until the debt is paid'],
      ['hasta pagar la deuda', 'until the debt is paid'],
      ['hasta saldar la deuda', 'until the debt is settled'],
    ],
    'cost-advanced': [
      ['se descuenta del sueldo', 'deducted from the salary'],
      ['se descuenta del salario', 'deducted from the salary'],
      ['adelantamos el pasaje', 'the ticket is advanced'],
      ['adelantamos el billete', 'the ticket is advanced'],
      ['pasaje ~ se paga después', 'the ticket is paid later'],
    ],
    'wage-kept': [
      ['retenemos el sueldo', 'we hold the salary back'],
      ['sueldo ~ como garantía', 'the salary as a guarantee'],
      ['sueldo al final del contrato', 'the salary at the end of the contract'],
    ],
    'may-not-leave': [
      ['no se permite salir', 'going out is not allowed'],
      ['prohibido salir', 'going out is forbidden'],
      ['no puedes salir', 'you may not go out'],
      ['sin teléfono', 'without a phone'],
    ],
    'tell-family': [
      ['le cuento a tu familia', 'I tell your family'],
      ['se lo mando a tu familia', 'I send it to your family'],
      ['avisaré a tu familia', 'I will tell your family'],
    ],
    'tell-police': [
      ['te denuncio a la policía', 'I report you to the police'],
      ['te entrego a la policía', 'I hand you to the police'],
      ['te van a deportar', 'they will deport you'],
    ],
    'no-rest': [
      ['sin día libre', 'without a day off'],
      ['sin días libres', 'without days off'],
      ['sin descanso', 'without rest'],
      ['16 horas al día', 'sixteen hours a day'],
      ['14 horas al día', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['pasaje gratis', 'free ticket'],
      ['pasaje pagado', 'the ticket is paid'],
      ['billete gratis', 'free ticket'],
      ['viaje gratis', 'free travel'],
      ['viaje pagado', 'travel is paid'],
    ],
    'free-room': [
      ['alojamiento gratis', 'free lodging'],
      ['habitación gratis', 'free room'],
      ['casa y comida gratis', 'house and food free'],
      ['vivienda gratis', 'free housing'],
    ],
    'no-experience': [
      ['sin experiencia', 'without experience'],
      ['no se necesita experiencia', 'no experience needed'],
      ['no se requiere experiencia', 'no experience required'],
    ],
    'papers-arranged': [
      ['tramitamos ~ pasaporte', 'we arrange the passport'],
      ['tramitamos ~ papeles', 'we arrange the papers'],
      ['arreglamos ~ papeles', 'we arrange the papers'],
    ],
    urgent: [
      ['viaje mañana', 'travel tomorrow'],
      ['salida mañana', 'departure tomorrow'],
      ['últimos cupos', 'last places'],
      ['solo hoy', 'only today'],
      ['urgente', 'urgent'],
    ],
    'private-only': [
      ['solo por privado', 'privately only'],
      ['solo mensaje privado', 'by private message only'],
      ['solo inbox', 'inbox only'],
    ],
    'photos-first': [
      ['enviar fotos', 'send photos'],
      ['envía fotos', 'send photos'],
      ['manda fotos', 'send photos'],
    ],
    'trust-pressed': [
      ['100% confiable', 'trusted, a hundred per cent'],
      ['100% seguro', 'safe, a hundred per cent'],
      ['no es estafa', 'it is no fraud'],
    ],
  },
}
