/** A process is known by more than its number, and the system's own lock ends with its holder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KernelLock, takeKernelLock } from './kernel-lock.ts'
import { judgeProcess, thisProcess } from './process-identity.ts'

describe('a process', () => {
  it('knows itself, always the same, with all that tells it apart', () => {
    expect(thisProcess()).toBe(thisProcess())
    expect(thisProcess().pid).toBe(process.pid)
    expect(thisProcess().started).toMatch(/./)
    expect(judgeProcess(thisProcess())).toBe('alive')
  })

  it.each([
    ['another process has its number now', { started: 'before' }, 'dead'],
    ['the machine was started anew', { boot: 'another' }, 'dead'],
    ['no process has its number', { pid: 999_999_999 }, 'dead'],
    ['it lives in another container', { namespace: 'pid:[1]' }, 'unknown'],
    ['it lived in a container before the machine was started anew', { namespace: 'x', boot: 'x' }, 'dead'],
  ] as const)('is judged when %s', (_, changes, expected) => {
    expect(judgeProcess({ ...thisProcess(), ...changes })).toBe(expected)
  })

  it('that has ended is dead', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0'])
    expect(judgeProcess({ ...thisProcess(), pid })).toBe('dead')
  })
})

const hasFlock = spawnSync('flock', ['--version']).error === undefined

describe.skipIf(!hasFlock)('the system’s lock (skipped without the program flock)', () => {
  let folder: string
  const taken: KernelLock[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'flock-'))
  })
  afterEach(() => {
    for (const lock of taken.splice(0)) if (lock.state === 'held') lock.release()
    rmSync(folder, { recursive: true, force: true })
  })
  const take = (name = 'lock'): KernelLock => {
    const lock = takeKernelLock(join(folder, name))
    taken.push(lock)
    return lock
  }

  it('is held by one, refused to others, and free after its release', () => {
    const first = take()
    expect(first.state).toBe('held')
    expect(take().state).toBe('refused')
    if (first.state === 'held') first.release()
    expect(take().state).toBe('held')
  })

  it('of one file does not hold another', () => {
    expect([take('a').state, take('b').state]).toEqual(['held', 'held'])
  })

  it('makes a file that only its owner reads, and leaves it', () => {
    const lock = take()
    expect(statSync(join(folder, 'lock')).mode & 0o777).toBe(0o600)
    if (lock.state === 'held') lock.release()
    expect(existsSync(join(folder, 'lock'))).toBe(true)
  })

  it('may be released twice, without closing what somebody else opened meanwhile', () => {
    const first = take()
    if (first.state !== 'held') throw new Error('not held')
    first.release()
    const second = take()
    first.release()
    expect(second.state).toBe('held')
    expect(take().state).toBe('refused')
  })

  it('is seen by other processes', () => {
    take()
    const status = () => spawnSync('flock', ['-n', '-E', '61', join(folder, 'lock'), 'true']).status
    expect(status()).toBe(61)
    for (const lock of taken) if (lock.state === 'held') lock.release()
    expect(status()).toBe(0)
  })
})
