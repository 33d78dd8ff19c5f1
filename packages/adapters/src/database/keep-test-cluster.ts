/** The keeper of the shared test cluster: a process of its own that starts it, and ends it when no test process is left. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { takeDataLock } from '../data-directory/index.ts'
import { startCluster } from './cluster/start-cluster.ts'

const QUIET_CHECKS = 60

const countUsers = (folder: string): number =>
  readdirSync(join(folder, 'users')).filter((name) => {
    try {
      process.kill(Number(name), 0)
      return true
    } catch {
      rmSync(join(folder, 'users', name), { force: true })
      return false
    }
  }).length

const keep = async (folder: string): Promise<void> => {
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const lock = takeDataLock(dataDir)
  const ready = join(folder, 'ready')
  // Interrupting a test run must not cut the cluster from the runs beside it.
  process.on('SIGINT', () => {})
  const cluster = await startCluster({ dataDir, durable: false })
  writeFileSync(ready, cluster.socketDir)
  for (let quiet = 0; quiet < QUIET_CHECKS && existsSync(folder); quiet++) {
    await wait(500)
    if (countUsers(folder) > 0) quiet = 0
    if (quiet === QUIET_CHECKS - 1) {
      // Closed first, then counted again: whoever registered in between waits for the file and starts a new keeper.
      rmSync(ready, { force: true })
      if (countUsers(folder) > 0) {
        writeFileSync(ready, cluster.socketDir)
        quiet = 0
      }
    }
  }
  await cluster.stop()
  lock.release()
  rmSync(dataDir, { recursive: true, force: true })
}

await keep(process.argv[2] ?? '')
