/** Files we made hostile ourselves: each is read, refused or quarantined, as it must be; nobody is asked, nothing is written, and the process that asked lives on. */
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { createConverter } from '@smart-rescue/adapters/converting'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeFiles, judgeReading } from './judge-files.ts'
import type { HostileFile } from './made/hostile-file.ts'
import { makeArchives } from './made/make-archives.ts'
import { makePapers } from './made/make-papers.ts'
import { makePictures } from './made/make-pictures.ts'
import {
  CORPORA,
  type CorpusName,
  listCorpus,
  loadFile,
  naughtyStrings,
  uudecode,
} from './outside-corpora.ts'

const converter = createConverter()
let asked = 0
const trap = createServer((_, response) => {
  asked += 1
  response.end('trap')
})
let trapUrl = ''
let made: Readonly<Record<'archives' | 'pictures' | 'papers', readonly HostileFile[]>>
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    trap.listen(0, '127.0.0.1', resolve)
  })
  trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
  made = { archives: makeArchives(), pictures: makePictures(trapUrl), papers: makePapers(trapUrl) }
})
afterAll(async () => {
  await converter.close()
  trap.close()
})

/** What our traversal files would create if somebody unpacked them. */
const traces = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('hostile-'))

describe('files made here', () => {
  it('are more than a hundred, no two of one name', () => {
    const names = Object.values(made).flatMap((files) => files.map(({ name }) => name))
    expect(names.length).toBeGreaterThanOrEqual(180)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each([
    ['archives', 'archives'],
    ['pictures, films and sounds', 'pictures'],
    ['documents, mails, texts and programs', 'papers'],
  ] as const)('that are %s end exactly as they must', async (_, kind) => {
    const files = made[kind]
    const tally = await judgeFiles(converter, files)
    expect(tally.breaches).toEqual([])
    expect(tally.read + tally.refused + tally.quarantined).toBe(files.length)
    expect(tally.quarantined).toBeGreaterThan(5)
  })

  it('asked nobody, wrote nothing, and left the converter able to read', async () => {
    expect(asked).toBe(0)
    expect(traces()).toEqual([])
    expect(existsSync('/tmp/hostile-slip.txt')).toBe(false)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    const plain = await converter.read(
      { name: 'a.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode('Room') },
      { media: 'allowed' },
      new AbortController().signal,
    )
    expect(plain).toMatchObject({ state: 'read', text: 'Room' })
  })

  it('would be seen if they asked: the trap answers', async () => {
    expect(await (await fetch(trapUrl)).text()).toBe('trap')
    expect(asked).toBe(1)
  })
})

/** So many files of each corpus are read in every run; all of them by `node tests/hostile/run-corpora.ts`. */
const SLICE = 8

describe('files that others made hostile', () => {
  it.for(Object.keys(CORPORA) as CorpusName[])(
    'in %s are each read, refused or quarantined',
    async (name, { skip }) => {
      const paths = listCorpus(name)
      if (paths.length === 0) return skip('the corpus was not fetched: npm run corpora')
      const step = Math.max(1, Math.floor(paths.length / SLICE))
      const tally = await judgeFiles(
        converter,
        paths
          .filter((_, index) => index % step === 0)
          .slice(0, SLICE)
          .map(loadFile),
      )
      return expect(tally.breaches).toEqual([])
    },
  )

  it('as strings are kept character for character', async ({ skip }) => {
    const strings = naughtyStrings()
    if (strings.length === 0) return skip('the strings were not fetched: npm run corpora')
    const whole = strings.map((line) => line.replaceAll(/[\r\n]/g, ' ')).join('\n')
    const reading = await converter.read(
      { name: 'naughty.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(`list\n${whole}`) },
      { media: 'allowed' },
      new AbortController().signal,
    )
    expect(reading.state).toBe('read')
    expect(reading.text).toBe(`list\n${whole}`.toWellFormed().normalize('NFC'))
    return expect(strings.length).toBeGreaterThan(400)
  })
})

describe('the judge', () => {
  const honest = {
    state: 'read',
    kind: 'text',
    mediaType: 'text/plain',
    text: '',
    facts: [],
    messages: [],
    derivatives: [],
    children: [],
    problems: [],
    confinement: 'It was read behind walls.',
  } as const

  it('finds nothing wrong with an honest reading', () => {
    expect(judgeReading(honest)).toBeUndefined()
  })

  it.each([
    ['a reason with what was read', { reason: { code: 'x', sentence: 'x'.repeat(50) } }],
    ['no reason with what was not', { state: 'refused' as const }],
    ['no walls', { confinement: '' }],
    [
      'a drawing to show',
      {
        derivatives: [
          { role: 'view-01', name: 'a', mediaType: 'image/svg+xml', bytes: new Uint8Array(0), method: '' },
        ],
      },
    ],
    ['a child that leads out', { children: [{ name: '../x', mediaType: 'x', length: 0 }] }],
    ['a broken character', { text: '\ud800' }],
  ])('finds %s', (_, change) => {
    expect(judgeReading({ ...honest, ...change })).toBeDefined()
  })

  it('reads uuencoded files as POSIX describes them', () => {
    expect(Buffer.from(uudecode('begin 644 cat.txt\n#0V%T\n`\nend\n')).toString()).toBe('Cat')
  })
})
