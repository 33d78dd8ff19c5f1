/** F5: the disk fills up. Nothing false is acknowledged, the refusal has a name, and writing goes on once there is space. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

  it('refuses with a name, keeps every acknowledged row, and goes on when space is freed', async () => {
    const { owner } = clusterConnections(cluster.socketDir, cluster.port)
    const pool = createPool(owner, 4)
    await pool.query('create table ack (id bigint primary key, text text not null)')
    const transactor = createTransactor(pool)
    const acknowledged: number[] = []
    const codes = new Set<string>()
    let next = 0
    const write = async (size: number): Promise<boolean> => {
      const id = next++
      try {
        await transactor.asNobody((trx) =>
          sql`insert into ack values (${id}, ${'0123456789abcdef'.repeat(size / 16)})`.execute(trx),
        )
        acknowledged.push(id)
        return true
      } catch (error) {
        codes.add(error instanceof Failure ? error.code : String(error))
        return false
      }
    }

    // A filler takes most of what is left, so that the database meets the end soon; it is what is freed afterwards.
    const filler = join(folder, 'filler')
    const chunk = Buffer.alloc(1 << 20)
    let megabytes = 0
    try {
      for (; ; megabytes++) writeFileSync(filler, chunk, { flag: 'a' })
    } catch {
      // Full: now the database writes into what its own files still have.
    }
    let refused = 0
    for (let n = 0; n < 20_000 && refused < 5; n++) if (!(await write(65_536))) refused++
    expect(refused).toBe(5)
    expect(megabytes).toBeGreaterThan(0)

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
    expect([...codes].every((code) => code === 'locker.disk-full' || code === 'database.unavailable')).toBe(
      true,
    )
    await pool.end()
  })
})
