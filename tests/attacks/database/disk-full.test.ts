/** F5: the disk fills up. Nothing false is acknowledged, the refusal has a name, and writing goes on once there is space. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type Cluster,
  clusterConnections,
  createPool,
  createTransactor,
  provisionCluster,
  startCluster,
} from '@smart-rescue/adapters/database'
import { Failure } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'full-'))
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0711', 'tmpfs', folder]).status === 0
const why = process.getuid?.() === 0 ? 'this machine allows no mount' : 'only root may mount a small disk'

afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(!mounted)(`a full disk (skipped when: ${why})`, () => {
  let cluster: Cluster
  beforeAll(async () => {
    chmodSync(folder, 0o711)
    cluster = await startCluster({ dataDir: folder })
    await provisionCluster(cluster.socketDir, cluster.port)
  })
  afterAll(() => cluster.stop())

  it.each([0, 1, 2, 4, 8, 12, 16, 24])(
    'refuses with a name, keeps every acknowledged row, and goes on when space is freed (%i MB left)',
    async (left) => {
      const { owner } = clusterConnections(cluster.socketDir, cluster.port)
      const pool = createPool(owner, 4)
      await pool.query(
        'drop table if exists ack; create table ack (id bigint primary key, text text not null)',
      )
      const transactor = createTransactor(pool)
      const acknowledged: number[] = []
      const codes = new Set<string>()
      let next = 0
      const write = async (size: number): Promise<boolean> => {
        const id = next++
        // Random text: PostgreSQL would compress anything else until it takes no space.
        const text = randomBytes(size / 2).toString('hex')
        try {
          await transactor.asNobody((trx) => sql`insert into ack values (${id}, ${text})`.execute(trx))
          acknowledged.push(id)
          return true
        } catch (error) {
          codes.add(error instanceof Failure ? error.code : String(error))
          return false
        }
      }
      for (let n = 0; n < 20; n++) await write(1_024)
      expect(acknowledged).toHaveLength(20)

      const filler = join(folder, 'filler')
      const { bavail, bsize } = statfsSync(folder)
      const bytes = Math.max(bavail * bsize - left * 1_048_576, 0)
      spawnSync('fallocate', ['-l', String(bytes), filler])
      let refused = 0
      for (let n = 0; n < 20_000 && refused < 5; n++) if (!(await write(65_536))) refused++
      expect(refused).toBe(5)

      rmSync(filler)
      let works = false
      for (let n = 0; n < 600 && !works; n++) {
        works = await write(16)
        if (!works) await wait(50)
      }
      expect(works).toBe(true)
      const { rows } = await pool.query<{ id: number }>('select id from ack')
      const present = new Set(rows.map(({ id }) => id))
      expect(acknowledged.filter((id) => !present.has(id))).toEqual([])
      // Either the statement found no space, or PostgreSQL stopped because its log did not, and came back.
      const named = ['locker.disk-full', 'database.unavailable']
      expect([...codes].filter((code) => !named.includes(code))).toEqual([])
      await pool.end()
    },
  )
})
