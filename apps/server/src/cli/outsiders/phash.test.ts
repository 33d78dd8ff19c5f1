/** `phash` for outsiders: plain lines and JSON, an honest exit status, and no data directory. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFake } from '../terminal.fake.ts'

/** The least PNG that is one: header, pixels, end. */
const makePng = (side: number, rows: Buffer): Buffer => {
  const chunk = (type: string, body: Buffer): Buffer => {
    const typed = Buffer.concat([Buffer.from(type), body])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc32(typed))
    return Buffer.concat([length, typed, sum])
  }
  const head = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

let folder: string
let picture: string
let text: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phash-'))
  picture = join(folder, 'steps.png')
  text = join(folder, 'note.txt')
  // Eight-bit grey, 64 × 64 steps of light; each row begins with the filter «none».
  const rows = Array.from({ length: 64 }, (_, y) => [
    0,
    ...Array.from({ length: 64 }, (_, x) => (x * 4 + y * 7) % 256),
  ])
  await writeFile(picture, makePng(64, Buffer.from(rows.flat())))
  await writeFile(text, 'a note about ferries')
})
afterAll(() => rm(folder, { recursive: true }))

const run = (...args: string[]) => runFake(['phash', ...args])

describe('smart-rescue phash', () => {
  it('prints hash, quality and blockhash of a picture, the same every time', async () => {
    const first = await run(picture)
    expect(first.exit).toBe(0)
    expect(first.out).toMatch(/^[0-9a-f]{64} \d{1,3} [0-9a-f]{64} .*steps\.png\n$/)
    expect(await run(picture)).toEqual(first)
  })

  it('prints JSON that holds the same hashes', async () => {
    const { out, exit } = await run(picture, '--json')
    expect(exit).toBe(0)
    const [row] = JSON.parse(out) as Record<string, unknown>[]
    const [pdq, quality, blockhash] = (await run(picture)).out.split(' ')
    expect(row).toEqual({ file: picture, pdq, quality: Number(quality), blockhash })
  })

  it('says which file could not be hashed, hashes the others, and ends with 1', async () => {
    const { out, err, exit } = await run(text, picture, join(folder, 'missing.png'))
    expect(exit).toBe(1)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('note.txt: The picture could not be decoded.')
    expect(err).toContain('missing.png: There is no such file that can be read.')
  })

  it('asks for a file, and knows no other option', async () => {
    expect((await run()).exit).toBe(64)
    expect((await run(picture, '--verdict')).exit).toBe(64)
  })
})
