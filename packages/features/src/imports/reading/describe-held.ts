/** Describes a reading as the exhibit will tell it: its report, its listing, its parts still unsealed. */
import type { ExhibitPart, ImportReport, InnerFile } from '@smart-rescue/schema'
import { AccessMode, ERRORS, ImportConsent } from '@smart-rescue/schema'
import type { Derivative, HeldReading } from '../../ports/held/converting.ts'
import { type Traced, traceReading } from '../../traces/trace-reading.ts'
import { hashBytes } from '../inner/import-inner.ts'
import { checkArchive } from './check-archive.ts'
import type { ImportRunDeps, Order } from './import-order.ts'

/** A part that is yet to be sealed. */
export interface UnsealedPart {
  readonly role: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A reading with all that its exhibit needs. */
export interface HeldExhibit {
  readonly order: Order
  readonly original: ExhibitPart
  readonly number: number
  readonly text: string
  readonly quarantined: boolean
  /** False for a web archive that contradicts itself or was not checked. */
  readonly isWhole: boolean
  readonly report: ImportReport
  readonly parts: readonly UnsealedPart[]
  readonly traced: Traced
}

const CLAIM =
  'These are the bytes as they were handed over. Who made them, and whether what they say is true, is not claimed; what stands in the file about itself may be false.'

/** Characters that a language is told by. */
const LANGUAGE_SAMPLE = 20_000

const MEDIA_KINDS: ReadonlySet<string> = new Set(['image', 'audio', 'video'])

const json = (role: string, value: unknown): UnsealedPart => ({
  role,
  name: `${role}.json`,
  mediaType: 'application/json',
  bytes: new TextEncoder().encode(JSON.stringify(value)),
})

/** Media that slipped past its name without an authority is sealed and never shown, whatever was read of it. */
const withhold = (reading: HeldReading, media: boolean): HeldReading =>
  media || !MEDIA_KINDS.has(reading.kind)
    ? reading
    : {
        ...reading,
        state: 'quarantined',
        reason: { code: 'import.media-withheld', sentence: ERRORS['import.media-withheld'].sentence },
        text: '',
        derivatives: [],
        messages: [],
        children: [],
      }

const listInner = (reading: HeldReading): InnerFile[] =>
  reading.children.map(({ name, mediaType, length, bytes }) => ({
    name,
    mediaType,
    length,
    ...(bytes === undefined ? {} : { sha256: hashBytes(bytes) }),
  }))

/** Parts that the converter made; the text and the listing are written by this feature from what it read. */
const shownDerivatives = (reading: HeldReading): Derivative[] =>
  reading.derivatives.filter(
    ({ role }) =>
      /^[a-z0-9-]{1,40}$/.test(role) && !['original', 'text', 'listing', 'messages'].includes(role),
  )

/** Describes the reading. Languages are asked of the converter; nothing else here takes time. */
export const describeHeld = async (
  deps: Pick<ImportRunDeps, 'converter' | 'clock' | 'software'>,
  given: {
    readonly order: Order
    readonly reading: HeldReading
    readonly original: ExhibitPart
    readonly media: boolean
    readonly number: number
    readonly bytes: Uint8Array
  },
): Promise<HeldExhibit> => {
  const { order, original, media, number } = given
  const reading = withhold(given.reading, media)
  // What the reader refuses is sealed all the same: it is evidence that cannot be shown.
  const quarantined = reading.state !== 'read'
  const derivatives = quarantined ? [] : shownDerivatives(reading)
  const { text } = reading
  const archive = reading.kind === 'web-archive' && !quarantined ? await checkArchive(given.bytes) : undefined
  const children = quarantined ? [] : listInner(reading)
  const messages = quarantined ? [] : reading.messages
  const sample = text.slice(0, LANGUAGE_SAMPLE)
  const languages = sample.trim() === '' ? [] : await deps.converter.detectLanguage(sample)
  const report: ImportReport = {
    v: 1,
    fileId: order.id,
    fileName: order.name ?? '',
    declaredType: order.declared_type ?? '',
    mediaType: reading.mediaType,
    kind: reading.kind,
    length: original.length,
    sha256: original.sha256.replace('sha256:', ''),
    state: quarantined ? 'quarantined' : 'read',
    ...(reading.reason === undefined ? {} : { reason: reading.reason }),
    accessMode: AccessMode.parse(order.access_mode),
    consent: ImportConsent.parse(order.consent),
    receivedOn: order.received_on,
    importedAt: order.requested_at.toISOString(),
    operator: order.display_name,
    caseReference: order.reference,
    purpose: order.purpose,
    legalBasis: order.legal_basis,
    media: media ? 'allowed' : 'withheld',
    ...(order.parent_exhibit === null || order.parent_sha256 === null
      ? {}
      : { parent: { exhibitId: order.parent_exhibit, sha256: order.parent_sha256 } }),
    facts: [...reading.facts],
    problems: [
      ...reading.problems,
      ...(archive !== undefined && 'problem' in archive ? [archive.problem] : []),
    ],
    children: children.length,
    messages: messages.length,
    languages: [...languages],
    derivatives: [...reading.derivatives.filter(({ role }) => role === 'text'), ...derivatives].map(
      ({ role, method }) => ({ role, method }),
    ),
    confinement: reading.confinement,
    software: deps.software,
    claim: CLAIM,
  }
  const parts: UnsealedPart[] = [
    ...(text === ''
      ? []
      : [
          {
            role: 'text',
            name: 'text.txt',
            mediaType: 'text/plain; charset=utf-8',
            bytes: new TextEncoder().encode(text),
          },
        ]),
    ...derivatives.map(({ role, name, mediaType, bytes }) => ({ role, name, mediaType, bytes })),
    ...(messages.length === 0 ? [] : [json('messages', messages)]),
    ...(children.length === 0 ? [] : [json('listing', children)]),
    ...(archive === undefined || 'problem' in archive ? [] : [json('archive-check', archive)]),
    json('import-report', report),
  ]
  // An archive that contradicts itself is evidence all the same; it is only not called whole.
  const isWhole = archive === undefined || ('ok' in archive && archive.ok)
  const traced = traceReading(reading, original, children, media)
  return { order, original, number, text, quarantined, isWhole, report, parts, traced }
}
