/**
 * F3: PostgreSQL processes are killed with SIGKILL under a load of writes: a backend, a worker of the server itself and the
 * postmaster in turn, 30 times and more. No acknowledged row is lost, and writing goes on by itself.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type Cluster,
  clusterConnections,
  createPool,
  createTransactor,
  type DatabasePool,
  migrateAs,
  provisionCluster,
  readMigrations,
  startCluster,
} from '@smart-rescue/adapters/database'
import { Failure } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const KILLS = 33
const WRITERS = 6
const MIGRATIONS = join(import.meta.dirname, '../../../migrations')
const linux = process.platform === 'linux'

let dataDir: string
let cluster: Cluster
let pool: DatabasePool
let restarts = 0

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kill-'))
  cluster = await startCluster({ dataDir, onRestart: () => restarts++ })
  await provisionCluster(cluster.socketDir, cluster.port)
  const { owner, app } = clusterConnections(cluster.socketDir, cluster.port)
  await migrateAs(owner, readMigrations(MIGRATIONS))
  const ownerPool = createPool(owner, 1)
  await ownerPool.query(
    'create table ack (id bigint primary key, text text not null); grant select, insert on ack to smart_rescue_app',
  )
  await ownerPool.end()
  pool = createPool(app)
})
afterAll(async () => {
  await pool.end()
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Processes whose parent is the postmaster, with the name each gives itself, such as `postgres: checkpointer`. */
const childrenOf = (postmaster: number): { pid: number; title: string }[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return parent === postmaster ? [{ pid, title: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }] : []
      } catch {
        return []
      }
    })

const pick = (round: number): { pid: number; what: string } | undefined => {
  const postmaster = cluster.pid()
  if (postmaster === undefined) return undefined
  if (round % 3 === 2) return { pid: postmaster, what: 'postmaster' }
  const children = childrenOf(postmaster)
  const wanted = round % 3 === 0 ? /smart_rescue_app/ : /checkpointer|walwriter|background writer/
  const found = children.filter(({ title }) => wanted.test(title))
  const one = found[round % Math.max(found.length, 1)]
  return one && { pid: one.pid, what: round % 3 === 0 ? 'backend' : 'own worker' }
}

describe.skipIf(!linux)(
  `PostgreSQL killed under load (skipped where there is no /proc: ${process.platform})`,
  () => {
    it(`loses no acknowledged row over ${KILLS} kills of backends, own workers and the postmaster`, async () => {
      const transactor = createTransactor(pool)
      const acknowledged = new Set<number>()
      const codes = new Map<string, number>()
      let next = 0
      let over = false

      const write = async (): Promise<void> => {
        while (!over) {
          const id = next++
          try {
            await transactor.asNobody((trx) =>
              sql`insert into ack (id, text) values (${id}, ${'x'.repeat(200)})`.execute(trx),
            )
            acknowledged.add(id)
          } catch (error) {
            const code = error instanceof Failure ? error.code : String(error)
            codes.set(code, (codes.get(code) ?? 0) + 1)
            await wait(5)
          }
        }
      }
      const writers = Array.from({ length: WRITERS }, write)

      const killed: Record<string, number> = {}
      const dead = new Set<number>()
      for (let round = 0; round < KILLS; ) {
        // Every kill meets a database that has just acknowledged something new.
        const before = acknowledged.size
        while (acknowledged.size < before + 20) await wait(2)
        const victim = pick(round)
        // A process that was killed a moment ago may still have its number: killing it again would kill nobody.
        if (!victim || dead.has(victim.pid)) {
          await wait(2)
          continue
        }
        try {
          process.kill(victim.pid, 'SIGKILL')
        } catch {
          continue
        }
        dead.add(victim.pid)
        killed[victim.what] = (killed[victim.what] ?? 0) + 1
        round++
      }
      // Backends of a killed postmaster may go on for a moment; the new one must come as well.
      await expect.poll(() => restarts, { timeout: 60_000 }).toBeGreaterThanOrEqual(KILLS / 3)
      const settled = acknowledged.size
      while (acknowledged.size < settled + 20) await wait(2)
      over = true
      await Promise.all(writers)

      const { rows } = await pool.query<{ id: number }>('select id from ack')
      const present = new Set(rows.map(({ id }) => id))
      const lost = [...acknowledged].filter((id) => !present.has(id))
      expect(lost).toEqual([])
      expect(killed).toEqual({ backend: KILLS / 3, 'own worker': KILLS / 3, postmaster: KILLS / 3 })
      // Callers saw one named failure that may be tried again, and no other.
      expect([...codes.keys()]).toEqual(['database.unavailable'])
    })
  },
)
