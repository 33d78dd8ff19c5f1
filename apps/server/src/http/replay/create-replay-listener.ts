/** The replay origin: a second listener that knows no session. It serves replaywebpage's own files, the embedding page, and the bytes of a lent archive. */
import { createReadStream, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Log } from '@smart-rescue/features/ports/log'
import { Failure } from '@smart-rescue/schema'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { guardHost } from '../guard-origin.ts'
import { nameFailure, sendFailure } from '../present/failures.ts'
import type { OpenReplayDesk } from './create-replay-desk.ts'
import { readRange } from './read-range.ts'
import { framingHost } from './replay-host.ts'
import { DENIED_SCRIPT, REPLAY_INDEX, REPLAY_STYLES, writeReplayPage } from './replay-page.ts'
import { policyFor, WALLED_WORKER } from './replay-policy.ts'

/** What the listener is made of. */
export interface ReplayListenerOptions {
  readonly desk: OpenReplayDesk
  readonly log: Log
  readonly host: string
  /** Port of the house itself: only its pages may frame a replay. */
  readonly housePort: () => number
}

/** The running replay origin. */
export interface ReplayListener {
  listen(port: number): Promise<number>
  close(): Promise<void>
}

const FILES = dirname(createRequire(import.meta.url).resolve('replaywebpage/index.html'))

const sendFile = (reply: FastifyReply, name: string, type: string): FastifyReply => {
  const path = join(FILES, name)
  return reply
    .type(type)
    .header('content-length', String(statSync(path).size))
    .send(createReadStream(path))
}

/** Makes the replay origin. It does not listen yet. */
export const createReplayListener = async (options: ReplayListenerOptions): Promise<ReplayListener> => {
  const app = Fastify({
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
  })
  app.setErrorHandler((error, _request, reply) => sendFailure(reply, nameFailure(error, options.log)))
  app.setNotFoundHandler((_request, reply) => sendFailure(reply, new Failure('request.not-found')))
  app.addHook('onRequest', async (request, reply) => {
    guardHost(request, options.host)
    reply.headers({
      'content-security-policy': policyFor(
        `${request.protocol}://${framingHost(request.hostname)}:${options.housePort()}`,
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
      'x-dns-prefetch-control': 'off',
    })
  })
  const script = 'text/javascript; charset=utf-8'
  app.get('/replay/ui.js', (_request, reply) => sendFile(reply, 'ui.js', script))
  // The worker is asked for with settings in its query; its scope is the folder it is served from.
  app.get('/replay/sw.js', (_request, reply) => reply.type(script).send(WALLED_WORKER))
  app.get('/replay/wabac.js', (_request, reply) => sendFile(reply, 'sw.js', script))
  // The worker answers this itself once it runs; on the very first visit the page can be quicker than the worker.
  app.get('/replay/', (_request, reply) => reply.type('text/html; charset=utf-8').send(REPLAY_INDEX))
  app.get('/replay-denied.js', (_request, reply) => reply.type(script).send(DENIED_SCRIPT))
  app.get('/replay.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(REPLAY_STYLES))

  const loanOf = (request: FastifyRequest) => {
    const loan = options.desk.find((request.params as { token: string }).token)
    if (!loan) throw new Failure('request.not-found')
    return loan
  }
  app.get('/r/:token/', (request, reply) =>
    reply.type('text/html; charset=utf-8').send(writeReplayPage(loanOf(request))),
  )

  const exhibit = async (request: FastifyRequest, reply: FastifyReply) => {
    const loan = loanOf(request)
    const { status, start, end } = readRange(request.headers.range, loan.length)
    reply.code(status).type('application/wacz').header('accept-ranges', 'bytes')
    if (status === 416) return reply.header('content-range', `bytes */${loan.length}`).send('')
    if (status === 206) reply.header('content-range', `bytes ${start}-${end - 1}/${loan.length}`)
    reply.header('content-length', String(end - start))
    if (request.method === 'HEAD') return reply.send('')
    const bytes = status === 206 ? loan.read({ start, end }) : loan.read()
    return reply.send(Readable.from(bytes, { objectMode: false }))
  }
  app.route({ method: ['GET', 'HEAD'], url: '/r/:token/exhibit.wacz', handler: exhibit })

  return {
    listen: async (port) => {
      await app.listen({ port, host: options.host })
      const address = app.server.address()
      return typeof address === 'object' && address !== null ? address.port : port
    },
    close: () => app.close(),
  }
}
