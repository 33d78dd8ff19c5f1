/** Reads every file of the fetched corpora once and prints what became of it: `node tests/hostile/run-corpora.ts [CORPUS …]`. Minutes, so not a part of `npm test`. */
import { createConverter } from '@smart-rescue/adapters/converting'
import { judgeFiles } from './judge-files.ts'
import { CORPORA, type CorpusName, listCorpus, loadFile } from './outside-corpora.ts'

const wanted = process.argv.slice(2)
const converter = createConverter()
for (const name of Object.keys(CORPORA) as CorpusName[]) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const from = performance.now()
  const { breaches, ...counts } = await judgeFiles(converter, listCorpus(name).map(loadFile), 2)
  const seconds = Math.round((performance.now() - from) / 1_000)
  process.stdout.write(`${name}: ${JSON.stringify(counts)}, ${breaches.length} breaches, ${seconds} s\n`)
  for (const { name: file, what } of breaches) process.stdout.write(`  ${file}: ${what}\n`)
  if (breaches.length > 0) process.exitCode = 1
}
await converter.close()
