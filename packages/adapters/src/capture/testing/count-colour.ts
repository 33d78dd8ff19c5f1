/** Counts the pixels of a picture that have about one colour; decoded by other code than the browser's. */
import sharp from 'sharp'

/** Pixels whose red, green and blue each differ by at most 40 from the wanted. */
export const countColour = async (
  png: Uint8Array | undefined,
  colour: readonly [number, number, number],
): Promise<number> => {
  if (png === undefined) return 0
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let count = 0
  for (let at = 0; at < data.length; at += info.channels)
    if (colour.every((wanted, channel) => Math.abs((data[at + channel] ?? 0) - wanted) <= 40)) count += 1
  return count
}
