/** The door: one fastify server over the bound endpoints, the web app and the OpenAPI document. Nothing of the framework leaves this folder. */
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { Authenticate, BoundEndpoint, Gate } from '@smart-rescue/features/ports/actor'
import type { Log } from '@smart-rescue/features/ports/log'
import type { AnswerLog } from '@smart-rescue/features/witnessing'
import { Failure } from '@smart-rescue/schema'
import Fastify, { type FastifyInstance } from 'fastify'
import { nameFailure, sendFailure } from './present/failures.ts'
import { addBodyDeadline, type BodyTimes } from './read-body.ts'
import { registerEndpoints } from './register-endpoints.ts'
import { readToken } from './request-state.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { serveWeb } from './serve-web.ts'
import { serveWitness } from './witness/serve-witness.ts'
import { writeOpenApi } from './write-openapi.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests are counted by the caller's address alone, or by the session where there is one. */
    byAddress?: boolean
  }
}

/** What the door is made of. */
export interface DoorOptions {
  readonly endpoints: readonly BoundEndpoint[]
  readonly authenticate: Authenticate
  readonly gate: Gate
  readonly log: Log
  readonly version: string
  readonly host: string
  /** Folder of the built web app. */
  readonly webFolder: string
  /** Port of the replay origin, known once it listens. */
  readonly replayPort: () => number
  /** Address of a reverse proxy whose `X-Forwarded-*` headers are believed; none by default. */
  readonly trustedProxy?: string
  /** Answers a partner's log that asks for our cosignature; without it nothing is witnessed here. */
  readonly answerLog?: AnswerLog
  readonly recheckMs?: number
  readonly heartbeatMs?: number
  readonly bodyTimes?: BodyTimes
}

/** The running door. */
export interface RunningDoor {
  /** Listens and says on which port. */
  listen(port: number): Promise<number>
  /** Accepts nothing more, ends event streams, waits for running answers at most `ms`. */
  close(ms: number): Promise<void>
  /** For tests: a request without a socket. */
  readonly app: FastifyInstance
}

const MEGABYTE = 1_048_576

const createApp = (options: DoorOptions): FastifyInstance => {
  const app = Fastify({
    bodyLimit: MEGABYTE,
    trustProxy: options.trustedProxy ?? false,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // A file on a slow line takes as long as it takes: bodies have their own time (read-body.ts), headers keep theirs.
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false, caseSensitive: true },
    frameworkErrors: (error, _request, reply) => {
      sendFailure(reply, nameFailure(error, options.log))
    },
  })
  app.server.headersTimeout = 30_000
  addBodyDeadline(app, 30_000)
  // Only JSON is taken, but where an endpoint takes bytes: a form of another site can send text/plain without asking.
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler((error, _request, reply) => sendFailure(reply, nameFailure(error, options.log)))
  return app
}

const addLimits = async (app: FastifyInstance): Promise<void> => {
  await app.register(rateLimit, {
    global: true,
    max: 3_000,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => {
      const byAddress = request.routeOptions.config.byAddress ?? true
      return (byAddress ? undefined : readToken(request)) ?? request.ip
    },
    errorResponseBuilder: () => new Failure('request.too-many'),
  })
}

/** Makes the door. It does not listen yet. */
export const createDoor = async (options: DoorOptions): Promise<RunningDoor> => {
  const app = createApp(options)
  const closing = new AbortController()
  await addSecurityHeaders(app, options.replayPort)
  await app.register(cookie)
  await addLimits(app)
  registerEndpoints(app, options.endpoints, { ...options, closing: closing.signal })
  const document = JSON.stringify(
    writeOpenApi(
      options.endpoints.map(({ endpoint }) => endpoint),
      options.version,
    ),
  )
  app.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(document),
  )
  if (options.answerLog) await serveWitness(app, options.answerLog, options)
  await serveWeb(app, options.webFolder, options.host)
  return {
    app,
    listen: async (port) => {
      await app.listen({ port, host: options.host })
      const address = app.server.address()
      return typeof address === 'object' && address !== null ? address.port : port
    },
    close: async (ms) => {
      closing.abort()
      const late = setTimeout(() => app.server.closeAllConnections(), ms)
      await app.close()
      clearTimeout(late)
    },
  }
}
