/** What stands in a picture beside its pixels: EXIF, XMP, IPTC, as written and never trusted. */
import type { HeldFact } from '@smart-rescue/features/ports/held/converting'
import exifr from 'exifr'

const MOST_FACTS = 400
const MOST_VALUE = 1_000

const write = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.replaceAll('\0', '').trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Uint8Array)
    return value.length <= 16 ? Buffer.from(value).toString('hex') : `${value.length} bytes`
  if (Array.isArray(value))
    return value
      .slice(0, 20)
      .map((each) => write(each) ?? '')
      .join(', ')
  const written = typeof value === 'object' && value !== null ? JSON.stringify(value) : '{}'
  return written === '{}' ? undefined : written
}

/** Groups of exifr in the words of the report. */
const GROUPS: Readonly<Record<string, string>> = {
  ifd0: 'EXIF',
  exif: 'EXIF',
  gps: 'place',
  ifd1: 'thumbnail',
  interop: 'EXIF',
  iptc: 'IPTC',
  xmp: 'XMP',
  jfif: 'JFIF',
  ihdr: 'PNG',
}

const OPTIONS = {
  tiff: true,
  ifd1: true,
  exif: true,
  gps: true,
  interop: true,
  xmp: true,
  iptc: true,
  jfif: true,
  ihdr: false,
  icc: false,
  makerNote: false,
  mergeOutput: false,
  // Dates stay as the file has them: without a zone they are no instant.
  reviveValues: false,
  translateValues: true,
}

/** Facts of a picture or of its EXIF block (`Exif\0\0` or a TIFF head); empty where there are none or they cannot be read. */
export const readPictureFacts = async (bytes: Uint8Array): Promise<HeldFact[]> => {
  const parsed: unknown = await exifr.parse(bytes, OPTIONS).catch(() => undefined)
  if (typeof parsed !== 'object' || parsed === null) return []
  const facts: HeldFact[] = []
  for (const [group, block] of Object.entries(parsed)) {
    if (typeof block !== 'object' || block === null || facts.length >= MOST_FACTS) continue
    for (const [name, raw] of Object.entries(block as Record<string, unknown>)) {
      const value = write(raw)
      if (value !== undefined && value !== '')
        facts.push({
          group: GROUPS[group] ?? group,
          name: name.slice(0, 100),
          value: value.slice(0, MOST_VALUE),
        })
    }
  }
  return facts.slice(0, MOST_FACTS)
}
