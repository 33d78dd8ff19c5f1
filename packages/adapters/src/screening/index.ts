/** Screening bytes against known-hash lists, in memory. */
export { createScreener, type ScreenerOptions } from './create-screener.ts'
export { createPictureHasher, type PictureHasher, type PictureReading } from './picture-hasher.ts'
