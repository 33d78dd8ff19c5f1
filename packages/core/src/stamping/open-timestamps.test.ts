import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { fromHex, joinBytes, toHex, utf8 } from '../integrity/index.ts'
import { readOpenTimestamp } from './open-timestamps.ts'

const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array(0)
const MAGIC = hex('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294')
const DATA = utf8('the signed state of a log\n')
const string = (bytes: Uint8Array): Uint8Array => joinBytes(Uint8Array.of(bytes.length), bytes)
const attest = (tag: string, payload: Uint8Array): Uint8Array => joinBytes(hex(`00${tag}`), string(payload))
const PENDING = attest('83dfe30d2ef90c8e', string(utf8('https://calendar.example/a')))
const BITCOIN = attest('0588960d73d71901', hex('e0a535'))
const file = (...parts: readonly Uint8Array[]): Uint8Array =>
  joinBytes(MAGIC, Uint8Array.of(1, 8), sha256(DATA), ...parts)
const codeOf = (bytes: Uint8Array) => {
  const reading = readOpenTimestamp(bytes, DATA)
  return reading.ok ? 'ok' : reading.code
}

describe('an OpenTimestamps proof', () => {
  it('that waits for its calendar is read, and tied to its bytes', () => {
    expect(readOpenTimestamp(file(PENDING), DATA)).toEqual({
      ok: true,
      matches: true,
      algorithm: 'sha256',
      digest: toHex(sha256(DATA)),
      attestations: [{ kind: 'pending', calendar: 'https://calendar.example/a' }],
    })
  })

  it('is told apart from one about other bytes', () => {
    expect(readOpenTimestamp(file(PENDING), utf8('other'))).toMatchObject({ ok: true, matches: false })
  })

  it('that was upgraded shows the height of its block and the root that its header must hold', () => {
    const nonce = hex('0011223344')
    const steps = joinBytes(hex('f0'), string(nonce), hex('08'), hex('f1'), string(nonce), hex('08'))
    const once = sha256(joinBytes(sha256(DATA), nonce))
    const root = sha256(joinBytes(nonce, once))
    const reading = readOpenTimestamp(file(hex('ff'), PENDING, steps, BITCOIN), DATA)
    expect(reading).toMatchObject({
      ok: true,
      attestations: [
        { kind: 'pending' },
        { kind: 'bitcoin', height: 0x60 + 0x25 * 128 + 0x35 * 16384, merkleRoot: toHex(root.toReversed()) },
      ],
    })
  })

  it('with an attestation of another kind keeps its tag', () => {
    expect(readOpenTimestamp(file(attest('06869a0d73d71b45', hex('01'))), DATA)).toMatchObject({
      attestations: [{ kind: 'unknown', tag: '06869a0d73d71b45' }],
    })
  })

  it('knows every operation of the format', () => {
    const all = joinBytes(hex('f2f3020367'), hex('08'), PENDING)
    expect(codeOf(file(all))).toBe('ok')
  })

  it.each<[string, Uint8Array, string]>([
    ['no proof', utf8('hello'), 'ots.format'],
    ['another version', joinBytes(MAGIC, Uint8Array.of(2, 8), sha256(DATA), PENDING), 'ots.version'],
    ['a cut proof', file(PENDING.subarray(0, 9)), 'ots.truncated'],
    ['bytes behind its end', file(PENDING, hex('00')), 'ots.trailing'],
    ['an unknown operation', file(hex('f9'), PENDING), 'ots.operation'],
    ['an unknown hash', joinBytes(MAGIC, Uint8Array.of(1, 9), sha256(DATA), PENDING), 'ots.operation'],
    ['endless operations', file(new Uint8Array(300).fill(8), PENDING), 'ots.too-large'],
    ['endless growth', file(new Uint8Array(20).fill(0xf3), PENDING), 'ots.too-large'],
    [
      'an address that misleads',
      file(attest('83dfe30d2ef90c8e', string(utf8('https://a\u202eb')))),
      'ots.format',
    ],
    ['a huge file', new Uint8Array(2 << 20), 'ots.too-large'],
  ])('is refused for %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  it('never throws, whatever bit of it is changed', () => {
    const whole = file(hex('ff'), PENDING, hex('08'), BITCOIN)
    for (let at = 0; at < whole.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Uint8Array.from(whole)
        flipped[at] = (whole[at] ?? 0) ^ (1 << bit)
        expect(codeOf(flipped)).toMatch(/^(ok|ots\.[a-z-]+)$/)
      }
  })
})
