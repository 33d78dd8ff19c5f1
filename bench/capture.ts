/**
 * Measures captures from the pasted address to the packed archive, the start of the browser included, on five neutral
 * pages. `node bench/capture.ts [runs] [page …]`. Prints its figures beside the ones to beat; decides nothing.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCapturer } from '@smart-rescue/adapters/capture'
import { describeMachine, percentile } from './figures.ts'
import { BENCH_PAGES, type BenchPage, pictureCount, startBenchSite } from './pages/bench-site.ts'

/** The best of the others in the same table (capture, 4.4): seconds, and the target set there. */
const TO_BEAT: Readonly<Record<BenchPage, string>> = {
  index: 'scoop 3.19 s, browsertrix 6.57 s; target 2.8 s',
  article: 'scoop 4.59 s, browsertrix 7.19 s; target 3.5 s',
  heavy: 'scoop 10.48 s, browsertrix 13.84 s; target 10.5 s',
  lazy: 'scoop 4.47 s, browsertrix 6.90 s; target 4.5 s, 60/60',
  infinite: 'scoop 23.98 s and browsertrix 25.73 s with 7/15; target 8 s, 15/15',
}

interface Run {
  readonly ms: number
  readonly bytes: number
  readonly state: string
  readonly pictures: number
  readonly batches: number
}

type Mode = 'cold, media allowed' | 'cold, media withheld' | 'warm, media withheld'

const MODES: readonly Mode[] = ['cold, media allowed', 'cold, media withheld', 'warm, media withheld']

const wanted = process.argv.slice(2)
const runs = Number(wanted.find((word) => /^\d+$/.test(word)) ?? 5)
const pages = BENCH_PAGES.filter(
  (page) => wanted.every((word) => /^\d+$/.test(word)) || wanted.includes(page),
)

const site = await startBenchSite()
const scratchDir = await mkdtemp(join(tmpdir(), 'smart-rescue-bench-'))
await chmod(scratchDir, 0o711)

/** One capture; the pictures counted are those that the mode is about: loaded, or asked for and withheld. */
const captureOnce = async (page: BenchPage, mode: Mode): Promise<Run> => {
  const media = mode.includes('allowed') ? 'allowed' : 'withheld'
  const capturer = createCapturer({
    scratchDir,
    warm: mode.startsWith('warm'),
    resolver: () => Promise.resolve(['127.0.0.1']),
    allowedPrivateHosts: ['bench.test'],
  })
  try {
    // A browser that is kept ready has had the time to become so.
    if (mode.startsWith('warm')) await new Promise((resolve) => setTimeout(resolve, 1_500))
    const began = performance.now()
    const outcome = await capturer.capture(
      {
        captureId: 'bench',
        url: `http://bench.test:${site.port}/${page}`,
        media,
        operator: 'bench',
        caseReference: 'bench',
        purpose: 'measurement',
        legalBasis: 'none needed',
      },
      () => undefined,
      new AbortController().signal,
    )
    const ms = performance.now() - began
    const fate = media === 'allowed' ? 'loaded' : 'withheld'
    const seen = outcome.report.requests.filter((each) => each.url.endsWith('.png') && each.fate === fate)
    return {
      ms,
      state: outcome.reason === undefined ? outcome.state : `${outcome.state} (${outcome.reason.code})`,
      bytes: outcome.files.find((file) => file.role === 'wacz')?.length ?? 0,
      pictures: seen.length,
      batches: new Set(outcome.text.match(/batch \d+/g)).size,
    }
  } finally {
    await capturer.close()
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2)

const results = new Map<string, Run[]>()
// Interleaved, so that a busy minute of the machine falls on all alike.
for (let round = 0; round < runs; round += 1)
  for (const page of pages)
    for (const mode of MODES) {
      const key = `${page} · ${mode}`
      results.set(key, [...(results.get(key) ?? []), await captureOnce(page, mode)])
    }

console.log(`capture: ${runs} runs each, interleaved, browser start included; ${describeMachine()}`)
for (const page of pages) {
  console.log(`${page}: to beat: ${TO_BEAT[page]}`)
  for (const mode of MODES) {
    const all = results.get(`${page} · ${mode}`) ?? []
    const times = all.map((run) => run.ms)
    const states = [...new Set(all.map((run) => run.state))].join(', ')
    const size = ((all[0]?.bytes ?? 0) / 1e6).toFixed(2)
    const pictures = `${Math.min(...all.map((run) => run.pictures))}/${pictureCount(page)} pictures`
    const batches = page === 'infinite' ? `, ${Math.min(...all.map((run) => run.batches))}/15 batches` : ''
    console.log(
      `  ${mode}: median ${seconds(percentile(times, 0.5))} s [${seconds(Math.min(...times))}–${seconds(Math.max(...times))}], ${size} MB, ${pictures}${batches}, ${states}`,
    )
  }
}
site.close()
await rm(scratchDir, { recursive: true, force: true })
