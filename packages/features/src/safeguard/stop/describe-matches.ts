/** What a known-hash list dropped during a capture, as a stop with its report and its duty clock: one a capture. */
import type { DroppedMaterial, StopId } from '@smart-rescue/schema'
import type { StoppedDetail } from './project.ts'

/** The sealed detail of the stop, or undefined where no list matched. Of what matched only address, hash and list remain. */
export const describeMatches = (
  stopId: StopId,
  dropped: readonly DroppedMaterial[] | undefined,
): StoppedDetail | undefined => {
  const matched = (dropped ?? []).filter(({ because }) => because === 'matched')
  const [first] = matched
  if (first === undefined) return undefined
  const lists = matched.map(({ list, algorithm, distance }) =>
    [list, algorithm, distance].filter((part) => part !== undefined).join(' '),
  )
  return {
    act: 'stopped',
    stopId,
    seen: 'capture',
    urls: [...new Set(matched.map(({ url }) => url))],
    dropped: matched.flatMap(({ sha256 }) =>
      sha256 === undefined
        ? []
        : [{ role: 'response', sha256: `sha256:${sha256.replace(/^sha256:/, '')}`, length: 0 }],
    ),
    ciphertexts: [],
    ...(first.remoteAddress === undefined ? {} : { remoteAddress: first.remoteAddress }),
    listMatch: [...new Set(lists)].join('; '),
    offsetMinutes: 0,
  }
}
