/** Measures the import of screenshots with OCR off, and OCR alone, behind the real walls. Run: `node bench/import.ts [SCREENSHOTS] [PAGES]`. */
import { cpus } from 'node:os'
import { crc32 } from 'node:zlib'
import { createConverter } from '@smart-rescue/adapters/converting'
import { drawText } from '@smart-rescue/adapters/converting/testing'
import { describeSandbox } from '@smart-rescue/adapters/sandbox'
import { watchChildProcessor } from './child-processor.ts'
import { describeMachine, percentile } from './figures.ts'

const SCREENSHOTS = Number(process.argv[2] ?? 1_000)
const PAGES = Number(process.argv[3] ?? 12)
const DRAWINGS = 40
const [WIDTH, HEIGHT] = [1_080, 1_920]

const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const rate = (what: string, value: number, unit: string, toBeat: number): void => {
  const missed = value < toBeat ? '   MISSED' : ''
  say(`${what.padEnd(48)} ${value.toFixed(2).padStart(8)} ${unit}   to beat: ${toBeat}${missed}`)
  if (missed !== '') process.exitCode = 1
}

const WORDS =
  'quiet room for rent near the old bridge call in the evening garden kitchen balcony weekly price bicycle table lamp'.split(
    ' ',
  )
const lineOf = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, at) => WORDS[(seed * 7 + at * (seed + 3)) % WORDS.length]).join(' ')

/** The same picture as another file: a comment of its own before the end. */
const withComment = (png: Uint8Array, comment: string): Uint8Array => {
  const body = Buffer.concat([Buffer.from('tEXtComment\0'), Buffer.from(comment)])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  const end = png.length - 12
  return new Uint8Array(Buffer.concat([png.subarray(0, end), head, body, sum, png.subarray(end)]))
}

const drawings = await Promise.all(
  Array.from({ length: DRAWINGS }, (_, seed) =>
    drawText(
      Array.from({ length: 18 }, (_, at) => lineOf(seed + at, 5 + ((seed + at) % 4))),
      { width: WIDTH, height: HEIGHT, size: 36 },
    ),
  ),
)
const watch = watchChildProcessor()
const processor = (seconds: number, count: number, what: string): string =>
  `${((1_000 * seconds) / count).toFixed(0)} ms of processor time a ${what} in the programs behind walls`

const files = Array.from({ length: SCREENSHOTS }, (_, index) =>
  withComment(drawings[index % DRAWINGS] ?? new Uint8Array(0), `screenshot ${index}`),
)
const megabytes = files.reduce((sum, file) => sum + file.length, 0) / 1e6
const signal = new AbortController().signal
say(`machine: ${describeMachine()}`)
say(`walls: ${describeSandbox().strength}`)
say(
  `screenshots: ${SCREENSHOTS} PNG files of ${WIDTH} × ${HEIGHT} pixels, ${DRAWINGS} drawings, ${megabytes.toFixed(1)} MB; each derivative is WebP of its own pixels`,
)

const importer = createConverter()
const times: number[] = []
let failed = 0
let derived = 0
const queue = files.entries()
const work = async (): Promise<void> => {
  for (const [index, bytes] of queue) {
    const from = performance.now()
    const reading = await importer.read(
      { name: `screenshot-${index}.png`, mediaType: 'image/png', bytes },
      { media: 'allowed' },
      signal,
    )
    times.push(performance.now() - from)
    if (reading.state !== 'read' || reading.derivatives.length !== 1) failed += 1
    derived += reading.derivatives[0]?.bytes.length ?? 0
  }
}
const importCpu = watch.seconds()
const from = performance.now()
await Promise.all(Array.from({ length: Math.min(4, cpus().length) }, work))
const seconds = (performance.now() - from) / 1_000
const importUsed = watch.seconds() - importCpu
await importer.close()
rate('screenshots imported, OCR off', SCREENSHOTS / seconds, 'files/s', 20)
say(
  `  each: median ${percentile(times, 0.5).toFixed(0)} ms, 95 of 100 within ${percentile(times, 0.95).toFixed(0)} ms; derivatives ${(derived / 1e6).toFixed(1)} MB; ${failed} failed`,
)
say(`  ${processor(importUsed, SCREENSHOTS, 'file')}`)
if (failed > 0) process.exitCode = 1

const converter = createConverter()

const linesOf = (seed: number): string[] => Array.from({ length: 22 }, (_, at) => lineOf(seed * 31 + at, 9))
const pages = await Promise.all(
  Array.from({ length: PAGES }, (_, seed) =>
    drawText(linesOf(seed), { width: 1_240, height: 1_754, size: 30 }),
  ),
)
// One page first, so that starting the program and loading the language are not counted.
const first = pages[0]
if (first !== undefined) await converter.recognise(first, ['eng'], signal)
let right = 0
let all = 0
const ocrCpu = watch.seconds()
const began = performance.now()
for (const [seed, page] of pages.entries()) {
  const { text } = await converter.recognise(page, ['eng'], signal)
  const found = new Set(text.split('\n').map((line) => line.trim()))
  const lines = linesOf(seed)
  all += lines.length
  right += lines.filter((line) => found.has(line)).length
}
const pagesSeconds = (performance.now() - began) / 1_000
const ocrUsed = watch.seconds() - ocrCpu
await converter.close()
rate('OCR, one page at a time on one core', PAGES / pagesSeconds, 'pages/s', 1)
say(
  `  ${processor(ocrUsed, PAGES, 'page')}; pages of 1240 × 1754 pixels with 198 words; ${((100 * right) / Math.max(1, all)).toFixed(1)} of 100 lines right to the letter`,
)
watch.stop()
