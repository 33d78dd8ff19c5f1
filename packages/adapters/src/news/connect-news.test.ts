/** News reach everybody who watches the case, over any number of processes, and only them. */
import type { CaseNews } from '@smart-rescue/features/ports/news'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { cloneTemplate, type TestDatabase } from '../database/testing.ts'
import { type ConnectedNews, connectNews } from './index.ts'

let database: TestDatabase
const open: ConnectedNews[] = []
const connect = async (): Promise<ConnectedNews> => {
  const news = await connectNews(database.app, database.pool)
  open.push(news)
  return news
}

beforeAll(async () => {
  database = await cloneTemplate()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((news) => news.close()))
})
afterAll(() => database.drop())

const [A, B] = ['case-a', 'case-b']

describe('news', () => {
  it('are heard by the watchers of the case in every process, and by no others', async () => {
    const [here, there] = [await connect(), await connect()]
    const heard: string[] = []
    here.subscribe(A, (news) => heard.push(`here ${news.id}`))
    there.subscribe(A, (news) => heard.push(`there ${news.id}`))
    there.subscribe(B, (news) => heard.push(`other ${news.id}`))
    await here.publish({ caseId: A, kind: 'exhibit', id: 'e1' })
    await vi.waitFor(() => expect([...heard].sort()).toEqual(['here e1', 'there e1']))
  })

  it('stop after unsubscribing, for that watcher alone', async () => {
    const news = await connect()
    const heard: string[] = []
    const leave = news.subscribe(A, () => heard.push('left'))
    news.subscribe(A, () => heard.push('stays'))
    leave()
    leave()
    await news.publish({ caseId: A, kind: 'note', id: 'n1' })
    await vi.waitFor(() => expect(heard).toEqual(['stays']))
  })

  it('keep their order', async () => {
    const news = await connect()
    const heard: string[] = []
    news.subscribe(A, ({ id }) => heard.push(id))
    for (let n = 0; n < 50; n++) await news.publish({ caseId: A, kind: 'capture', id: String(n) })
    await vi.waitFor(() => expect(heard).toHaveLength(50))
    expect(heard).toEqual(Array.from({ length: 50 }, (_, n) => String(n)))
  })

  it('drop progress that does not fit into a notification, and nothing else', async () => {
    const news = await connect()
    const heard: CaseNews[] = []
    news.subscribe(A, (one) => heard.push(one))
    const progress = { step: 'loading', requests: 1, bytes: 1, sentence: 'x'.repeat(9_000) }
    await news.publish({ caseId: A, kind: 'capture', id: 'c1', state: 'running', progress })
    await vi.waitFor(() =>
      expect(heard).toEqual([{ caseId: A, kind: 'capture', id: 'c1', state: 'running' }]),
    )
  })

  it('ignore what others put into the channel', async () => {
    const news = await connect()
    const heard: CaseNews[] = []
    news.subscribe(A, (one) => heard.push(one))
    for (const text of ['', 'no json', '{"caseId":1}'])
      await database.pool.query('select pg_notify($1, $2)', ['smart_rescue_news', text])
    await news.publish({ caseId: A, kind: 'link', id: 'l1' })
    await vi.waitFor(() => expect(heard).toEqual([{ caseId: A, kind: 'link', id: 'l1' }]))
  })

  it('come again after the connection was cut, beginning with one that says: look again', async () => {
    const news = await connect()
    const heard: string[] = []
    news.subscribe(A, (one) => heard.push(one.kind))
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen smart_rescue_news%' and datname = current_database()`,
    )
    await vi.waitFor(() => expect(heard).toEqual(['case']), { timeout: 10_000 })
    await news.publish({ caseId: A, kind: 'dossier', id: 'd1' })
    await vi.waitFor(() => expect(heard).toEqual(['case', 'dossier']))
  })
})
