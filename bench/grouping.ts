/**
 * Measures grouping: cost and adjusted Rand index beside plain MinHash in the same run, and a thousand sources added to many in
 * PostgreSQL. Run: `node bench/grouping.ts [LARGEST FILE] [SOURCES IN THE DATABASE]`; without them 1,000,000 and 200,000.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeMachine } from './figures.ts'
import { adjustedRand } from './grouping/adjusted-rand.ts'
import { measureIncremental } from './grouping/incremental.ts'

const [LARGEST = 1_000_000, HELD = 200_000] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number)
const ROOT = join(import.meta.dirname, '..')
const SHARED = join(ROOT, '../shared/bench')
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

const folder = await mkdtemp(join(tmpdir(), 'smart-rescue-bench-'))
const at = (name: string): string => join(folder, name)

const column = (path: string, place: number): string[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[place] ?? '')

interface Cost {
  readonly wall: string
  readonly cpu: string
  readonly peak: string
}

const measure = (script: readonly string[]): Cost | undefined => {
  const { status, stderr } = spawnSync(process.execPath, [...script], { encoding: 'utf8', timeout: 600_000 })
  const found = /wall ([\d.]+) s, CPU ([\d.]+) s, peak memory (\d+) MiB/.exec(stderr)
  if (status !== 0 || found === null) return undefined
  return { wall: found[1] ?? '', cpu: found[2] ?? '', peak: found[3] ?? '' }
}

const WAYS: readonly [string, readonly string[]][] = [
  ['smart-rescue group', [join(ROOT, 'apps/server/bin/smart-rescue.mjs'), 'group']],
  ['plain MinHash', [join(ROOT, 'bench/grouping/plain-minhash.ts')]],
]

const measureSet = (what: string, name: string): void => {
  const truth = column(at(`${name}.truth.csv`), 1)
  for (const [way, script] of WAYS) {
    const cost = measure([...script, at(`${name}.csv`), at('found.csv')])
    if (cost === undefined) {
      say(`${what.padEnd(34)} ${way.padEnd(19)} failed`)
      continue
    }
    const index = adjustedRand(truth, column(at('found.csv'), 1))
    say(
      `${what.padEnd(34)} ${way.padEnd(19)} ${cost.wall.padStart(7)} s wall ${cost.cpu.padStart(7)} s CPU ${cost.peak.padStart(5)} MiB  ARI ${index.toFixed(4)}`,
    )
  }
}

const generate = (name: string, n: number, options: readonly string[]): void => {
  const { status } = spawnSync(
    process.execPath,
    [join(SHARED, 'gen.mjs'), '--n', `${n}`, '--seed', '1', ...options, '--out', at(name)],
    { stdio: 'ignore' },
  )
  if (status !== 0) throw new Error('the generator of adverts failed')
}

const EASY = ['--edit', '0.04']
const HARD = ['--edit', '0.1', '--stock', '1', '--minc', '1', '--maxc', '2']

const measureAdverts = (): void => {
  for (const n of [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= LARGEST)) {
    generate('ads', n, EASY)
    measureSet(`${n.toLocaleString('en')} adverts, 4 % edits`, 'ads')
  }
  for (const n of [10_000, 50_000].filter((size) => size <= LARGEST)) {
    generate('hard', n, HARD)
    measureSet(`${n.toLocaleString('en')} short adverts, 10 % edits`, 'hard')
  }
}

const measureDescriptions = (): void => {
  for (const n of [5_000, 100_000]) {
    const made = spawnSync('python3', [join(SHARED, 'debcorpus.py'), `${n}`, at('deb')], { stdio: 'ignore' })
    if (made.status !== 0 || column(at('deb.csv'), 0).length < 1_000) {
      say(`package descriptions, ${n}: skipped, this machine has no index of packages with descriptions`)
      continue
    }
    const size = column(at('deb.truth.csv'), 0).length
    measureSet(`${size.toLocaleString('en')} package descriptions`, 'deb')
  }
}

const measureHeld = async (): Promise<void> => {
  const more = 1_000
  generate('held', HELD, EASY)
  const truth = column(at('held.truth.csv'), 1)
  const { first, later, bytes, labels } = await measureIncremental(at('held.csv'), HELD, more, 3)
  const batch = measure([...(WAYS[0]?.[1] ?? []), at('held.csv'), at('found.csv')])
  const same = batch === undefined ? Number.NaN : adjustedRand(column(at('found.csv'), 1), labels)
  const size = (HELD - 3 * more).toLocaleString('en')
  say(
    `${size} sources in PostgreSQL, grouped at once: ${first.toFixed(1)} s, state ${(bytes / 2 ** 20).toFixed(0)} MiB`,
  )
  say(`then 1,000 more, three times: ${later.map((each) => `${each.toFixed(1)} s`).join(', ')}`)
  say(
    `ARI ${adjustedRand(truth, labels).toFixed(4)}; agreement with all grouped at once ${same.toFixed(4)} (1 is the same)`,
  )
}

/** Measured by others on another machine, with other programs: ../shared/bench/README.md. The plain MinHash of this run is weaker. */
const QUOTED = [
  '10,000 / 50,000 adverts, datasketch MinHash: 6.5 / 35 s CPU, 300 / 1,135 MB, ARI 0.9999',
  '1,000,000 adverts, an 80-line MinHash in one thread: 50 s CPU, 1,068 MB, ARI 0.9998',
  '50,000 adverts, InfoShield: 252 s CPU, 933 MB, ARI 0.48',
  'package descriptions, 5,001 / 60,910: MinHash ARI 0.724 / 0.41; short adverts: MinHash 0.10',
]

say(`Grouping near-equal texts. ${describeMachine()}`)
try {
  if (existsSync(join(SHARED, 'gen.mjs'))) {
    measureAdverts()
    measureDescriptions()
    for (const line of QUOTED) say(`quoted, not measured here: ${line}`)
    await measureHeld()
  } else say('skipped: the generator of adverts (../shared/bench) is not here')
} finally {
  await rm(folder, { recursive: true, force: true })
}
