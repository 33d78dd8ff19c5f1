/** Promises about turns: one after the other under one key, side by side under two, and never stuck. */
import { describe, expect, it } from 'vitest'
import { createTurns } from './take-turns.ts'

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('turns', () => {
  it('under one key never overlap, and come in the order they were asked for', async () => {
    const takeTurn = createTurns()
    const trail: string[] = []
    const work = (name: string) => () =>
      (async () => {
        trail.push(`${name} begins`)
        await tick()
        trail.push(`${name} ends`)
        return name
      })()
    expect(await Promise.all(['a', 'b', 'c'].map((name) => takeTurn('key', work(name))))).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(trail).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  it('under two keys do not wait for each other', async () => {
    const takeTurn = createTurns()
    const { promise, resolve: release } = Promise.withResolvers<void>()
    const stuck = takeTurn('one', () => promise)
    expect(await takeTurn('two', async () => 'done')).toBe('done')
    release()
    await stuck
  })

  it('go on after one that failed, and the failure goes to whoever asked', async () => {
    const takeTurn = createTurns()
    const bad = takeTurn('key', () => Promise.reject(new Error('mine')))
    const good = takeTurn('key', async () => 'next')
    await expect(bad).rejects.toThrow('mine')
    expect(await good).toBe('next')
    expect(await takeTurn('key', async () => 'later')).toBe('later')
  })

  it('that are asked for within a turn of another key end', async () => {
    const takeTurn = createTurns()
    expect(await takeTurn('outer', () => takeTurn('inner', async () => 1))).toBe(1)
  })
})
