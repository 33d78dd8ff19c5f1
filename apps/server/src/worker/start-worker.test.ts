/** A worker beside a server: it joins over the socket, opens the locker itself, and writes into the same log. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MemberId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFake } from '../cli/terminal.fake.ts'
import { composeHouse, type House } from '../compose.ts'
import { joinPlace } from '../compose-place.ts'
import { readConfig } from '../config.ts'
import { type RunningServer, startServer } from '../main.ts'
import { noReplay, startWorker } from './start-worker.ts'

const log = { info: () => {}, warn: () => {} }
const ACTOR = MemberId.parse('01890000-0000-7000-8000-000000000001')

let folder: string
let data: string
let key: string
let server: RunningServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'worker-'))
  data = join(folder, 'data')
  key = join(folder, 'unlock.key')
  const names = ['--name', 'Lantern', '--country', 'NP', '--login', 'asha', '--display-name', 'Asha']
  const secrets = ['pewter kettle wobbling by the tram depot', 'seven umbrellas argue about marmalade']
  const made = await runFake(['init', '--data', data, ...names, '--key-file', key], { secrets })
  expect(made.err).toBe('')
  server = await startServer(readConfig(['--data', data, '--port', '0', '--unlock-file', key], {}), log)
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const start = (unlock: { unlockFile: string }, dataDir = data) =>
  startWorker({ place: { dataDir }, unlock, devHosts: '', log })

describe('a worker', () => {
  it('joins the running server with the key file, and leaves without disturbing it', async () => {
    const worker = await start({ unlockFile: key })
    expect(worker.state()).toBe('open')
    await worker.stop()
    expect((await fetch(`${server.address}/api/health`)).status).toBe(200)
  })

  it('is refused with a wrong key, and leaves nothing open', async () => {
    const wrong = join(folder, 'wrong.key')
    writeFileSync(wrong, 'no key')
    await expect(start({ unlockFile: wrong })).rejects.toMatchObject({ code: 'locker.wrong-key' })
  })

  it('is refused where no server runs', async () => {
    await expect(start({ unlockFile: key }, folder)).rejects.toMatchObject({ code: 'database.unavailable' })
  })

  it('gives its leaves places of their own while the server writes too', async () => {
    const house: House = await composeHouse(await joinPlace({ dataDir: data }), {
      log,
      replay: noReplay,
      devHosts: [],
      works: false,
      resumes: false,
    })
    expect(await house.openLocker({ unlockFile: key })).toBe(true)
    const lockers = [house.door.locker, server.house.door.locker]
    const receipts = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        (lockers[n % 2] ?? house.door.locker).record({
          type: 'log.verified',
          actor: ACTOR,
          purpose: 'operation',
        }),
      ),
    )
    expect(new Set(receipts.map(({ index }) => index)).size).toBe(60)
    expect((await server.house.door.locker.fsck()).findings).toEqual([])
    await house.close()
  })
})
