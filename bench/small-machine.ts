/** Measures whether a million adverts stay usable on a small machine: the peak memory of the database's processes and the program together while it searches, groups, computes and reads networks. Run: `node bench/small-machine.ts [sources]`; to beat: 4 GiB (PSS; what the system caches of files is not counted, it gives way). Linux alone. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  clusterConnections,
  createPool,
  createTransactor,
  migrateAs,
  provisionCluster,
  readMigrations,
  startCluster,
} from '@smart-rescue/adapters/database'
import { MIGRATIONS } from '@smart-rescue/adapters/database/testing'
import { measureTree } from './capture-memory.ts'
import { describeMachine } from './figures.ts'
import { fillDatabase } from './searching/fill.ts'

const SOURCES = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000)
const LIMIT = 4 * 2 ** 30
const LOOK_EVERY_MS = 250

const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const inGiB = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GiB`

/** Runs the program and looks at the memory of both all the while; answers with the peaks in bytes. */
const watchProgram = async (cluster: number, args: readonly string[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'searching/program.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let [both, ofPart] = [0, 0]
  const parts = { database: 0, program: 0 }
  const timer = setInterval(() => {
    const [database, program] = [measureTree(cluster), child.pid === undefined ? 0 : measureTree(child.pid)]
    parts.database = Math.max(parts.database, database)
    parts.program = Math.max(parts.program, program)
    both = Math.max(both, database + program)
    ofPart = Math.max(ofPart, database + program)
  }, LOOK_EVERY_MS)
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('begin ')) ofPart = 0
    else say(`  ${line.replace(/^end /, '')}; at most ${inGiB(ofPart)}`)
  })
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)))
  clearInterval(timer)
  if (code !== 0) throw new Error(`the program ended with ${code}`)
  return { both, ...parts }
}

say(`machine: ${describeMachine()}`)
if (process.platform !== 'linux') say('not measured: memory is read from /proc, which this system has not')
else {
  const dataDir = mkdtempSync(join(tmpdir(), 'small-machine-'))
  chmodSync(dataDir, 0o711)
  // The settings of the product; only the disk is not waited for.
  const cluster = await startCluster({ dataDir, durable: false })
  try {
    await provisionCluster(cluster.socketDir, cluster.port)
    const { owner, app } = clusterConnections(cluster.socketDir, cluster.port)
    await migrateAs(owner, readMigrations(MIGRATIONS))
    const [ownerPool, pool] = [createPool(owner, 4), createPool(app, 4)]
    const filled = await fillDatabase({ ownerPool, transactor: createTransactor(pool) }, SOURCES)
    await Promise.all([ownerPool.end(), pool.end()])
    say(`${SOURCES} sources in; the member's own case is grouped and joined`)
    const peak = await watchProgram(cluster.pid() ?? 0, [
      JSON.stringify(app),
      filled.member,
      filled.caseId,
      String(SOURCES),
    ])
    say(`database at most ${inGiB(peak.database)}, program at most ${inGiB(peak.program)}`)
    const isMissed = peak.both > LIMIT
    say(`together at most ${inGiB(peak.both)}   to beat: ${inGiB(LIMIT)}${isMissed ? '   MISSED' : ''}`)
    if (isMissed) process.exitCode = 1
  } finally {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
