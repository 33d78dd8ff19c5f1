/** The debugging pipe: messages cut anywhere come out whole, answers find their question, and an end leaves nobody waiting. */
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CdpError, connectCdp } from './cdp-connection.ts'

/** A connection with the browser's side in our hands. */
const open = () => {
  const input = new PassThrough()
  const output = new PassThrough()
  let written = Buffer.alloc(0)
  input.on('data', (chunk: Buffer) => {
    written = Buffer.concat([written, chunk])
  })
  const sent = () =>
    written
      .toString('utf8')
      .split('\0')
      .slice(0, -1)
      .map((text) => JSON.parse(text))
  const say = (message: unknown) => output.write(`${JSON.stringify(message)}\0`)
  return { cdp: connectCdp(input, output), input, output, sent, say, raw: () => written }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof CdpError ? `${error.method} / ${error.message}` : String(error)),
  )

describe('what is sent', () => {
  it('is one JSON text a command, ended by one NUL byte, numbered upwards', async () => {
    const { cdp, raw, sent } = open()
    void cdp.browser.send('Browser.getVersion')
    void cdp.browser.send('Target.createTarget', { url: 'about:blank' })
    await settled()
    expect(raw().filter((byte) => byte === 0)).toHaveLength(2)
    expect(raw().at(-1)).toBe(0)
    expect(sent()).toEqual([
      { id: 1, method: 'Browser.getVersion', params: {} },
      { id: 2, method: 'Target.createTarget', params: { url: 'about:blank' } },
    ])
  })

  it('names the session of a target, and none for the browser itself', async () => {
    const { cdp, sent } = open()
    void cdp.session('S1').send('Page.enable')
    void cdp.browser.send('Browser.close')
    await settled()
    expect(sent().map((message) => message.sessionId)).toEqual(['S1', undefined])
    expect(Object.hasOwn(sent()[1], 'sessionId')).toBe(false)
  })

  it('holds no NUL byte within a command, whatever its texts', async () => {
    const { cdp, sent, raw } = open()
    void cdp.browser.send('Runtime.evaluate', { expression: 'a\0b' })
    await settled()
    expect(raw().indexOf(0)).toBe(raw().length - 1)
    expect(sent()[0].params.expression).toBe('a\0b')
  })
})

describe('what comes back', () => {
  it('goes to the question with its number, in whatever order it comes', async () => {
    const { cdp, say } = open()
    const [one, two, three] = [1, 2, 3].map((n) => cdp.browser.send(`M.${n}`))
    say({ id: 3, result: { n: 3 } })
    say({ id: 1, result: { n: 1 } })
    say({ id: 2, result: { n: 2 } })
    expect(await Promise.all([one, two, three])).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  })

  it('is an empty answer where there are no fields', async () => {
    const { cdp, say } = open()
    const asked = cdp.browser.send('Page.enable')
    say({ id: 1 })
    expect(await asked).toEqual({})
  })

  it('is an error with the method and the browser’s own words where it refuses', async () => {
    const { cdp, say } = open()
    const asked = codeOf(cdp.session('S').send('Network.getResponseBody'))
    say({ id: 1, sessionId: 'S', error: { code: -32000, message: 'No data found' } })
    expect(await asked).toBe('Network.getResponseBody / Network.getResponseBody: No data found')
  })

  it('is ignored where nobody asked, or where it comes twice', async () => {
    const { cdp, say } = open()
    const asked = cdp.browser.send('A.b')
    say({ id: 99, result: {} })
    say({ id: 1, result: { first: true } })
    say({ id: 1, error: { message: 'late' } })
    expect(await asked).toEqual({ first: true })
    const next = cdp.browser.send('A.c')
    say({ id: 2, result: { ok: true } })
    expect(await next).toEqual({ ok: true })
  })
})

describe('framing', () => {
  const texts = ['Über', 'नमस्ते', '👩‍👩‍👧', 'plain', '']

  it('gives the same events wherever the stream is cut, inside a letter too', async () => {
    const event = (data: string) => ({
      method: 'Page.javascriptDialogOpening',
      params: { type: 'alert', message: data },
    })
    const stream = Buffer.from(texts.map((text) => `${JSON.stringify(event(text))}\0`).join(''))
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const { cdp, output } = open()
      const heard: string[] = []
      cdp.browser.on('Page.javascriptDialogOpening', ({ message }) => heard.push(message))
      output.write(stream.subarray(0, cut))
      output.write(stream.subarray(cut))
      await settled()
      expect([cut, heard]).toEqual([cut, texts])
    }
  })

  it('gives the same answers for any cuts at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
        async (values, steps) => {
          const { cdp, output } = open()
          const asked = values.map(() => cdp.browser.send<{ value: string }>('A.b'))
          const stream = Buffer.from(
            values
              .map((value, index) => `${JSON.stringify({ id: index + 1, result: { value } })}\0`)
              .join(''),
          )
          for (let at = 0, turn = 0; at < stream.length; turn += 1) {
            const step = steps[turn % steps.length] ?? 1
            output.write(stream.subarray(at, at + step))
            at += step
          }
          expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(values)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('waits for the end of a message before it believes any of it', async () => {
    const { cdp, output } = open()
    let done = false
    const asked = cdp.browser.send('A.b').then(() => {
      done = true
    })
    output.write('{"id":1,"result":{}}')
    await settled()
    expect(done).toBe(false)
    output.write('\0')
    await asked
    expect(done).toBe(true)
  })

  it('takes what is no JSON as the end of the pipe, not of the program', async () => {
    const { cdp, output } = open()
    const asked = codeOf(cdp.browser.send('A.b'))
    output.write('{"id":1,\0')
    await cdp.ended
    expect(await asked).toBe('A.b / A.b: the browser is gone')
  })
})

describe('sessions', () => {
  it('are one object an id, with its own ears', async () => {
    const { cdp, say } = open()
    expect(cdp.session('A')).toBe(cdp.session('A'))
    expect(cdp.session('A')).not.toBe(cdp.session('B'))
    const heard: string[] = []
    cdp.session('A').on('Page.loadEventFired', () => heard.push('A'))
    cdp.session('B').on('Page.loadEventFired', () => heard.push('B'))
    cdp.browser.on('Page.loadEventFired', () => heard.push('root'))
    say({ method: 'Page.loadEventFired', sessionId: 'B', params: { timestamp: 1 } })
    say({ method: 'Page.loadEventFired', params: { timestamp: 2 } })
    await settled()
    expect(heard).toEqual(['B', 'root'])
  })

  it('hear each event by every ear, in order, and only the named one', async () => {
    const { cdp, say } = open()
    const heard: string[] = []
    cdp.browser.on('Inspector.targetCrashed', () => heard.push('first'))
    cdp.browser.on('Inspector.targetCrashed', () => heard.push('second'))
    cdp.browser.on('Page.loadEventFired', () => heard.push('other'))
    say({ method: 'Inspector.targetCrashed' })
    say({ method: 'Something.unknown', params: {} })
    await settled()
    expect(heard).toEqual(['first', 'second'])
  })

  it('tell their own id', () => {
    const { cdp } = open()
    expect([cdp.browser.id, cdp.session('X').id]).toEqual([undefined, 'X'])
  })
})

describe('the end', () => {
  it.each<[string, (pipe: ReturnType<typeof open>) => void]>([
    ['the browser closes its side', ({ output }) => void output.end()],
    ['the pipe breaks', ({ output }) => void output.destroy(new Error('EPIPE'))],
    ['our side breaks', ({ input }) => void input.destroy(new Error('EPIPE'))],
    ['our side is closed', ({ input }) => void input.destroy()],
  ])('rejects everything that waits when %s', async (_, end) => {
    const pipe = open()
    const waiting = ['A.a', 'B.b'].map((method) => codeOf(pipe.cdp.session('S').send(method)))
    end(pipe)
    pipe.output.resume()
    expect(await Promise.all(waiting)).toEqual([
      'A.a / A.a: the browser is gone',
      'B.b / B.b: the browser is gone',
    ])
    await pipe.cdp.ended
  })

  it('refuses every later command at once, and writes none of it', async () => {
    const { cdp, output, sent } = open()
    output.destroy()
    await cdp.ended
    expect(await codeOf(cdp.browser.send('Page.enable'))).toBe(
      'Page.enable / Page.enable: the browser is gone',
    )
    expect(sent()).toEqual([])
  })
})
