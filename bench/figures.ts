/** What every benchmark prints: the machine, and honest middles. */
import { cpus, totalmem } from 'node:os'

/** One line that names the machine the figures were taken on. */
export const describeMachine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`

/** The value below which the share `part` (0 to 1) of the values lies; NaN for none. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
