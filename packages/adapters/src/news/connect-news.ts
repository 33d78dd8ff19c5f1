/** News of cases over LISTEN/NOTIFY: every process that is connected to the database hears what any of them publishes. */
import { setTimeout as wait } from 'node:timers/promises'
import { CaseNews, type News } from '@smart-rescue/features/ports/news'
import pg from 'pg'
import { type ConnectionOptions, connectionSettings, nameDatabaseError } from '../database/index.ts'

const CHANNEL = 'smart_rescue_news'
/** NOTIFY refuses 8,000 bytes and more. */
const LARGEST = 7_900

/** News with an orderly end. */
export interface ConnectedNews extends News {
  close(): Promise<void>
}

/** What fits into one notification: progress is left out of what is too large, and fetched by the page. */
const encode = (news: CaseNews): string => {
  const text = JSON.stringify(news)
  if (Buffer.byteLength(text) < LARGEST) return text
  const { progress: _, ...rest } = news
  return JSON.stringify(rest)
}

const decode = (text: string | undefined): CaseNews | undefined => {
  try {
    const parsed = CaseNews.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/**
 * Connects one listener and keeps it connected. After a gap every watched case gets one news of kind `case`, so that
 * nobody goes on looking at what was missed. `publish` throws `database.unavailable` while the database is away.
 */
export const connectNews = async (connection: ConnectionOptions, pool: pg.Pool): Promise<ConnectedNews> => {
  const hearers = new Map<string, Set<(news: CaseNews) => void>>()
  let listener: pg.Client | undefined
  let closed = false

  const tell = (news: CaseNews): void => {
    for (const hear of hearers.get(news.caseId) ?? []) hear(news)
  }

  const connect = async (): Promise<void> => {
    const client = new pg.Client(connectionSettings(connection))
    client.on('error', () => {})
    client.on('notification', (message) => {
      const news = decode(message.payload)
      if (news) tell(news)
    })
    client.once('end', () => void reconnect(client))
    listener = client
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
  }

  let reconnecting = false
  const reconnect = async (lost: pg.Client): Promise<void> => {
    if (closed || reconnecting || listener !== lost) return
    reconnecting = true
    try {
      for (let pause = 50; !closed; pause = Math.min(pause * 2, 2_000)) {
        await wait(pause)
        try {
          await connect()
          for (const caseId of hearers.keys()) tell({ caseId, kind: 'case', id: caseId })
          return
        } catch {
          await listener?.end().catch(() => {})
        }
      }
    } finally {
      reconnecting = false
    }
  }

  await connect()
  return {
    publish: async (news) => {
      try {
        await pool.query('select pg_notify($1, $2)', [CHANNEL, encode(CaseNews.parse(news))])
      } catch (error) {
        throw nameDatabaseError(error)
      }
    },
    subscribe: (caseId, hear) => {
      const set = hearers.get(caseId) ?? new Set()
      hearers.set(caseId, set.add(hear))
      return () => {
        set.delete(hear)
        if (set.size === 0 && hearers.get(caseId) === set) hearers.delete(caseId)
      }
    },
    close: async () => {
      closed = true
      await listener?.end().catch(() => {})
    },
  }
}
