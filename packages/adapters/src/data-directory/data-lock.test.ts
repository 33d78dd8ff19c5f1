/** One data directory, one program: a live lock is never stolen, a dead one is taken over by exactly one. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '@smart-rescue/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judgeProcess, takeDataLock, thisProcess } from './index.ts'

const hasFlock = spawnSync('flock', ['--version']).status === 0

let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a process that tries to take the lock, says `held` or the code of the refusal, and then waits. */
const contend = (): Promise<{ child: ChildProcess; said: string }> => {
  const script = `
    import { takeDataLock } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    try { takeDataLock(${JSON.stringify(folder)}); console.log('held') } catch (error) { console.log(error.code ?? error.message) }
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return new Promise((resolve) =>
    child.stdout?.once('data', (bytes) => resolve({ child, said: String(bytes).trim() })),
  )
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

const refusal = (): Failure => {
  try {
    takeDataLock(folder).release()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('the lock was taken')
}

const write = (more: object) =>
  writeFileSync(join(folder, 'lock'), JSON.stringify({ ...thisProcess(), nonce: 'ab'.repeat(16), ...more }))

describe('the lock of a data directory', () => {
  it('refuses a second start with data.in-use and the holder’s process number', async () => {
    const { child, said } = await contend()
    expect(said).toBe('held')
    const failure = refusal()
    expect(failure.code).toBe('data.in-use')
    expect(failure.detail).toContain(`process ${child.pid}`)
  })

  it('is refused to the same process twice, and free again after release', () => {
    const lock = takeDataLock(folder)
    expect(refusal().code).toBe('data.in-use')
    lock.release()
    lock.release()
    takeDataLock(folder).release()
    expect(readdirSync(folder)).toEqual(['lock.kernel'])
  })

  it('is taken over from a holder that was killed', async () => {
    const { child } = await contend()
    await end(child)
    const lock = takeDataLock(folder)
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    lock.release()
  })

  it('goes to exactly one of 6 starters when a dead lock is found, in each of 4 rounds', async () => {
    for (let round = 0; round < 4; round++) {
      write({ pid: 999_999_999, nonce: String(round).repeat(32) })
      const starters = await Promise.all(Array.from({ length: 6 }, contend))
      expect(starters.map(({ said }) => said).sort()).toEqual([...Array(5).fill('data.in-use'), 'held'])
      await Promise.all(starters.map(({ child }) => end(child)))
    }
  })

  it('knows a reused process number from the holder by its start time', () => {
    write({ started: '1' })
    takeDataLock(folder).release()
  })

  it('counts a holder from before the last boot as dead', () => {
    write({ boot: 'another boot' })
    takeDataLock(folder).release()
  })

  it('is not taken from a holder in another container, whose life cannot be seen from here', () => {
    write({ namespace: 'pid:[1]' })
    expect(refusal().detail).toContain('another container')
  })

  it.skipIf(!hasFlock)(
    'is taken over from a container that is gone for certain: the system’s own lock is free (skipped without flock)',
    () => {
      write({ namespace: 'pid:[1]', kernel: true })
      takeDataLock(folder).release()
    },
  )

  it.skipIf(!hasFlock)(
    'is refused while its holder lives, even when the file that names him was removed (skipped without flock)',
    async () => {
      const { said } = await contend()
      expect(said).toBe('held')
      rmSync(join(folder, 'lock'))
      expect(refusal().code).toBe('data.in-use')
    },
  )

  it('is taken over when the successor of a dead holder died before it finished', () => {
    const dead = { pid: 999_999_999, started: '1' }
    write({ ...dead, nonce: '0'.repeat(32) })
    writeFileSync(
      join(folder, `lock.after.${'0'.repeat(32)}`),
      JSON.stringify({ ...thisProcess(), ...dead, nonce: '1'.repeat(32) }),
    )
    takeDataLock(folder)
    expect(readdirSync(folder)).toEqual(['lock', 'lock.kernel'])
    expect(refusal().detail).toContain(String(process.pid))
  })

  it('does not remove a lock that somebody else holds by then', () => {
    const lock = takeDataLock(folder)
    write({})
    lock.release()
    expect(readdirSync(folder)).toEqual(['lock', 'lock.kernel'])
  })

  it('says that the directory cannot be written where it is not there', () => {
    expect(() => takeDataLock(join(folder, 'nowhere'))).toThrow(
      expect.objectContaining({ code: 'data.unwritable' }),
    )
  })
})

describe('a process identity', () => {
  it('is alive for this process and dead for none', () => {
    expect(judgeProcess(thisProcess())).toBe('alive')
    expect(judgeProcess({ ...thisProcess(), pid: 999_999_999 })).toBe('dead')
  })
})
