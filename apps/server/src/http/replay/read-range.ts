/** Reads one byte range of a request (RFC 9110, section 14.2). Several ranges at once are answered with the whole. */

/** What to send: `end` is exclusive; 416 means that nothing of it can be sent. */
export interface ByteRange {
  readonly status: 200 | 206 | 416
  readonly start: number
  readonly end: number
}

/** The range that a header asks for out of `length` bytes. A header that cannot be read is ignored, as the RFC says. */
export const readRange = (header: string | undefined, length: number): ByteRange => {
  const whole = { status: 200, start: 0, end: length } as const
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return whole
  if (first === '') {
    const count = Math.min(Number(last), length)
    return count === 0
      ? { status: 416, start: 0, end: 0 }
      : { status: 206, start: length - count, end: length }
  }
  const start = Number(first)
  const end = last === '' ? length : Math.min(Number(last) + 1, length)
  if (last !== '' && Number(last) < start) return whole
  return start >= length ? { status: 416, start: 0, end: 0 } : { status: 206, start, end }
}
