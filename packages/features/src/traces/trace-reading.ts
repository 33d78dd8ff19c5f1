/** What of a reading leads to other files: the traces in it, and the hash of the picture where it may be kept. Pure. */
import { LEAST_BYTES, traceFacts, uniqueTraces } from '@smart-rescue/core/tracing'
import type { ExhibitPart, InnerFile, PictureHash, Trace } from '@smart-rescue/schema'
import type { HeldReading } from '../ports/held/converting.ts'

/** What the sealed detail of an exhibit says of it. */
export interface Traced {
  readonly traces?: Trace[]
  readonly picture?: PictureHash
}

/**
 * The traces of an imported file. A file that is not shown has none, and a picture is hashed only while a written authority
 * stands (`media`). Of the files inside those count whose bytes were read.
 */
export const traceReading = (
  reading: Pick<HeldReading, 'state' | 'facts' | 'traces' | 'picture'>,
  original: Pick<ExhibitPart, 'sha256' | 'length'>,
  inner: readonly Pick<InnerFile, 'sha256' | 'length'>[],
  media: boolean,
): Traced => {
  if (reading.state !== 'read') return {}
  const files = [
    { sha256: original.sha256, length: original.length, where: 'the file itself' },
    ...inner.map((file) => ({ ...file, where: 'a file inside it' })),
  ].flatMap(({ sha256, length, where }) =>
    sha256 === undefined || length < LEAST_BYTES ? [] : [{ kind: 'file-bytes' as const, raw: sha256, where }],
  )
  const read = [...traceFacts(reading.facts), ...(reading.traces ?? [])]
  const traces = uniqueTraces([
    ...files,
    ...read.map(({ kind, value, where }) => ({ kind, raw: value, where })),
  ])
  const { picture } = reading
  return {
    ...(traces.length === 0 ? {} : { traces }),
    ...(media && picture !== undefined ? { picture } : {}),
  }
}
