/** Two installations on loopback cosign each other; a copied data directory that signed on is refused, shown and remembered. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePolicy, verifyCosignatures } from '@smart-rescue/core/integrity'
import { formatSubmission } from '@smart-rescue/core/witnessing'
import type { Actor, Door } from '@smart-rescue/features/ports/actor'
import { ExhibitId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runFake } from '../../cli/terminal.fake.ts'
import { readConfig } from '../../config.ts'
import { type RunningServer, startServer } from '../../main.ts'

const PASSPHRASE = 'pewter kettle wobbling by the tram depot'
const UNLOCK = 'seven umbrellas argue about marmalade'
const EXHIBIT = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8021')
const silent = { info: () => {}, warn: () => {} }
const door: Door = {
  openSession: () => {},
  closeSession: () => {},
  origin: 'http://127.0.0.1',
  signal: new AbortController().signal,
}

interface Office {
  readonly data: string
  readonly key: string
  server: RunningServer
  operator: Actor
}

let folder: string
const offices: Office[] = []

const start = async (data: string, key: string, env: Record<string, string> = {}): Promise<RunningServer> =>
  startServer(readConfig(['--data', data, '--port', '0', '--unlock-file', key], env), silent)

const call = async <T>(office: Office, name: string, input: object = {}): Promise<T> => {
  const bound = office.server.house.features.endpoints.find(({ endpoint }) => endpoint.name === name)
  if (bound === undefined) throw new Error(name)
  return (await bound.handle(office.operator, bound.endpoint.input.parse(input), door)) as T
}

const found = async (name: string): Promise<Office> => {
  const [data, key] = [join(folder, name), join(folder, `${name}.key`)]
  const names = ['--name', name, '--country', 'NP', '--login', 'asha', '--display-name', 'Asha G.']
  const made = await runFake(['init', '--data', data, ...names, '--key-file', key, '--json'], {
    secrets: [PASSPHRASE, UNLOCK],
  })
  expect(made.err).toBe('')
  const server = await start(data, key)
  const members = await server.house.rebuilding.db.asNobody((trx) =>
    trx.selectFrom('member').select('id').execute(),
  )
  const operator = { memberId: members[0]?.id, roles: ['operator'], locale: 'en' } as unknown as Actor
  const office = { data, key, server, operator }
  offices.push(office)
  return office
}

interface Settings {
  readonly log: {
    readonly size: number
    readonly witnessed: number
    readonly have: number
    readonly want: number
  }
  readonly witnessKeys: readonly string[]
  readonly partners: readonly { readonly id: string; readonly kind: string; readonly state: string }[]
  readonly keys: readonly { readonly logKey: string; readonly laterKey: string }[]
}

const settings = (office: Office) => call<Settings>(office, 'witness.read')
const alarms = async (office: Office) =>
  (await call<{ alarms: { kind: string; size: number; seen?: number }[] }>(office, 'witness.alarms')).alarms

/** Each trusts the other: as a witness of its own log, and as a log to be witnessed. */
const befriend = async (one: Office, other: Office): Promise<void> => {
  const { witnessKeys, keys } = await settings(other)
  const url = `${other.server.address}/witness`
  await call(one, 'witness.trust', { kind: 'witness', name: 'Partner', vkeys: witnessKeys, url })
  await call(one, 'witness.trust', {
    kind: 'log',
    name: 'Partner',
    vkeys: [keys[0]?.logKey, keys[0]?.laterKey],
  })
}

const recordExhibit = (office: Office) =>
  office.server.house.door.locker.record({
    type: 'exhibit.recorded',
    actor: office.operator.memberId,
    item: EXHIBIT,
  })

let a: Office
let b: Office
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'two-'))
  a = await found('alpha')
  b = await found('beta')
  await befriend(a, b)
  await befriend(b, a)
})
afterAll(async () => {
  for (const { server } of offices) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('two installations', () => {
  it('cosign each other when they are asked to, with both kinds of signature, verified by a policy', async () => {
    expect(await call(a, 'witness.ask')).toMatchObject({ have: 1, want: 1 })
    expect(await call(b, 'witness.ask')).toMatchObject({ have: 1, want: 1 })
    const { log, keys } = await settings(a)
    expect(log).toMatchObject({ have: 1, want: 1 })
    const note = await a.server.house.door.ownLog.cosigned(log.witnessed)
    const { witnessKeys } = await settings(b)
    const policy = parsePolicy(
      [
        `log ${keys[0]?.logKey}`,
        `log ${keys[0]?.laterKey}`,
        ...witnessKeys.map((vkey, at) => `witness beta-${at} ${vkey}`),
        'group both all beta-0 beta-1',
        'quorum both',
        '',
      ].join('\n'),
    )
    if (!policy.ok) throw new Error(policy.sentence)
    expect(verifyCosignatures(note ?? '', policy.value)).toMatchObject({ have: 2, want: 2, problems: [] })
  })

  it('are asked by themselves within seconds after an exhibit was recorded', async () => {
    const { index } = await recordExhibit(a)
    await vi.waitFor(async () => expect((await settings(a)).log.witnessed).toBeGreaterThan(index), {
      timeout: 20_000,
      interval: 100,
    })
  })

  it('do not answer each other’s cosignatures for ever: the logs stand still when nothing happens', async () => {
    const sizes = async () => [(await settings(a)).log.size, (await settings(b)).log.size]
    const before = await sizes()
    // Longer than two rounds of both.
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    expect(await sizes()).toEqual(before)
  })

  it('answer an unknown log with 404, a stranger’s signature with 403, nonsense with 400, a huge body with 413', async () => {
    const url = `${b.server.address}/witness/add-checkpoint`
    const post = async (body: string) => (await fetch(url, { method: 'POST', body })).status
    const { note } = await a.server.house.door.ownLog.newest()
    const [, ...rest] = note.split('\n')
    expect(await post(formatSubmission(0, [], ['stranger.example/log', ...rest].join('\n')))).toBe(404)
    const foreign = note.replace(
      /(— \S+ \S{8})\S/gu,
      (_, head: string) => `${head}${head.endsWith('A') ? 'B' : 'A'}`,
    )
    expect([403, 400]).toContain(await post(formatSubmission(0, [], foreign)))
    expect(await post('hello')).toBe(400)
    expect(await post('')).toBe(400)
    expect(await post('x'.repeat(70_000))).toBe(413)
    const told = await fetch(url, { method: 'POST', body: formatSubmission(1, [], note) })
    expect(told.status).toBe(409)
    expect(told.headers.get('content-type')).toContain('text/x.tlog.size')
    expect(await told.text()).toMatch(/^\d+\n$/)
  })

  it('refuses to sign from a restored older state, because the other has seen more, and says so on Today', async () => {
    await a.server.stop()
    // PostgreSQL refuses a folder that others may read, so modes are copied too.
    execFileSync('cp', ['-a', a.data, join(folder, 'old')])
    a.server = await start(a.data, a.key)
    for (let n = 0; n < 3; n++) await recordExhibit(a)
    const { size } = await call<{ size: number }>(a, 'witness.ask')
    await a.server.stop()

    const old: Office = { ...a, data: join(folder, 'old'), server: await start(join(folder, 'old'), a.key) }
    offices.push(old)
    await expect(recordExhibit(old)).rejects.toMatchObject({
      code: 'locker.rolled-back',
      detail: expect.stringContaining(`cosigned ${size} entries`),
    })
    await expect(call(old, 'witness.ask')).rejects.toMatchObject({ code: 'locker.rolled-back' })
    expect(await alarms(old)).toMatchObject([{ kind: 'rolled-back', seen: size }])
    const before = await old.server.house.door.locker.checkpoint()
    expect(before.size).toBeLessThan(size)
    await old.server.stop()
  })

  it('refuses a fork that was made from a copy, keeps both notes, and alarms its operator', async () => {
    const seen = await b.server.house.rebuilding.db.asNobody((trx) =>
      trx.selectFrom('witness_partner').select(['name']).execute(),
    )
    expect(seen.length).toBe(2)
    const fork: Office = { ...a, data: join(folder, 'old') }
    // The operator of the copy refuses to listen at its start, and signs on until it is larger than the true log.
    fork.server = await start(fork.data, a.key, { SMART_RESCUE_IGNORE_WITNESS: 'Partner' })
    offices.push(fork)
    for (let n = 0; n < 12; n++) await recordExhibit(fork)
    await expect(call(fork, 'witness.ask')).rejects.toMatchObject({ code: 'locker.rolled-back' })
    await expect(recordExhibit(fork)).rejects.toMatchObject({ code: 'locker.rolled-back' })
    expect(await alarms(fork)).toMatchObject([{ kind: 'contradicted' }])
    await fork.server.stop()

    expect((await alarms(b)).map(({ kind }) => kind)).toContain('fork')
    const book = join(b.data, 'locker/witness')
    const [name = ''] = readdirSync(book)
    const [evidence = ''] = readdirSync(join(book, name, 'refused'))
    const kept = JSON.parse(readFileSync(join(book, name, 'refused', evidence), 'utf8'))
    expect(kept).toMatchObject({
      kind: 'fork',
      refused: expect.stringContaining('— '),
      cosigned: expect.stringContaining('— '),
    })
    const types: string[] = []
    for await (const { leaf } of b.server.house.door.locker.leaves()) types.push(leaf.type)
    expect(types.filter((type) => type === 'witness.refused')).toHaveLength(1)
    expect(types.filter((type) => type === 'witness.cosigned')).toHaveLength(1)
  })

  it('lets the true log go on after that', async () => {
    a.server = await start(a.data, a.key)
    await recordExhibit(a)
    expect(await call(a, 'witness.ask')).toMatchObject({ have: 1, want: 1 })
    expect((await a.server.house.door.locker.fsck()).findings).toEqual([])
  })
})
