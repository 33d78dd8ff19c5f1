/** Safeguarding as pure rules: which addresses may be asked, what is media, and what stands in the way of a page. */
export { findWall, type PageFacts, type Wall } from './find-wall.ts'
export { HASH_ALGORITHMS, type HashAlgorithm, type ListEntry } from './hash-lists/list-entry.ts'
export {
  createHashList,
  type ExactHashes,
  type HashHit,
  type HashList,
  PDQ_LEAST_QUALITY,
  type PictureHashes,
} from './hash-lists/match-hashes.ts'
export { createNearIndex, NEAR_BITS, type NearHash, type NearIndex } from './hash-lists/near-index.ts'
export { type HashListText, type RefusedEntry, readHashList } from './hash-lists/read-hash-list.ts'
export { type AddressVerdict, judgeAddress } from './judge-address.ts'
export { type HostVerdict, judgeHost } from './judge-host.ts'
export { type ParsedHost, parseHost } from './parse-host.ts'
export { type BitHash, formatBitHash, measureDistance, parseBitHash } from './perceptual/bit-hash.ts'
export { hashBlocks } from './perceptual/block-hash.ts'
export { type LumaPlane, type RgbPicture, toLuma } from './perceptual/luma-plane.ts'
export { hashPdq, PDQ_LARGEST, type PdqPositions } from './perceptual/pdq.ts'
export { mirrorPicture } from './perceptual/turn-picture.ts'
export { isMediaRequest, isMediaType, looksLikeMedia } from './recognise-media.ts'
