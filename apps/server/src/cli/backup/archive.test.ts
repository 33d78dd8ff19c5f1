/** Archives are plain tar, whole or refused. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArchive } from './archive-reader.ts'
import { createArchive, MANIFEST } from './archive-writer.ts'
import { BLOCK, padding, readTarHeader, writeTarHeader } from './tar.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
  path = join(folder, 'a.tar')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const LONG = `locker/${'a'.repeat(90)}/${'b'.repeat(90)}`
const CONTENT: Record<string, string> = {
  'backup.json': '{}',
  'database/01-x/1.jsonl': 'x'.repeat(1_024),
  [LONG]: '',
  'locker/ü': 'नमस्ते',
}

const make = async (content = CONTENT): Promise<string> => {
  const archive = await createArchive(path)
  for (const [name, text] of Object.entries(content)) {
    const bytes = Buffer.from(text)
    await archive.add(name, bytes.length, [bytes.subarray(0, 3), bytes.subarray(3)])
  }
  return archive.finish()
}

const read = async (): Promise<{ content: Record<string, string>; hash: string }> => {
  const content: Record<string, string> = {}
  const hash = await readArchive(path, async ({ name, bytes }) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of bytes()) chunks.push(chunk)
    content[name] = Buffer.concat(chunks).toString()
  })
  return { content, hash }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

describe('an archive', () => {
  it('gives back what was put in, with the same manifest hash', async () => {
    const hash = await make()
    expect(await read()).toEqual({ content: CONTENT, hash })
  })

  it('is read by the system’s tar, byte for byte', async () => {
    await make()
    const listed = execFileSync('tar', ['-tf', path], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    expect(listed.trim().split('\n')).toHaveLength(Object.keys(CONTENT).length + 1)
    execFileSync('tar', ['-xf', path, '-C', folder])
    for (const [name, text] of Object.entries(CONTENT))
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))
    const sum = execFileSync('sha256sum', [join(folder, 'database/01-x/1.jsonl')], {
      encoding: 'utf8',
    }).slice(0, 64)
    expect(manifest.entries['database/01-x/1.jsonl']).toEqual({ length: 1_024, sha256: sum })
  })

  it('has its name only when it is whole', async () => {
    const archive = await createArchive(path)
    await archive.add('a', 1, [Buffer.from('a')])
    expect(existsSync(path)).toBe(false)
    await expect(createArchive(path)).rejects.toMatchObject({ code: 'data.unwritable' })
    await archive.abandon()
    expect(existsSync(`${path}.partial`)).toBe(false)
  })

  it('refuses an entry that is longer or shorter than was said', async () => {
    const archive = await createArchive(path)
    await expect(archive.add('a', 2, [Buffer.from('abc')])).rejects.toThrow('changed its length')
    await expect(archive.add('b', 4, [Buffer.from('abc')])).rejects.toThrow('changed its length')
    await archive.abandon()
  })

  it('is refused after a change of any single byte, of 300 tried over its whole length', async () => {
    await make()
    const whole = readFileSync(path)
    const accepted: number[] = []
    for (let n = 0; n < 300; n++) {
      const at = Math.floor((n * (whole.length - 2 * BLOCK)) / 300)
      const damaged = Buffer.from(whole)
      damaged.writeUInt8((damaged[at] ?? 0) ^ 1, at)
      writeFileSync(path, damaged)
      const outcome = await read().catch(() => undefined)
      // Padding between entries carries nothing; a flip there must not change what comes out.
      if (outcome && JSON.stringify(outcome.content) !== JSON.stringify(CONTENT)) accepted.push(at)
    }
    expect(accepted).toEqual([])
  })

  it('is refused when it was cut anywhere, or has more than its manifest says', async () => {
    await make()
    const whole = readFileSync(path)
    for (const length of [0, 100, BLOCK, 2 * BLOCK, whole.length - 3 * BLOCK]) {
      writeFileSync(path, whole.subarray(0, length))
      expect(await codeOf(read()), String(length)).toBe('package.unreadable')
    }
    const more = Buffer.concat([writeTarHeader({ name: 'more', length: 1 }), Buffer.alloc(BLOCK, 'x'), whole])
    writeFileSync(path, more)
    expect(await codeOf(read())).toBe('package.unreadable')
  })

  it.each(['../out', '/etc/out', 'a/../../out', 'a//b', './a', 'a\\b'])(
    'is refused with the name %j',
    async (name) => {
      writeFileSync(path, Buffer.concat([writeTarHeader({ name, length: 0 }), Buffer.alloc(2 * BLOCK)]))
      expect(await codeOf(read())).toBe('package.unreadable')
    },
  )

  it('is refused with a link, or a folder, or one name twice', async () => {
    const entry = writeTarHeader({ name: 'a', length: 0 })
    writeFileSync(path, Buffer.concat([entry, entry]))
    expect(await codeOf(read())).toBe('package.unreadable')
    for (const type of ['2', '5', 'x']) {
      const header = Buffer.from(entry)
      header.write(type, 156)
      writeFileSync(path, header)
      expect(await codeOf(read())).toBe('package.unreadable')
    }
  })
})

describe('a tar header', () => {
  it.each([0, 1, 511, 512, 8 ** 11 - 1, 8 ** 11, 10 ** 13])('carries a length of %i bytes', (length) => {
    expect(readTarHeader(writeTarHeader({ name: 'a/b', length }))).toEqual({ name: 'a/b', length })
    expect((length + padding(length)) % BLOCK).toBe(0)
  })

  it('refuses a name that does not fit', () => {
    expect(() => writeTarHeader({ name: 'x'.repeat(300), length: 0 })).toThrow('too long')
  })
})
