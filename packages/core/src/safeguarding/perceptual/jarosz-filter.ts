/**
 * The smoothing that PDQ does before it samples: two passes of box filters along rows and columns, which together make a
 * tent filter (W. Jarosz, "Fast Image Convolutions", ACM SIGGRAPH 2001; PDQ reference, 2019).
 */
import type { LumaPlane } from './luma-plane.ts'

/** PDQ samples 64 × 64 points. */
export const SAMPLES = 64
const PASSES = 2

/** Half of a sampled block, rounded up: with two passes the tent covers one block. */
const windowFor = (dimension: number): number => Math.floor((dimension + 2 * SAMPLES - 1) / (2 * SAMPLES))

/** One box filter over `length` values that lie `stride` apart; at both ends the window shrinks to what there is. */
const smoothLine = (
  from: Float32Array,
  to: Float32Array,
  start: number,
  length: number,
  stride: number,
  window: number,
): void => {
  const ahead = Math.min(Math.floor((window + 2) / 2) - 1, length)
  const behind = window - ahead - 1
  let sum = 0
  let count = 0
  for (let at = 0; at < ahead; at++) {
    sum += from[start + at * stride] ?? 0
    count += 1
  }
  for (let at = 0; at < length; at++) {
    const enters = at + ahead
    if (enters < length) {
      sum += from[start + enters * stride] ?? 0
      count += 1
    }
    const leaves = at - behind - 1
    if (leaves >= 0) {
      sum -= from[start + leaves * stride] ?? 0
      count -= 1
    }
    to[start + at * stride] = sum / count
  }
}

/** Smooths a plane; the plane that came in stays as it was. */
export const smoothPlane = ({ width, height, luma }: LumaPlane): LumaPlane => {
  const plane = Float32Array.from(luma)
  const between = new Float32Array(luma.length)
  for (let pass = 0; pass < PASSES; pass++) {
    for (let row = 0; row < height; row++) smoothLine(plane, between, row * width, width, 1, windowFor(width))
    for (let column = 0; column < width; column++)
      smoothLine(between, plane, column, height, width, windowFor(height))
  }
  return { width, height, luma: plane }
}

/** Takes the middle of each of 64 × 64 blocks. */
export const samplePlane = ({ width, height, luma }: LumaPlane): Float32Array => {
  const samples = new Float32Array(SAMPLES * SAMPLES)
  for (let row = 0; row < SAMPLES; row++) {
    const y = Math.floor(((row + 0.5) * height) / SAMPLES)
    for (let column = 0; column < SAMPLES; column++) {
      const x = Math.floor(((column + 0.5) * width) / SAMPLES)
      samples[row * SAMPLES + column] = luma[y * width + x] ?? 0
    }
  }
  return samples
}
