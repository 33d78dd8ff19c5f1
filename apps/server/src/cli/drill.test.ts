/** The drill: an organisation is founded, works, is backed up while it runs, lost, restored, checked and rebuilt; all by commands. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@smart-rescue/adapters/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinPlace } from '../compose-place.ts'
import { readConfig } from '../config.ts'
import { type RunningServer, startServer } from '../main.ts'
import { type FakeTerminal, runFake } from './terminal.fake.ts'

const PASSPHRASE = 'pewter kettle wobbling by the tram depot'
const UNLOCK = 'seven umbrellas argue about marmalade'
const log = { info: () => {}, warn: () => {} }

let folder: string
let data: string
let key: string
let server: RunningServer
let session: readonly string[]

const run = async (argv: readonly string[], given?: FakeTerminal): Promise<unknown> => {
  const outcome = await runFake([...argv, '--json'], given)
  if (outcome.exit !== 0) throw new Error(`${argv.join(' ')}: ${outcome.exit} ${outcome.err}`)
  return JSON.parse(outcome.out)
}
const refuse = async (argv: readonly string[], given?: FakeTerminal) => {
  const { exit, err } = await runFake([...argv, '--json'], given)
  return {
    exit,
    error: (JSON.parse(err.trim().split('\n').at(-1) ?? '') as { error: { code: string; sentence: string } })
      .error,
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drill-'))
  data = join(folder, 'data')
  key = join(folder, 'unlock.key')
  const made = await run(
    [
      'init',
      '--data',
      data,
      '--name',
      'Lantern',
      '--country',
      'NP',
      '--login',
      'Asha',
      '--display-name',
      'Asha Gurung',
      '--key-file',
      key,
    ],
    { secrets: [PASSPHRASE, UNLOCK] },
  )
  expect(made).toMatchObject({
    organisation: 'Lantern',
    login: 'asha',
    logKey: expect.stringContaining('lantern.np.'),
  })
  server = await startServer(readConfig(['--data', data, '--port', '0', '--unlock-file', key], {}), log)
  session = ['--session', join(folder, 'session.json')]
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the drill', () => {
  it('founds an organisation once', async () => {
    expect(server.house.door.state()).toBe('open')
    const again = await refuse(
      [
        'init',
        '--data',
        join(folder, 'other'),
        '--name',
        'X',
        '--country',
        'NP',
        '--login',
        'abc',
        '--display-name',
        'A',
      ],
      { secrets: ['short', UNLOCK] },
    )
    expect([again.exit, again.error.code]).toEqual([64, 'access.passphrase-short'])
  })

  it('signs in, opens a case, writes notes and shows them, over a running server', async () => {
    const signedIn = await run(['login', 'asha', '--server', server.address, ...session], {
      env: { SMART_RESCUE_PASSPHRASE: PASSPHRASE },
    })
    expect(signedIn).toMatchObject({ member: { login: 'asha' } })
    expect(statSync(join(folder, 'session.json')).mode & 0o777).toBe(0o600)
    const draft = [
      '--title',
      'Harbour',
      '--kind',
      'recruitment',
      '--country',
      'NP',
      '--purpose',
      'find the recruiter',
      '--legal-basis',
      'Act 12',
    ]
    expect(await run(['case', 'open', ...draft, ...session])).toMatchObject({ case: { title: 'Harbour' } })
    const { cases } = (await run(['case', 'list', ...session])) as { cases: { reference: string }[] }
    const reference = cases[0]?.reference ?? ''
    for (let n = 0; n < 3; n++) await run(['case', 'note', reference, `note ${n}`, ...session])
    await run(['case', 'note', reference.toLowerCase(), '-', ...session], { stdin: 'from standard input' })
    expect(await run(['case', 'show', reference, ...session])).toMatchObject({
      case: { counts: { notes: 4 } },
    })
    const words = await runFake(['case', 'show', reference, ...session])
    expect(words.out).toContain('Legal basis: Act 12')
  })

  it('refuses a wrong passphrase, a case one may not see, and an export of nothing, each with its code', async () => {
    const other = ['--session', join(folder, 'other.json'), '--server', server.address]
    expect(await refuse(['login', 'asha', ...other], { secrets: ['wrong wrong wrong wrong'] })).toMatchObject(
      { exit: 77, error: { code: 'access.wrong-passphrase' } },
    )
    expect(existsSync(join(folder, 'other.json'))).toBe(false)
    expect(await refuse(['case', 'list', ...other])).toMatchObject({
      exit: 77,
      error: { code: 'access.not-signed-in' },
    })
    expect(await refuse(['case', 'show', 'SR-1999-001', ...session])).toMatchObject({
      exit: 66,
      error: { code: 'request.not-found' },
    })
    const { cases } = (await run(['case', 'list', ...session])) as { cases: { reference: string }[] }
    expect(await refuse(['export', cases[0]?.reference ?? '', ...session])).toMatchObject({
      exit: 65,
      error: { code: 'dossier.empty' },
    })
    expect(
      await refuse(['capture', cases[0]?.reference ?? '', 'ftp://a.example/', ...session]),
    ).toMatchObject({ exit: 64, error: { code: 'capture.address-invalid' } })
  })

  it('refuses a second start, and a command that needs the directory for itself, naming the holder', async () => {
    await expect(startServer(readConfig(['--data', data, '--port', '0'], {}), log)).rejects.toMatchObject({
      code: 'data.in-use',
      detail: expect.stringContaining(`process ${process.pid}`),
    })
    expect(await refuse(['rebuild', '--data', data, '--unlock-file', key])).toMatchObject({
      exit: 75,
      error: { code: 'data.in-use' },
    })
    expect(await refuse(['migrate', '--data', data])).toMatchObject({ exit: 75 })
  })

  it('is backed up while notes go on being written, with the keys apart and the act in the log', async () => {
    const { cases } = (await run(['case', 'list', ...session])) as { cases: { reference: string }[] }
    let over = false
    const writing = (async () => {
      let written = 0
      for (; !over; written++)
        await run(['case', 'note', cases[0]?.reference ?? '', `during ${written}`, ...session])
      return written
    })()
    const made = await run(['backup', join(folder, 'b.tar'), '--data', data, '--unlock-file', key])
    over = true
    expect(await writing).toBeGreaterThan(0)
    expect(made).toMatchObject({ logged: true, blobs: expect.any(Number) })
    const bytes = readFileSync(join(folder, 'b.tar'))
    expect(bytes.includes('locker/keyring')).toBe(false)
    expect(readFileSync(join(folder, 'b.tar.keyring')).includes('locker/keyring/organisation.json')).toBe(
      true,
    )
    expect(bytes.includes('from standard input')).toBe(true)
    expect(bytes.includes(`session/`)).toBe(false)
  })

  it('is whole while it runs: every leaf stands in the database with its hash', async () => {
    expect(await run(['verify', '--data', data, '--unlock-file', key])).toMatchObject({
      hashesCompared: true,
      findings: [],
    })
    expect(await run(['verify', '--data', data])).toMatchObject({ hashesCompared: false, findings: [] })
  })

  it('shows a leaf that is missing from the database, and one that is not in the log', async () => {
    const place = await joinPlace({ dataDir: data })
    const pool = createPool(place.owner)
    const { rows } = await pool.query('delete from custody_entry where leaf_index = 2 returning *')
    await pool.query(
      `insert into custody_entry (leaf_index, leaf_hash, type, at, actor_id) values (99999, 'sha256:00', 'note.written', now(), $1)`,
      [rows[0]?.actor_id],
    )
    const { exit, out } = await runFake(['verify', '--data', data, '--unlock-file', key, '--json'])
    expect(exit).toBe(1)
    expect(
      (JSON.parse(out) as { findings: { code: string; at: string }[] }).findings.map(
        ({ code, at }) => `${code} ${at}`,
      ),
    ).toEqual(['index.missing leaf 2', 'index.unknown leaf 99999'])
    await pool.query('delete from custody_entry where leaf_index = 99999')
    await pool.end()
  })

  it('comes back from the backup into an empty directory: whole, readable, and with its people', async () => {
    await server.stop()
    const restored = join(folder, 'restored')
    const report = (await run(['restore', join(folder, 'b.tar'), '--data', restored])) as {
      rows: number
      leaves: number
    }
    expect(report.rows).toBeGreaterThan(8)
    // Leaves after the database's moment are told at the next start: the log is never behind the index.
    server = await startServer(readConfig(['--data', restored, '--port', '0', '--unlock-file', key], {}), log)
    const there = ['--session', join(folder, 'restored.json')]
    await run(['login', 'asha', '--server', server.address, ...there], { secrets: [PASSPHRASE] })
    const { cases } = (await run(['case', 'list', ...there])) as { cases: { counts: { notes: number } }[] }
    expect(cases[0]?.counts.notes).toBeGreaterThanOrEqual(4)
    await run([
      'case',
      'open',
      '--title',
      'Second',
      '--kind',
      'travel',
      '--country',
      'IN',
      '--purpose',
      'p',
      '--legal-basis',
      'l',
      ...there,
    ])
    expect(await run(['verify', '--data', restored, '--unlock-file', key])).toMatchObject({ findings: [] })
    await run(['logout', ...there])
    await server.stop()
  })

  it('is rebuilt from the locker when the index was emptied, to the same cases and notes', async () => {
    const restored = join(folder, 'restored')
    expect(await run(['rebuild', '--data', restored, '--unlock-file', key])).toMatchObject({ untold: 0 })
    expect(await run(['verify', '--data', restored, '--unlock-file', key])).toMatchObject({ findings: [] })
    server = await startServer(readConfig(['--data', restored, '--port', '0', '--unlock-file', key], {}), log)
    await run(['login', 'asha', '--server', server.address, ...session], { secrets: [PASSPHRASE] })
    const { cases } = (await run(['case', 'list', ...session])) as {
      cases: { title: string; counts: { notes: number } }[]
    }
    expect(cases.map(({ title }) => title).sort()).toEqual(['Harbour', 'Second'])
    await server.stop()
    expect(await refuse(['rebuild', '--data', restored])).toMatchObject({
      exit: 75,
      error: { code: 'locker.locked' },
    })
  })

  it('lets people in again after the database was lost whole: told from the locker, with a new passphrase', async () => {
    const restored = join(folder, 'restored')
    rmSync(join(restored, 'postgres'), { recursive: true })
    server = await startServer(readConfig(['--data', restored, '--port', '0', '--unlock-file', key], {}), log)
    const there = ['--session', join(folder, 'lost.json'), '--server', server.address]
    const old = await refuse(['login', 'asha', ...there], { secrets: [PASSPHRASE] })
    expect(old.error.code).toBe('access.wrong-passphrase')
    const set = ['passphrase', 'Asha', '--data', restored]
    const fresh = 'gravel tastes of violins on thursdays'
    expect(await refuse(set, { secrets: [fresh] })).toMatchObject({ error: { code: 'locker.locked' } })
    expect(await refuse([...set, '--unlock-file', key], { secrets: ['too short'] })).toMatchObject({
      error: { code: 'access.passphrase-short' },
    })
    await run([...set, '--unlock-file', key], { secrets: [fresh] })
    await run(['login', 'asha', ...there], { secrets: [fresh] })
    const { cases } = (await run(['case', 'list', ...there])) as { cases: unknown[] }
    expect(cases).toHaveLength(2)
    expect(await run(['verify', '--data', restored, '--unlock-file', key])).toMatchObject({ findings: [] })
    await server.stop()
  })

  it('refuses to restore over something, without its keys, or from a damaged file, and keeps the server off what is unfinished', async () => {
    const full = join(folder, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'a'), '')
    expect(await refuse(['restore', join(folder, 'b.tar'), '--data', full])).toMatchObject({
      exit: 73,
      error: { code: 'data.unwritable' },
    })
    expect(readdirSync(full)).toEqual(['a'])

    const damaged = join(folder, 'damaged.tar')
    const bytes = readFileSync(join(folder, 'b.tar'))
    bytes.writeUInt8((bytes.at(-3_000) ?? 0) ^ 1, bytes.length - 3_000)
    writeFileSync(damaged, bytes)
    copyFileSync(join(folder, 'b.tar.keyring'), `${damaged}.keyring`)
    const half = join(folder, 'half')
    expect(await refuse(['restore', damaged, '--data', half])).toMatchObject({
      exit: 2,
      error: { code: 'package.unreadable' },
    })
    await expect(startServer(readConfig(['--data', half, '--port', '0'], {}), log)).rejects.toMatchObject({
      code: 'data.unwritable',
      detail: expect.stringContaining('did not finish'),
    })

    cpSync(join(folder, 'b.tar'), join(folder, 'alone.tar'))
    expect(
      await refuse(['restore', join(folder, 'alone.tar'), '--data', join(folder, 'keyless')]),
    ).toMatchObject({ exit: 2 })
  })
})
