/** Messages over a pipe: four bytes of length, most significant first, then so many bytes. */

/** Takes a stream of bytes apart. `push` answers the whole messages so far; it throws a RangeError when one announces more than `most` bytes, before any of them is kept, and from then on always. */
export const createFrameReader = (most: number): { push(chunk: Uint8Array): readonly Buffer[] } => {
  let parts: Buffer[] = []
  let held = 0
  let wanted = -1
  const take = (length: number): Buffer => {
    const all = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
    const rest = all.subarray(length)
    parts = rest.length === 0 ? [] : [rest]
    held = rest.length
    return all.subarray(0, length)
  }
  return {
    push(chunk) {
      if (wanted > most) throw new RangeError('a message was longer than may be')
      if (chunk.length > 0) parts.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      held += chunk.length
      const messages: Buffer[] = []
      for (;;) {
        if (wanted < 0) {
          if (held < 4) return messages
          wanted = take(4).readUInt32BE()
          if (wanted > most) throw new RangeError('a message is longer than may be')
        }
        if (held < wanted) return messages
        messages.push(take(wanted))
        wanted = -1
      }
    },
  }
}
