/** `npm run bench`: sets up what is missing and runs the benchmarks one after another; `npm run bench -- locker api` runs those, `npm run bench -- engine` those of what finds and joins. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'

const ALL = [
  'extraction',
  'screening',
  'locker',
  'verify',
  'capture',
  'api',
  'import',
  'rows',
  'explaining',
  'resolving',
  'linking',
  'grouping',
  'picture',
  'searching',
  'road',
]
/** What finds and joins: from texts to networks. */
const ENGINE = [
  'extraction',
  'grouping',
  'explaining',
  'linking',
  'resolving',
  'rows',
  'searching',
  'small-machine',
  'picture',
]
const words = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const wanted = words
  .filter((word) => !/^\d+$/.test(word))
  .flatMap((word) => (word === 'engine' ? ENGINE : [word]))
/** Numbers are handed on: `npm run bench -- rows 1000000`. */
const numbers = words.filter((word) => /^\d+$/.test(word))
const node = await setUp()
let failed = 0
for (const name of wanted.length > 0 ? wanted : ALL) {
  const script = join(ROOT, 'bench', `${name}.ts`)
  if (!existsSync(script)) {
    process.stderr.write(`There is no benchmark «${name}»; there are ${ALL.join(', ')}.\n`)
    process.exit(64)
  }
  process.stdout.write(`\n`)
  if (spawnSync(node, [script, ...numbers], { cwd: ROOT, stdio: 'inherit' }).status !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
