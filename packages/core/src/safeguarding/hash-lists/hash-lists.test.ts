/** Known-hash lists: every form is read, nothing is guessed wrongly, and the index finds what comparing all would find. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureDistance } from '../perceptual/bit-hash.ts'
import { createExactIndex } from './exact-index.ts'
import type { ListEntry } from './list-entry.ts'
import { createHashList } from './match-hashes.ts'
import { createNearIndex, NEAR_BITS } from './near-index.ts'
import { readHashList } from './read-hash-list.ts'

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const SHA1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'
const MD5 = 'd41d8cd98f00b204e9800998ecf8427e'
const PDQ = 'd8f8f0cce0f4a84f0e370a22028f67f0b36e2ed596623e1d33e6b39c4e9c9b22'
const all: readonly ListEntry[] = [
  { algorithm: 'pdq', hex: PDQ },
  { algorithm: 'md5', hex: MD5 },
  { algorithm: 'sha256', hex: SHA256 },
]

describe('reading a list', () => {
  it.each([
    ['plain lines with a kind before each', `pdq: ${PDQ}\nmd5 ${MD5}\nsha256=${SHA256}\n`],
    [
      'CSV with names, as hasher-matcher-actioner writes it',
      `signal_type,signal_value,tags\npdq,${PDQ},a\nvideo_md5,${MD5},b\nsha256,${SHA256},c`,
    ],
    [
      'CSV of ThreatExchange in other order',
      `"id","indicator","type"\n1,"${PDQ}","HASH_PDQ"\n2,"${MD5}","HASH_MD5"\n3,"${SHA256}","HASH_SHA256"`,
    ],
    [
      'a table with semicolons and a byte order mark',
      `\uFEFFtype;hash\r\nPDQ;${PDQ.toUpperCase()}\r\nMD5;${MD5}\r\nSHA-256;${SHA256}\r\n`,
    ],
    [
      'JSON of signals',
      JSON.stringify([
        { signal_type: 'pdq', signal_value: PDQ },
        { signal_type: 'video_md5', signal_value: MD5 },
        { signal_type: 'sha256', signal_value: SHA256 },
      ]),
    ],
    [
      'JSON of StopNCII’s kind',
      JSON.stringify({
        hashes: [
          { hashValue: PDQ, signalType: 'ImagePDQ' },
          { hashValue: MD5, signalType: 'VideoMD5' },
          { hashValue: SHA256, signalType: 'sha256' },
        ],
      }),
    ],
    [
      'JSON of ThreatExchange',
      JSON.stringify({
        data: [
          { indicator: { indicator: PDQ, text: PDQ }, type: 'HASH_PDQ' },
          { indicator: MD5, type: 'HASH_MD5' },
          { indicator: SHA256, type: 'HASH_SHA256' },
        ],
      }),
    ],
    ['JSON by kind', JSON.stringify({ pdq: [PDQ], md5: [MD5], sha256: [SHA256] })],
    [
      'lines of JSON',
      `{"type":"pdq","hash":"${PDQ}"}\n{"type":"md5","hash":"${MD5}"}\n\n{"type":"sha256","hash":"${SHA256}"}`,
    ],
    ['comments and empty lines between', `# list\n\npdq: ${PDQ}\n// more\nmd5: ${MD5}\nsha256: ${SHA256}`],
  ])('understands %s', (_, text) => {
    expect(readHashList(text, 'list.txt')).toEqual({ entries: all, refused: [] })
  })

  it('takes the kind of 64 digits from the name of the file, and from nothing less', () => {
    expect(readHashList(PDQ, 'known-pdq.txt').entries).toEqual([all[0]])
    expect(readHashList(SHA256, 'sha256.txt').entries).toEqual([all[2]])
    for (const name of ['list.txt', 'sha256-and-pdq.txt']) {
      const { entries, refused } = readHashList(`${SHA256}\n`, name)
      expect(entries).toEqual([])
      expect(refused).toMatchObject([{ line: 1, reason: expect.stringMatching(/SHA-256 or PDQ/) }])
    }
  })

  it('knows MD5 and SHA-1 by their length, also as checksum tools print them and in base64', () => {
    expect(readHashList(`${MD5}  bridge.jpg\n${SHA1} *harbour.png\n`, 'sums').entries).toEqual([
      { algorithm: 'md5', hex: MD5 },
      { algorithm: 'sha1', hex: SHA1 },
    ])
    expect(readHashList('md5,1B2M2Y8AsgTpgAmY7PhCfg==', 'x.csv').entries).toEqual([
      { algorithm: 'md5', hex: MD5 },
    ])
  })

  it('names what is no hash by its line, and goes on', () => {
    const { entries, refused } = readHashList(`pdq: ${PDQ}\nhello\nmd5: ${SHA1}\nphotodna: abcd\n${MD5}`, 'l')
    expect(entries.map((entry) => entry.algorithm)).toEqual(['pdq', 'md5'])
    expect(refused.map(({ line }) => line)).toEqual([2, 3, 4])
    expect(refused.map(({ reason }) => reason)).toEqual([
      'This is not a hash in hex or base64.',
      'The hash has 40 digits, which md5 never has.',
      'This kind of hash cannot be compared here.',
    ])
  })

  it('keeps each hash once', () => {
    expect(readHashList(`md5:${MD5}\nMD5:${MD5.toUpperCase()}\n`, 'l').entries).toHaveLength(1)
  })

  it('counts what it does not name, so that a file of another kind stays readable', () => {
    const { refused } = readHashList('no hash\n'.repeat(1_000), 'l')
    expect(refused).toHaveLength(201)
    expect(refused.at(-1)).toEqual({ line: 0, reason: '800 more lines are no hashes.' })
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        for (const { algorithm, hex } of readHashList(text, 'l').entries)
          expect(`${algorithm} ${hex}`).toMatch(/^(sha256|pdq|blockhash|sha1|md5) [0-9a-f]+$/)
      }),
    )
    expect(readHashList(`${'['.repeat(5_000)}`, 'deep.json').entries).toEqual([])
    expect(readHashList(`${'['.repeat(200)}"${MD5}"${']'.repeat(200)}`, 'deep.json').entries).toEqual([])
  })
})

/** Words by a small generator with a seed: the same in every run. */
const randomWords = (count: number, seed: number): Uint32Array => {
  let state = seed
  return Uint32Array.from({ length: count }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  })
}
const flip = (hash: Uint32Array, bits: readonly number[]): Uint32Array => {
  const changed = hash.slice()
  for (const bit of bits) changed[bit >>> 5] = ((changed[bit >>> 5] ?? 0) ^ (1 << (bit & 31))) >>> 0
  return changed
}
const distinctBits = fc.uniqueArray(fc.nat(255), { minLength: 0, maxLength: 60 })

describe('the index of near hashes', () => {
  const words = randomWords(8 * 3_000, 42)
  const index = createNearIndex(words)

  it('finds any hash that differs in at most 31 bits, wherever they lie, and none beyond', () => {
    fc.assert(
      fc.property(fc.nat(2_999), distinctBits, (at, bits) => {
        const hash = flip(words.slice(8 * at, 8 * at + 8), bits)
        const found = index.findNearest(hash)
        if (bits.length <= NEAR_BITS) expect(found).toEqual({ at, distance: bits.length })
        else expect(found).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it('answers as comparing with every hash does, also where hashes lie close together', () => {
    const centre = randomWords(8, 7)
    const crowd = new Uint32Array(8 * 500)
    for (let at = 0; at < 500; at++) {
      const bits = Array.from(randomWords(1 + (at % 45), at + 1), (word) => word % 256)
      crowd.set(flip(centre, [...new Set(bits)]), 8 * at)
    }
    const crowded = createNearIndex(crowd)
    for (let trial = 0; trial < 200; trial++) {
      const bits = Array.from(randomWords(trial % 40, trial + 900), (word) => word % 256)
      const asked = flip(centre, [...new Set(bits)])
      let slow: { at: number; distance: number } | undefined
      for (let at = 0; at < 500; at++) {
        const distance = measureDistance(asked, crowd, 0, 8 * at)
        if (distance <= NEAR_BITS && (slow === undefined || distance < slow.distance)) slow = { at, distance }
      }
      expect(crowded.findNearest(asked)).toEqual(slow)
    }
  })

  it('is empty without hashes', () => {
    expect(createNearIndex(new Uint32Array(0)).findNearest(new Uint32Array(8))).toBeUndefined()
  })
})

describe('the index of exact hashes', () => {
  it('finds what was given and nothing else', () => {
    const given = Array.from({ length: 2_000 }, (_, at) =>
      Array.from(randomWords(4, at + 1), (word) => word.toString(16).padStart(8, '0')).join(''),
    )
    const index = createExactIndex(given, 32)
    expect(index.size).toBe(new Set(given).size)
    given.forEach((hex, at) => {
      expect(index.find(hex)).toBe(given.indexOf(hex) === at ? at : given.indexOf(hex))
    })
    expect(index.find(MD5)).toBeUndefined()
    expect(index.find(SHA256)).toBeUndefined()
  })

  it('tells hashes apart that share their first words', () => {
    const index = createExactIndex([`${'0'.repeat(31)}1`, `${'0'.repeat(31)}2`, `${'0'.repeat(31)}1`], 32)
    expect(index.size).toBe(2)
    expect(index.find(`${'0'.repeat(31)}2`)).toBe(1)
    expect(index.find(`${'0'.repeat(31)}3`)).toBeUndefined()
  })
})

describe('a list', () => {
  const list = createHashList([
    ...all,
    { algorithm: 'sha1', hex: SHA1 },
    { algorithm: 'blockhash', hex: 'f'.repeat(64) },
  ])
  const none = { sha256: '0'.repeat(64), sha1: '0'.repeat(40), md5: '0'.repeat(32) }
  const pdq = Uint32Array.from([
    0xd8f8f0cc, 0xe0f4a84f, 0x0e370a22, 0x028f67f0, 0xb36e2ed5, 0x96623e1d, 0x33e6b39c, 0x4e9c9b22,
  ])

  it('counts its hashes by kind', () => {
    expect(list.size).toBe(5)
    expect(list.byAlgorithm).toEqual({ sha256: 1, sha1: 1, md5: 1, pdq: 1, blockhash: 1 })
  })

  it('finds exact hashes of each kind', () => {
    expect(list.findExact(none)).toBeUndefined()
    expect(list.findExact({ ...none, sha1: SHA1 })).toEqual({ algorithm: 'sha1', distance: 0 })
    expect(list.findExact({ ...none, md5: MD5 })).toEqual({ algorithm: 'md5', distance: 0 })
    expect(list.findExact({ ...none, sha256: SHA256 })).toEqual({ algorithm: 'sha256', distance: 0 })
  })

  it('finds a picture in any position, by PDQ before blockhash', () => {
    const near = flip(pdq, [3, 77, 200])
    expect(list.findPicture({ quality: 90, pdq: [new Uint32Array(8), near], blocks: [] })).toEqual({
      algorithm: 'pdq',
      distance: 3,
    })
    const blocks = [flip(new Uint32Array(8).fill(0xffffffff), [1, 2])]
    expect(list.findPicture({ quality: 90, pdq: [new Uint32Array(8)], blocks })).toEqual({
      algorithm: 'blockhash',
      distance: 2,
    })
    expect(list.findPicture({ quality: 90, pdq: [new Uint32Array(8)], blocks: [] })).toBeUndefined()
  })

  it('does not use the hash of a picture that is too plain', () => {
    expect(list.findPicture({ quality: 49, pdq: [pdq], blocks: [] })).toBeUndefined()
    expect(list.findPicture({ quality: 50, pdq: [pdq], blocks: [] })).toEqual({
      algorithm: 'pdq',
      distance: 0,
    })
  })
})
