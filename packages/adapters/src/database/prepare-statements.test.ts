import type { PoolClient } from 'pg'
import { describe, expect, it } from 'vitest'
import { createStatementNames, prepareStatements } from './prepare-statements.ts'

const listen = () => {
  const asked: unknown[][] = []
  const client = { query: (...all: unknown[]) => asked.push(all) } as unknown as PoolClient
  return { asked, client }
}

describe('prepareStatements', () => {
  it('names a statement with parameters, the same text by the same name', () => {
    const { asked, client } = listen()
    prepareStatements(client, createStatementNames())
    void client.query('select $1', [1])
    void client.query('select $1', [2])
    void client.query('select $1, $2', [1, 2])
    const names = asked.map(([first]) => (first as { name: string }).name)
    expect(names[0]).toBe(names[1])
    expect(names[2]).not.toBe(names[0])
    expect(names[0]?.length).toBeLessThanOrEqual(63)
    expect(asked[1]?.[0]).toMatchObject({ text: 'select $1', values: [2] })
  })

  it('leaves control statements and prepared objects as they are', () => {
    const { asked, client } = listen()
    prepareStatements(client, createStatementNames())
    void client.query('begin')
    void client.query('commit', [])
    void client.query({ text: 'select $1', values: [1] })
    expect(asked).toEqual([['begin'], ['commit', []], [{ text: 'select $1', values: [1] }]])
  })

  it('stops naming at its limit, so that lists of every length do not fill the database', () => {
    const nameOf = createStatementNames(2)
    expect(nameOf('a')).toBeDefined()
    expect(nameOf('b')).toBeDefined()
    expect(nameOf('c')).toBeUndefined()
    expect(nameOf('a')).toBeDefined()
  })
})
