/** Reads pictures: facts, and a derivative of fresh pixels that carries nothing over from the file. Runs behind walls. */
import { FILE_TYPES, IMPORT_LIMITS } from '@smart-rescue/core/importing'
import { formatBitHash, hashPdq, toLuma } from '@smart-rescue/core/safeguarding'
import type { Derivative } from '@smart-rescue/features/ports/held/converting'
import type { PictureHash } from '@smart-rescue/schema'
import sharp from 'sharp'
import { draftOf, type ReadJob, Unread } from '../../reading/draft.ts'
import { type ReadFile, serveReader } from '../../reading/serve-reader.ts'
import { decodeForHash } from './decode-for-hash.ts'
import { DAMAGED, DECODED, decodeWith, type OpenPicture, openPicture } from './decode-picture.ts'
import { readPictureFacts } from './picture-facts.ts'

const SIDE = IMPORT_LIMITS.derivativeSide
const QUALITY = 82

const makeView = async (picture: OpenPicture): Promise<{ derivative: Derivative; damaged: boolean }> => {
  const { value, damaged } = await decodeWith(picture, (pixels) =>
    pixels
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY, effort: 0 })
      .toBuffer(),
  )
  return {
    damaged,
    derivative: {
      role: 'view-01',
      name: 'view.webp',
      mediaType: 'image/webp',
      bytes: value,
      method: `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}: first frame decoded, turned upright, at most ${SIDE} pixels a side, WebP quality ${QUALITY}, no metadata`,
    },
  }
}

/** PDQ of the picture as it is shown, in eight positions; a broken off picture has none that would mean anything. */
const hashView = async (picture: OpenPicture): Promise<PictureHash> => {
  const { hash, quality, others } = hashPdq(toLuma(await decodeForHash(picture)))
  return { pdq: [hash, ...others].map(formatBitHash), quality }
}

const factsOf = async (job: ReadJob, picture: OpenPicture | undefined) => {
  const facts = await readPictureFacts(job.bytes)
  // WebP keeps its EXIF in a chunk that exifr does not look for.
  const block = facts.length === 0 ? picture?.exif : undefined
  const more = block === undefined ? [] : await readPictureFacts(block.subarray(block[0] === 0x45 ? 6 : 0))
  const own =
    picture === undefined
      ? []
      : [{ group: 'picture', name: 'size', value: `${picture.width} × ${picture.height} pixels` }]
  const comments = (picture?.comments ?? []).slice(0, 50).map(({ keyword, text }) => ({
    group: 'comment',
    name: keyword.slice(0, 100),
    value: text.slice(0, 1_000),
  }))
  return [...own, ...facts, ...more, ...comments]
}

/** Reads one picture. Without an authority for media only its facts. */
export const readImage: ReadFile = async (job) => {
  const { type, media, bytes } = job
  const [, mediaType, called] = FILE_TYPES[type]
  if (!DECODED.has(type)) {
    const facts = await factsOf(job, undefined)
    return draftOf(type, {
      facts,
      problems: [
        `No picture can be made of ${called} here; ask for it as JPEG or PNG. ${mediaType === 'image/heic' ? 'Its facts are shown.' : ''}`.trim(),
      ],
    })
  }
  const picture = await openPicture(bytes, type)
  const facts = await factsOf(job, picture)
  const problems: string[] = []
  if (picture.pages > 1) problems.push(`The file holds ${picture.pages} frames or pages; the first is shown.`)
  if (facts.some(({ group, name }) => group === 'place' && /latitude/i.test(name)))
    problems.push(
      'The file tells where it was taken. The place is sealed with the file and not in its derivative.',
    )
  if (media === 'withheld') return draftOf(type, { facts, problems })
  try {
    const { derivative, damaged } = await makeView(picture)
    if (damaged) problems.push(DAMAGED)
    const hashed = await hashView(picture)
    return draftOf(type, {
      facts,
      problems,
      derivatives: [derivative],
      ...(damaged ? {} : { picture: hashed }),
    })
  } catch (error) {
    if (error instanceof Unread) throw new Unread(error.code, { facts, problems })
    throw error
  }
}

if (import.meta.main) await serveReader(readImage)
