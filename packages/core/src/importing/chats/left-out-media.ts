/** How WhatsApp says in an export that a file was left out or lies beside it, in the languages known for sure. */

/** Whole messages that stand for a file left out, in English, Spanish, Portuguese, Dutch and Arabic; in lower case, parted by `|`. */
const LEFT_OUT = new Set(
  [
    '<media omitted>|image omitted|video omitted|audio omitted|sticker omitted|document omitted|gif omitted',
    'contact card omitted|video note omitted',
    '<multimedia omitido>|imagen omitida|video omitido|audio omitido|sticker omitido|documento omitido|gif omitido',
    '<mídia oculta>|<mídia omitida>|<arquivo de mídia oculto>|<ficheiro não revelado>|imagem ocultada',
    'vídeo omitido|áudio ocultado|figurinha omitida',
    '<media weggelaten>|afbeelding weggelaten|video weggelaten|audio weggelaten|sticker weggelaten',
    'document weggelaten|gif weggelaten',
    '<تم استبعاد الوسائط>|تم استبعاد الصورة|تم استبعاد الفيديو|تم استبعاد الصوت',
  ].flatMap((row) => row.split('|')),
)

const ATTACHED_ENDINGS = [
  '(file attached)',
  '(archivo adjunto)',
  '(arquivo anexado)',
  '(ficheiro anexado)',
  '(bestand bijgevoegd)',
  '(الملف مرفق)',
]

const ATTACHED_FORMS = /^<(?:attached|adjunto|anexado|anexo|bijgevoegd): ?([^<>\n]{1,300})>$/i

/** Any other whole message in angle brackets with a character that no markup has: a phrase in another language. */
const BY_FORM = /^<[^<>\n]{3,60}>$/

/** What a message says about an attachment: its name or the phrase, the text beside it, and whether only the form tells. */
export interface AttachmentNote {
  readonly attachment: string
  readonly text: string
  readonly byForm: boolean
}

/** Reads the note of an attachment from a message whose marks of direction are taken off; undefined where it is plain text. */
export const readAttachmentNote = (message: string): AttachmentNote | undefined => {
  const end = message.indexOf('\n')
  const first = (end < 0 ? message : message.slice(0, end)).trim()
  const text = end < 0 ? '' : message.slice(end + 1)
  if (LEFT_OUT.has(first.toLowerCase())) return { attachment: first, text, byForm: false }
  const ending = ATTACHED_ENDINGS.find((one) => first.endsWith(one))
  if (ending !== undefined && first.length > ending.length)
    return { attachment: first.slice(0, -ending.length).trim(), text, byForm: false }
  const attached = ATTACHED_FORMS.exec(first)?.[1]
  if (attached !== undefined) return { attachment: attached.trim(), text, byForm: false }
  // Other languages: on Android the phrase is the whole message between angle brackets.
  if (BY_FORM.test(first) && /[^ -~]/.test(first) && !/[=/:"']/.test(first))
    return { attachment: first, text, byForm: true }
  return undefined
}
