/** Reads traces from the facts that a reader found in a file: EXIF, XMP, document properties, mail headers. */
import type { Trace, TraceKind } from '@smart-rescue/schema'
import { type RawTrace, uniqueTraces } from './unique-traces.ts'

/** A fact as the file states it. */
export interface StatedFact {
  readonly group: string
  readonly name: string
  readonly value: string
}

/** Names of fields in lower case, without the prefix of a namespace. Software, author, owner and «last modified by» are not among them. */
const FIELDS: Readonly<Record<string, TraceKind>> = {
  serialnumber: 'camera-serial',
  bodyserialnumber: 'camera-serial',
  cameraserialnumber: 'camera-serial',
  internalserialnumber: 'camera-serial',
  lensserialnumber: 'lens-serial',
  imageuniqueid: 'image-id',
  documentid: 'document-id',
  instanceid: 'document-id',
  originaldocumentid: 'document-id',
  'pdf id': 'pdf-id',
  'revision root': 'word-root',
  'revision sessions': 'word-revisions',
  template: 'word-template',
  'message-id': 'message-id',
  'in-reply-to': 'message-id',
  references: 'message-id',
  'thread-index': 'mail-thread',
}

/** Only facts of these groups are read: a comment that calls itself a serial number is none. */
const GROUPS: ReadonlySet<string> = new Set([
  'EXIF',
  'XMP',
  'xmp',
  'xmpMM',
  'aux',
  'exifEX',
  'document',
  'headers',
])

const MAKERS: ReadonlySet<string> = new Set(['make', 'lensmake'])

/** Several ids in one header. */
const listed = (kind: TraceKind, value: string): string[] =>
  kind === 'message-id' ? (value.match(/<[^<>\s]{1,200}>/g) ?? [value]).slice(0, 50) : [value]

/** The header holds the thread in its first 22 bytes; each answer adds five of its own (MS-OXOMSG, 2.2.1.3). */
const threadOf = (value: string): string => value.replaceAll(/\s/g, '').slice(0, 28)

/** A program that writes the same id into the first and the second half of a PDF has one; both are read. */
const halves = (value: string): string[] => value.split(/[\s,]+/)

/** The traces in the facts of one file, each once, sorted: the order of the facts does not matter. */
export const traceFacts = (facts: readonly StatedFact[]): Trace[] => {
  const maker = facts
    .filter(({ group, name }) => GROUPS.has(group) && MAKERS.has(name.toLowerCase()))
    .map(({ value }) => value)
    .sort()[0]
  const read: RawTrace[] = []
  for (const { group, name, value } of facts) {
    if (!GROUPS.has(group)) continue
    const kind = FIELDS[name.toLowerCase().replace(/^[a-z]+:/, '')]
    if (kind === undefined) continue
    const where = `${group} ${name}`
    if (kind === 'camera-serial' || kind === 'lens-serial')
      read.push({ kind, raw: `${(maker ?? '').replaceAll(':', '')}:${value}`, where })
    else if (kind === 'mail-thread') read.push({ kind, raw: threadOf(value), where })
    else if (kind === 'pdf-id') for (const raw of halves(value)) read.push({ kind, raw, where })
    else for (const raw of listed(kind, value)) read.push({ kind, raw, where })
  }
  return uniqueTraces(read)
}
