/** `wacz check` and `stamp check` for outsiders: words and JSON, an honest exit status, and no data directory. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeStamp, pemOf, ROOT } from '../../../../../packages/core/src/stamping/authority.fixture.ts'
import { makeRecord, makeWacz } from '../../../../../packages/core/src/web-archive/wacz.fixture.ts'
import { runFake } from '../terminal.fake.ts'

let folder: string
const at = (name: string): string => join(folder, name)
const DATA = Buffer.from('the signed state of a log\n')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outsiders-'))
  await writeFile(at('good.wacz'), await makeWacz({ signature: 'domain' }))
  await writeFile(at('bad.wacz'), await makeWacz({ index: (lines) => lines.toReversed() }))
  await writeFile(at('one.warc'), makeRecord('https://harbour.example/'))
  await writeFile(at('note.txt'), 'a note about ferries')
  await writeFile(at('data'), DATA)
  await writeFile(at('token.tsr'), makeStamp(DATA))
  await writeFile(at('roots.pem'), pemOf(ROOT))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('smart-rescue wacz check', () => {
  it('says part by part what a good package proves, and ends with 0', async () => {
    const { exit, out, err } = await runFake(['wacz', 'check', at('good.wacz'), '--roots', at('roots.pem')])
    expect([exit, err]).toEqual([0, ''])
    for (const part of ['package', 'manifest', 'index', 'records', 'signature', 'stamp'])
      expect(out).toMatch(new RegExp(`^${part} +yes `, 'm'))
    expect(out).toContain('Nothing is wrong.')
  })

  it('leaves open who signed and when, where no root is brought', async () => {
    const { exit, out } = await runFake(['wacz', 'check', at('good.wacz')])
    expect(exit).toBe(0)
    expect(out).toMatch(/^signature +not known /m)
    expect(out).toMatch(/^stamp +not known /m)
  })

  it('names what is wrong, and ends with 1', async () => {
    const { exit, out } = await runFake(['wacz', 'check', at('bad.wacz')])
    expect(exit).toBe(1)
    expect(out).toContain('✗ index.order (indexes/index.cdxj line 2)')
    expect(out).toMatch(/^index +NO /m)
  })

  it('gives the whole verdict as one line of JSON', async () => {
    const { exit, out } = await runFake(['wacz', 'check', at('bad.wacz'), '--json'])
    expect([exit, out.trim().split('\n').length]).toEqual([1, 1])
    expect(JSON.parse(out)).toMatchObject({ ok: false, kind: 'wacz', findings: [{ code: 'index.order' }] })
  })

  it('takes a WARC file too, and refuses what is neither', async () => {
    expect(await runFake(['wacz', 'check', at('one.warc')])).toMatchObject({ exit: 0 })
    expect(await runFake(['wacz', 'check', at('note.txt')])).toMatchObject({ exit: 1 })
  })

  it.each([
    [['wacz']],
    [['wacz', 'check']],
    [['wacz', 'check', 'a', 'b']],
    [['wacz', 'mend', 'a']],
    [['wacz', 'check', 'a', '--force']],
    [['wacz', 'check', '/no/such/file']],
    [['wacz', 'check', '/']],
  ])('%j makes no sense: status 64, and nothing on the output', async (words) => {
    const { exit, out } = await runFake(words)
    expect([exit, out]).toEqual([64, ''])
  })

  it('refuses roots that are none with 64', async () => {
    const { exit } = await runFake(['wacz', 'check', at('good.wacz'), '--roots', at('data')])
    expect(exit).toBe(64)
  })
})

describe('smart-rescue stamp check', () => {
  const check = (...words: string[]) => runFake(['stamp', 'check', ...words])

  it('says when, for which bytes and by whom, and ends with 0', async () => {
    const { exit, out } = await check(at('token.tsr'), at('data'), '--roots', at('roots.pem'))
    expect(exit).toBe(0)
    expect(out).toContain('The stamp holds.')
    expect(out).toContain('Time       2026-11-24T08:00:00.000Z')
    expect(out).toContain('CN=Lighthouse Stamp 1')
    expect(out).toContain('Root       CN=Lighthouse Root')
  })

  it('names why it does not hold for other bytes, and ends with 1', async () => {
    const { exit, out } = await check(at('token.tsr'), at('note.txt'), '--roots', at('roots.pem'))
    expect(exit).toBe(1)
    expect(out).toContain('✗ stamp.imprint')
  })

  it('gives the verdict as JSON', async () => {
    const { out } = await check(at('token.tsr'), at('data'), '--roots', at('roots.pem'), '--json')
    expect(JSON.parse(out)).toMatchObject({ ok: true, trust: 'trusted', info: { serial: '07' } })
  })

  it('reads an OpenTimestamps proof, needs no roots for it, and says that Bitcoin was not asked', async () => {
    const { createHash } = await import('node:crypto')
    const magic = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108', 'hex')
    const digest = createHash('sha256').update(DATA).digest()
    await writeFile(
      at('proof.ots'),
      Buffer.concat([magic, digest, Buffer.from('000588960d73d7190103e0a535', 'hex')]),
    )
    const good = await check(at('proof.ots'), at('data'))
    expect(good.exit).toBe(0)
    expect(good.out).toContain('Bitcoin    block 873184')
    expect(good.out).toContain('Not checked against Bitcoin here')
    expect((await check(at('proof.ots'), at('note.txt'))).exit).toBe(1)
    const json = JSON.parse((await check(at('proof.ots'), at('data'), '--json')).out)
    expect(json).toMatchObject({ ok: true, checkedAgainstBitcoin: false })
  })

  it('asks for roots, for both files, and for nothing else', async () => {
    for (const words of [
      [at('token.tsr'), at('data')],
      [at('token.tsr')],
      [],
      ['a', 'b', 'c'],
      [at('token.tsr'), '/no/such'],
      ['x', 'y', '--loud'],
    ])
      expect(await check(...words)).toMatchObject({ exit: 64, out: '' })
  })
})
