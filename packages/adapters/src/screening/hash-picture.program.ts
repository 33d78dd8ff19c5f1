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
import sharp from 'sharp'
import { answerMessages } from '../sandbox/index.ts'

/** A picture that claims more pixels is not decoded at all: 100 megapixels is beyond any camera a phone holds. */
const MOST_PIXELS = 100_000_000

sharp.cache(false)
sharp.concurrency(1)

/** Pixels in sRGB on white, upright as its own metadata say, at most 512 on a side. */
const decode = async (bytes: Uint8Array): Promise<RgbPicture> => {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none', pages: 1 })
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(PDQ_LARGEST, PDQ_LARGEST, { fit: 'inside', withoutEnlargement: true, fastShrinkOnLoad: false })
    .raw()
    .toBuffer({ resolveWithObject: true })
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
