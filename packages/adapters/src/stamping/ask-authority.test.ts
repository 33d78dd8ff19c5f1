import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAskAuthority } from './ask-authority.ts'

let server: Server | undefined
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server?.closeAllConnections()
      server ? server.close(() => resolve()) : resolve()
      server = undefined
    }),
)

const listen = (answer: RequestListener): Promise<string> =>
  new Promise((resolve) => {
    const started = createServer(answer)
    server = started
    started.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(started.address() as AddressInfo).port}/tsr`)
    })
  })

const QUERY = Uint8Array.of(0x30, 1, 2, 3)

describe('asking an authority', () => {
  it('sends the request as RFC 3161 asks, and gives back the bytes of the answer', async () => {
    let heard: { type: string | undefined; body: number[]; method: string | undefined } | undefined
    const url = await listen(async (request, response) => {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece as Buffer)
      heard = {
        type: request.headers['content-type'],
        body: [...Buffer.concat(pieces)],
        method: request.method,
      }
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
      response.end(Buffer.from([9, 8, 7]))
    })
    expect([...(await createAskAuthority()(url, QUERY))]).toEqual([9, 8, 7])
    expect(heard).toEqual({ type: 'application/timestamp-query', body: [...QUERY], method: 'POST' })
  })

  it.each<[string, RequestListener]>([
    [
      'sends one elsewhere',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    ],
    ['answers with an error', (_, response) => void response.writeHead(500).end('no')],
    ['answers too much', (_, response) => void response.writeHead(200).end(Buffer.alloc(200_000))],
    ['hangs up', (request) => void request.socket.destroy()],
  ])('rejects with its own code where it %s', async (_, answer) => {
    const url = await listen(answer)
    await expect(createAskAuthority()(url, QUERY)).rejects.toMatchObject({ code: 'stamp.unreachable' })
  })

  it('gives up after its patience', async () => {
    const url = await listen(() => undefined)
    await expect(createAskAuthority(100)(url, QUERY)).rejects.toMatchObject({ code: 'stamp.unreachable' })
  })

  it('rejects where nobody listens', async () => {
    await expect(createAskAuthority()('http://127.0.0.1:9/', QUERY)).rejects.toMatchObject({
      code: 'stamp.unreachable',
    })
  })

  it('asks nobody else when it is sent elsewhere', async () => {
    let others = 0
    const other = createServer((_, response) => {
      others++
      response.end()
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const url = await listen((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` })
      response.end()
    })
    await createAskAuthority()(url, QUERY).catch(() => undefined)
    expect(others).toBe(0)
    await new Promise((resolve) => other.close(resolve))
  })
})
