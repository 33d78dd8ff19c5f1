/** The framing takes a stream apart the same however it was cut, and refuses a length before it keeps a byte. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameReader } from './framed-messages.ts'

const join = (messages: readonly Uint8Array[]): Buffer =>
  Buffer.concat(
    messages.flatMap((each) => {
      const head = Buffer.alloc(4)
      head.writeUInt32BE(each.length)
      return [head, each]
    }),
  )

describe('framed messages', () => {
  it('come out as they went in, wherever the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 60 }),
        (messages, cuts) => {
          const reader = createFrameReader(100)
          const stream = join(messages)
          const out: Buffer[] = []
          let at = 0
          for (let turn = 0; at < stream.length; turn += 1) {
            const next = at + (cuts[turn % cuts.length] ?? 1)
            out.push(...reader.push(stream.subarray(at, next)))
            at = next
          }
          expect(out.map((each) => each.toString('hex'))).toEqual(
            messages.map((each) => Buffer.from(each).toString('hex')),
          )
        },
      ),
    )
  })

  it('with a length beyond the limit are refused at once', () => {
    const reader = createFrameReader(10)
    expect(() => reader.push(Buffer.from([0, 0, 0, 11]))).toThrow(RangeError)
    expect(() => reader.push(new Uint8Array(11))).toThrow(RangeError)
    expect(() => createFrameReader(10).push(Buffer.from([255, 255, 255, 255]))).toThrow(RangeError)
  })

  it('of exactly the limit pass', () => {
    expect(createFrameReader(10).push(join([new Uint8Array(10)]))).toHaveLength(1)
  })

  it('that are not whole yet give nothing', () => {
    const reader = createFrameReader(10)
    expect(reader.push(Buffer.from([0, 0, 0]))).toEqual([])
    expect(reader.push(Buffer.from([2, 7]))).toEqual([])
    expect(reader.push(Buffer.from([8, 0, 0, 0]))).toEqual([Buffer.from([7, 8])])
  })
})
