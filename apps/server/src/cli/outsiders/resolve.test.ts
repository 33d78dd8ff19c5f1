/** `resolve` for outsiders: tables in, proposals with reasons out, blocking said, an honest exit status. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFake } from '../terminal.fake.ts'

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resolve-'))
  await writeFile(
    at('a.csv'),
    '﻿rec_id, given_name, surname, suburb, date_of_birth, gender\n' +
      'a1, anna, harrow, "ashford, east", 19700101, f\n' +
      'a2, leo, mills, corby, 19820714, m\n' +
      'a3, ram bahadur, thapa, kathmandu, 19900302, m\n',
  )
  await writeFile(
    at('b.csv'),
    'rec_id,given_name,surname,suburb,date_of_birth\n' +
      'b1,harow,anna,ashford east,19700101\n' +
      'b2,राम बहादुर,थापा,काठमाडौं,19900203\n' +
      'b3,mira,stone,denholm,19650505\n',
  )
})
afterAll(() => rm(folder, { recursive: true }))

describe('smart-rescue resolve', () => {
  it('links two tables, with reasons and counter-reasons', async () => {
    const { exit, err } = await runFake(['resolve', at('a.csv'), at('b.csv'), at('out.csv')])
    expect(exit).toBe(0)
    const lines = (await readFile(at('out.csv'), 'utf8')).trimEnd().split('\n')
    expect(lines[0]).toBe('a,b,strength,why')
    expect(
      lines
        .slice(1)
        .map((line) => line.slice(0, 5))
        .sort(),
    ).toEqual(['a1,b1', 'a3,b2'])
    expect(lines.find((line) => line.startsWith('a1'))).toMatch(
      /^a1,b1,(?:0\.\d{4}|1\.0000),"same: .*in another column: /,
    )
    expect(err).toContain('never compared: gender')
    expect(err).toContain('compared 9 of 9 possible pairs')
    expect(err).toMatch(/wall [\d.]+ s, CPU [\d.]+ s, peak memory \d+ MiB/)
  })

  it('finds duplicates within one table, and writes a head alone where there are none', async () => {
    const { exit, out } = await runFake(['resolve', at('a.csv'), at('none.csv'), '--json'])
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ proposed: 0, leftOut: ['gender'] })
    expect(await readFile(at('none.csv'), 'utf8')).toBe('a,b,strength,why\n')
  })

  it('asks for tables that it can read', async () => {
    expect((await runFake(['resolve', at('a.csv')])).exit).toBe(64)
    expect((await runFake(['resolve', at('missing.csv'), at('out.csv')])).err).toContain('cannot be read')
    await writeFile(at('keys.csv'), 'rec_id\n1\n')
    expect((await runFake(['resolve', at('keys.csv'), at('out.csv')])).err).toContain('names of its columns')
    expect((await runFake(['resolve', at('a.csv'), at('out.csv'), '--verdict'])).exit).toBe(64)
  })
})
