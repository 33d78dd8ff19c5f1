/** Reads what the container of a sound or film says about itself; no frame and no sample is decoded. Runs behind walls. */
import { FILE_TYPES } from '@smart-rescue/core/importing'
import type { HeldFact } from '@smart-rescue/features/ports/held/converting'
import { type ICommonTagsResult, parseBuffer } from 'music-metadata'
import { draftOf, Unread } from '../reading/draft.ts'
import { type ReadFile, serveReader } from '../reading/serve-reader.ts'

const FORMAT = [
  'container',
  'codec',
  'codecProfile',
  'duration',
  'bitrate',
  'sampleRate',
  'numberOfChannels',
  'bitsPerSample',
  'creationTime',
  'modificationTime',
  'tool',
  'hasAudio',
  'hasVideo',
] as const
const TAGS: readonly (keyof ICommonTagsResult)[] = [
  'title',
  'artist',
  'album',
  'year',
  'date',
  'genre',
  'encodedby',
  'copyright',
  'description',
]

const write = (value: unknown): string | undefined => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(Math.round(value * 1_000) / 1_000) : undefined
  if (Array.isArray(value))
    return (
      value
        .map((each) => write(each) ?? '')
        .filter((each) => each !== '')
        .join(', ') || undefined
    )
  if (typeof value === 'object' && value !== null) return 'text' in value ? write(value.text) : undefined
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}

/** Types that the library does not take apart: they are kept with what their first bytes tell. */
const ONLY_NAMED = new Set(['avi', 'flv', 'mpeg', 'midi', 'amr'])

/** Reads one recording. Playing it needs an authority and is not done here. */
export const readMedia: ReadFile = async ({ type, bytes }) => {
  const [, mediaType, called] = FILE_TYPES[type]
  const problems = ['Only what the file says about itself was read; its sound and pictures were not decoded.']
  if (ONLY_NAMED.has(type))
    return draftOf(type, { problems: [...problems, `Of ${called} nothing more than its type is read here.`] })
  const { format, common } = await parseBuffer(
    bytes,
    { mimeType: mediaType, size: bytes.length },
    { duration: false, skipCovers: true },
  ).catch(() => {
    throw new Unread('file.broken')
  })
  const facts: HeldFact[] = []
  for (const name of FORMAT) {
    const value = write(format[name])
    if (value !== undefined) facts.push({ group: 'container', name, value: value.slice(0, 500) })
  }
  for (const track of (format.trackInfo ?? []).slice(0, 20)) {
    const { video } = track
    const size = video?.pixelWidth === undefined ? '' : `, ${video.pixelWidth} × ${video.pixelHeight} pixels`
    facts.push({
      group: 'track',
      name: track.codecName ?? 'track',
      value: `type ${track.type ?? 'unknown'}${size}`,
    })
  }
  for (const name of TAGS) {
    const value = write(common[name])
    if (value !== undefined) facts.push({ group: 'tags', name, value: value.slice(0, 500) })
  }
  return draftOf(type, {
    ...(common.title === undefined ? {} : { title: common.title.slice(0, 300) }),
    facts,
    problems,
  })
}

if (import.meta.main) await serveReader(readMedia)
