/** `npm test`: everything that CI runs, in order, with the time each takes. Ends with one line that counts. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'

const bin = (path) => join(ROOT, 'node_modules', path)
const report = join(ROOT, '.cache', 'tests.json')

const node = await setUp({ forTests: true }).catch((failure) => {
  process.stderr.write(`${failure.message}\n0 passed, 1 failed\n`)
  process.exit(1)
})
const env = {
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  FORCE_COLOR: '0',
  NO_COLOR: '1',
}

const TSC = bin('typescript/bin/tsc')
const FLOORS = [
  'packages/schema',
  'packages/core',
  'packages/ui',
  'packages/features',
  'packages/adapters',
  'apps/verifier',
  'apps/server',
  'apps/web',
  '.',
]

const CHECKS = [
  ['format and lint', bin('@biomejs/biome/bin/biome'), ['ci', '--max-diagnostics=50', '.']],
  ...FLOORS.map((floor) => [`types of ${floor}`, TSC, ['-p', join(ROOT, floor)]]),
  [
    'imports go down',
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    ['--config', '.dependency-cruiser.cjs', 'packages', 'apps'],
  ],
  ['no dead code', bin('knip/bin/knip.js'), []],
  [
    'tests',
    bin('vitest/vitest.mjs'),
    [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      `--maxWorkers=${Math.min(4, availableParallelism() + 1)}`,
      ...process.argv.slice(2),
    ],
  ],
]

rmSync(report, { force: true })
mkdirSync(dirname(report), { recursive: true })
let passed = 0
let failed = 0
for (const [name, script, args] of CHECKS) {
  const began = Date.now()
  const done = spawnSync(node, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${done.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`)
  if (name === 'tests') continue
  if (done.status === 0) passed += 1
  else failed += 1
}
let skipped = 0
if (existsSync(report)) {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  failed += counts.numFailedTests + (counts.success || counts.numFailedTests > 0 ? 0 : 1)
  skipped = counts.numPendingTests + (counts.numTodoTests ?? 0)
} else failed += 1
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exit(failed === 0 ? 0 : 1)
