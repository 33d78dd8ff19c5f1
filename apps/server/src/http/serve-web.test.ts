/** The web app is served from its build: the page fresh, hashed files for ever. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFakeDoor } from './door.fake.ts'

let folder: string
const closers: (() => Promise<void>)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'web-'))
})
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
  rmSync(folder, { recursive: true })
})

const open = async () => {
  const door = await openFakeDoor([], { webFolder: folder })
  closers.push(() => door.close(100))
  return door.app
}
const build = () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Smart Rescue</title>')
  writeFileSync(join(folder, 'assets', 'app-1a2b3c.js'), 'export {}')
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
}

describe('the web app', () => {
  it('is the same page for every path of the app, fresh every time', async () => {
    build()
    const app = await open()
    for (const url of ['/', '/cases', '/cases/0192/evidence', '/cases?x=1']) {
      const answer = await app.inject({ url })
      expect(answer.statusCode, url).toBe(200)
      expect(answer.payload).toContain('<title>Smart Rescue</title>')
      expect(answer.headers['cache-control']).toBe('no-cache')
      expect(answer.headers['content-security-policy']).toContain(`frame-ancestors 'none'`)
    }
  })

  it('keeps hashed files for ever and others not at all', async () => {
    build()
    const app = await open()
    expect((await app.inject({ url: '/assets/app-1a2b3c.js' })).headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
    })
    expect((await app.inject({ url: '/icon.svg' })).headers['cache-control']).toBe('no-cache')
  })

  it('answers 404 for a file that is not there, instead of the page', async () => {
    build()
    const app = await open()
    for (const url of [
      '/assets/gone-9f.js',
      '/robots.txt',
      '/api/x',
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fx.js',
    ])
      expect((await app.inject({ url })).statusCode, url).toBe(404)
    expect((await app.inject({ method: 'POST', url: '/cases' })).statusCode).toBe(404)
  })

  it('says in one sentence what to do when it is not built', async () => {
    const app = await open()
    const answer = await app.inject({ url: '/' })
    expect(answer.statusCode).toBe(503)
    expect(answer.payload).toBe(
      'The pages of Smart Rescue are not built yet. Stop this program and run npm start, which builds them.\n',
    )
  })

  it('is not served under a host name that is not ours', async () => {
    build()
    const app = await open()
    expect((await app.inject({ url: '/', headers: { host: 'rebound.example' } })).statusCode).toBe(404)
  })
})
