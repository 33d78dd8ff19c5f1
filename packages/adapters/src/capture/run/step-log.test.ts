/** Steps: each logged once with its time, a failure never passes through, and one that does not end is given up. */
import { describe, expect, it, vi } from 'vitest'
import { DEFAULT_LIMITS, withDefaults } from './capture-limits.ts'
import { createStepLog } from './step-log.ts'

const start = () => {
  let now = 0
  const pass = (ms: number) => {
    now += ms
  }
  return { log: createStepLog(() => now), pass }
}

describe('a step', () => {
  it('that succeeds is logged as ok with its rounded time, and its value is handed on', async () => {
    const { log, pass } = start()
    const value = await log.run('text', 1_000, async () => {
      pass(12.6)
      return 'Room to let'
    })
    expect(value).toBe('Room to let')
    expect(log.steps).toEqual([{ name: 'text', ok: true, ms: 13 }])
    expect(log.allOk()).toBe(true)
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('secret text of the page'))],
    [
      'throws at once',
      () => {
        throw new Error('secret text of the page')
      },
    ],
  ])(
    'that %s is logged as failed without the error’s own words, and does not pass through',
    async (_, act) => {
      const { log } = start()
      expect(await log.run('text', 1_000, act)).toBeUndefined()
      expect(log.steps).toEqual([
        { name: 'text', ok: false, ms: 0, sentence: 'This step could not be finished.' },
      ])
      expect(log.allOk()).toBe(false)
    },
  )

  it('that says it succeeded in part only is not ok, and its value is handed on', async () => {
    const { log } = start()
    const value = await log.run('screenshot', 1_000, async (note) => {
      note({ ok: false, sentence: 'The page goes on.' })
      return 7
    })
    expect([value, log.allOk()]).toEqual([7, false])
    expect(log.steps[0]).toMatchObject({ ok: false, sentence: 'The page goes on.' })
  })

  it('may say something and be ok; the last word counts', async () => {
    const { log } = start()
    await log.run('scroll', 1_000, async (note) => {
      note({ ok: false, sentence: 'first' })
      note({ ok: true, sentence: 'The end was reached.' })
    })
    expect(log.steps[0]).toMatchObject({ ok: true, sentence: 'The end was reached.' })
  })

  it('that said it was ok and then failed is failed', async () => {
    const { log } = start()
    await log.run('scroll', 1_000, async (note) => {
      note({ ok: true, sentence: 'All well.' })
      throw new Error('x')
    })
    expect(log.steps[0]?.ok).toBe(false)
  })

  it('that does not end is given up after its time, and says after how many seconds', async () => {
    vi.useFakeTimers()
    try {
      const { log } = start()
      const given = log.run('load', 20_000, () => new Promise(() => undefined))
      await vi.advanceTimersByTimeAsync(19_999)
      expect(log.steps).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect(await given).toBeUndefined()
      expect(log.steps[0]).toMatchObject({
        ok: false,
        sentence: 'This step did not end within 20 seconds.',
      })
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('leaves no timer behind when it ends in time', async () => {
    vi.useFakeTimers()
    try {
      const { log } = start()
      await log.run('a', 5_000, async () => 1)
      await log.run('b', 5_000, () => Promise.reject(new Error('x')))
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a log', () => {
  it('keeps steps in the order of their ends, and is ok only while all are', async () => {
    const { log } = start()
    expect(log.allOk()).toBe(true)
    await log.run('one', 1_000, async () => 1)
    await log.run('two', 1_000, () => Promise.reject(new Error('x')))
    await log.run('three', 1_000, async () => 3)
    expect(log.steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['one', true],
      ['two', false],
      ['three', true],
    ])
    expect(log.allOk()).toBe(false)
  })
})

describe('the limits', () => {
  it('are the defaults where nothing is given, and never a changed default', () => {
    const limits = withDefaults()
    expect(limits).toEqual(DEFAULT_LIMITS)
    expect(limits).not.toBe(DEFAULT_LIMITS)
  })

  it('are changed one by one', () => {
    expect(withDefaults({ bytes: 5 })).toEqual({ ...DEFAULT_LIMITS, bytes: 5 })
    expect(DEFAULT_LIMITS.bytes).toBe(200_000_000)
  })

  it('end the loading before the whole, and are all above zero', () => {
    expect(DEFAULT_LIMITS.loadMs).toBeLessThan(DEFAULT_LIMITS.timeMs)
    expect(DEFAULT_LIMITS.connectMs).toBeLessThan(DEFAULT_LIMITS.loadMs)
    expect(DEFAULT_LIMITS.scrollMs).toBeLessThan(DEFAULT_LIMITS.loadMs)
    const numbers = Object.values(DEFAULT_LIMITS).flatMap((each): number[] =>
      typeof each === 'number' ? [each] : Object.values<number>(each),
    )
    expect(numbers.filter((number) => !(Number.isInteger(number) && number > 0))).toEqual([])
  })
})
