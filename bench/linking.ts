/** Measures joining: precision, recall, largest network, time and memory on generated adverts with agency numbers, beside a cap on adverts a number. Run: `node bench/linking.ts [sizes, e.g. 10000,100000,1000000] [seed]`. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeMachine } from './figures.ts'

const SIZES = (process.argv[2] ?? '10000,100000').split(',').map(Number)
const SEED = process.argv[3] ?? '1'
const GENERATOR = join(import.meta.dirname, '../../shared/bench/gen.mjs')
const PROGRAM = join(import.meta.dirname, '../apps/server/bin/smart-rescue.mjs')
const TO_BEAT = { precision: 0.99, recall: 0.95 }

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

interface Truth {
  readonly template: string
  readonly operator: string
  readonly phone: string
}

const readTruth = (file: string): Truth[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, template = '', operator = '', , phone = ''] = line.split(',')
      return { template, operator, phone }
    })

/** Labels of a file `id,label`; whoever is alone has a label of its own. */
const readLabels = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line, n) => {
      const label = line.slice(line.lastIndexOf(',') + 1)
      return label === '-1' ? `alone ${n}` : label
    })

const count = (keys: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
const pairs = (counts: Map<string, number>): number => {
  let sum = 0
  for (const each of counts.values()) sum += (each * (each - 1)) / 2
  return sum
}

const most = (counts: Map<string, number>): number => {
  let largest = 0
  for (const each of counts.values()) largest = Math.max(largest, each)
  return largest
}

interface Score {
  readonly precision: number
  readonly recall: number
  readonly largest: number
}

/** Precision and recall over pairs of adverts. */
const score = (truth: readonly Truth[], labels: readonly string[]): Score => {
  const right = pairs(count(labels.map((label, n) => `${label} ${truth[n]?.operator}`)))
  const found = count(labels)
  return {
    precision: right / Math.max(1, pairs(found)),
    recall: right / Math.max(1, pairs(count(truth.map(({ operator }) => operator)))),
    largest: most(found),
  }
}

/** The baseline: true templates and true numbers, joined unless more adverts than the cap bear the number. */
const joinByCap = (truth: readonly Truth[], cap: number): string[] => {
  const parent = truth.map((_, n) => n)
  const find = (x: number): number => {
    let at = x
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  const join = (keys: readonly string[]): void => {
    const first = new Map<string, number>()
    for (const [n, key] of keys.entries()) {
      if (key === '') continue
      const other = first.get(key)
      if (other === undefined) first.set(key, n)
      else parent[find(n)] = find(other)
    }
  }
  const carriers = count(truth.map(({ phone }) => phone))
  join(truth.map(({ template }) => (template === '-1' ? '' : template)))
  join(truth.map(({ phone }) => ((carriers.get(phone) ?? 0) > cap ? '' : phone)))
  return parent.map((_, n) => `${find(n)}`)
}

const row = (n: number, what: string, { precision, recall, largest }: Score, cost = ''): boolean =>
  say(
    `${n.toLocaleString('en').padStart(9)}  ${what.padEnd(34)} precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  largest ${String(largest).padStart(6)}  ${cost}`,
  )

if (!existsSync(GENERATOR)) {
  say('The generator of adverts is not here; nothing was measured.')
  process.exit(0)
}
say(`machine: ${describeMachine()}`)
say(
  'joining: three agency numbers on 2 % of the adverts; the baselines know the true templates and numbers, smart-rescue reads both from the text',
)
const folder = mkdtempSync(join(tmpdir(), 'linking-'))
try {
  for (const n of SIZES) {
    const base = join(folder, `ads${n}`)
    spawnSync(process.execPath, [GENERATOR, '--n', String(n), '--seed', SEED, '--out', base])
    const truth = readTruth(`${base}.truth.csv`)
    for (const cap of [Number.POSITIVE_INFINITY, 200, 50])
      row(
        n,
        cap === Number.POSITIVE_INFINITY ? 'no cap' : `at most ${cap} adverts a number`,
        score(truth, joinByCap(truth, cap)),
      )
    const run = spawnSync(process.execPath, [PROGRAM, 'link', `${base}.csv`, `${base}.out.csv`], {
      encoding: 'utf8',
    })
    const cost = run.stderr.split('\n').find((line) => line.startsWith('wall')) ?? 'it failed'
    const result = score(truth, readLabels(`${base}.out.csv`))
    const isMissed = result.precision < TO_BEAT.precision || result.recall < TO_BEAT.recall
    row(n, 'smart-rescue link', result, `${cost}${isMissed ? '   MISSED (0.99 and 0.95)' : ''}`)
    if (isMissed) process.exitCode = 1
    const sizes = count(truth.map(({ operator }) => operator))
    say(`${''.padEnd(11)}largest true network ${most(sizes)}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
