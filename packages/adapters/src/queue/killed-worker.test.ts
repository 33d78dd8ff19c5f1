/** F8: a worker is killed in the middle of a job. The job is done by another, and its effect, keyed by its id, stands once. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { cloneTemplate, type TestDatabase } from '../database/testing.ts'
import { startQueue } from './index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneTemplate()
  await database.ownerPool.query(
    'create table effect (key text primary key, by text); grant select, insert on effect to smart_rescue_app',
  )
})
afterAll(() => database.drop())

const KIND = {
  name: 'killed',
  payload: z.object({ key: z.string() }),
  expireSeconds: 60,
  retries: 5,
  concurrency: 1,
}

/** A worker process that begins the job and never ends it. */
const startStuck = () => {
  const script = `
    import { startQueue } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    import { z } from 'zod'
    const queue = await startQueue({ connection: ${JSON.stringify(database.app)} })
    const kind = { ...${JSON.stringify({ ...KIND, payload: undefined })}, payload: z.object({ key: z.string() }) }
    await queue.work(kind, async () => { console.log('begun'); await new Promise(() => {}) })
    console.log('working')`
  return spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('a job whose worker was killed', () => {
  it('is done by another worker within half a minute, and its effect stands once', async () => {
    const stuck = startStuck()
    let said = ''
    stuck.stdout.on('data', (bytes) => {
      said += String(bytes)
    })
    await vi.waitFor(() => expect(said).toContain('working'), { timeout: 20_000 })
    const queue = await startQueue({ connection: database.app })
    await queue.send(KIND, { key: 'one' }, 'one')
    await vi.waitFor(() => expect(said).toContain('begun'), { timeout: 20_000 })
    stuck.kill('SIGKILL')
    let runs = 0
    await queue.work(KIND, async ({ key }) => {
      runs++
      await database.pool.query('insert into effect values ($1, $2) on conflict do nothing', [key, 'other'])
    })
    await vi.waitFor(() => expect(runs).toBe(1), { timeout: 50_000, interval: 100 })
    // Sent again, as a start of the server does: the key is known, nothing happens twice.
    await queue.send(KIND, { key: 'one' }, 'one')
    await queue.stop()
    const { rows } = await database.pool.query('select key, by from effect')
    expect(rows).toEqual([{ key: 'one', by: 'other' }])
    expect(runs).toBe(1)
  })
})
