/** The server stops in order: nothing new, streams ended, jobs back in the queue, database down, lock free. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPostmaster } from '@smart-rescue/adapters/database'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { startServer } from './main.ts'

const log = { info: () => {}, warn: () => {} }
let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'main-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const configOf = (...argv: string[]) => readConfig(['--data', data, '--port', '0', ...argv], {})

describe('the server', () => {
  it('answers health, its own description, and 404 in JSON, with the headers of every answer', async () => {
    const server = await startServer(configOf(), log)
    const health = await fetch(`${server.address}/api/health`)
    expect(await health.json()).toEqual({ status: 'ok', version: expect.any(String), state: 'first-run' })
    expect(health.headers.get('cache-control')).toBe('no-store')
    expect((await fetch(`${server.address}/api/openapi.json`)).status).toBe(200)
    const nothing = await fetch(`${server.address}/api/nothing`)
    expect([nothing.status, await nothing.json()]).toEqual([
      404,
      { error: expect.objectContaining({ code: 'request.not-found' }) },
    ])
    await server.stop()
  })

  it('stops once however often it is asked, and answers nobody afterwards', async () => {
    const server = await startServer(configOf(), log)
    await Promise.all([server.stop(), server.stop()])
    await server.stop()
    await expect(fetch(`${server.address}/api/health`)).rejects.toThrow()
    expect(readPostmaster(join(data, 'postgres'))).toBeUndefined()
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })

  it('does not wait for a connection that says nothing', async () => {
    const server = await startServer(configOf(), log)
    const idle = connect(server.port, '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    const ended = new Promise((resolve) => idle.once('close', resolve))
    idle.on('error', () => {})
    await server.stop()
    await ended
  })

  it('lets go of everything when a later step fails: the directory can be opened at once', async () => {
    await expect(startServer(configOf('--host', '192.0.2.1'), log)).rejects.toThrow(
      'does not have the address',
    )
    expect(existsSync(join(data, 'lock'))).toBe(false)
    const server = await startServer(configOf(), log)
    await server.stop()
  })

  it('runs replay on a port of its own, under the other name of loopback', async () => {
    const server = await startServer(configOf(), log)
    const policy = (await fetch(`${server.address}/`)).headers.get('content-security-policy') ?? ''
    const replay = /frame-src 'self' (http:\/\/localhost:\d+)/.exec(policy)?.[1] ?? ''
    expect(replay).not.toBe(server.address.replace('127.0.0.1', 'localhost'))
    expect((await fetch(`${replay}/replay/sw.js`)).headers.get('content-type')).toContain('javascript')
    expect((await fetch(`${replay}/api/health`)).status).toBe(404)
    await server.stop()
  })
})
