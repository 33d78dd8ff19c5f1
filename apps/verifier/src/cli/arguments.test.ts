/** The command by its arguments and its exit status: 0, 1 and 2 mean what the usage says, for every kind of file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeZip, zipInput } from '@smart-rescue/core/dossier'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileSource } from './file-source.ts'
import { plain } from './print-verdict.ts'
import { parseArguments, runVerify } from './run-verify.ts'

let folder: string
let archive: Buffer
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-args-'))
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip([zipInput('README.txt', Buffer.from('Room to let'))])) pieces.push(piece)
  archive = Buffer.concat(pieces)
  await writeFile(at('plain.zip'), archive)
  await writeFile(at('empty.zip'), '')
  await writeFile(at('bad-policy'), 'trust everybody\n')
  await writeFile(at('empty-policy'), '')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = async (...words: string[]) => {
  const said: string[] = []
  const complained: string[] = []
  const exit = await runVerify(words, {
    write: (text) => void said.push(text),
    error: (text) => void complained.push(text),
  })
  return { exit, said: said.join(''), complained: complained.join('') }
}

describe('arguments', () => {
  it.each<[string[], ReturnType<typeof parseArguments>]>([
    [['a'], { file: 'a', json: false }],
    [['a', '--json'], { file: 'a', json: true }],
    [['--json', '--json', 'a'], { file: 'a', json: true }],
    [['--policy', 'p', 'a'], { file: 'a', json: false, policy: 'p' }],
    [['a', '--policy=p=q'], { file: 'a', json: false, policy: 'p=q' }],
    [['--policy', '--json', 'a'], { file: 'a', json: false, policy: '--json' }],
    [['a b.zip'], { file: 'a b.zip', json: false }],
    [['./-odd.zip'], { file: './-odd.zip', json: false }],
  ])('%j are understood', (words, expected) => {
    expect(parseArguments(words)).toEqual(expected)
  })

  it.each([
    [[]],
    [['--json']],
    [['a', 'b']],
    [['a', 'b', 'c']],
    [['-a']],
    [['--help']],
    [['a', '--Policy', 'p']],
    [['a', '--json=yes']],
    [['a', '--policy']],
    [['-', 'a']],
  ])('%j make no sense: status 2, the usage, and nothing on the output that programs read', async (words) => {
    const answer = await run(...words)
    expect([answer.exit, answer.said]).toEqual([2, ''])
    expect(answer.complained).toMatch(
      /^smart-rescue verify PACKAGE\.zip \[--policy FILE\] \[--roots FILE\] \[--json\]\n/,
    )
  })

  it('of any kind never throw, and name one file at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', '--json', '--policy', '--policy=p', '--x', ''), { maxLength: 6 }),
        (words) => {
          const parsed = parseArguments(words)
          if (parsed !== undefined) expect(words).toContain(parsed.file)
        },
      ),
    )
  })
})

describe('exit status 2', () => {
  it.each([
    ['a file that is not there', () => [at('none.zip')], 'ENOENT'],
    ['a folder', () => [folder], 'ENOTFILE'],
    ['a device', () => ['/dev/null'], 'ENOTFILE'],
    ['a path through a file', () => [join(at('plain.zip'), 'x')], 'ENOTDIR'],
    ['a name with a NUL', () => [`${at('plain.zip')}\0`], 'ERR_INVALID_ARG_VALUE'],
  ] as const)('is for %s, in words and as JSON', async (_, words, reason) => {
    const [asText, asJson] = [await run(...words()), await run(...words(), '--json')]
    expect(asText).toEqual({ exit: 2, said: '', complained: `The package cannot be read (${reason}).\n` })
    expect([asJson.exit, asJson.complained]).toEqual([2, ''])
    expect(JSON.parse(asJson.said)).toEqual({ ok: false, unreadable: 'package', reason })
  })

  it.each([
    ['that is not there', () => at('none'), /^ENOENT$/],
    ['that is a folder', () => folder, /^EISDIR$/],
    ['that is no policy', () => at('bad-policy'), /^policy\.format: ./],
  ] as const)('is for a policy %s, though the package could be read', async (_, policy, reason) => {
    const asText = await run(at('plain.zip'), '--policy', policy())
    expect([asText.exit, asText.said]).toEqual([2, ''])
    expect(asText.complained).toMatch(/^The policy cannot be read \(.+\)\.\n$/)
    const asJson = JSON.parse((await run(at('plain.zip'), '--policy', policy(), '--json')).said)
    expect(asJson).toEqual({ ok: false, unreadable: 'policy', reason: expect.stringMatching(reason) })
  })

  it('is for an empty file, which is no archive', async () => {
    const answer = await run(at('empty.zip'))
    expect([answer.exit, answer.complained]).toEqual([2, ''])
    expect(answer.said).toContain('zip.no-end')
  })

  it('is for an archive that ends too early, wherever it was cut, and never status 0', async () => {
    for (const part of [0.01, 0.3, 0.6, 0.9, 0.99]) {
      await writeFile(at('cut.zip'), archive.subarray(0, Math.floor(archive.length * part)))
      const answer = await run(at('cut.zip'), '--json')
      expect([part, answer.exit]).toEqual([part, 2])
      expect(JSON.parse(answer.said)).toMatchObject({ ok: false, refused: { code: 'zip.no-end' } })
    }
  })
})

describe('exit status 1', () => {
  it('is for an archive that is no package, and as JSON it is the whole verdict', async () => {
    const answer = await run(at('plain.zip'), '--json')
    expect(answer.exit).toBe(1)
    const verdict = JSON.parse(answer.said)
    expect(verdict.ok).toBe(false)
    expect(Object.keys(verdict.results).sort()).toEqual(['intact', 'logged', 'timed', 'witnessed'])
    expect(verdict.redList.map(({ code }: { code: string }) => code)).toContain('manifest.missing')
    expect(answer.said.trimEnd().split('\n')).toHaveLength(1)
  })

  it('is for an archive with something behind its end or before its beginning, which readers read differently', async () => {
    for (const bytes of [
      Buffer.concat([archive, Buffer.from('x')]),
      Buffer.concat([Buffer.from('x'), archive]),
    ]) {
      await writeFile(at('odd.zip'), bytes)
      const { exit } = await run(at('odd.zip'))
      expect([1, 2]).toContain(exit)
    }
  })

  it('never becomes 0 by the change of any single byte', async () => {
    for (let index = 0; index < archive.length; index += 7) {
      const changed = Buffer.from(archive)
      changed[index] = (changed[index] ?? 0) ^ 0xff
      await writeFile(at('flipped.zip'), changed)
      expect([1, 2]).toContain((await run(at('flipped.zip'))).exit)
    }
  })
})

describe('a file source', () => {
  it('gives any part of the file, and nothing for an empty part', async () => {
    const source = await openFileSource(at('plain.zip'))
    try {
      expect(source.size).toBe(archive.length)
      expect(Buffer.from(await source.read(0, source.size)).equals(archive)).toBe(true)
      expect(Buffer.from(await source.read(3, 9)).equals(archive.subarray(3, 9))).toBe(true)
      expect(await source.read(5, 5)).toHaveLength(0)
    } finally {
      await source.close()
    }
  })

  it('rejects beyond the end rather than give zeros', async () => {
    const source = await openFileSource(at('plain.zip'))
    await expect(source.read(source.size - 1, source.size + 1)).rejects.toMatchObject({ code: 'ESHORT' })
    await source.close()
  })
})

describe('a text of a package on the terminal', () => {
  it('holds no control character and no change of direction, whatever it was', () => {
    const sign = fc.integer({ min: 0, max: 0x206f }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 200 }), (text) => {
        const safe = plain(text)
        expect(safe).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
        expect(safe.length).toBeLessThanOrEqual(121)
      }),
    )
  })

  it('is left alone where it is harmless, up to its longest', () => {
    for (const text of ['Room to let', 'कोठा भाडामा', 'غرفة للإيجار', '👩‍👩‍👧', 'x'.repeat(120)])
      expect(plain(text)).toBe(text)
    expect(plain('abcdef', 3)).toBe('abc…')
  })

  it('holds no half letter, where the text had one', () => {
    expect(plain('a\ud800b').isWellFormed()).toBe(true)
  })
})
