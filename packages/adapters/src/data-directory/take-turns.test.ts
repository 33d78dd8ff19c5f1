/** Turns never overlap, over processes and within one, and a dead writer blocks nobody. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTurns, thisProcess } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turns-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const MODULE = JSON.stringify(join(import.meta.dirname, 'index.ts'))

/** Counts a file up `times` times, each a read and a write with a pause between: any overlap loses a count. */
const countUp = (times: number): Promise<number | null> => {
  const script = `
    import { createTurns } from ${MODULE}
    import { readFileSync, writeFileSync } from 'node:fs'
    import { setTimeout as wait } from 'node:timers/promises'
    const turns = createTurns(${JSON.stringify(join(folder, 'turn'))})
    const file = ${JSON.stringify(join(folder, 'count'))}
    for (let n = 0; n < ${times}; n++) await turns(async () => {
      const count = Number(readFileSync(file, 'utf8'))
      await wait(1)
      writeFileSync(file, String(count + 1))
    })`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('exit', resolve))
}

describe('turns', () => {
  it('lose no count when three processes count the same file up', async () => {
    writeFileSync(join(folder, 'count'), '0')
    expect(await Promise.all([countUp(40), countUp(40), countUp(40)])).toEqual([0, 0, 0])
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('120')
  })

  it('come in order within one process, and go on after one that failed', async () => {
    const turns = createTurns(join(folder, 'turn'))
    const seen: number[] = []
    const results = await Promise.allSettled(
      [1, 2, 3].map((n) =>
        turns(async () => {
          seen.push(n)
          if (n === 2) throw new Error('no')
          return n
        }),
      ),
    )
    expect(seen).toEqual([1, 2, 3])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('are taken over from a writer that died in its turn', async () => {
    const dead = { ...thisProcess(), pid: 999_999_999, nonce: 'ab'.repeat(16) }
    writeFileSync(join(folder, 'turn'), JSON.stringify(dead))
    expect(await createTurns(join(folder, 'turn'))(async () => 'mine')).toBe('mine')
  })
})
