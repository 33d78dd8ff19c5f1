/**
 * The normal form of a trace: equal where the trace is equal, nothing where what stands there is no trace but a placeholder.
 *
 * | kind | form |
 * |---|---|
 * | file-bytes, site-icon, site-asset | SHA-256 of the bytes, lower-case hex |
 * | camera-serial, lens-serial | `maker:SERIAL`, no blanks; `:SERIAL` where no maker is named |
 * | image-id, pdf-id | 32 hex digits, lower case |
 * | document-id | 32 hex digits of the UUID or digest, lower case, without the prefix of the program |
 * | word-root | eight hex digits, upper case |
 * | word-revisions | number of sessions and a digest over all, `40:…` |
 * | word-template | file name, lower case |
 * | message-id, mail-thread | as written, without brackets |
 * | analytics-id, site-verification | `service:id` |
 */
import type { TraceKind } from '@smart-rescue/schema'

/** The longest form. */
const MOST = 200

/** Letters and digits that stand for «none». */
const NOTHING =
  /^(?:0+|9+|f+|x+|n\/?a|none|null|unknown|undefined|default|test|serial|notset|1234567890?|0123456789)$/i

const serial = (raw: string): string | undefined => {
  const [maker = '', number = ''] = raw.includes(':') ? raw.split(':', 2) : ['', raw]
  const plain = number.replaceAll(/[\s\0]+/g, '').toUpperCase()
  if (plain.length < 4 || !/\d/.test(plain) || NOTHING.test(plain) || !/^[\w./-]+$/.test(plain))
    return undefined
  const make = (/[a-z]+/.exec(maker.trim().toLowerCase()) ?? [''])[0]
  return `${make}:${plain}`
}

/** 32 digits that are no constant: at least five different ones among them. */
const digits = (raw: string): string | undefined => {
  const plain = raw
    .toLowerCase()
    .replaceAll(/[\s\0]+/g, '')
    .replace(/^(?:adobe:docid:[a-z]+:|xmp\.[dio]id:|uuid:|urn:uuid:)+/, '')
    .replaceAll(/[{}-]/g, '')
  return /^[0-9a-f]{32}$/.test(plain) && new Set(plain).size >= 5 ? plain : undefined
}

const sha256 = (raw: string): string | undefined => {
  const plain = raw.toLowerCase().replace(/^sha256:/, '')
  return /^[0-9a-f]{64}$/.test(plain) ? plain : undefined
}

const session = (raw: string): string | undefined => {
  const plain = raw.trim().toUpperCase()
  return /^[0-9A-F]{8}$/.test(plain) && !/^0+$/.test(plain) ? plain : undefined
}

/** Templates that Word and its kin use when nobody chose one. */
const ORDINARY =
  /^(?:normal|standard|default|blank|normalemail|word document)?(?:\.do[tc][xm]?|\.ott|\.wpt)?$/

const template = (raw: string): string | undefined => {
  const name = (raw.split(/[\\/]/).at(-1) ?? '').trim().toLowerCase().normalize('NFC')
  return ORDINARY.test(name) || name.length < 3 ? undefined : name.slice(0, MOST)
}

const message = (raw: string): string | undefined => {
  const plain = raw.trim().replace(/^<|>$/g, '')
  return /^[^\s<>@]{4,150}@[^\s<>@]{1,45}$/.test(plain) ? plain : undefined
}

const id = (raw: string): string | undefined => {
  const [service = '', number = ''] = raw.split(/:(.*)/s, 2)
  const plain = number.trim()
  return service === '' || plain.length < 5 || NOTHING.test(plain) || !/^[\w.=+/-]{5,150}$/.test(plain)
    ? undefined
    : `${service}:${plain}`
}

const FORMS: Readonly<Record<TraceKind, (raw: string) => string | undefined>> = {
  'file-bytes': sha256,
  'camera-serial': serial,
  'lens-serial': serial,
  'image-id': digits,
  'document-id': digits,
  'pdf-id': digits,
  'word-root': session,
  'word-revisions': (raw) => (/^\d{1,6}:[0-9a-f]{64}$/.test(raw) ? raw : undefined),
  'word-template': template,
  'message-id': message,
  'mail-thread': (raw) => (/^[\w+/=]{20,60}$/.test(raw.trim()) ? raw.trim() : undefined),
  'analytics-id': id,
  'site-verification': id,
  'site-icon': sha256,
  'site-asset': sha256,
}

/** The normal form of what was read as a trace of this kind; undefined where it says nothing. Normalising twice changes nothing. */
export const normaliseTrace = (kind: TraceKind, raw: string): string | undefined =>
  FORMS[kind](raw.slice(0, 2_000))
