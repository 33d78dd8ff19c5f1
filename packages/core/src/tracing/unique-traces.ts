/** Traces as a set: each once, in one order, at most so many. */
import type { Trace, TraceKind } from '@smart-rescue/schema'
import { normaliseTrace } from './normalise.ts'

/** Traces of one file at most. */
const MOST = 500

/** Files of fewer bytes are alike by chance (an empty one, a pixel, a blank page) and are no trace. */
export const LEAST_BYTES = 512

/** A trace as it was read. */
export interface RawTrace {
  readonly kind: TraceKind
  readonly raw: string
  readonly where: string
}

/** In their normal forms, each kind and value once (with the first place it was read at), sorted by kind and value. */
export const uniqueTraces = (read: Iterable<RawTrace>): Trace[] => {
  const found = new Map<string, Trace>()
  for (const { kind, raw, where } of read) {
    const value = normaliseTrace(kind, raw)
    const key = `${kind}/${value}`
    if (value === undefined || found.has(key)) continue
    found.set(key, { kind, value, where: where.slice(0, 200) })
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([, trace]) => trace)
}
