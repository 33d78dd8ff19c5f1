/** UUIDs of version 7 (RFC 9562, section 5.7), ascending within one process even when the clock stands still or goes back. */
import { randomBytes } from 'node:crypto'
import type { Clock, Ids } from '@smart-rescue/features/ports/clock'

const LARGEST_COUNT = 0xfff

/**
 * Makes ids: 48 bits of time in ms, 12 bits of a counter that begins low at random in every millisecond (method 1 of
 * section 6.2), 62 random bits. When the counter is used up, the next id borrows the following millisecond.
 */
export const createIds = (clock: Clock): Ids => {
  let last = 0
  let count = 0
  return {
    next: () => {
      const now = clock.now().getTime()
      const random = randomBytes(10)
      if (now > last) {
        last = now
        count = random.readUInt16BE(8) & 0x7f
      } else if (count < LARGEST_COUNT) count++
      else {
        last++
        count = 0
      }
      const bytes = Buffer.alloc(16)
      bytes.writeUIntBE(last, 0, 6)
      bytes.writeUInt16BE(0x7000 | count, 6)
      random.copy(bytes, 8, 0, 8)
      bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
      const hex = bytes.toString('hex')
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        '-',
      )
    },
  }
}
