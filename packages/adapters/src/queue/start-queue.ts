/** The job queue on pg-boss, in the schema `pgboss` of the same database: at-least-once, waked by NOTIFY, over any number of processes. */
import { createHash } from 'node:crypto'
import type { JobKind, Queue } from '@smart-rescue/features/ports/queue'
import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { type ConnectionOptions, nameDatabaseError } from '../database/index.ts'

/** How a queue is started. `onError` hears of failed polls and jobs; the jobs themselves are tried again. */
export interface StartQueueOptions {
  readonly connection: ConnectionOptions
  readonly onError?: (cause: unknown) => void
}

/** A queue that runs. */
export interface RunningQueue extends Queue {
  /** Fires the signals of running jobs, waits for them at most 10 s, and gives unfinished ones back to the queue. */
  stop(): Promise<void>
}

const SCHEMA = 'pgboss'
const STOP_MS = 10_000
/** A worker that shows no life for this long loses its jobs (the smallest that pg-boss takes). */
const SILENCE_SECONDS = 10

/** The job's id from its key: the database's primary key then refuses the same key twice. Shaped as UUID version 8 (RFC 9562, 5.8). */
const idOfKey = (kind: string, key: string): string => {
  const bytes = createHash('sha256').update(`${kind}\n${key}`).digest().subarray(0, 16)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Starts the queue as the application's role. Its tables are made on first use; their schema is made with the database. */
export const startQueue = async (options: StartQueueOptions): Promise<RunningQueue> => {
  const { connection, onError = () => {} } = options
  const boss = new PgBoss({
    ...connection,
    max: 6,
    schema: SCHEMA,
    createSchema: false,
    migrate: true,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    application_name: 'smart-rescue-queue',
  })
  boss.on('error', onError)
  await boss.start()
  const stopping = new AbortController()
  const known = new Map<string, Promise<void>>()

  /** Makes the queue of a kind once a process, and brings its settings up to what this version says. */
  const prepare = (kind: JobKind): Promise<void> => {
    const settings = {
      notify: true,
      retryLimit: kind.retries,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: kind.expireSeconds,
      heartbeatSeconds: SILENCE_SECONDS,
    }
    const made =
      known.get(kind.name) ??
      boss.createQueue(kind.name, settings).then(() => boss.updateQueue(kind.name, settings))
    known.set(kind.name, made)
    made.catch(() => known.delete(kind.name))
    return made
  }

  return {
    send: async <P extends z.ZodType>(
      kind: JobKind<P>,
      payload: z.input<P>,
      key: string,
      notBefore?: Date,
    ) => {
      const data = kind.payload.parse(payload) as object
      const id = idOfKey(kind.name, key)
      try {
        await prepare(kind)
        const when = notBefore === undefined ? {} : { startAfter: notBefore }
        if ((await boss.send(kind.name, data, { id, ...when })) !== null) return
        // The key is known. One that failed for good is asked for again; one that waits, runs or is done stays as it is.
        const [job] = await boss.findJobs(kind.name, { id })
        if (job?.state === 'failed') await boss.retry(kind.name, id)
        if (job?.state === 'cancelled') await boss.resume(kind.name, id)
      } catch (error) {
        throw nameDatabaseError(error)
      }
    },
    work: async <P extends z.ZodType>(
      kind: JobKind<P>,
      run: (payload: z.output<P>, signal: AbortSignal) => Promise<void>,
    ) => {
      await prepare(kind)
      const worker = await boss.work(
        kind.name,
        { localConcurrency: kind.concurrency, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 },
        async (jobs: { data: object; signal: AbortSignal }[]) => {
          for (const job of jobs)
            try {
              await run(kind.payload.parse(job.data), AbortSignal.any([job.signal, stopping.signal]))
            } catch (error) {
              onError(error)
              // pg-boss keeps what it is given with the job: a class, never a message.
              throw new Error(error instanceof Error ? error.constructor.name : 'not-an-error')
            } finally {
              // Looks at once for the next job, instead of resting until the next poll.
              setImmediate(() => boss.notifyWorker(worker))
            }
        },
      )
    },
    stop: async () => {
      stopping.abort()
      await boss.stop({ graceful: true, timeout: STOP_MS })
    },
  }
}
