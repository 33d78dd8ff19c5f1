/** Bodies of bytes: streamed, counted, and never taken for whole when they are not. Over real sockets, because that is where they break. */
import { connect, type Socket } from 'node:net'
import type { BoundEndpoint } from '@smart-rescue/features/ports/actor'
import { Failure } from '@smart-rescue/schema'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ACTOR, act, COOKIE, CSRF, openFakeDoor, TOKEN } from './door.fake.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

/** What an act received: the length of what was whole, or the code of what was not. */
const createTaker = () => {
  const seen: { input: unknown; length: number; whole: boolean; code?: string }[] = []
  const handle: BoundEndpoint['handle'] = async (_actor, input, door) => {
    const one = { input, length: 0, whole: false, code: '' }
    seen.push(one)
    try {
      for await (const chunk of door.body ?? []) one.length += chunk.byteLength
      one.whole = true
    } catch (error) {
      one.code = error instanceof Failure ? error.code : 'unnamed'
      throw error
    }
    return { done: true }
  }
  return { seen, handle }
}

const LIMIT = 100_000

const open = async (
  handle: BoundEndpoint['handle'],
  more: { maxBytes?: number; idleMs?: number; drainMs?: number; scope?: 'public' | 'organisation' } = {},
) => {
  const door = await openFakeDoor(
    [
      act(
        {
          path: '/api/held/:id',
          method: 'POST',
          takes: 'bytes',
          maxBytes: more.maxBytes ?? LIMIT,
          scope: more.scope ?? 'organisation',
          input: z.object({ id: z.string(), name: z.string(), length: z.coerce.number().optional() }),
        },
        handle,
      ),
      act({ path: '/api/plain', method: 'POST', input: z.object({ text: z.string() }) }),
    ],
    { bodyTimes: { idleMs: more.idleMs ?? 5_000, drainMs: more.drainMs ?? 500 } },
  )
  closers.push(() => door.close(50))
  const port = await door.listen(0)
  const headers = { ...CSRF, cookie: `smart-rescue-${port}=${TOKEN}` }
  return { door, port, headers, url: `http://127.0.0.1:${port}/api/held/one?name=a.txt` }
}

type Opened = Awaited<ReturnType<typeof open>>

/** A request written by hand: its head, then whatever the test sends. */
const dial = async ({ port, headers }: Opened, more: Record<string, string>): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers, ...more })
  socket.write(
    `POST /api/held/one?name=a.txt HTTP/1.1\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`,
  )
  return socket
}

const readAll = async (socket: Socket): Promise<string> => {
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  return text
}

const codeOf = async (answer: Response): Promise<string> =>
  z.object({ error: z.object({ code: z.string() }) }).parse(await answer.json()).error.code

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('an endpoint that takes bytes', () => {
  it('gives its act the body as it came, and path and query as its input, whatever type the body claims', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    for (const type of ['application/octet-stream', 'application/json', 'text/plain', 'image/png']) {
      const answer = await fetch(opened.url, {
        method: 'POST',
        headers: { ...opened.headers, 'content-type': type },
        body: '{"id":"two","length":7}',
      })
      expect(answer.status, type).toBe(200)
    }
    expect(seen).toHaveLength(4)
    for (const one of seen)
      expect(one).toMatchObject({ input: { id: 'one', name: 'a.txt' }, length: 23, whole: true })
  })

  it('gives an empty body as no bytes, with and without a length', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    await fetch(opened.url, { method: 'POST', headers: opened.headers })
    await fetch(opened.url, { method: 'POST', headers: opened.headers, body: new Uint8Array() })
    expect(seen.map(({ length, whole }) => [length, whole])).toEqual([
      [0, true],
      [0, true],
    ])
  })

  it('guards before the first byte: session, token, origin, input, gate', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    const { cookie } = opened.headers
    const send = (headers: Record<string, string>, url = opened.url) =>
      fetch(url, { method: 'POST', headers, body: 'bytes' }).then(codeOf)
    expect(await send({})).toBe('access.not-signed-in')
    expect(await send({ cookie })).toBe('request.csrf')
    expect(await send({ cookie, 'x-csrf': `${ACTOR.csrf}x` })).toBe('request.csrf')
    expect(await send({ ...opened.headers, origin: 'http://other.example' })).toBe('request.csrf')
    expect(await send({ ...opened.headers, 'sec-fetch-site': 'cross-site' })).toBe('request.csrf')
    expect(await send(opened.headers, opened.url.split('?')[0])).toBe('request.invalid')
    expect(await send(opened.headers, `${opened.url}&smuggled=1`)).toBe('request.invalid')
    expect(seen).toEqual([])
  })

  it('leaves every other endpoint with JSON alone', async () => {
    const { handle } = createTaker()
    const { door } = await open(handle)
    const answer = await door.app.inject({
      method: 'POST',
      url: '/api/plain',
      cookies: COOKIE,
      headers: { ...CSRF, 'content-type': 'application/octet-stream' },
      payload: '{"text":"x"}',
    })
    expect(answer.statusCode).toBe(400)
  })
})

describe('a body over the limit', () => {
  it('is refused by its own declaration, before its act is called', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    const answer = await fetch(opened.url, {
      method: 'POST',
      headers: opened.headers,
      body: Buffer.alloc(LIMIT + 1),
    })
    expect([answer.status, await codeOf(answer), seen.length]).toEqual([413, 'request.too-large', 0])
    const whole = await fetch(opened.url, {
      method: 'POST',
      headers: opened.headers,
      body: Buffer.alloc(LIMIT),
    })
    expect([whole.status, seen[0]?.length]).toEqual([200, LIMIT])
  })

  it('is refused while it streams when it declares nothing, and the caller reads why', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    const socket = await dial(opened, { 'transfer-encoding': 'chunked' })
    const piece = 'x'.repeat(65_536)
    for (let n = 0; n < 4; n++) socket.write(`10000\r\n${piece}\r\n`)
    const text = await readAll(socket)
    expect(text).toMatch(/^HTTP\/1\.1 413/)
    expect(text).toContain('request.too-large')
    expect(seen).toMatchObject([{ whole: false, code: 'request.too-large' }])
  })

  it('is not drained for ever: the connection is cut soon after the answer', async () => {
    const { handle } = createTaker()
    const opened = await open(handle, { drainMs: 50 })
    const socket = await dial(opened, { 'content-length': String(LIMIT * 10) })
    socket.write('x'.repeat(1_000))
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 413/)
    expect(socket.closed || socket.destroyed || socket.readableEnded).toBe(true)
  })
})

describe('a body that lies or breaks off', () => {
  it('is broken off when less comes than was declared', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    const socket = await dial(opened, { 'content-length': '5000' })
    socket.write('x'.repeat(1_200))
    await until(() => seen[0]?.length === 1_200)
    socket.destroy()
    await until(() => seen[0]?.code !== '')
    expect(seen).toMatchObject([{ length: 1_200, whole: false, code: 'request.broken-off' }])
  })

  it('is broken off when its last chunk never comes', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    const socket = await dial(opened, { 'transfer-encoding': 'chunked' })
    socket.write('5\r\nhello\r\n')
    await until(() => seen[0]?.length === 5)
    socket.end()
    await until(() => seen[0]?.code !== '')
    expect(seen).toMatchObject([{ whole: false, code: 'request.broken-off' }])
  })

  it('gives the act no byte beyond what was declared, and refuses the connection that sent them', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle)
    const socket = await dial(opened, { 'content-length': '5', connection: 'close' })
    socket.write('hello and more that was never declared')
    expect(await readAll(socket)).toMatch(/HTTP\/1\.1 400/)
    expect(seen.map(({ length }) => length).filter((length) => length > 5)).toEqual([])
  })

  it('is broken off after silence, and the silent caller is told and cut', async () => {
    const { seen, handle } = createTaker()
    const opened = await open(handle, { idleMs: 60, drainMs: 50 })
    const socket = await dial(opened, { 'content-length': '5000' })
    socket.write('x')
    const text = await readAll(socket)
    expect(text).toContain('request.broken-off')
    expect(seen).toMatchObject([{ length: 1, whole: false, code: 'request.broken-off' }])
  })

  it('never counts the time the act itself takes', async () => {
    let length = 0
    const opened = await open(
      async (_actor, _input, door) => {
        for await (const chunk of door.body ?? []) {
          length += chunk.byteLength
          await new Promise((resolve) => setTimeout(resolve, 120))
        }
        return { done: true }
      },
      { idleMs: 60, maxBytes: 400_000 },
    )
    const answer = await fetch(opened.url, {
      method: 'POST',
      headers: opened.headers,
      body: Buffer.alloc(200_000),
    })
    expect([answer.status, length]).toEqual([200, 200_000])
  })
})

describe('memory', () => {
  it('stays flat while 300 MB pass', async () => {
    const piece = Buffer.alloc(1_048_576)
    let peak = 0
    let length = 0
    const opened = await open(
      async (_actor, _input, door) => {
        for await (const chunk of door.body ?? []) {
          length += chunk.byteLength
          const { arrayBuffers, heapUsed } = process.memoryUsage()
          peak = Math.max(peak, arrayBuffers + heapUsed)
        }
        return { done: true }
      },
      { maxBytes: 400 * 1_048_576 },
    )
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
    const socket = await dial(opened, { 'content-length': String(300 * piece.length), connection: 'close' })
    for (let n = 0; n < 300; n++)
      if (!socket.write(piece)) await new Promise((resolve) => socket.once('drain', resolve))
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 200/)
    expect(length).toBe(300 * piece.length)
    expect(peak - before).toBeLessThan(120 * 1_048_576)
  })
})
