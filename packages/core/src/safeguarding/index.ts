/** Safeguarding as pure rules: which addresses may be asked, what is media, and what stands in the way of a page. */
export { findWall, type PageFacts, type Wall } from './find-wall.ts'
export { type AddressVerdict, judgeAddress } from './judge-address.ts'
export { type HostVerdict, judgeHost } from './judge-host.ts'
export { type ParsedHost, parseHost } from './parse-host.ts'
export { isMediaRequest, isMediaType, looksLikeMedia } from './recognise-media.ts'
