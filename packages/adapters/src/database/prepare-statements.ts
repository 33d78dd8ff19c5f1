/** Lets the database plan each statement once a connection: for queries guarded by row-level security, planning costs more than running. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'

/** Statements that one process names; the rest (lists of many lengths) run unnamed. */
const MOST_NAMES = 500

/** Names by text, so that every connection prepares the same statement under the same name. */
export const createStatementNames = (most: number = MOST_NAMES): ((text: string) => string | undefined) => {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= most) return known
    // 63 bytes is the longest name that the database keeps.
    const name = `s_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`
    names.set(text, name)
    return name
  }
}

/** Makes a connection prepare what it is asked with parameters. Statements without any are control (begin, commit) and stay as they are. */
export const prepareStatements = (client: PoolClient, nameOf: (text: string) => string | undefined): void => {
  const ask = client.query.bind(client) as (...all: unknown[]) => unknown
  const prepared = (...all: unknown[]): unknown => {
    const [text, values, ...rest] = all
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    return name === undefined ? ask(...all) : ask({ name, text, values }, ...rest)
  }
  client.query = prepared as PoolClient['query']
}
