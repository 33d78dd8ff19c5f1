/** Promises about bodies in memory: whole or nothing, and never more memory than the budget. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBudget, gatherBytes } from './gather-bytes.ts'

async function* chunks(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const [at, size] of sizes.entries()) yield new Uint8Array(size).fill(at + 1)
}
const never = new AbortController().signal

describe('gatherBytes', () => {
  it('joins the chunks in order', async () => {
    expect([...(await gatherBytes(chunks(2, 0, 3), 5))]).toEqual([1, 1, 3, 3, 3])
  })

  it('gives nothing for nothing, and refuses nothing where something was declared', async () => {
    expect((await gatherBytes(undefined, 0)).length).toBe(0)
    await expect(gatherBytes(undefined, 1)).rejects.toMatchObject({ code: 'request.broken-off' })
  })

  it('refuses whatever is shorter or longer than declared', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 6 }), fc.nat(60), async (sizes, length) => {
        const sum = sizes.reduce((total, size) => total + size, 0)
        const gathered = gatherBytes(chunks(...sizes), length)
        if (sum === length) expect((await gathered).length).toBe(length)
        else await expect(gathered).rejects.toMatchObject({ code: 'request.broken-off' })
      }),
    )
  })

  it('passes on why the body broke off', async () => {
    const body = (async function* () {
      yield new Uint8Array(1)
      throw new Error('cut')
    })()
    await expect(gatherBytes(body, 4)).rejects.toThrow('cut')
  })
})

describe('a budget', () => {
  it('lends until it is empty, in the order of asking, and again when something comes back', async () => {
    const budget = createBudget(10)
    const order: string[] = []
    const ask = (name: string, bytes: number) =>
      budget.lend(bytes, never).then((giveBack) => {
        order.push(name)
        return giveBack
      })
    const first = await ask('first', 6)
    const second = ask('second', 6)
    const third = ask('third', 1)
    await Promise.resolve()
    expect(order).toEqual(['first'])
    first()
    const back = await second
    await third
    expect(order).toEqual(['first', 'second', 'third'])
    back()
  })

  it('lends the whole of itself for more than it has, so that nobody waits for ever', async () => {
    const budget = createBudget(10)
    const giveBack = await budget.lend(99, never)
    let next = false
    const waiting = budget.lend(1, never).then(() => {
      next = true
    })
    await Promise.resolve()
    expect(next).toBe(false)
    giveBack()
    await waiting
    expect(next).toBe(true)
  })

  it('forgets who went away, before and while waiting', async () => {
    const budget = createBudget(10)
    const giveBack = await budget.lend(10, never)
    const gone = new AbortController()
    const waiting = budget.lend(5, gone.signal)
    gone.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
    await expect(budget.lend(1, gone.signal)).rejects.toThrow('left')
    giveBack()
    await expect(budget.lend(10, never)).resolves.toBeTypeOf('function')
  })
})
