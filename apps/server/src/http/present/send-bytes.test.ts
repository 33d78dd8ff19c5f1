/** Bytes leave with their length, as downloads or in a sandbox, and never with a false status. */
import type { ByteAnswer } from '@smart-rescue/features/ports/actor'
import { Failure } from '@smart-rescue/schema'
import { afterEach, describe, expect, it } from 'vitest'
import { act, COOKIE, openFakeDoor } from '../door.fake.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

const get = async (answer: ByteAnswer | (() => ByteAnswer)) => {
  const handle = async () => (typeof answer === 'function' ? answer() : answer)
  const door = await openFakeDoor([act({ path: '/api/a', answers: 'stream' }, handle)])
  closers.push(() => door.close(100))
  return {
    door,
    answer: await door.app
      .inject({ url: '/api/a', cookies: COOKIE })
      .catch((error: unknown) => error as Error),
  }
}
const ok = (answer: Awaited<ReturnType<typeof get>>['answer']) => {
  if (answer instanceof Error) throw answer
  return answer
}

describe('bytes', () => {
  it('are shown in place in a sandbox when they are an image', async () => {
    const { answer } = await get({ mediaType: 'image/png', length: 5, bytes: chunks('ab', 'cde') })
    const { payload, headers, statusCode } = ok(answer)
    expect([statusCode, payload]).toEqual([200, 'abcde'])
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': '5',
      'content-disposition': 'inline',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
  })

  it.each([
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'application/javascript',
    'not a type',
    'text/html\r\nx: y',
  ])('are a download when their type is %j, because that could run', async (mediaType) => {
    const { answer } = await get({ mediaType, bytes: chunks('<b>') })
    const { headers } = ok(answer)
    expect(headers['content-disposition']).toBe('attachment')
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(headers).not.toHaveProperty('x')
  })

  it('show a PDF without a sandbox, which Chromium’s viewer needs, to our own pages only', async () => {
    const { answer } = await get({ mediaType: 'application/pdf', bytes: chunks('%PDF') })
    expect(ok(answer).headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`,
    )
  })

  it('carry a name in every script, and none that breaks out of its header', async () => {
    const { answer } = await get({
      mediaType: 'application/zip',
      filename: 'घर "x"\r\n; é.zip',
      bytes: chunks('PK'),
    })
    const disposition = String(ok(answer).headers['content-disposition'])
    expect(disposition).toMatch(/^attachment; filename="[\w.() -]+"; filename\*=UTF-8''[\w.%~!-]+$/)
    expect(decodeURIComponent(disposition.split(`UTF-8''`)[1] ?? '')).toBe('घर "x"\r\n; é.zip')
  })

  it('answer with the failure’s own status when not one byte could be read', async () => {
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield* []
      throw new Failure('locker.damaged')
    }
    const { answer } = await get({ mediaType: 'image/png', length: 3, bytes: failing() })
    expect(ok(answer).statusCode).toBe(500)
    expect(ok(answer).payload).toContain('locker.damaged')
    expect(ok(answer).headers['content-length']).not.toBe('3')
  })

  it('cut the connection when they fail on the way, over a real socket', async () => {
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(200_000)
      throw new Failure('locker.damaged')
    }
    const door = await openFakeDoor([
      act({ path: '/api/a', scope: 'public', answers: 'stream' }, async () => ({
        mediaType: 'image/png',
        length: 400_000,
        bytes: failing(),
      })),
    ])
    closers.push(() => door.close(100))
    const port = await door.listen(0)
    const answer = await fetch(`http://127.0.0.1:${port}/api/a`)
    await expect(answer.arrayBuffer()).rejects.toThrow()
  })

  it('may be none', async () => {
    const { answer } = await get({ mediaType: 'text/plain', length: 0, bytes: chunks() })
    expect([ok(answer).statusCode, ok(answer).payload]).toEqual([200, ''])
  })
})
