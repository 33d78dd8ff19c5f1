/** Runs behind the sandbox's walls: decodes one picture after another and answers its perceptual hashes, never its pixels. */
import {
  formatBitHash,
  hashBlocks,
  hashPdq,
  mirrorPicture,
  type RgbPicture,
  toLuma,
} from '@smart-rescue/core/safeguarding'
// Not through the indexes: a walled-in program loads its own side of the talk alone, at every start.
import { decodeForHash } from '../converting/readers/pictures/decode-for-hash.ts'
import { DECODED, openPicture } from '../converting/readers/pictures/decode-picture.ts'
import { recogniseBytes } from '../converting/reading/child-files.ts'
import { answerMessages } from '../sandbox/answer-messages.ts'

const decode = async (bytes: Uint8Array): Promise<RgbPicture> => {
  const { type } = recogniseBytes(bytes, '')
  if (!DECODED.has(type)) throw new Error('not a picture that can be decoded')
  return decodeForHash(await openPicture(bytes, type))
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
