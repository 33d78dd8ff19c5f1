/**
 * PDQ, the perceptual hash of 256 bits that hash lists carry (Meta Platforms, "The TMK+PDQF Video-Hashing Algorithm and
 * the PDQ Image-Hashing Algorithm", 2019). Written from the description and checked against its reference pictures.
 */
import { type BitHash, packBits } from './bit-hash.ts'
import { SAMPLES, samplePlane, smoothPlane } from './jarosz-filter.ts'
import type { LumaPlane } from './luma-plane.ts'

const SIDE = 16

/** PDQ works on at most 512 × 512 pixels; whoever decodes brings larger pictures down to this first. */
export const PDQ_LARGEST = 512

/** A hash with its quality, 0 to 100: below 50 a picture is too plain for its hash to mean anything. */
export interface PdqHash {
  readonly hash: BitHash
  readonly quality: number
}

/** A PDQ hash in the eight positions of a square: as it is, turned by 90, 180, 270 degrees, and each mirrored. */
export interface PdqPositions extends PdqHash {
  /** The seven others: turned three times, then mirrored left-right and its three turns. */
  readonly others: readonly BitHash[]
}

/** Rows 1 to 16 of the 64-point DCT-II. */
const COSINES = Float32Array.from({ length: SIDE * SAMPLES }, (_, at) => {
  const row = Math.floor(at / SAMPLES) + 1
  const column = at % SAMPLES
  return Math.sqrt(2 / SAMPLES) * Math.cos((Math.PI / 2 / SAMPLES) * row * (2 * column + 1))
})

/** The 16 × 16 lowest frequencies but for the constant ones. */
const transform = (samples: Float32Array): Float32Array => {
  const half = new Float32Array(SIDE * SAMPLES)
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SAMPLES; column++) {
      let sum = 0
      for (let at = 0; at < SAMPLES; at++)
        sum += (COSINES[row * SAMPLES + at] ?? 0) * (samples[at * SAMPLES + column] ?? 0)
      half[row * SAMPLES + column] = sum
    }
  const frequencies = new Float32Array(SIDE * SIDE)
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      let sum = 0
      for (let at = 0; at < SAMPLES; at++)
        sum += (half[row * SAMPLES + at] ?? 0) * (COSINES[column * SAMPLES + at] ?? 0)
      frequencies[row * SIDE + column] = sum
    }
  return frequencies
}

/** Sum of the steps between neighbouring samples, scaled so that an ordinary photograph reaches 100. */
const judgeQuality = (samples: Float32Array): number => {
  let steps = 0
  const step = (a: number, b: number): number =>
    Math.abs(Math.trunc((((samples[a] ?? 0) - (samples[b] ?? 0)) * 100) / 255))
  for (let row = 0; row < SAMPLES; row++)
    for (let column = 0; column < SAMPLES; column++) {
      const at = row * SAMPLES + column
      if (row + 1 < SAMPLES) steps += step(at, at + SAMPLES)
      if (column + 1 < SAMPLES) steps += step(at, at + 1)
    }
  return Math.min(100, Math.trunc(steps / 90))
}

/** The middle value: the lower of the two middle ones, as the reference takes it. */
const findMedian = (values: Float32Array): number =>
  Float32Array.from(values).sort()[values.length / 2 - 1] ?? 0

/** Bit 16·row + column is set where that frequency lies above the median. */
const toHash = (frequencies: (row: number, column: number) => number, median: number): BitHash =>
  packBits((bit) => frequencies(bit >>> 4, bit & 15) > median)

/** Odd frequencies (an even index, since the constant one is left out) change their sign when an axis is turned round. */
const turnsSign = (index: number): boolean => index % 2 === 0

/** Hashes a picture in all eight positions. A picture of less than one pixel has quality 0. */
export const hashPdq = (plane: LumaPlane): PdqPositions => {
  const samples = samplePlane(smoothPlane(plane))
  const frequencies = transform(samples)
  const at = (row: number, column: number): number => frequencies[row * SIDE + column] ?? 0
  const place = (swap: boolean, flipRows: boolean, flipColumns: boolean): BitHash => {
    const read = (row: number, column: number): number => {
      const value = swap ? at(column, row) : at(row, column)
      const turned = (flipRows && turnsSign(row)) !== (flipColumns && turnsSign(column))
      return turned ? -value : value
    }
    const values = Float32Array.from({ length: SIDE * SIDE }, (_, bit) => read(bit >>> 4, bit & 15))
    return toHash(read, findMedian(values))
  }
  const others = [
    place(true, true, false),
    place(false, true, true),
    place(true, false, true),
    place(false, false, true),
    place(true, false, false),
    place(false, true, false),
    place(true, true, true),
  ]
  return { hash: place(false, false, false), quality: judgeQuality(samples), others }
}
