/** Plain SQL migrations, forward only: each once, in order, in its own transaction, with the hash of its text kept. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '@smart-rescue/schema'
import type { Client, PoolClient } from 'pg'

/** One migration: `0001_house`, its text, and `sha256` of the text in hex. */
export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** Reads `NNNN_name.sql` of a folder in order. Throws when two share a number. */
export const readMigrations = (folder: string): readonly Migration[] => {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
  const numbers = names.map((name) => name.slice(0, 4))
  if (new Set(numbers).size !== numbers.length) throw new Error('two migrations share a number')
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return {
      name: name.slice(0, -'.sql'.length),
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
    }
  })
}

const LOCK = 0x5a17e5c

/**
 * Brings the database up to the given migrations, as its owner, and says which ran. A database that knows others is
 * `database.newer`; one whose text was changed after it ran is an error of the programmer and stops everything.
 */
export const migrate = async (
  client: Client | PoolClient,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration',
    )
    const known = new Map(migrations.map((one) => [one.name, one.sha256]))
    for (const row of rows) {
      const expected = known.get(row.name)
      if (expected === undefined) throw new Failure('database.newer')
      if (expected !== row.sha256) throw new Error(`migration ${row.name} was changed after it ran`)
    }
    const done = new Set(rows.map((row) => row.name))
    const ran: string[] = []
    for (const { name, text, sha256 } of migrations) {
      if (done.has(name)) continue
      await client.query('begin')
      try {
        await client.query(text)
        await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
      ran.push(name)
    }
    return ran
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}
