/** Which program reads what, and how questions are shared among programs. */
import { existsSync } from 'node:fs'
import { FILE_TYPES, type FileType, IMPORT_LIMITS } from '@smart-rescue/core/importing'
import { describe, expect, it } from 'vitest'
import type { SandboxedWorker } from '../sandbox/index.ts'
import { createPool, programPath, READER_LIMITS, readerFor } from './reader-pool.ts'

/** Types that are sealed and explained without a program. */
const UNREAD = [
  'doc',
  'ppt',
  'ole',
  'ole-encrypted',
  'msg',
  '7z',
  'rar',
  'xz',
  'bz2',
  'zst',
  'cab',
  'program',
  'flash',
  'empty',
  'unknown',
]

describe('types of files', () => {
  it.each(Object.keys(FILE_TYPES) as FileType[])(
    '%s has a reader, or is one of those that none reads',
    (type) => {
      expect(readerFor(type) === undefined).toBe(UNREAD.includes(type))
    },
  )

  it('are read by programs that exist', () => {
    for (const path of ['readers/text-reader.ts', 'recognition/ocr-reader.ts'])
      expect(existsSync(programPath(path))).toBe(true)
  })

  it('may cost ten seconds of processor time and 512 MB', () => {
    expect(READER_LIMITS).toMatchObject({ cpuSeconds: 10, memoryBytes: IMPORT_LIMITS.memory })
  })
})

/** A worker that answers when it is told to. */
const slow = () => {
  const waiting: (() => void)[] = []
  let closed = false
  const worker: SandboxedWorker = {
    ask: (bytes) => new Promise((resolve) => void waiting.push(() => resolve(bytes))),
    close: async () => {
      closed = true
    },
  }
  return { worker, waiting, isClosed: () => closed }
}

describe('a pool', () => {
  it('starts nothing before it is asked, no more than its size, and shares the rest', async () => {
    const started: ReturnType<typeof slow>[] = []
    const pool = createPool(() => {
      const one = slow()
      started.push(one)
      return one.worker
    }, 2)
    expect(started).toHaveLength(0)
    const answers = [1, 2, 3, 4].map((value) => pool.ask(Uint8Array.of(value)))
    expect(started.map(({ waiting }) => waiting.length)).toEqual([2, 2])
    for (const { waiting } of started) for (const answer of waiting) answer()
    expect((await Promise.all(answers)).map(([value]) => value)).toEqual([1, 2, 3, 4])
    const again = pool.ask(Uint8Array.of(5))
    expect(started).toHaveLength(2)
    expect(started[0]?.waiting).toHaveLength(3)
    started[0]?.waiting.at(-1)?.()
    await again
    await pool.close()
    expect(started.every(({ isClosed }) => isClosed())).toBe(true)
  })

  it('counts a question that failed as answered', async () => {
    let asked = 0
    const pool = createPool(
      () => ({ ask: () => Promise.reject(new Error(`no ${++asked}`)), close: async () => undefined }),
      1,
    )
    await expect(pool.ask(new Uint8Array(0))).rejects.toThrow('no 1')
    await expect(pool.ask(new Uint8Array(0))).rejects.toThrow('no 2')
  })
})
