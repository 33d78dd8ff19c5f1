/** Promises about the stream of a case's news: in order, bounded, and ended when nobody listens. */
import { describe, expect, it } from 'vitest'
import type { CaseNews, News } from '../ports/news.ts'
import { streamNews } from './stream-news.ts'

const createNews = () => {
  const listeners = new Set<(news: CaseNews) => void>()
  const news: News = {
    publish: async (piece) => {
      for (const listener of listeners) listener(piece)
    },
    subscribe: (caseId, hear) => {
      const listener = (piece: CaseNews) => (piece.caseId === caseId ? hear(piece) : undefined)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { news, listeners }
}
const piece = (id: string, more: Partial<CaseNews> = {}): CaseNews => ({
  caseId: 'c',
  kind: 'capture',
  id,
  ...more,
})
const progress = (id: string, requests: number) =>
  piece(id, { state: 'running', progress: { step: 'loading', requests, bytes: 0, sentence: '' } })
const take = async (stream: AsyncGenerator<CaseNews>, count: number) => {
  const taken: CaseNews[] = []
  for (let at = 0; at < count; at += 1) {
    const { value, done } = await stream.next()
    if (done === true) break
    taken.push(value)
  }
  return taken
}
/** A stream that has begun to listen: its first piece is taken. */
const begin = async (news: News, signal: AbortSignal) => {
  const stream = streamNews(news, 'c', signal)
  const first = stream.next()
  await news.publish(piece('first'))
  expect((await first).value).toEqual(piece('first'))
  return stream
}

describe('the stream', () => {
  it('gives what it hears of its case, in order, and nothing of another', async () => {
    const { news } = createNews()
    const stream = await begin(news, new AbortController().signal)
    await news.publish(piece('1'))
    await news.publish({ ...piece('x'), caseId: 'other' })
    await news.publish(piece('2', { kind: 'link' }))
    expect((await take(stream, 2)).map(({ id }) => id)).toEqual(['1', '2'])
    await stream.return(undefined)
  })

  it('waits without turning in circles until there is news', async () => {
    const { news } = createNews()
    const stream = await begin(news, new AbortController().signal)
    const next = stream.next()
    await news.publish(piece('late'))
    expect((await next).value.id).toBe('late')
    await stream.return(undefined)
  })

  it('keeps of the progress of one thing the newest alone, and every state', async () => {
    const { news } = createNews()
    const stream = await begin(news, new AbortController().signal)
    for (let at = 0; at < 50; at += 1) {
      await news.publish(progress('a', at))
      await news.publish(progress('b', at))
    }
    await news.publish(piece('a', { state: 'complete' }))
    const taken = await take(stream, 2)
    expect(taken.map(({ id, state, progress: told }) => [id, state, told?.requests])).toEqual([
      ['b', 'running', 49],
      ['a', 'complete', undefined],
    ])
    await stream.return(undefined)
  })

  it('keeps every state of one thing, in order, and the progress that came last', async () => {
    const { news } = createNews()
    const stream = await begin(news, new AbortController().signal)
    for (const state of ['queued', 'running']) await news.publish(piece('a', { state }))
    await news.publish(progress('a', 1))
    await news.publish(progress('a', 2))
    expect((await take(stream, 3)).map(({ state, progress: told }) => [state, told?.requests])).toEqual([
      ['queued', undefined],
      ['running', undefined],
      ['running', 2],
    ])
    await stream.return(undefined)
  })

  it('drops the oldest for a listener that is 500 behind', async () => {
    const { news } = createNews()
    const stream = await begin(news, new AbortController().signal)
    for (let at = 0; at < 700; at += 1) await news.publish(piece(String(at)))
    const taken = await take(stream, 500)
    expect([taken[0]?.id, taken.at(-1)?.id]).toEqual(['200', '699'])
    await stream.return(undefined)
  })

  it('ends when the signal fires, at once where it waits, and listens no more', async () => {
    const { news, listeners } = createNews()
    const gone = new AbortController()
    const stream = await begin(news, gone.signal)
    const next = stream.next()
    gone.abort()
    expect((await next).done).toBe(true)
    expect(listeners.size).toBe(0)
  })

  it('listens no more when the reader leaves in the middle', async () => {
    const { news, listeners } = createNews()
    const stream = await begin(news, new AbortController().signal)
    expect(listeners.size).toBe(1)
    await stream.return(undefined)
    expect(listeners.size).toBe(0)
  })

  it('gives nothing when the caller was gone before it began', async () => {
    const { news, listeners } = createNews()
    const gone = new AbortController()
    gone.abort()
    expect((await streamNews(news, 'c', gone.signal).next()).done).toBe(true)
    expect(listeners.size).toBe(0)
  })
})
