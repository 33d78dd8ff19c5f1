/** Measures how pictures of a case are tied: all pairs of PDQ hashes within 31 bits in eight positions, by multi-index hashing against comparing every pair. Run: `node bench/picture-ties.ts [pictures …]`. */
import { createNearIndex, formatBitHash, measureDistance, NEAR_BITS } from '@smart-rescue/core/safeguarding'
import { type PictureEntry, tiePictures } from '@smart-rescue/core/tracing'
import { describeMachine } from './figures.ts'

const asked = process.argv.slice(2).map(Number)
const SIZES = asked.length > 0 ? asked : [10_000, 100_000]
/** Look-ups of the linear scan; more would take too long. */
const SCANS = 200

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
const next = createWords(7)
const randomHash = (): Uint32Array => Uint32Array.from({ length: 8 }, next)
const alter = (hash: Uint32Array, bits: number): Uint32Array => {
  const changed = hash.slice()
  for (let at = 0; at < bits; at++) {
    const bit = next() % 256
    changed[bit >> 5] = ((changed[bit >> 5] ?? 0) ^ (1 << (bit & 31))) >>> 0
  }
  return changed
}
const used = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

process.stdout.write(`Ties of pictures · ${describeMachine()}\n`)
for (const size of SIZES) {
  /** One in ten is a copy of an earlier one, altered in up to 24 bits. */
  const hashes: Uint32Array[] = []
  for (let at = 0; at < size; at++)
    hashes.push(at % 10 === 9 ? alter(hashes[next() % at] ?? randomHash(), at % 25) : randomHash())
  const words = new Uint32Array(size * 8)
  hashes.forEach((hash, at) => {
    words.set(hash, at * 8)
  })
  const questions = Array.from(
    { length: Math.min(size, 20_000) },
    () => hashes[next() % size] ?? randomHash(),
  )

  const built = process.cpuUsage()
  const index = createNearIndex(words)
  const buildSeconds = used(built)
  const begun = process.cpuUsage()
  let found = 0
  for (const hash of questions) found += index.findAll(hash).length
  const perSecond = questions.length / used(begun)

  const scanned = process.cpuUsage()
  let seen = 0
  for (const hash of questions.slice(0, SCANS))
    for (let at = 0; at < size; at++) if (measureDistance(hash, words, 0, at * 8) <= NEAR_BITS) seen += 1
  const scansPerSecond = SCANS / used(scanned)
  let same = 0
  for (const hash of questions.slice(0, SCANS)) same += index.findAll(hash).length
  if (same !== seen) throw new Error(`the index finds ${same}, comparing all finds ${seen}`)

  const entries = hashes.map(
    (hash, at): PictureEntry => ({
      key: String(at).padStart(9, '0'),
      // Other positions are as far from everything as strangers are.
      pdq: [hash, ...Array.from({ length: 7 }, randomHash)].map(formatBitHash),
      quality: 100,
    }),
  )
  const all = process.cpuUsage()
  const ties = tiePictures(entries)
  process.stdout.write(
    `  ${size} pictures: index in ${buildSeconds.toFixed(1)} s; ${Math.round(perSecond)} look-ups a second (linear scan: ${Math.round(scansPerSecond)}), ${found} found; all ties in eight positions in ${used(all).toFixed(1)} s CPU (${ties.length} ties; comparing all by scan would take ${((8 * size) / scansPerSecond).toFixed(0)} s)\n`,
  )
}
process.stdout.write(`  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`)
