/** A file as the verifier sees it: random access to bytes, so that gigabytes on a disk and a file dropped on a page read alike. */

/** Random access to bytes that do not change while they are read. */
export interface ByteSource {
  /** Length in bytes. */
  readonly size: number
  /** Bytes from `start` to `end` (exclusive). Rejects where the medium fails or holds less. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** A source over bytes held in memory. */
export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (start, end) => {
    if (start < 0 || end > bytes.length || end < start) throw new RangeError('read outside the source')
    return bytes.subarray(start, end)
  },
})

/** Bytes that are fetched at once for small reads. */
const WINDOW = 1 << 20

/** Serves small reads from one window of a slow source; meant for reading forward. */
export const windowedSource = (source: ByteSource, window = WINDOW): ByteSource => {
  let from = 0
  let held: Uint8Array = new Uint8Array(0)
  return {
    size: source.size,
    read: async (start, end) => {
      if (end - start >= window) return source.read(start, end)
      if (start < from || end > from + held.length) {
        held = await source.read(start, Math.min(Math.max(start + window, end), source.size))
        from = start
      }
      if (end > from + held.length) throw new RangeError('read outside the source')
      return held.subarray(start - from, end - from)
    },
  }
}

/** The bytes from `start` to `end` in pieces of at most 1 MiB. */
export async function* streamRange(
  source: ByteSource,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += WINDOW) yield await source.read(at, Math.min(at + WINDOW, end))
}
