/** Known material inside a file: found by hash among what was read out of it. */
import type { HeldReading } from '../../ports/held/converting.ts'
import type { Screener } from '../../ports/held/screening.ts'
import type { KnownMaterial } from './stop-matched.ts'

/** The first of the file's contents that a list knows; undefined when no list knows anything. */
export const findKnownInside = async (
  screener: Screener,
  reading: HeldReading,
): Promise<KnownMaterial | undefined> => {
  if (screener.lists().length === 0) return undefined
  for (const { bytes, mediaType } of [...reading.children, ...reading.derivatives]) {
    if (bytes === undefined) continue
    const verdict = await screener.screen(bytes, mediaType)
    if (verdict.state === 'matched') return { ...verdict, length: bytes.byteLength }
  }
  return undefined
}
