/** Connections to the database as one role. Numbers of eight bytes come back as numbers: nothing here counts beyond 2^53. */
import pg from 'pg'
import { createStatementNames, prepareStatements } from './prepare-statements.ts'

/** Where to connect and as whom. A `host` that begins with `/` is a socket's folder. */
export interface ConnectionOptions {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
  readonly ssl?: boolean
}

const INT8 = 20
const INT8_ARRAY = 1016

const readInt8 = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a number of the database is beyond 2^53')
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === INT8 && format !== 'binary') return readInt8
    if (Number(oid) === INT8_ARRAY && format !== 'binary')
      return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(readInt8))
    return pg.types.getTypeParser(oid, format)
  },
}

/** What every connection is opened with: dead peers are noticed, and nobody waits for one more than 5 s. */
export const connectionSettings = (options: ConnectionOptions) => ({
  ...options,
  types,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  application_name: 'smart-rescue',
})

/** A pool of at most `max` connections. A connection that dies while idle is dropped in silence: the next use opens another. */
export const createPool = (options: ConnectionOptions, max = 20): pg.Pool => {
  const pool = new pg.Pool({ ...connectionSettings(options), max, idleTimeoutMillis: 30_000 })
  pool.on('error', () => {})
  // A checked-out client whose server dies emits its own error beside the failed query.
  const nameOf = createStatementNames()
  pool.on('connect', (client) => {
    client.on('error', () => {})
    prepareStatements(client, nameOf)
  })
  return pool
}

/** One connection. */
export type DatabaseClient = pg.Client
/** Several connections. */
export type DatabasePool = pg.Pool

/** Runs work over one connection of its own and ends it whatever happens. */
export const withClient = async <T>(
  options: ConnectionOptions,
  work: (client: DatabaseClient) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client(connectionSettings(options))
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
