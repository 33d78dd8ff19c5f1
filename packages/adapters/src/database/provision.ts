/** Makes the roles and the database, and brings its tables up to date: everything that needs more rights than the application has. */
import { createHmac } from 'node:crypto'
import type { Pool } from 'pg'
import { type Migration, migrate } from './migrate.ts'
import { APP_ROLE, BOOTSTRAP_ROLE, DATABASE, OWNER_ROLE } from './names.ts'
import { type ConnectionOptions, type DatabaseClient, withClient } from './pool.ts'

const makeRole = async (client: DatabaseClient, name: string, password?: string): Promise<void> => {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  const rights = 'login nosuperuser nocreatedb nocreaterole'
  const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`
  if (rowCount === 0) await client.query(`create role ${name} ${rights}${secret}`)
  else if (secret !== '') await client.query(`alter role ${name} login${secret}`)
}

/** Roles and database of a private cluster, as its first role. Safe to repeat. `database` is another name in tests. */
export const provisionCluster = async (
  host: string,
  port: number,
  database: string = DATABASE,
): Promise<void> => {
  await withClient({ host, port, user: BOOTSTRAP_ROLE, database: 'postgres' }, async (client) => {
    await makeRole(client, OWNER_ROLE)
    await makeRole(client, APP_ROLE)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database} owner ${OWNER_ROLE}`)
  })
  await withClient({ host, port, user: OWNER_ROLE, database }, closeToPublic)
}

/** Nothing is public: what the application may touch is granted table by table in the migrations. */
const closeToPublic = async (client: DatabaseClient): Promise<void> => {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const name = client.escapeIdentifier(rows[0]?.name ?? DATABASE)
  await client.query(`revoke all on database ${name} from public`)
  await client.query(`grant connect on database ${name} to ${APP_ROLE}`)
  // The queue keeps its own tables, which hold ids only; the application makes and owns those and no others.
  await client.query('create schema if not exists pgboss')
  await client.query(`grant usage, create on schema pgboss to ${APP_ROLE}`)
}

/** Runs the migrations as the owner and says which ran. */
export const migrateAs = (
  owner: ConnectionOptions,
  migrations: readonly Migration[],
): Promise<readonly string[]> => withClient(owner, (client) => migrate(client, migrations))

/** Owner and application connections of a private cluster. */
export const clusterConnections = (
  host: string,
  port: number,
  database: string = DATABASE,
): { readonly owner: ConnectionOptions; readonly app: ConnectionOptions } => ({
  owner: { host, port, database, user: OWNER_ROLE },
  app: { host, port, database, user: APP_ROLE },
})

/** Reads `postgresql://user:password@host:port/database?sslmode=…`. A `host` parameter that begins with `/` names a socket's folder. */
export const parseDatabaseUrl = (text: string): ConnectionOptions => {
  const url = new URL(text)
  const password = decodeURIComponent(url.password)
  const mode = url.searchParams.get('sslmode')
  return {
    host: url.searchParams.get('host') ?? (url.hostname === '' ? '127.0.0.1' : url.hostname),
    port: url.port === '' ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    database: decodeURIComponent(url.pathname.slice(1)) || DATABASE,
    ...(password === '' ? {} : { password }),
    ...(mode === null || mode === 'disable' ? {} : { ssl: true }),
  }
}

/**
 * The application's connection to an outside server. The URL names the owner of an empty database, with the right to
 * create roles; the application's role is made by it, with a password that every program with that URL derives alike.
 */
export const provisionOutside = async (owner: ConnectionOptions): Promise<ConnectionOptions> => {
  const password =
    owner.password === undefined
      ? undefined
      : createHmac('sha256', owner.password).update('smart-rescue application role').digest('base64url')
  await withClient(owner, async (client) => {
    await makeRole(client, APP_ROLE, password)
    await closeToPublic(client)
  })
  const { password: _, ...rest } = owner
  return { ...rest, user: APP_ROLE, ...(password === undefined ? {} : { password }) }
}

/** Throws unless the pool's role is bound by row-level security: no superuser, no bypass, owner of no table. */
export const assertBoundRole = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ free: boolean; owned: number }>(
    `select r.rolsuper or r.rolbypassrls as free,
            (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relowner = r.oid and c.relkind = 'r' and n.nspname = 'public') as owned
       from pg_roles r where r.rolname = current_user`,
  )
  const row = rows[0]
  if (!row || row.free || row.owned > 0)
    throw new Error('the application’s database role is not bound by row-level security')
}
