/** Pixels as a perceptual hash wants them, the same for screening and for comparing pictures of a case. */
import { PDQ_LARGEST, type RgbPicture } from '@smart-rescue/core/safeguarding'
import { decodeWith, type OpenPicture } from './decode-picture.ts'

/** Pixels in sRGB on white, upright as the picture's own metadata say, at most 512 on a side: whatever can be shown can be hashed. */
export const decodeForHash = async (picture: OpenPicture): Promise<RgbPicture> => {
  const { value } = await decodeWith(picture, (pixels) =>
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
