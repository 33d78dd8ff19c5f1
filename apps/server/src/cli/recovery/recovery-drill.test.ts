/** F16: backup under load, everything destroyed, restored on a bare directory by three of five people, the index rebuilt, and root, counts and every blob compared. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { type RunningServer, startServer } from '../../main.ts'
import { type FakeTerminal, runFake } from '../terminal.fake.ts'

const PASSPHRASE = 'pewter kettle wobbling by the tram depot'
const UNLOCK = 'seven umbrellas argue about marmalade'
const FRESH = 'gravel tastes of violins on thursdays'
const CASE = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8011')
const EXHIBIT = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8021')
const log = { info: () => {}, warn: () => {} }

let folder: string
let data: string
let key: string
let server: RunningServer | undefined
const at = (...parts: string[]) => join(folder, ...parts)

const run = async <T = Record<string, unknown>>(
  argv: readonly string[],
  given?: FakeTerminal,
): Promise<T> => {
  const outcome = await runFake([...argv, '--json'], given)
  if (outcome.exit !== 0) throw new Error(`${argv.join(' ')}: ${outcome.exit} ${outcome.err}`)
  return JSON.parse(outcome.out) as T
}
const refuse = async (argv: readonly string[], given?: FakeTerminal): Promise<string> => {
  const { exit, err } = await runFake([...argv, '--json'], given)
  expect(exit).not.toBe(0)
  return (JSON.parse(err.trim().split('\n').at(-1) ?? '') as { error: { code: string } }).error.code
}
const start = (dir: string, keyFile: string) =>
  startServer(readConfig(['--data', dir, '--port', '0', '--unlock-file', keyFile], {}), log)
const typesIn = async (one: RunningServer): Promise<string[]> => {
  const types: string[] = []
  for await (const { leaf } of one.house.door.locker.leaves()) types.push(leaf.type)
  return types
}
/** Hash by path of every blob on a disk. */
const blobsIn = (dir: string): Map<string, string> =>
  new Map(
    readdirSync(join(dir, 'locker/blobs'), { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(dir, 'locker/blobs', path)).isFile() && !path.startsWith('tmp'))
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(dir, 'locker/blobs', path)))
          .digest('hex'),
      ]),
  )

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recovery-'))
  data = at('data')
  key = at('unlock.key')
  await run(
    [
      'init',
      '--data',
      data,
      '--name',
      'Lantern',
      '--country',
      'NP',
      '--login',
      'asha',
      '--display-name',
      'Asha G.',
      '--key-file',
      key,
    ],
    { secrets: [PASSPHRASE, UNLOCK] },
  )
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('recovery', () => {
  let acknowledged: { index: number; hash: string }[] = []
  let atBackup: Map<string, string>

  it('hands out five shares as pages to print, readable by their owner alone, and as files for their holders', async () => {
    const made = await run<{ files: string[]; setId: string }>([
      'recovery',
      'make',
      '--out',
      at('shares'),
      '--data',
      data,
      '--unlock-file',
      key,
    ])
    expect(made.files).toHaveLength(5)
    for (const file of made.files) expect(statSync(file).mode & 0o777).toBe(0o600)
    const page = readFileSync(made.files[1] ?? '', 'utf8')
    expect(page).toContain('RECOVERY SHARE 2 OF 5')
    expect(page).toContain(made.setId)
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(76)
    await expect(
      run(['recovery', 'make', '--out', at('shares'), '--data', data, '--unlock-file', key]),
    ).rejects.toThrow()
    expect((await runFake(['recovery', 'make', '--recipient', 'age1x', '--data', data])).exit).toBe(64)
  })

  it('tests shares without using them, and refuses two, a slip, and shares of two sets', async () => {
    const share = (n: number) => at('shares', `share-${n}-of-5.txt`)
    const place = ['--data', data, '--unlock-file', key]
    expect(await run(['recovery', 'test', share(1), share(3), share(5), ...place])).toMatchObject({
      used: [1, 3, 5],
    })
    expect(await refuse(['recovery', 'test', share(1), share(3), ...place])).toBe('recovery.too-few')
    expect(await refuse(['recovery', 'test', share(1), share(1), share(3), ...place])).toBe(
      'recovery.same-share',
    )
    const page = readFileSync(share(2), 'utf8')
    writeFileSync(
      at('slip.txt'),
      page.replace(
        /^(2 {2}\S)(\S)/m,
        (_, head: string, letter: string) => head + (letter === '7' ? '8' : '7'),
      ),
    )
    expect(await refuse(['recovery', 'test', at('slip.txt'), share(1), share(3), ...place])).toBe(
      'recovery.damaged-share',
    )
    await run(['recovery', 'make', '--out', at('second'), '--needed', '2', '--total', '3', ...place])
    expect(
      await refuse(['recovery', 'test', share(1), share(3), at('second', 'share-1-of-3.txt'), ...place]),
    ).toBe('recovery.mixed-sets')
    expect((await runFake(['recovery', 'test', at('no-such-file'), ...place])).exit).toBe(64)
    expect((await runFake(['recovery', 'burn'])).exit).toBe(64)
  })

  it('survives a backup while evidence is sealed, and the loss of everything else', async () => {
    server = await start(data, key)
    const { locker } = server.house.door
    const rows = await server.house.rebuilding.db.asNobody((trx) =>
      trx.selectFrom('member').select('id').execute(),
    )
    const actor = MemberId.parse(rows[0]?.id)
    await locker.openCase({ caseId: CASE, actor, detail: {} })
    let isOver = false
    const load = (async () => {
      for (let n = 0; !isOver || n < 40; n++) {
        const { leaf } = await locker.seal({
          actor,
          caseId: CASE,
          item: EXHIBIT,
          type: 'evidence.sealed',
          role: 'text',
          mediaType: 'text/plain',
          bytes: [Buffer.from(`advert ${n} `.repeat(500))],
        })
        if (!isOver) acknowledged.push(leaf)
      }
    })()
    while (acknowledged.length < 5) await new Promise((resolve) => setTimeout(resolve, 5))
    await run(['backup', at('b.tar'), '--data', data, '--unlock-file', key])
    isOver = true
    await load
    await server.stop()
    atBackup = blobsIn(data)
    rmSync(data, { recursive: true })
    rmSync(key)
    expect(acknowledged.length).toBeGreaterThan(0)
  })

  it('is restored on a bare directory; two of five people cannot open it, three can', async () => {
    data = at('restored')
    await run(['restore', at('b.tar'), '--data', data])
    const share = (n: number) => at('shares', `share-${n}-of-5.txt`)
    const fresh = { secrets: [FRESH] }
    expect(await refuse(['recovery', 'restore', share(2), share(4), '--data', data], fresh)).toBe(
      'recovery.too-few',
    )
    expect(
      await refuse(['recovery', 'restore', share(2), share(4), share(5), '--data', data], {
        secrets: ['short'],
      }),
    ).toBe('access.passphrase-short')
    await run(['recovery', 'restore', share(2), share(4), share(5), '--data', data], fresh)
    key = at('new.key')
    await run(['recovery', 'restore', share(1), share(4), share(5), '--key-file', key, '--data', data])
    await run(['rebuild', '--data', data, '--unlock-file', key])
    server = await start(data, key)
    const types = await typesIn(server)
    expect(types.slice(-2)).toEqual(['index.rebuilt', 'backup.restored'])
    expect(types.filter((type) => type === 'recovery.tested')).toHaveLength(1)
  })

  it('has every leaf that was acknowledged before the backup began, every blob equal, and an index that agrees', async () => {
    const names: string[] = []
    if (server === undefined) throw new Error('no server')
    for await (const { hash } of server.house.door.locker.leaves()) names.push(hash)
    // What was acknowledged while the backup ran may have come after its moment; what it holds is a whole beginning.
    const held = acknowledged.filter(({ index, hash }) => names[index] === hash)
    expect(held.length).toBeGreaterThanOrEqual(5)
    acknowledged = acknowledged.slice(0, held.length)
    expect(held).toEqual(acknowledged)
    const after = blobsIn(data)
    let compared = 0
    for (const [path, hash] of after) {
      if (!atBackup.has(path)) continue
      expect(atBackup.get(path), path).toBe(hash)
      expect(`sha256:${hash}`).toBe(`sha256:${path.replace('/', '')}`)
      compared += 1
    }
    expect(compared).toBeGreaterThan(held.length)
    expect(await run(['verify', '--data', data, '--unlock-file', key])).toMatchObject({
      hashesCompared: true,
      findings: [],
    })
    expect((await typesIn(server)).at(-1)).toBe('log.verified')
  })

  it('marks a blob that the daily look finds damaged, alarms the operator, and takes it back when it is whole again', async () => {
    if (server === undefined) throw new Error('no server')
    const { witnessing, features } = { witnessing: server.house.rebuilding, features: server.house.features }
    const call = (name: string, input: object = {}) => {
      const bound = features.endpoints.find(({ endpoint }) => endpoint.name === name)
      return bound?.handle({ roles: ['operator'] } as never, input, {} as never) as Promise<
        Record<string, never>
      >
    }
    const looked = async (runs: number) => {
      await call('witness.scrub')
      for (let tries = 0; tries < 200; tries++) {
        const found = await witnessing.db.asNobody((trx) => trx.selectFrom('scrub_run').selectAll().execute())
        if (found.length >= runs) return found.at(-1)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error('the look does not end')
    }
    const before = (await witnessing.db.asNobody((trx) => trx.selectFrom('scrub_run').selectAll().execute()))
      .length
    const [path = ''] = [...blobsIn(data).keys()]
    const file = join(data, 'locker/blobs', path)
    const bytes = readFileSync(file)
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 60), Buffer.from([1]), bytes.subarray(61)]))
    expect(await looked(before + 1)).toMatchObject({ damaged: 1 })
    expect(await call('witness.alarms')).toMatchObject({ alarms: [{ kind: 'damaged', size: 1 }] })
    writeFileSync(file, bytes)
    expect(await looked(before + 2)).toMatchObject({ damaged: 0 })
  })

  it('has new keys after a rotation, lists both, and revokes the old one', async () => {
    await server?.stop()
    const place = ['--data', data, '--unlock-file', key]
    const { keys: before } = await run<{ keys: { logKey: string }[] }>(['key', 'list', '--data', data])
    await run(['key', 'rotate', ...place])
    const { keys } = await run<{ keys: { logKey: string; until?: string }[] }>([
      'key',
      'list',
      '--data',
      data,
    ])
    expect(keys[1]).toMatchObject({ logKey: before[0]?.logKey, until: expect.any(String) })
    const name = before[0]?.logKey.split('+').slice(0, 2).join('+') ?? ''
    expect(
      await refuse(['key', 'revoke', keys[0]?.logKey.split('+')[1] ?? '', '--reason', 'stolen', ...place]),
    ).toBe('request.conflict')
    expect((await runFake(['key', 'revoke', name, ...place])).exit).toBe(64)
    await run(['key', 'revoke', name, '--reason', 'stolen', '--from', '2026-11-24T08:00:00Z', ...place])
    const words = await runFake(['key', 'list', '--data', data])
    expect(words.out).toContain('revoked from 2026-11-24T08:00:00Z on: stolen')
    server = await start(data, key)
    expect((await typesIn(server)).slice(-2)).toEqual(['key.rotated', 'key.revoked'])
    expect(await run(['verify', ...place])).toMatchObject({ findings: [] })
  })
})
