/** A stream of events lives exactly as long as its reader may read. */
import type { Door } from '@smart-rescue/features/ports/actor'
import { Failure } from '@smart-rescue/schema'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { DoorOptions } from '../create-door.ts'
import { ACTOR, act, openFakeDoor, TOKEN } from '../door.fake.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

type Source = (door: Door) => AsyncIterable<unknown>

/** Never ends by itself; ends when the door's signal fires, and says so. */
const endless = (first: readonly unknown[], onEnd = () => {}): Source =>
  async function* (door) {
    yield* first
    await new Promise<void>((resolve) =>
      door.signal.addEventListener('abort', () => resolve(), { once: true }),
    )
    onEnd()
  }

const watch = async (source: Source, more: Partial<DoorOptions> = {}) => {
  const door = await openFakeDoor(
    [
      act(
        { path: '/api/a', answers: 'events', output: z.object({ id: z.string() }) },
        async (_a, _i, given) => source(given),
      ),
    ],
    { recheckMs: 20, heartbeatMs: 25, ...more },
  )
  closers.push(() => door.close(500))
  const port = await door.listen(0)
  const leaving = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/a`, {
    headers: { cookie: `smart-rescue-${port}=${TOKEN}` },
    signal: leaving.signal,
  })
  let text = ''
  let over = false
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) text += decoder.decode(bytes, { stream: true })
  })().finally(() => {
    over = true
  })
  reading.catch(() => {})
  return { door, answer, leaving, read: () => text, isOver: () => over }
}

describe('events', () => {
  it('are sent as they come, stripped to the contract, with the headers of every answer', async () => {
    const { answer, read } = await watch(endless([{ id: 'a', secret: 1 }, { id: 'b' }]))
    await vi.waitFor(() => expect(read()).toContain('data: {"id":"b"}\n\n'))
    expect(read()).toContain('data: {"id":"a"}\n\n')
    expect(read()).not.toContain('secret')
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`)
  })

  it('keep the line open with a heartbeat', async () => {
    const { read, isOver } = await watch(endless([]))
    await vi.waitFor(() => expect(read().split(': still here').length).toBeGreaterThan(2))
    expect(isOver()).toBe(false)
  })

  it('end with the reason when the session ends', async () => {
    let signedIn = true
    const { read, isOver } = await watch(endless([{ id: 'a' }]), {
      authenticate: async () => (signedIn ? ACTOR : undefined),
    })
    await vi.waitFor(() => expect(read()).toContain('"id":"a"'))
    signedIn = false
    await vi.waitFor(() => expect(isOver()).toBe(true))
    expect(read()).toMatch(/event: end\ndata: \{"code":"access.not-signed-in"/)
  })

  it('end with the reason when the gate would deny', async () => {
    let member = true
    const { read, isOver } = await watch(endless([]), {
      gate: async () => {
        if (!member) throw new Failure('request.not-found')
      },
    })
    member = false
    await vi.waitFor(() => expect(isOver()).toBe(true))
    expect(read()).toContain('request.not-found')
  })

  it('go on while the database is away', async () => {
    let asked = 0
    const { read, isOver } = await watch(endless([]), {
      gate: async () => {
        if (asked++ > 0) throw new Failure('database.unavailable')
      },
    })
    await vi.waitFor(() => expect(asked).toBeGreaterThan(3))
    expect(isOver()).toBe(false)
    expect(read()).not.toContain('event: end')
  })

  it('tell their source when the reader goes away', async () => {
    let told = false
    const { leaving, read } = await watch(
      endless([{ id: 'a' }], () => {
        told = true
      }),
    )
    await vi.waitFor(() => expect(read()).toContain('"id":"a"'))
    leaving.abort()
    await vi.waitFor(() => expect(told).toBe(true))
  })

  it('end when the door closes, and do not hold it open', async () => {
    const { door, read, isOver } = await watch(endless([{ id: 'a' }]))
    await vi.waitFor(() => expect(read()).toContain('"id":"a"'))
    await door.close(5_000)
    await vi.waitFor(() => expect(isOver()).toBe(true))
  })

  it('end with a name when the source fails', async () => {
    const { read, isOver, door } = await watch(async function* () {
      yield { id: 'a' }
      throw new TypeError('what Maria said')
    })
    await vi.waitFor(() => expect(isOver()).toBe(true))
    expect(read()).toContain('"code":"server.failed"')
    expect(read() + door.log.lines.join()).not.toContain('Maria')
  })

  it('end by themselves when their source does', async () => {
    const { read, isOver } = await watch(async function* () {
      yield { id: 'a' }
    })
    await vi.waitFor(() => expect(isOver()).toBe(true))
    expect(read()).not.toContain('event: end')
  })
})
