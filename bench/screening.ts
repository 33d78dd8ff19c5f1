/** Measures screening on one core: look-ups of PDQ hashes among a million, and whole pictures through the walled-in hasher. Run: `node bench/screening.ts [hashes] [look-ups]`. */
import { createPictureHasher } from '@smart-rescue/adapters/screening'
import { createHashList, formatBitHash } from '@smart-rescue/core/safeguarding'
import sharp from 'sharp'
import { describeMachine } from './figures.ts'

const HASHES = Number(process.argv[2] ?? 1_000_000)
const LOOKUPS = Number(process.argv[3] ?? 10_000)
const TARGET = 2_000
const PICTURES = 100

/** A small deterministic generator (xorshift), so that a run can be repeated. */
const createWords = (seed: number) => {
  let state = seed
  return (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
const next = createWords(1)
const randomHash = (): Uint32Array => Uint32Array.from({ length: 8 }, next)
const alter = (hash: Uint32Array, bits: number): Uint32Array => {
  const changed = hash.slice()
  for (let at = 0; at < bits; at++) {
    const bit = next() % 256
    changed[bit >> 5] = ((changed[bit >> 5] ?? 0) ^ (1 << (bit & 31))) >>> 0
  }
  return changed
}

process.stdout.write(`Screening · ${describeMachine()}\n`)
const known = Array.from({ length: HASHES }, randomHash)
const began = performance.now()
const list = createHashList(known.map((hash) => ({ algorithm: 'pdq', hex: formatBitHash(hash) })))
process.stdout.write(
  `  list of ${HASHES} PDQ hashes made in ${((performance.now() - began) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().arrayBuffers / 2 ** 20)} MiB of tables\n`,
)

/** Half of the look-ups are copies altered in up to 31 bits, half are strangers. */
const questions = Array.from({ length: LOOKUPS }, (_, at) =>
  at % 2 === 0 ? alter(known[next() % HASHES] ?? randomHash(), at % 32) : randomHash(),
)
const cpu = process.cpuUsage()
const started = performance.now()
let found = 0
for (const hash of questions) if (list.findPicture({ quality: 100, pdq: [hash], blocks: [] })) found += 1
const seconds = (performance.now() - started) / 1000
const used = process.cpuUsage(cpu)
const cpuSeconds = (used.user + used.system) / 1e6
process.stdout.write(
  `  ${LOOKUPS} look-ups: ${Math.round(LOOKUPS / seconds)} a second by the clock, ${Math.round(LOOKUPS / cpuSeconds)} a second of one core (to reach: ${TARGET}); ${found} of ${Math.ceil(LOOKUPS / 2)} altered copies found\n`,
)

const hasher = createPictureHasher()
const side = 1_200
const raw = Buffer.alloc(3 * side * side)
for (let at = 0; at < raw.length; at++) raw[at] = (at * 7 + Math.floor(at / (3 * side)) * 13) % 256
const picture = await sharp(raw, { raw: { width: side, height: side, channels: 3 } })
  .blur(3)
  .jpeg()
  .toBuffer()
await hasher.hash(picture)
const first = performance.now()
for (let at = 0; at < PICTURES; at++) await hasher.hash(picture)
process.stdout.write(
  `  ${PICTURES} JPEG pictures of ${side} × ${side} decoded and hashed behind the walls: ${Math.round(PICTURES / ((performance.now() - first) / 1000))} a second\n`,
)
await hasher.close()
process.exitCode = found === Math.ceil(LOOKUPS / 2) ? 0 : 1
