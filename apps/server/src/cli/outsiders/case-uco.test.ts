/** `case-uco check` for outsiders: words and JSON, and an honest exit status. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFake } from '../terminal.fake.ts'

let folder: string
const at = (name: string): string => join(folder, name)
const graph = (more: object) =>
  JSON.stringify({
    '@context': { core: 'https://ontology.unifiedcyberontology.org/uco/core/' },
    '@id': 'https://house.example/kb/thing-a2b3c4d5-e6f7-4081-9293-a4b5c6d7e8fb',
    '@type': 'core:UcoObject',
    ...more,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'case-uco-'))
  await writeFile(at('good.json'), `\uFEFF${graph({ 'core:name': 'a room' })}`)
  await writeFile(at('bad.json'), graph({ 'core:nickname': 'a room' }))
  await writeFile(at('broken.json'), '{"@context"')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('smart-rescue case-uco check', () => {
  it('says that a good file conforms, and ends with 0', async () => {
    const { exit, out, err } = await runFake(['case-uco', 'check', at('good.json')])
    expect([exit, err]).toEqual([0, ''])
    expect(out).toContain('conforms to CASE 1.4.0 and UCO 1.4.0, 2 statements')
  })

  it('names each finding with its rule and place, and ends with 1', async () => {
    const { exit, out } = await runFake(['case-uco', 'check', at('good.json'), at('bad.json')])
    expect(exit).toBe(1)
    expect(out).toContain('does not conform, 1 findings')
    expect(out).toContain('undeclared-term')
    expect(out).toContain('uco/core/nickname')
  })

  it('says why a file cannot be read', async () => {
    for (const [name, sentence] of [
      ['broken.json', 'not JSON'],
      ['missing.json', 'no such file'],
    ]) {
      const { exit, out } = await runFake(['case-uco', 'check', at(name ?? '')])
      expect([exit, out]).toEqual([1, expect.stringContaining(sentence ?? '')])
    }
  })

  it('gives all findings as one line of JSON', async () => {
    const { exit, out } = await runFake(['case-uco', 'check', at('bad.json'), '--json'])
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toMatchObject([
      { file: at('bad.json'), state: 'read', conforms: false, findings: [{ rule: 'undeclared-term' }] },
    ])
  })

  it('knows one verb and no option that it does not name', async () => {
    for (const args of [[], ['repair', 'x'], ['check'], ['check', '--fix', 'x']])
      expect((await runFake(['case-uco', ...args])).exit).toBe(64)
  })
})
