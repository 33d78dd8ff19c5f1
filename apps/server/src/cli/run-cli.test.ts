/** The command line refuses what it does not understand with one sentence and the exit status of the registry. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from './run-cli.ts'
import { runFake } from './terminal.fake.ts'
import { USAGE, usageOf } from './usage.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ID = '01890000-0000-7000-8000-0000000000c1'
const OFFLINE = ['--server', 'http://127.0.0.1:9']

describe('the command line', () => {
  it('prints its usage when it is asked to, and with status 64 when nothing is asked', async () => {
    for (const word of ['help', '--help', '-h'])
      expect(await runFake([word])).toEqual({ exit: 0, out: USAGE, err: '' })
    expect(await runFake([])).toEqual({ exit: 64, out: USAGE, err: '' })
  })

  it('has words for every command, and shows them', async () => {
    for (const name of Object.keys(COMMANDS)) {
      expect(USAGE, name).toContain(`smart-rescue ${name} `)
      if (name !== 'verify')
        expect(await runFake([name, '--help'])).toEqual({ exit: 0, out: usageOf(name), err: '' })
    }
  })

  it.each([
    [['sreve'], 64, 'There is no command «sreve»'],
    [['toString'], 64, 'There is no command'],
    [['serve', '--port', 'x'], 64, 'The port must be'],
    [['serve', '--nonsense'], 64, `Unknown option '--nonsense'`],
    [['work'], 64, 'needs --unlock-file'],
    [['backup'], 64, 'Name the file to write'],
    [['backup', 'a', 'b'], 64, 'Name the file to write'],
    [['restore'], 64, 'Name the backup to restore'],
    [['login'], 64, 'Name one sign-in name'],
    [['case'], 64, 'Say what to do with cases'],
    [['case', 'constructor'], 64, 'Say what to do with cases'],
    [['case', 'note', ID], 64, 'Give the note'],
    [['capture', ID], 64, 'Name a case and one address'],
    [['export'], 64, 'Name one case'],
    [['export', ID, '--locale', 'xx'], 64, 'The language must be one of'],
    [['init', '--stdin'], 64, 'Standard input is not JSON'],
  ])(
    'refuses %j with status %i and one sentence, then shows how it is meant',
    async (argv, exit, sentence) => {
      const outcome = await runFake(argv)
      expect(outcome.exit).toBe(exit)
      expect(outcome.out).toBe('')
      expect(outcome.err.split('\n')[0]).toContain(sentence)
    },
  )

  it('names wrong and missing fields one by one', async () => {
    const opened = await runFake([
      'case',
      'open',
      '--title',
      'Harbour',
      '--kind',
      'gossip',
      '--country',
      'Nepal',
    ])
    expect(opened.exit).toBe(64)
    for (const field of ['leadKind', 'countries.0', 'purpose', 'legalBasis'])
      expect(opened.err).toContain(`  ${field}: `)
    const founded = await runFake(['init', '--country', 'XXX'], { secrets: ['a', 'b'] })
    expect(founded.exit).toBe(64)
    for (const field of ['name', 'country', 'administrator.login'])
      expect(founded.err).toContain(`  ${field}: `)
  })

  it.each([
    ['login', ['login', 'asha']],
    ['case list', ['case', 'list']],
    ['case show', ['case', 'show', ID]],
    ['case note', ['case', 'note', ID, 'text']],
    ['capture', ['capture', ID, 'http://a.example/']],
    ['export', ['export', ID]],
  ])('says that no server answers to %s, with status 69', async (_name, argv) => {
    const session = ['--session', join(folder, 'none.json')]
    const outcome = await runFake([...argv, ...OFFLINE, ...session], { secrets: ['a passphrase'] })
    expect(outcome).toEqual({
      exit: 69,
      out: '',
      err: 'No Smart Rescue answers there. Start it with smart-rescue serve, or name its address with --server.\n',
    })
  })

  it('says what failed as JSON where --json is given', async () => {
    const outcome = await runFake([
      'case',
      'list',
      '--json',
      ...OFFLINE,
      '--session',
      join(folder, 'none.json'),
    ])
    expect(JSON.parse(outcome.err)).toEqual({
      error: {
        code: 'client.offline',
        sentence: expect.stringContaining('No Smart Rescue answers'),
        exit: 69,
      },
    })
  })

  it('refuses a backup that is not there, or that is something else, before it touches the data directory', async () => {
    writeFileSync(join(folder, 'notes.tar'), 'x'.repeat(5_000))
    for (const name of ['nowhere.tar', 'notes.tar']) {
      const outcome = await runFake(['restore', join(folder, name), '--data', join(folder, 'fresh')])
      expect(outcome.exit).toBe(2)
      expect(outcome.err).toMatch(/backup/i)
    }
  })

  it('hands a package to the offline verifier, with its own exit status', async () => {
    writeFileSync(join(folder, 'not.zip'), 'not a zip')
    expect((await runFake(['verify', join(folder, 'not.zip')])).exit).toBe(2)
    expect((await runFake(['verify', '--policy', 'x', join(folder, 'absent.zip')])).exit).toBe(2)
  })

  it('refuses a data directory that cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '')
    const outcome = await runFake(['migrate', '--data', join(folder, 'file', 'below')])
    expect([outcome.exit, outcome.err]).toEqual([73, expect.stringContaining('cannot be written')])
  })

  it('refuses to join where no server runs', async () => {
    const outcome = await runFake(['work', '--data', folder, '--unlock-file', 'x'])
    expect([outcome.exit, outcome.err]).toEqual([75, expect.stringContaining('No Smart Rescue runs')])
  })
})
