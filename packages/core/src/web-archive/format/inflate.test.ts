import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inflateMember, inflateRaw } from './inflate.ts'

const LIMIT = 1 << 24
const texts: readonly Uint8Array[] = [
  new Uint8Array(0),
  new Uint8Array([7]),
  new TextEncoder().encode('a room by the harbour '.repeat(2000)),
  Uint8Array.from({ length: 70_000 }, (_, i) => (i * 2654435761) >>> 24),
  new Uint8Array(300_000),
]

describe('inflating', () => {
  it('gives back what zlib deflated, at every level and strategy', () => {
    for (const text of texts)
      for (const level of [0, 1, 6, 9])
        for (const strategy of [0, 2, 4]) {
          const packed = new Uint8Array(deflateRawSync(text, { level, strategy }))
          const inflated = inflateRaw(packed, 0, LIMIT)
          expect(inflated?.end).toBe(packed.length)
          expect(Buffer.compare(Buffer.from(inflated?.bytes ?? []), Buffer.from(text))).toBe(0)
        }
  })

  it('tells where a gzip member ends, so that the next one can be found', () => {
    const members = texts.map((text) => new Uint8Array(gzipSync(text)))
    const file = Buffer.concat(members)
    let at = 0
    for (const [i, member] of members.entries()) {
      const inflated = inflateMember(new Uint8Array(file), at, LIMIT)
      expect([inflated?.bytes.length, inflated?.end]).toEqual([texts[i]?.length, at + member.length])
      at = inflated?.end ?? 0
    }
  })

  it('refuses what would grow beyond its limit', () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(1 << 20)))
    expect(inflateMember(bomb, 0, 1 << 19)).toBeUndefined()
    expect(inflateMember(bomb, 0, 1 << 20)?.bytes).toHaveLength(1 << 20)
  })

  it('refuses a member whose checksum or length does not fit, and one that was cut', () => {
    const member = new Uint8Array(gzipSync(Buffer.from('a room by the harbour')))
    for (const at of [member.length - 1, member.length - 8]) {
      const flipped = Uint8Array.from(member)
      flipped[at] = (member[at] ?? 0) ^ 1
      expect(inflateMember(flipped, 0, LIMIT)).toBeUndefined()
    }
    for (let length = 0; length < member.length; length++)
      expect(inflateMember(member.subarray(0, length), 0, LIMIT)).toBeUndefined()
  })

  it('never throws and never gives other bytes, whatever bit of a member is changed', () => {
    const text = Buffer.from('a room by the harbour '.repeat(20))
    const member = new Uint8Array(gzipSync(text))
    for (let at = 10; at < member.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Uint8Array.from(member)
        flipped[at] = (member[at] ?? 0) ^ (1 << bit)
        const inflated = inflateMember(flipped, 0, LIMIT)
        if (inflated) expect(Buffer.compare(Buffer.from(inflated.bytes), text)).toBe(0)
      }
  })
})
