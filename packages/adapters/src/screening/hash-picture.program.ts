/** Runs behind the sandbox's walls: decodes one picture after another and answers its perceptual hashes, never its pixels. */
import {
  formatBitHash,
  hashBlocks,
  hashPdq,
  mirrorPicture,
  PDQ_LARGEST,
  type RgbPicture,
  toLuma,
} from '@smart-rescue/core/safeguarding'
// Not through the indexes: a walled-in program loads its own side of the talk alone, at every start.
import { DECODED, decodeWith, openPicture } from '../converting/readers/pictures/decode-picture.ts'
import { recogniseBytes } from '../converting/reading/child-files.ts'
import { answerMessages } from '../sandbox/answer-messages.ts'

/** Pixels in sRGB on white, upright as its own metadata say, at most 512 on a side: whatever an import could show can be hashed. */
const decode = async (bytes: Uint8Array): Promise<RgbPicture> => {
  const { type } = recogniseBytes(bytes, '')
  if (!DECODED.has(type)) throw new Error('not a picture that can be decoded')
  const { value } = await decodeWith(await openPicture(bytes, type), (pixels) =>
    pixels
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize(PDQ_LARGEST, PDQ_LARGEST, { fit: 'inside', withoutEnlargement: true, fastShrinkOnLoad: false })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  )
  const { data, info } = value
  if (info.channels === 3) return { width: info.width, height: info.height, rgb: data }
  const rgb = new Uint8Array(info.width * info.height * 3)
  for (let at = 0; at < rgb.length; at++) rgb[at] = data[Math.floor(at / 3) * info.channels] ?? 0
  return { width: info.width, height: info.height, rgb }
}

await answerMessages(async (bytes) => {
  const picture = await decode(bytes)
  const { hash, quality, others } = hashPdq(toLuma(picture))
  const answer = {
    quality,
    pdq: [hash, ...others].map(formatBitHash),
    blocks: [picture, mirrorPicture(picture)].map((each) => formatBitHash(hashBlocks(each))),
  }
  return new TextEncoder().encode(JSON.stringify(answer))
})
