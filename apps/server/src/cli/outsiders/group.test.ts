/** `smart-rescue group`: labels by the place of the first advert, templates on request, and a sentence for a file that cannot be read. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFake } from '../terminal.fake.ts'
import { type Advert, readAdverts } from './read-adverts.ts'

let folder: string
const at = (name: string): string => join(folder, name)

const SYLLABLES = 'ba ke lo mi nu ra se ti vo za'.split(' ')
/** A word that no other number has. */
const wordOf = (n: number): string =>
  [...String(1_000 + n)].map((digit) => SYLLABLES[Number(digit)] ?? '').join('')
/** Texts without a word in common. */
const OTHERS = Array.from(
  { length: 30 },
  (_, n) => `x${n},"${Array.from({ length: 12 }, (_, at) => wordOf(n * 12 + at)).join(' ')}",`,
)
const ADVERTS = [
  'id,text,date_posted',
  'a,"We carry your sofa, your piano and the fridge from Ashford to Kelton, ring 555 0101",01-02-2026',
  ...OTHERS,
  'b,"We carry your sofa, your piano and the lamp from Ashford to Kelton, ring 555 0199",02-02-2026',
].join('\n')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'group-'))
  await writeFile(at('adverts.csv'), ADVERTS)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = async (content: string | Uint8Array): Promise<Advert[]> => {
  await writeFile(at('read.csv'), content)
  const adverts: Advert[] = []
  for await (const batch of readAdverts(at('read.csv'))) adverts.push(...batch)
  return adverts
}

describe('smart-rescue group', () => {
  it('writes id and label of each advert, and what it cost', async () => {
    const { exit, err } = await runFake(['group', at('adverts.csv'), at('out.csv')])
    expect(err).toMatch(/^wall [\d.]+ s, CPU [\d.]+ s, peak memory \d+ MiB\n$/)
    expect(exit).toBe(0)
    const lines = (await readFile(at('out.csv'), 'utf8')).trimEnd().split('\n')
    expect(lines.length).toBe(33)
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(['id,label', 'a,0', 'b,0'])
    expect(lines.slice(2, -1).every((line) => line.endsWith(',-1'))).toBe(true)
  })

  it('explains each group on a line', async () => {
    const { exit } = await runFake(['group', at('adverts.csv'), at('out.csv'), '--explain', at('why.jsonl')])
    expect(exit).toBe(0)
    const lines = (await readFile(at('why.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines.length).toBe(1)
    const line = JSON.parse(lines[0] ?? '')
    expect(line.label).toBe(0)
    expect(line.members.map(({ id }: { id: string }) => id)).toEqual(['a', 'b'])
  })

  it.each([
    [[], 'Name the file to read and the file to write.'],
    [['one.csv', 'two.csv', 'three.csv'], 'Name the file to read and the file to write.'],
    [['one.csv', 'two.csv', '--loud'], 'group takes two files and --explain FILE.'],
    [['nothing.csv', 'out.csv'], 'The file «nothing.csv» cannot be read (ENOENT).'],
  ])('refuses %j', async (args, sentence) => {
    const { exit, err } = await runFake(['group', ...args])
    expect(exit).toBe(64)
    expect(err).toContain(sentence)
  })

  it('does not write over what it reads', async () => {
    const { exit, err } = await runFake(['group', at('adverts.csv'), at('adverts.csv')])
    expect(exit).toBe(64)
    expect(err).toContain('is the one that is read')
    expect(await readFile(at('adverts.csv'), 'utf8')).toBe(ADVERTS)
  })
})

describe('reading adverts', () => {
  it('takes columns in any order, quotation marks, commas and line ends within fields, a byte order mark', async () => {
    const adverts = await read('\ufeffdate_posted,note,TEXT,id\r\n1,,"a ""b"", c\r\nd",7\r\n\r\n2,n,plain,8')
    expect(adverts).toEqual([
      { id: '7', text: 'a "b", c\r\nd', posted: '1' },
      { id: '8', text: 'plain', posted: '2' },
    ])
  })

  it('reads records over the borders of pieces, in every script', async () => {
    const text = `ให้เช่า "ห้อง", ${'ก'.repeat(997)}`
    const line = (n: number) => `${n},"${text.replaceAll('"', '""')}"\n`
    const adverts = await read(`id,text\n${Array.from({ length: 1_500 }, (_, n) => line(n)).join('')}`)
    expect(adverts.length).toBe(1_500)
    expect(adverts.every((advert, n) => advert.id === `${n}` && advert.text === text)).toBe(true)
  })

  it.each([
    ['', 'line 1: the file is empty'],
    ['number,text\n1,a', 'line 1: the first line must name the columns id and text'],
    ['id,text\n1,"a\nb"\n2,b,c', 'line 4: it has 3 fields where the first line names 2'],
    ['id,text\n1,a\n2,"b', 'line 3: a quotation mark is not closed'],
    ['id,text\n1,"a"b\n', 'line 2: text follows a closing quotation mark'],
  ])('says where %j cannot be read', async (content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence)
  })
})
