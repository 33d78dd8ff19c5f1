/** Decodes a picture to grey values for perceptual hashes and forgets it: nothing of it is kept or written. Runs behind walls. */
// Not through the index: a walled-in program loads its own side of the talk alone, at every start.
import { answerMessages } from '../../../sandbox/answer-messages.ts'
import { recogniseBytes } from '../../reading/child-files.ts'
import { packMessage } from '../../reading/reader-talk.ts'
import { DECODED, decodeWith, openPicture } from './decode-picture.ts'

/** PDQ reduces to 64 × 64 from at most this many pixels a side. */
const SIDE = 512

/** Grey values 0 to 255, row by row from the top left, of the picture as it is stored; turned upright first. */
const readLuma = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { type } = recogniseBytes(bytes, '')
  if (!DECODED.has(type)) throw new Error('not a picture that can be decoded')
  const picture = await openPicture(bytes, type)
  const { value } = await decodeWith(picture, (pixels) =>
    pixels
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  )
  const { data, info } = value
  const luma = new Uint8Array(info.width * info.height)
  // Rec. 601, as the reference implementation of PDQ weighs the colours.
  for (let at = 0; at < luma.length; at += 1) {
    const from = at * info.channels
    const [red = 0, green = red, blue = red] =
      info.channels >= 3 ? [data[from], data[from + 1], data[from + 2]] : [data[from]]
    luma[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
  }
  return packMessage({ width: info.width, height: info.height }, [luma])
}

if (import.meta.main) await answerMessages(readLuma)
