/** Translations of the verifier's page that are begun and unreviewed. What is missing is shown in English. */
import type { Words } from './words-english.ts'

/** Spanish. */
export const ES: Partial<Words> = {
  language: 'Idioma',
  unreviewed: 'Esta traducción está comenzada y sin revisar. Lo que falta está en inglés.',
  heading: 'Verificar un paquete',
  intro:
    'Esta página comprueba un paquete de pruebas aquí, en su ordenador. No se envía nada a ningún sitio: funciona sin red.',
  choosePackage: 'Paquete (zip)',
  choosePolicy: 'Su política (opcional)',
  dropHint: 'Suelte aquí el paquete y su política, o elíjalos.',
  choose: 'Elegir un archivo',
  noFile: 'ningún archivo elegido',
  reading: 'Leyendo y comprobando',
  refused: 'El archivo zip se rechaza.',
  consistent:
    'El paquete concuerda consigo mismo. Quién lo hizo no se comparó con nada que usted haya traído.',
  good: 'No hay nada incorrecto en este paquete, y su política responde por su registro.',
  bad: 'Hay algo incorrecto en este paquete. No se fíe de él. Conserve el archivo tal como está y pídalo de nuevo por otra vía.',
  intact: 'Íntegro',
  logged: 'Registrado',
  timed: 'Con sello de tiempo',
  witnessed: 'Atestiguado',
  ok: 'sí',
  not: 'no',
  unknown: 'no se sabe',
  byNobody: 'por nadie todavía',
  redList: 'Lo incorrecto o extraño',
  redListEmpty: 'No se encontró nada.',
  exhibits: 'Pruebas',
  exhibit: 'Prueba',
  organisation: 'Organización',
  case: 'Caso',
  file: 'Archivo',
}

/** Portuguese. */
export const PT: Partial<Words> = {
  language: 'Idioma',
  unreviewed: 'Esta tradução está começada e não revista. O que falta está em inglês.',
  heading: 'Verificar um pacote',
  intro:
    'Esta página verifica um pacote de provas aqui, no seu computador. Nada é enviado: funciona sem rede.',
  choosePackage: 'Pacote (zip)',
  choosePolicy: 'A sua política (opcional)',
  dropHint: 'Largue aqui o pacote e a sua política, ou escolha-os.',
  choose: 'Escolher um ficheiro',
  noFile: 'nenhum ficheiro escolhido',
  reading: 'A ler e a verificar',
  intact: 'Íntegro',
  logged: 'Registado',
  witnessed: 'Testemunhado',
  ok: 'sim',
  not: 'não',
  unknown: 'não se sabe',
  byNobody: 'por ninguém ainda',
  redListEmpty: 'Nada foi encontrado.',
  exhibits: 'Provas',
  exhibit: 'Prova',
  organisation: 'Organização',
  case: 'Caso',
  file: 'Ficheiro',
}

/** Nepali. */
export const NE: Partial<Words> = {
  language: 'भाषा',
  unreviewed: 'यो अनुवाद सुरु गरिएको मात्र हो, जाँच गरिएको छैन। बाँकी अंग्रेजीमा छ।',
  heading: 'प्याकेज जाँच्नुहोस्',
  choosePackage: 'प्याकेज (zip)',
  choose: 'फाइल छान्नुहोस्',
  ok: 'हो',
  not: 'होइन',
  unknown: 'थाहा छैन',
  byNobody: 'अहिलेसम्म कसैले गरेको छैन',
  exhibits: 'प्रमाणहरू',
  exhibit: 'प्रमाण',
  organisation: 'संस्था',
  case: 'मुद्दा',
  file: 'फाइल',
}

/** Hindi. */
export const HI: Partial<Words> = {
  language: 'भाषा',
  unreviewed: 'यह अनुवाद आरंभ किया गया है, जाँचा नहीं गया है। शेष अंग्रेज़ी में है।',
  heading: 'पैकेज जाँचें',
  choosePackage: 'पैकेज (zip)',
  choose: 'फ़ाइल चुनें',
  ok: 'हाँ',
  not: 'नहीं',
  unknown: 'ज्ञात नहीं',
  byNobody: 'अभी तक किसी ने नहीं',
  exhibits: 'साक्ष्य',
  exhibit: 'साक्ष्य',
  organisation: 'संस्था',
  case: 'मामला',
  file: 'फ़ाइल',
}
