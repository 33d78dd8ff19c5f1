/** The rows of every table as JSON lines, out of one snapshot and back in, parents before children. */
import type { DatabaseClient as Client } from '@smart-rescue/adapters/database'

/** Rows in one entry of a backup. */
const BATCH = 1_000

/** Tables that are not backed up: migrations run anew, and a session must not outlive the moment it was made for. */
const LEFT_OUT = ['migration', 'session']

/** Every table of the index in an order in which each comes after those it refers to. */
export const listTables = async (client: Client): Promise<readonly string[]> => {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all ($1) order by 1`,
    [LEFT_OUT],
  )
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `select c.relname as child, p.relname as parent from pg_constraint k
       join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      where k.contype = 'f' and k.conrelid <> k.confrelid and c.relnamespace = 'public'::regnamespace`,
  )
  const ordered: string[] = []
  const visit = (name: string, above: readonly string[]): void => {
    if (ordered.includes(name) || above.includes(name)) return
    for (const { child, parent } of references) if (child === name) visit(parent, [...above, name])
    ordered.push(name)
  }
  for (const { name } of tables) visit(name, [])
  return ordered
}

/** Reads every row in batches of JSON lines. The caller's transaction decides which moment they are of. */
export async function* readRows(client: Client, table: string): AsyncGenerator<Buffer> {
  const name = client.escapeIdentifier(table)
  await client.query(
    `declare rows_of_backup no scroll cursor for select row_to_json(t)::text as line from ${name} t`,
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${BATCH} from rows_of_backup`)
    if (rows.length === 0) break
    yield Buffer.from(rows.map(({ line }) => `${line}\n`).join(''))
  }
  await client.query('close rows_of_backup')
}

/** Puts one batch back and says how many rows it was. */
export const writeRows = async (client: Client, table: string, lines: string): Promise<number> => {
  const name = client.escapeIdentifier(table)
  const list = `[${lines.trimEnd().split('\n').join(',')}]`
  const { rowCount } = await client.query(
    `insert into ${name} select * from json_populate_recordset(null::${name}, $1::json)`,
    [list],
  )
  return rowCount ?? 0
}

/** Where every sequence stands, by name. */
export const readSequences = async (client: Client): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public'`,
  )
  return Object.fromEntries(
    rows.flatMap(({ name, value }) => (value === null ? [] : [[name, Number(value)]])),
  )
}

/** Puts the sequences where they stood. */
export const writeSequences = async (
  client: Client,
  values: Readonly<Record<string, number>>,
): Promise<void> => {
  for (const [name, value] of Object.entries(values))
    await client.query('select setval($1::regclass, $2)', [client.escapeIdentifier(name), value])
}
