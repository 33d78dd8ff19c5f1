/** `readiness` and `law check` for outsiders: the verdict and its sources, an honest exit status, and slips named one by one. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFake } from '../terminal.fake.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readiness-'))
})
afterAll(() => rm(folder, { recursive: true }))

const CASE = {
  date: '2025-05-01',
  victim: 'child',
  countries: ['NP'],
  covered: ['NP-HTT-4-1-b.a1', 'NP-HTT-4-1-b.jur'] as unknown[],
}
const run = async (value: unknown, ...more: string[]) => {
  const file = join(folder, 'case.json')
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value))
  return runFake(['readiness', file, ...more])
}
interface Answer {
  ready: string[]
  missing: Record<string, string[]>
  alternatives: Record<string, string[]>
  warnings: { code: string; offence?: string; text: string; source: { document: string } }[]
  sources: Record<string, { document: string; section: string }>
  packs: unknown[]
}
const judge = async (over: object): Promise<Answer> => {
  const { exit, out } = await run({ ...CASE, ...over }, '--json')
  expect(exit).toBe(0)
  return JSON.parse(out) as Answer
}

describe('smart-rescue readiness', () => {
  it('says what is ready, what is missing, the ways without a means, and the source of each', async () => {
    const answer = await judge({})
    expect(answer.ready).toEqual(['NP-HTT-4-1-b'])
    expect(answer.missing['NP-HTT-4-2-b']).toEqual(['act', 'means', 'purpose', 'jurisdiction'])
    expect(Object.keys(answer.missing)).toHaveLength(8)
    expect(answer.alternatives).toEqual({ 'NP-HTT-4-2-b': ['NP-HTT-4-1-a', 'NP-HTT-4-1-b', 'NP-HTT-4-2-a'] })
    for (const id of [...answer.ready, ...Object.keys(answer.missing)])
      expect(answer.sources[id]?.document.length).toBeGreaterThan(10)
    for (const { source } of answer.warnings) expect(source.document.length).toBeGreaterThan(3)
    expect(answer.packs).toEqual([
      { country: 'NP', version: '2026-11', author: 'Smart Rescue project', review: 'unreviewed' },
    ])
  })

  it('warns of rows that nobody verified, and of the law that can be turned against a child', async () => {
    const { warnings } = await judge({})
    const of = (offence: string) => warnings.filter((one) => one.offence === offence).map(({ code }) => code)
    expect(of('NP-ETA-47')).toEqual(['unverified', 'unverified', 'unverified', 'unverified', 'deadline'])
    expect(of('NP-HTT-4-1-d')).toEqual(['against-the-child'])
    expect(warnings.find(({ code }) => code === 'unverified')?.text).toContain('unverified – ask a lawyer')
  })

  it('leaves out what was not in force, and says what was before', async () => {
    const { missing, warnings } = await judge({ date: '2024-06-30', countries: ['IN'], covered: [] })
    expect(missing['IN-BNS-143']).toBeUndefined()
    expect(warnings.find((one) => one.offence === 'IN-BNS-143')).toMatchObject({
      code: 'not-in-force',
      text: expect.stringContaining('Indian Penal Code s.370'),
    })
    expect(
      (await judge({ date: '2024-07-01', countries: ['IN'], covered: [] })).missing['IN-BNS-143'],
    ).toEqual(['act', 'means', 'purpose'])
  })

  it('counts by what an element is covered, where that is said', async () => {
    const by = (kind: string) => ({
      covered: ['a1', 'jur'].map((end) => ({ element: `NP-HTT-4-1-b.${end}`, by: [{ kind, who: 'W1' }] })),
    })
    expect((await judge(by('anonymous-tip'))).ready).toEqual([])
    expect((await judge(by('witness'))).ready).toEqual(['NP-HTT-4-1-b'])
    const dutch = {
      countries: ['NL'],
      covered: ['a1', 'g1'].map((end) => ({
        element: `NL-252.${end}`,
        by: [{ kind: 'witness', who: 'W1' }],
      })),
    }
    expect((await judge(dutch)).missing['NL-252']).toEqual(['second-source'])
  })

  it('takes a span of days, or none', async () => {
    const asked = { countries: ['IN'], covered: [] }
    for (const date of [null, { from: '2024-06-01', to: '2024-08-01' }])
      expect((await judge({ ...asked, date })).missing['IN-BNS-98']).toEqual([
        'act',
        'purpose',
        'age',
        'day-of-the-act',
      ])
  })

  it('reads as text without --json', async () => {
    const { out } = await run(CASE)
    expect(out).toContain('Ready: 1\n  NP-HTT-4-1-b  ')
    expect(out).toContain('usually found in: ')
    expect(out).toContain('without a means: NP-HTT-4-1-a')
  })

  it.each<[string, unknown, string]>([
    ['a day that the calendar lacks', { ...CASE, date: '2025-02-30' }, 'date'],
    ['no day', { victim: 'child', countries: ['NP'], covered: [] }, 'date'],
    ['an age that is none', { ...CASE, victim: 'minor' }, 'victim'],
    ['an unknown country', { ...CASE, countries: ['NP', 'XX'] }, 'countries.1'],
    ['no country', { ...CASE, countries: [] }, 'countries'],
    ['an unknown element', { ...CASE, covered: ['NP-HTT-4-1-b.a1', 'NP-NO.a1'] }, 'covered.1'],
    [
      'a span that ends before it begins',
      { ...CASE, date: { from: '2025-02-02', to: '2025-02-01' } },
      'date',
    ],
    ['a field that nobody asked for', { ...CASE, vicitm: 'child' }, 'the file'],
    ['something that is no JSON', '{"date":', 'the file'],
  ])('refuses %s with 64, and names it', async (_what, value, path) => {
    const { exit, err, out } = await run(value, '--json')
    expect([exit, out]).toEqual([64, ''])
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'request.invalid', fields: [{ path }] } })
  })

  it('asks for one file that it can read', async () => {
    expect((await runFake(['readiness'])).exit).toBe(64)
    expect((await runFake(['readiness', join(folder, 'none.json')])).err).toContain('cannot be read')
    expect((await runFake(['readiness', 'a', '--verdict'])).exit).toBe(64)
  })
})

describe('smart-rescue law check', () => {
  const check = async (value: unknown) => {
    const file = join(folder, 'pack.json')
    await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value))
    const { exit, out } = await runFake(['law', 'check', file, '--json'])
    return { exit, ...(JSON.parse(out) as { ok: boolean; findings: { rule: string; at: string }[] }) }
  }
  const nepal = async () => JSON.parse(await readFile('domain/law/NP.json', 'utf8'))

  it('lets a shipped pack through, with what is to be looked at', async () => {
    const { exit, ok, findings } = await check(await nepal())
    expect([exit, ok]).toEqual([0, true])
    expect(findings.map(({ rule }) => rule)).toContain('low-without-note')
  })

  it('stops a pack with an error, and says where it is', async () => {
    const pack = await nepal()
    pack.offences[0].logic[0].group = 'acts'
    const { exit, findings } = await check(pack)
    expect(exit).toBe(1)
    expect(findings.filter(({ rule }) => rule === 'unknown-group').map(({ at }) => at)).toEqual([
      'offences[0].elements[0].group',
      'offences[0].elements[1].group',
    ])
    expect((await check('no JSON')).exit).toBe(1)
  })

  it('reads as text without --json, and knows one act', async () => {
    const { out, exit } = await runFake(['law', 'check', 'domain/law/NL.json'])
    expect([exit, out]).toEqual([0, expect.stringContaining('The pack can be used.')])
    expect((await runFake(['law', 'load', 'x'])).exit).toBe(64)
    expect((await runFake(['law', 'check'])).exit).toBe(64)
  })
})
