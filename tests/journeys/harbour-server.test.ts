/** The Harbour server: three sites by name and by path on loopback, and every hard page as hard as it claims to be. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { request as requestTls } from 'node:https'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, crc32, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harbour, startHarbour } from '../../tools/harbour/serve.mjs'
import { encodeBase58Check } from '../../tools/harbour/wallets.mjs'
import { addressOf, findPage, truth } from './harbour-truth.ts'

let harbour: Harbour
beforeAll(async () => {
  harbour = await startHarbour()
})
afterAll(() => harbour.close())

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

/** Asks with a Host header and a raw request target, as a client would that found the name on 127.0.0.1. */
const ask = (host: string, path: string, method = 'GET', accept = ''): Promise<Answer> =>
  new Promise((done, fail) => {
    const sent = request(
      { host: '127.0.0.1', port: harbour.port, path, method, headers: { host, 'accept-encoding': accept } },
      async (answer) => {
        const body = Buffer.concat(await answer.toArray())
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body })
      },
    )
    sent.on('error', fail).end()
  })

const pageOf = (name: string) => truth.pages.filter((page) => page.hard?.case === name)
const only = (name: string) => addressOf(harbour, findPage(pageOf(name)[0]?.id ?? name))

describe('the addresses', () => {
  it('give the same page by name, by path prefix and by the .localhost twin', async () => {
    const byPath = await (await fetch(`${harbour.bases.social}people/marlo-keel.html`)).text()
    for (const host of ['quayside.test', `QUAYSIDE.test:${harbour.port}`, 'quayside.localhost']) {
      expect((await ask(host, '/people/marlo-keel.html')).body.toString()).toBe(byPath)
    }
    expect(byPath).toContain('<h1>Marlo Keel</h1>')
  })

  it('are origins by name that the resolver knows, and no other name', () => {
    for (const site of ['jobs', 'social', 'forum'] as const) {
      expect(harbour.origins[site]).toBe(`http://${harbour.hosts[site]}:${harbour.port}`)
      expect(harbour.resolve(harbour.hosts[site])).toBe('127.0.0.1')
    }
    expect(harbour.resolve('example.org')).toBeUndefined()
  })

  it('refuse a foreign name, a path outside the site and any method but GET and HEAD', async () => {
    expect((await ask('elsewhere.test', '/')).status).toBe(421)
    for (const path of [
      '/../truth.json',
      '/..%2f..%2ftruth.json',
      '/%2e%2e/social/index.html',
      '/%00',
      '/%zz',
      '/no-such-page',
    ]) {
      expect((await ask('harbour-jobs.test', path)).status, path).toBe(404)
    }
    expect((await ask('harbour-jobs.test', '/index.html', 'POST')).status).toBe(405)
    expect((await ask('harbour-jobs.test', '/index.html', 'HEAD')).body.length).toBe(0)
  })

  it('send a folder without its slash to the folder, by name and by prefix', async () => {
    expect((await fetch(`http://127.0.0.1:${harbour.port}/jobs`)).url).toBe(harbour.bases.jobs)
    expect((await fetch(`${harbour.bases.jobs}ne`)).url).toBe(`${harbour.bases.jobs}ne/`)
    expect((await ask('harbour-jobs.test', '/es')).headers.location).toBe('es/')
  })

  it('are on loopback only', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((one) => !one.internal)
    const places = [...outside.filter((one) => one.family === 'IPv4').map((one) => one.address), '127.0.0.2']
    for (const host of places) {
      const socket = connect({ host, port: harbour.port, timeout: 2000 })
      socket.on('timeout', () => socket.destroy(new Error('no answer')))
      const outcome = await once(socket, 'connect').then(
        () => 'connected',
        () => 'refused',
      )
      socket.destroy()
      expect(outcome, host).not.toBe('connected')
    }
  })
})

describe('redirects and walls', () => {
  it('lead over three hops with cookies on each to the advert', async () => {
    const { hops, cookies, lands } = findPage('jobs-old-listing').hard ?? {}
    const seen: number[] = []
    const set: string[] = []
    let address = only('redirect-chain')
    for (;;) {
      const answer = await fetch(address, { redirect: 'manual' })
      set.push(...answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''))
      if (answer.status === 200) break
      seen.push(answer.status)
      address = new URL(answer.headers.get('location') ?? '', address).href
    }
    expect(seen).toEqual(hops)
    expect(set).toEqual(cookies)
    expect(address).toBe(addressOf(harbour, findPage(lands ?? '')))
  })

  it('go round for ever where the truth says so', async () => {
    await expect(fetch(only('redirect-loop'))).rejects.toThrow()
  })

  it('point inside at a loopback address that is none of ours', async () => {
    const answer = await fetch(only('redirect-to-private-address'), { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe('http://127.0.0.2:9/admin')
  })

  it('end at a sign-in, at a refusal, or at a missing page that answers 200', async () => {
    const album = await fetch(addressOf(harbour, findPage('social-members')))
    expect(new URL(album.url).pathname).toBe('/social/login.html')
    expect(await album.text()).toContain('type="password"')
    expect((await fetch(only('bot-wall'))).status).toBe(403)
    expect((await fetch(only('soft-404'))).status).toBe(200)
  })

  it('are met by a self-signed certificate of another name', async (context) => {
    const { tlsPort } = harbour
    if (tlsPort === undefined) return context.skip('openssl is absent here, so there is no TLS twin')
    await expect(fetch(`https://127.0.0.1:${tlsPort}/jobs/`)).rejects.toThrow()
    const sent = requestTls({
      host: '127.0.0.1',
      port: tlsPort,
      path: '/ads/kitchen-amaro.html',
      rejectUnauthorized: false,
      headers: { host: 'harbour-jobs.test' },
    })
    sent.end()
    const [answer] = await once(sent, 'response')
    const same = await (await fetch(addressOf(harbour, findPage('jobs-kitchen-amaro')))).text()
    expect(answer.socket.getPeerCertificate().subject.CN).toBe('nobody.invalid')
    expect(Buffer.concat(await answer.toArray()).toString()).toBe(same)
  })
})

describe('bodies', () => {
  it('come behind strict rules, with headers that repeat, mix case and leave ASCII', async () => {
    const socket = connect(harbour.port, '127.0.0.1')
    socket.write('GET /hard/strict.html HTTP/1.1\r\nHost: harbour-jobs.test\r\nConnection: close\r\n\r\n')
    const raw = Buffer.concat(await socket.toArray()).toString('utf8')
    for (const line of ['X-HaRbOuR-Pier: four', 'x-harbour-pier: five', 'X-Harbour-Name: Bahía'])
      expect(raw).toContain(line)
    expect(raw).toMatch(/Content-Security-Policy: default-src 'none'.*sandbox/)
  })

  it('come slowly, in four pieces, each in a chunk of its own', async () => {
    const socket = connect(harbour.port, '127.0.0.1')
    socket.write(
      'GET /hard/slow.html?seconds=0.4 HTTP/1.1\r\nHost: harbour-jobs.test\r\nConnection: close\r\n\r\n',
    )
    const raw = Buffer.concat(await socket.toArray()).toString()
    const sizes = [...raw.matchAll(/\r\n([0-9a-f]+)\r\n/g)].map(([, size]) => Number.parseInt(size ?? '', 16))
    expect(sizes.length).toBe(5)
    expect(sizes.at(-1)).toBe(0)
    expect(raw).toContain('deck@harbour-jobs.test')
  })

  it('never end, and stop when the reader leaves', async () => {
    const answer = await fetch(only('endless'))
    let bytes = 0
    for await (const piece of answer.body ?? []) {
      bytes += piece.length
      if (bytes > 3_000_000) break
    }
    expect(bytes).toBeGreaterThan(3_000_000)
    expect((await fetch(`${harbour.bases.jobs}index.html`)).status).toBe(200)
  })

  it('are exactly as huge as the truth says', async () => {
    for (const page of [...pageOf('huge-page'), ...pageOf('huge-file')]) {
      const answer = await fetch(addressOf(harbour, page))
      let bytes = 0
      for await (const piece of answer.body ?? []) bytes += piece.length
      expect(bytes, page.id).toBe(page.hard?.bytes)
      expect(answer.headers.get('content-length'), page.id).toBe(String(bytes))
    }
  })

  it('are packed in four ways for who accepts it, and plain for who does not', async () => {
    const unpack = {
      gzip: gunzipSync,
      br: brotliDecompressSync,
      deflate: inflateSync,
      zstd: zstdDecompressSync,
    }
    for (const [coding, open] of Object.entries(unpack)) {
      const answer = await ask(
        'harbour-jobs.test',
        `/hard/packed-${coding}.html`,
        'GET',
        `identity, ${coding};q=0.5`,
      )
      expect(answer.headers['content-encoding']).toBe(coding)
      expect(open(answer.body).toString()).toContain(`packed-${coding}@harbour-jobs.test`)
      const plain = await ask('harbour-jobs.test', `/hard/packed-${coding}.html`)
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(plain.body).toEqual(open(answer.body))
    }
  })

  it('are plain text and a PDF whose cross-reference table points at its objects', async () => {
    for (const page of pageOf('non-html')) {
      const answer = await fetch(addressOf(harbour, page))
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
      expect(answer.headers.get('content-type')?.split(';')[0]).toBe(page.hard?.type)
      for (const { original } of page.selectors) expect(text).toContain(original)
      if (!text.startsWith('%PDF')) continue
      const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
      expect(text.slice(start, start + 4)).toBe('xref')
      const offsets = [...text.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset))
      expect(offsets.length).toBe(6)
      for (const [index, offset] of offsets.entries())
        expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`))
    }
  })

  it('carry hostile text as text only: no script, NUL bytes, turned writing, a name of 200 characters', async () => {
    const html = await (await fetch(only('hostile-text'))).text()
    expect(html).not.toMatch(/<script|\son\w+=["']/i)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html.split('\0').length).toBe(3)
    expect(html).toContain('\u202e')
    expect(/<b id="long">([^<]*)<\/b>/.exec(html)?.[1]?.length).toBe(200)
    expect(html).toMatch(/\p{Extended_Pictographic}\u200d\p{Extended_Pictographic}/u)
  })

  it('are neutral tiles: SVG, and PNG with right checksums and no two alike', async () => {
    const seen = new Set<string>()
    for (let number = 1; number <= 60; number++) {
      const kind = number % 2 ? 'svg' : 'png'
      const bytes = Buffer.from(
        await (await fetch(`${harbour.bases.jobs}img/tile-${number}.${kind}`)).arrayBuffer(),
      )
      seen.add(bytes.toString('base64'))
      if (kind === 'svg') expect(bytes.toString()).toContain('<rect width="320" height="200" fill="#')
      for (let at = 8; kind === 'png' && at < bytes.length; ) {
        const length = bytes.readUInt32BE(at)
        const body = bytes.subarray(at + 4, at + 8 + length)
        expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body))
        if (body.toString('latin1', 0, 4) === 'IDAT')
          expect(inflateSync(body.subarray(4)).length).toBe(20 * (1 + 32 * 3))
        at += 12 + length
      }
    }
    expect(seen.size).toBe(60)
  })
})

describe('what keeps moving', () => {
  it('scrolls through fifteen batches of six posts and then says that it ended', async () => {
    const book = only('infinite-scroll')
    const batches: string[] = []
    for (let number = 1; ; number++) {
      const answer = await fetch(new URL(`batch-${number}.html`, book))
      if (answer.status === 204) break
      batches.push(await answer.text())
    }
    expect(batches.length).toBe(15)
    expect(batches.join('').split('<article').length - 1).toBe(90)
    for (const { original } of findPage('forum-watch-book').selectors.filter(
      ({ where }) => where === 'scroll',
    )) {
      expect(batches.map((batch) => batch.includes(original)).lastIndexOf(true)).toBe(14)
    }
  })

  it('says five lines over a WebSocket and five over an event stream', async () => {
    const find = (where: string) =>
      findPage('forum-live-board').selectors.find((one) => one.where === where)?.original
    const socket = new WebSocket(`${harbour.bases.forum.replace('http', 'ws')}hard/live`)
    const said: string[] = []
    await new Promise<void>((done) => {
      socket.onmessage = (message) => {
        said.push(String(message.data))
        if (said.length === 5) done()
      }
    })
    socket.close()
    expect(said.join('\n')).toContain(find('websocket'))
    let stream = ''
    for await (const piece of (await fetch(`${harbour.bases.forum}hard/events`)).body ?? []) {
      stream += Buffer.from(piece).toString()
      if (stream.split('data: ').length === 6) break
    }
    expect(stream).toContain(find('eventsource'))
  })
})

describe('starting and stopping', () => {
  it('refuses a port that is taken, and on close ends open streams and gives the port back', async () => {
    const first = await startHarbour()
    await expect(startHarbour({ port: first.port })).rejects.toThrow(/EADDRINUSE/)
    const open = await fetch(`${first.bases.forum}hard/events`)
    await first.close()
    await expect(open.text()).rejects.toThrow()
    const again = await startHarbour({ port: first.port })
    expect(again.port).toBe(first.port)
    await again.close()
  })

  it('prints the addresses when run by hand and ends on a signal', async () => {
    const child = spawn(process.execPath, [
      fileURLToPath(new URL('../../tools/harbour/serve.mjs', import.meta.url)),
    ])
    let printed = ''
    for await (const piece of child.stdout) {
      printed += piece
      if (printed.includes('Ctrl-C')) break
    }
    const base = /http:\/\/127\.0\.0\.1:\d+\/jobs\//.exec(printed)?.[0] ?? ''
    expect((await fetch(base)).status).toBe(200)
    for (const host of Object.values(harbour.hosts)) expect(printed).toContain(host)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect((await ended)[0]).toBe(0)
  })

  it('encodes wallets as the published example of Base58Check', () => {
    const payload = Buffer.from('0062e907b15cbf27d5425399ebf6f0fb50ebb88f18', 'hex')
    expect(encodeBase58Check(payload)).toBe('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')
  })
})
